import { type StandingBloc, isRevealOver, standingBlocs } from '#shared/classroom/debrief/tableStory.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Headline, newsOf } from '#shared/protocol/headlines.ts';
import { type GameState, countryPart, provincePart } from '#shared/rules/state.ts';
import { isPaused, lastRoundOf } from '#shared/rules/table/clock.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { gameId, session, traits } from '../../state/store.ts';
import { ownStorage, readJson, writeJson } from '../../state/storage.ts';
import { useTable } from '../../state/useTable.ts';
import { formatDayAndTime, formatList, formatNumber, sentences } from '../../text/format.ts';
import { economyName, stageName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { openRecap } from '../chrome/SoundSwitch.tsx';
import { headlinePhrase } from '../headlines/headline.ts';

/** What has happened so far, for whoever sits down after a break. */
export function RecapDialog() {
  if (!isShown(isFresh())) return null;
  return (
    <Dialog title={t('table.soFar')} onClose={close}>
      <RecapLines />
    </Dialog>
  );
}

/** The same on the console, and on the big screen while the class waits for the clock to go on. */
export function RecapPanel({ on }: { readonly on: 'console' | 'screen' }) {
  const { game } = useTable();
  if (!isShown(on === 'console' ? isFresh() : isPaused(game))) return null;
  return (
    <section
      class={`panel pad stack gap-3 ${on === 'screen' ? 'screen-code-again' : ''}`}
      aria-labelledby="recap"
    >
      <div class="row between gap-3">
        <h2 id="recap">{t('table.soFar')}</h2>
        <button type="button" class="btn sm" onClick={close}>
          {t('common.close')}
        </button>
      </div>
      <RecapLines />
    </section>
  );
}

function RecapLines() {
  const { game, me } = useTable();
  const { played, rounds, news, law, moreLaw, own } = recapOf(game, me);
  const agreements = formatList(law.map(agreementText));
  const adjournedUntil = session.value?.ofClass?.adjournedUntil;
  return (
    <ul class="stack gap-2">
      <li>{played === 0 ? t('recap.none') : t('recap.played', { played, rounds })}</li>
      {news !== undefined && (
        <li>{sentences(t('recap.news', { round: news.round }), say(headlinePhrase(news.headline)))}</li>
      )}
      <li>
        {law.length === 0
          ? t('recap.noLaw')
          : moreLaw === 0
            ? t('recap.law', { agreements })
            : t('recap.lawAndMore', { agreements, more: moreLaw })}
      </li>
      {own !== undefined && (
        <li>
          {t('recap.own', { ...own, economy: economyName(own.economy), index: formatNumber(own.index, 1) })}
        </li>
      )}
      <li>
        <b>{t(`recap.next.${game.phase}`, { round: game.round })}</b>
      </li>
      {adjournedUntil !== undefined && (
        <li>{t('table.adjourned', { when: formatDayAndTime(new Date(adjournedUntil)) })}</li>
      )}
    </ul>
  );
}

function agreementText({ level, parties }: StandingBloc): string {
  const pact = traits.value.forms?.[level - 1];
  const form = pact === undefined ? stageName(level) : t(`recap.pact.${pact}`);
  return t('recap.agreement', { form, economies: formatList(parties.map(economyName)) });
}

/** Opened or put away on this page, else by itself. */
function isShown(byItself: boolean): boolean {
  const opened = openRecap.value;
  return opened?.gameId === gameId.value ? (opened?.isOpen ?? byItself) : byItself;
}

/** For so long after the first has come back, it opens by itself on every device, once. */
const FRESH_MS = 3 * 3_600_000;
const KEY = 'accord.recap';
const KEPT_MS = 60 * 86_400_000;

function isFresh(): boolean {
  const since = session.value?.goesOnSince ?? 0;
  return Math.abs(Date.now() - since) < FRESH_MS && putAway()[gameId.value ?? ''] !== since;
}

function close(): void {
  openRecap.value = { gameId: gameId.value, isOpen: false };
  const since = session.value?.goesOnSince;
  if (since !== undefined) writeJson(ownStorage(), KEY, { ...putAway(), [gameId.value ?? '']: since });
}

/** Breaks after which it was read on this device, by table. */
function putAway(): Readonly<Record<string, number>> {
  const stored = readJson(ownStorage(), KEY);
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number' && Date.now() - entry[1] < KEPT_MS,
    ),
  );
}

/** What has happened so far at a table that goes on after a break, in a few sentences' worth of facts. */
export type Recap = {
  /** Rounds whose reveal is over, and how many there will be. */
  readonly played: number;
  readonly rounds: number;
  /** Of the last of them, what weighs most. */
  readonly news?: { readonly round: number; readonly headline: Headline };
  /** The deepest agreements in force, and how many more there are. */
  readonly law: readonly StandingBloc[];
  readonly moreLaw: number;
  /** Where the own seat stands. */
  readonly own?: {
    readonly economy: EconomyId;
    readonly index: number;
    readonly place: number;
    readonly seats: number;
  };
};

const MOST_LAW = 3;

export function recapOf(game: GameState, me: EconomyId | undefined): Recap {
  const rounds = roundsOf(game);
  const shown = isRevealOver(game) ? rounds : rounds.slice(0, -1);
  const played = shown.filter(({ isEpilogue }) => !isEpilogue);
  const last = shown.at(-1);
  const headline = last === undefined ? undefined : newsOf(last.headlines)[0];
  const law = standingBlocs(game);
  const own = last === undefined || me === undefined ? undefined : standingOf(last.incomes, me);
  return {
    played: played.length,
    rounds: lastRoundOf(game),
    ...(last === undefined || headline === undefined ? {} : { news: { round: last.round, headline } }),
    law: law.slice(0, MOST_LAW),
    moreLaw: Math.max(0, law.length - MOST_LAW),
    ...(own === undefined ? {} : { own }),
  };
}

type Played = {
  readonly round: number;
  readonly isEpilogue: boolean;
  readonly headlines: readonly Headline[];
  /** Real income of every seat, 100 at the opening. */
  readonly incomes: Readonly<Record<EconomyId, { readonly index: number }>>;
};

function roundsOf(game: GameState): readonly Played[] {
  return [
    ...countryPart(game).reports.map(({ round, isEpilogue, headlines, economies }) => ({
      round,
      isEpilogue,
      headlines,
      // Other economies of the world have no seat.
      incomes: Object.fromEntries(Object.entries(economies).filter(([economy]) => economy in game.seats)),
    })),
    ...provincePart(game).reports.map(({ round, headlines, provinces: incomes }) => ({
      round,
      isEpilogue: false,
      headlines,
      incomes,
    })),
  ];
}

/** The place of a seat among all by real income; equals share the better one. Undefined of a seat without an income of its own. */
function standingOf(incomes: Played['incomes'], economy: EconomyId): Recap['own'] {
  const own = incomes[economy];
  if (own === undefined) return undefined;
  const all = Object.values(incomes);
  const place = 1 + all.filter(({ index }) => index > own.index).length;
  return { economy, index: own.index, place, seats: all.length };
}
