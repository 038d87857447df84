import { useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { findFaults, raisersFor } from '#shared/rules/countries/proposals.ts';
import { mostFounders, signaturesLeft } from '#shared/rules/law/register.ts';
import { eventsAtWork } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { type AreaWorth, type PreviewJob, previews, usePreview } from '../../preview/preview.ts';
import { openProposal } from '../../state/tableState.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { viewport } from '../../state/viewport.ts';
import { formatList, formatSignedPercent, sentences } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { belowOwn, taskMark } from '../effects/HomeEffects.tsx';
import { SILENT_PERCENT, whyMoved } from '../effects/useProposalPreview.ts';
import { eventEffects, eventTitle } from '../events/eventText.ts';
import { SLIGHT_PERCENT } from '../proposal/proposalsOfSeat.ts';
import { areSame, draftFrom, openOfferOf } from './templates.ts';

/** Free trade among some of the seats, as they could found it in this round. */
export type Area = {
  /** The reader first where it is one of them. */
  readonly draft: Draft;
  readonly isOwn: boolean;
  /** It is in force. */
  readonly isSigned: boolean;
  /** So are payments among them. */
  readonly isPaid?: boolean;
  /** Why they cannot sign it in this round. */
  readonly bar?: Phrase;
  /** The newest offer of it that lies open before the reader. */
  readonly offer?: Proposal;
  /** What it brings each of the table, once the model has answered. */
  readonly worth?: AreaWorth;
};

/** The rules are asked once for a state. */
const areasKnown = new WeakMap<CountryGame, { readonly me: EconomyId; readonly areas: readonly Area[] }>();

function areasIn(scenario: Scenario, game: CountryGame, me: EconomyId): readonly Area[] {
  const known = areasKnown.get(game);
  if (known?.me === me) return known.areas;
  const areas = findAreas(scenario, game, me);
  areasKnown.set(game, { me, areas });
  return areas;
}

/** All areas with the reader, and those of others that stand or can still be signed. */
function findAreas(scenario: Scenario, game: CountryGame, me: EconomyId): Area[] {
  const most = mostFounders(game.settings, game.round);
  const others = Object.keys(game.seats).filter((economy) => economy !== me);
  return (
    [me, ...others]
      .reduce<EconomyId[][]>((sets, each) => [...sets, ...sets.map((set) => [...set, each])], [[]])
      .filter(({ length }) => length > 1 && length <= most)
      .map((parties): Area => {
        const [author = me, ...partners] = parties;
        const draft = draftFrom('freeTradeArea', { scenario, game, me: author, partners });
        const signed = Object.values(game.agreements).find(
          (agreement) => agreement.level >= FREE_TRADE_LEVEL && areSame(agreement.parties, parties),
        );
        const isSigned = signed !== undefined;
        const bar = isSigned ? undefined : barTo(scenario, game, draft, me);
        const offer = openOfferOf(game, parties);
        return {
          draft,
          isOwn: parties.includes(me),
          isSigned,
          isPaid: (signed?.payments.length ?? 0) > 0,
          ...(bar === undefined ? {} : { bar }),
          ...(offer === undefined ? {} : { offer }),
        };
      })
      // Who has signed is told once, not for every area that they would be in.
      .filter(({ draft, isOwn, bar }) =>
        isOwn ? bar?.key !== 'areas.haveSigned' || draft.parties.length === 2 : bar === undefined,
      )
  );
}

/** Who has signed already, or signs nothing with another of them; what else the rules say against it. */
function barTo(scenario: Scenario, game: CountryGame, draft: Draft, me: EconomyId): Phrase | undefined {
  const { parties } = draft;
  const [author = me] = parties;
  const spent = parties.filter((party) => signaturesLeft(game, party) === 0);
  if (spent.includes(me)) return phrase('areas.youSigned');
  if (spent.length > 0) return phrase('areas.haveSigned', { economies: spent, count: spent.length });
  for (const economy of parties) {
    const against = raisersFor(scenario, game, economy).filter((other) => parties.includes(other));
    if (against.includes(me)) return phrase('areas.refusesYou', { economy });
    if (against.length > 0) return phrase('areas.refuses', { economy, economies: against });
  }
  return findFaults(scenario, game, draft, author).length === 0 ? undefined : phrase('areas.barred');
}

/** What the model is asked of them, for the board and for the next move. */
export function jobOfAreas(scenario: Scenario, game: CountryGame, me: EconomyId): PreviewJob {
  return { type: 'areas', economy: me, drafts: areasToWeigh(scenario, game, me) };
}

/** Those that are in force or can still be signed. */
function areasToWeigh(scenario: Scenario, game: CountryGame, me: EconomyId): readonly Draft[] {
  return areasIn(scenario, game, me)
    .filter(({ bar }) => bar === undefined)
    .map(({ draft }) => draft);
}

/**
 * The rows of the board: the reader's own, what brings it most first and what cannot be signed last; then those of others that stand or
 * would cost the reader something, the costliest first.
 */
export function areaBoard(scenario: Scenario, game: CountryGame, me: EconomyId): readonly Area[] {
  const areas = areasIn(scenario, game, me);
  const { job, result } = previews.value.areas ?? {};
  const drafts = areasToWeigh(scenario, game, me);
  const isKnown =
    job?.type === 'areas' &&
    result?.type === 'areas' &&
    job.economy === me &&
    canonicalJson(job.drafts) === canonicalJson(drafts);
  const told = areas.map((area): Area => {
    const worth = isKnown && area.bar === undefined ? result.worths[drafts.indexOf(area.draft)] : undefined;
    return worth === undefined ? area : { ...area, worth };
  });
  const own = ({ worth }: Area): number => worth?.percent[me] ?? 0;
  const rank = ({ isSigned, bar }: Area): number => (isSigned ? 0 : bar === undefined ? 1 : 2);
  return [
    ...told.filter(({ isOwn }) => isOwn).toSorted((a, b) => rank(a) - rank(b) || own(b) - own(a)),
    ...told
      .filter((area) => !area.isOwn && area.worth !== undefined)
      .filter((area) => area.isSigned || own(area) < -SILENT_PERCENT)
      .toSorted((a, b) => rank(a) - rank(b) || own(a) - own(b)),
  ];
}

/** Of the areas that the reader can still sign: whether one raises the income of all its members, or none does; undefined while that is not known. */
export function isGainLeft(board: readonly Area[]): boolean | undefined {
  const open = board.filter(({ isOwn, bar, isSigned }) => isOwn && bar === undefined && !isSigned);
  if (open.some(({ worth }) => worth === undefined)) return undefined;
  return open.some(({ draft, worth }) =>
    draft.parties.every((party) => (worth?.percent[party] ?? 0) >= SLIGHT_PERCENT),
  );
}

/** The figure of which the reader asks why it is so. */
type Asked = { readonly draft: Draft; readonly economy: EconomyId };

/** The answer, once the model has it. */
function Why({ draft, economy }: Asked) {
  const { game, me } = useCountrySeat();
  const name = canonicalJson(draft);
  usePreview('refused', { type: 'proposal', draft, parts: true }, [name, game]);
  const { job, result } = previews.value.refused ?? {};
  if (job?.type !== 'proposal' || canonicalJson(job.draft) !== name || result?.type !== 'forecast')
    return <span class="muted">{t('proposal.computing')}</span>;
  return <>{whyMoved(result.forecast, draft, economy, me).map(say).join(' ')}</>;
}

type BoardProps = { readonly onWrite: (partners: readonly EconomyId[]) => void };

/** Who could sign in this round, and what it would bring to each; a press begins the offer, or opens the one that lies there. */
export function AreaBoard({ onWrite }: BoardProps) {
  const { scenario, game, me } = useCountrySeat();
  const board = areaBoard(scenario, game, me);
  const isSpent = signaturesLeft(game, me) === 0;
  const isOut = isSpent || board.some(({ offer }) => offer?.author === me);
  const economies = [me, ...Object.keys(game.seats).filter((economy) => economy !== me)];
  const isLast = game.round >= game.settings.rounds;
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
  const rows = { economies, board, onWrite, asked, setAsked };
  const isPhone = viewport.value === 'phone';
  return (
    // It is closed once the reader has chosen, and opens with the next round.
    <details
      class="panel slim"
      style={isPhone ? { paddingInline: 'var(--s2)' } : {}}
      open={!isOut}
      key={`${game.round} ${isOut}`}
    >
      <summary>
        <b class="lead">{t(isSpent ? 'areas.title' : 'areas.whom')}</b>
      </summary>
      <p class="small muted">{t(isLast ? 'areas.hintAfter' : 'areas.hint')}</p>
      {eventsAtWork(game).map((event) => (
        <p class="small" key={event.id}>
          {t('events.inTable', { event: eventTitle(event), effects: eventEffects(event) })}
        </p>
      ))}
      <table
        class={isPhone ? 'figures num small' : 'figures num'}
        // What opens below a row leaves the columns as they are.
        style={{ width: '100%', tableLayout: 'fixed' }}
        aria-describedby="areas-key"
      >
        <caption class="sr">{t('areas.title')}</caption>
        <thead>
          <tr>
            <th scope="col" style={{ width: isPhone ? '24%' : '27%' }}>
              {t('areas.with')}
            </th>
            {economies.map((economy) => (
              // The reader's own has lines below its figures.
              <th scope="col" key={economy} style={economy === me ? { width: isPhone ? '22%' : '24%' } : {}}>
                {economyName(economy)}
              </th>
            ))}
          </tr>
        </thead>
        <Rows {...rows} areas={board.filter(({ isOwn }) => isOwn)} />
        <Rows {...rows} areas={board.filter(({ isOwn }) => !isOwn)} title={t('areas.others')} />
      </table>
      <p class="micro muted" id="areas-key">
        {sentences(
          t('areas.key'),
          board.some(({ isOwn, isSigned, worth }) => isOwn && !isSigned && worth?.reaction) &&
            t('areas.keyThen'),
        )}
      </p>
    </details>
  );
}

type RowsProps = BoardProps & {
  readonly areas: readonly Area[];
  readonly board: readonly Area[];
  readonly economies: readonly EconomyId[];
  readonly asked: Asked | undefined;
  readonly setAsked: (asked: Asked | undefined) => void;
  readonly title?: string;
};

function Rows({ areas, title, ...shared }: RowsProps) {
  if (areas.length === 0) return null;
  return (
    <tbody>
      {title !== undefined && (
        <tr class="muted">
          <th scope="rowgroup" colSpan={shared.economies.length + 1}>
            {title}
          </th>
        </tr>
      )}
      {areas.map((area) => (
        <Row key={area.draft.parties.join()} area={area} {...shared} />
      ))}
    </tbody>
  );
}

type RowProps = Omit<RowsProps, 'areas' | 'title'> & { readonly area: Area };

function Row({ area, board, economies, onWrite, asked, setAsked }: RowProps) {
  const { game, me } = useCountrySeat();
  const { draft, isOwn, bar, worth } = area;
  const others = draft.parties.filter((party) => party !== me);
  const isAll = isOwn && others.length === Object.keys(game.seats).length - 1;
  const name = isAll ? t('areas.everybody') : formatList(others.map(economyName));
  const task = isOwn && worth?.task ? taskMark(worth.task) : undefined;
  const marks = [markOf(area, me), task].filter((mark) => mark !== undefined);
  const isAsked = asked?.draft.parties.join() === draft.parties.join();
  const row = (
    <tr class={bar === undefined ? '' : 'muted'}>
      {/* In Chinese too a list of names breaks where the column ends. */}
      <th scope="row" style={{ wordBreak: 'normal' }}>
        {isOwn && bar === undefined ? (
          <button
            type="button"
            class="btn sm wide"
            style={{ whiteSpace: 'normal', justifyContent: 'start', textAlign: 'start' }}
            onClick={() => {
              if (area.offer === undefined) onWrite(others);
              else openProposal.value = area.offer.id;
            }}
          >
            {name}
          </button>
        ) : (
          name
        )}
        {marks.map((mark) => (
          <span class="micro muted" style={{ display: 'block' }} key={mark.key}>
            {say(mark)}
          </span>
        ))}
      </th>
      {bar !== undefined && (
        <td colSpan={economies.length} class="micro">
          {say(bar)}
        </td>
      )}
      {bar === undefined &&
        economies.map((economy) => (
          <Cell
            key={economy}
            percent={worth?.percent[economy]}
            below={economy === me && !area.isSigned ? belowOwn(game, me, worth, isOwn) : []}
            isMember={draft.parties.includes(economy)}
            isBest={isBestFor(board, area, economy)}
            isAsked={isAsked && asked?.economy === economy}
            // What is in force is told on the map.
            onAsk={
              area.isSigned || worth === undefined
                ? undefined
                : (isOn) => setAsked(isOn ? { draft, economy } : undefined)
            }
          />
        ))}
    </tr>
  );
  if (!isAsked || asked === undefined) return row;
  return (
    <>
      {row}
      <tr>
        <td
          colSpan={economies.length + 1}
          class="small"
          style={{ whiteSpace: 'normal', textAlign: 'start' }}
          aria-live="polite"
        >
          <Why draft={draft} economy={asked.economy} />
        </td>
      </tr>
    </>
  );
}

/** What has become of it: signed, or offered by whom. */
function markOf({ isSigned, isPaid, offer }: Area, me: EconomyId): Phrase | undefined {
  if (isSigned) return phrase(isPaid === true ? 'areas.signedPaid' : 'areas.signed');
  if (offer !== undefined && offer.refusedBy.length > 0)
    return phrase('areas.refused', { economies: offer.refusedBy });
  if (offer?.author === me) return phrase('areas.offerYours');
  return offer === undefined ? undefined : phrase('areas.offer', { economy: offer.author });
}

/** Whether, of all that can still be signed, nothing brings the economy more. */
function isBestFor(board: readonly Area[], area: Area, economy: EconomyId): boolean {
  const of = ({ worth }: Area): number => worth?.percent[economy] ?? 0;
  const open = board.filter(({ bar, isSigned }) => bar === undefined && !isSigned);
  return open.includes(area) && of(area) > SILENT_PERCENT && open.every((other) => of(other) <= of(area));
}

/** On a phone the column has no room for it beside the figure. */
const BELOW_STAR = { paddingTop: 'var(--s3)' };
const STAR_ABOVE = { position: 'absolute', insetInlineEnd: 0, top: 0, lineHeight: 1 } as const;

type CellProps = {
  readonly percent: number | undefined;
  readonly below: readonly Phrase[];
  readonly isMember: boolean;
  readonly isBest: boolean;
  readonly isAsked: boolean;
  readonly onAsk: ((isOn: boolean) => void) | undefined;
};

function Cell({ percent, below, isMember, isBest, isAsked, onAsk }: CellProps) {
  const isRaised = isBest && viewport.value === 'phone';
  const isMoved = percent !== undefined && Math.abs(percent) > SILENT_PERCENT;
  const figure = percent === undefined ? '' : formatSignedPercent(percent / 100, 2);
  const look = isMoved ? `delta-word ${percent > 0 ? 'up' : 'down'}` : 'muted';
  return (
    <td
      class={isMember ? 'lit' : ''}
      style={{ position: 'relative', ...(isRaised ? BELOW_STAR : isBest ? { paddingLeft: 0 } : {}) }}
    >
      {isBest && (
        <span aria-hidden="true" class="micro" style={isRaised ? STAR_ABOVE : {}}>
          ★
        </span>
      )}
      {onAsk === undefined ? (
        <span class={look}>{figure}</span>
      ) : (
        <button
          type="button"
          class={`term ${look}`}
          style={{ minHeight: '24px' }}
          aria-expanded={isAsked}
          onClick={() => onAsk(!isAsked)}
        >
          {figure}
        </button>
      )}
      {below.map((line) => (
        <span class="micro muted" style={{ display: 'block', whiteSpace: 'normal' }} key={line.key}>
          {say(line)}
        </span>
      ))}
      {isMember && <span class="sr"> {t('areas.member')}</span>}
      {isBest && <span class="sr"> {t('areas.best')}</span>}
    </td>
  );
}
