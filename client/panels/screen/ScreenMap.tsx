import { useMemo, useRef } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { SessionView } from '#shared/protocol/session.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { MapView } from '../../map/MapView.tsx';
import { loadWaysRound, useLate } from '../../map/mapEngine.ts';
import { mapModel } from '../../map/mapModel.ts';
import { useElementSize } from '../../map/useElementSize.ts';
import { incomeRows } from '../../state/trade.ts';
import { gameOfCountries, scenario } from '../../state/store.ts';
import { formatNumber } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { leaversByWill, unionEndPhrases, unionEnds } from '../headlines/unionEnds.ts';

type Props = {
  readonly report?: RoundReport | undefined;
  /** Economies that the sentence on the screen names. */
  readonly story?: readonly EconomyId[] | undefined;
  /** Height of what stands over the foot of the map, in pixels. */
  readonly footPx: number;
};

const loadSigns = async () => (await import('../table/CapitalSigns.tsx')).CapitalSigns;

/** Shares of the screen that the boards cover (screen.css). */
const BOARD_WIDTH = 0.29;

const FOOT_MARGIN = 0.05;

const HEAD_HEIGHT = 0.115;

/** The map as large as the screen, framing what the sentence tells. */
export function ScreenMap({ report, story, footPx }: Props) {
  const stage = useRef<HTMLDivElement>(null);
  const size = useElementSize(stage);
  const state = gameOfCountries.value;
  const world = scenario.value;
  const Signs = useLate(loadSigns, true);
  const waysRound = useLate(loadWaysRound, world?.flags.lowestWallEntry === true);
  const stop = state?.revealStop;
  const model = useMemo(() => {
    if (state === undefined || world === undefined) return undefined;
    return mapModel(world, state, {
      layer: 'all',
      waysRound: () => waysRound?.(world, state, Object.keys(state.seats)) ?? [],
      ...(story === undefined || story.length === 0 ? {} : { story: { economies: story } }),
      ...(report === undefined || stop === undefined ? {} : { reveal: { report, stop } }),
    });
  }, [state, world, report, stop, story?.join(), waysRound]);
  const width = size?.width ?? 0;
  const height = size?.height ?? 0;
  return (
    <div class="screen-map cover" ref={stage}>
      {model !== undefined && size !== undefined && (
        <MapView
          model={model}
          onPick={pickNothing}
          isLarge
          signs={Signs === undefined ? undefined : (stand) => <Signs {...stand} isPublic />}
          insets={{
            top: Math.round(height * HEAD_HEIGHT),
            right: Math.round(width * BOARD_WIDTH),
            bottom: Math.round(footPx + height * FOOT_MARGIN),
            left: Math.round(width * 0.02),
          }}
        />
      )}
    </div>
  );
}

function pickNothing(): void {}

/** Changes smaller than this show as none. */
const NOTHING = 0.005;

/** Every seat's real income, in the order of the seats. Changes appear once the reveal has come to them. */
export function IncomeBoard({ showsChange }: { readonly showsChange: boolean }) {
  const state = gameOfCountries.value;
  const world = scenario.value;
  if (state === undefined || world === undefined) return null;
  const shown = showsChange ? state.reports : state.reports.slice(0, -1);
  return (
    <section class="panel screen-board" aria-labelledby="screen-income">
      <h2 id="screen-income">{t('screen.income')}</h2>
      <p class="muted">{t('screen.incomeHint')}</p>
      <ul>
        {incomeRows(world, state, shown).map(({ economy, index, change }) => (
          <li key={economy}>
            <Medallion economy={economy} size={40} />
            <span class="grow">{economyName(economy)}</span>
            <b class="num">{formatNumber(index, 2)}</b>
            <Change points={change} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Change({ points }: { readonly points: number | undefined }) {
  if (points === undefined) return <span class="delta flat" />;
  const look = Math.abs(points) < NOTHING ? 'flat' : points > 0 ? 'up' : 'down';
  return <span class={`delta num ${look}`}>{formatNumber(Math.abs(points), 2)}</span>;
}

/** Counts instead of names: the room sees how far the table is, not who is slow. */
type ScreenCounts = {
  /** Proposals that their author has shown to everybody. */
  readonly openProposals: number;
  readonly signed: number;
  readonly connected: number;
  readonly people: number;
  readonly ready: number;
  readonly sealed: number;
  readonly seats: number;
};

export function screenCounts(game: CountryGame, session: SessionView): ScreenCounts {
  const seats = Object.values(game.seats);
  const present = seats.filter(({ member, present: isHere }) => member !== undefined && isHere);
  return {
    openProposals: Object.values(game.proposals).filter(({ status }) => status === 'open').length,
    signed: agreementsOf(game).length,
    connected: session.people.filter(({ connected }) => connected).length,
    people: session.people.length,
    ready: present.filter(({ ready }) => ready).length,
    sealed: game.sealedBy.length,
    seats: present.length,
  };
}

/** Agreements that began to govern in this round, newest first. */
export function agreementsOf(game: Pick<CountryGame, 'agreements' | 'round'>): readonly Agreement[] {
  return Object.values(game.agreements)
    .filter(({ sinceRound }) => sinceRound === game.round)
    .toReversed();
}

/** Notices given in this round: who leaves what, and when. */
export function leavingNow(game: Pick<CountryGame, 'agreements' | 'proposals' | 'round'>): readonly Phrase[] {
  const isNow = ({ outInRound }: { readonly outInRound: number }): boolean => outInRound === game.round + 1;
  const byWill = Object.values(game.agreements).flatMap((agreement) =>
    leaversByWill(game, agreement, undefined)
      .filter(isNow)
      .map(({ by: economy, outInRound }): Phrase =>
        phrase('news.leaving', { economy, agreement: agreement.id, round: outInRound }),
      ),
  );
  return [...unionEndPhrases(unionEnds(game, undefined).filter(isNow)), ...byWill];
}
