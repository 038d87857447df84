/** The score as it stands, and what has moved it in the round: own signatures, and what others decide. */
import { type MedalScale, medalFor } from '#shared/content/scores.ts';
import { SCORE_PARTS, type ScorePart } from '#shared/content/vocabulary.ts';
import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { GoingOn } from '#shared/rules/forecast/compareLaws.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Fragment } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Bell, Onward, OnwardStep } from '../../preview/onward.ts';
import { previews } from '../../preview/preview.ts';
import { readJson, writeJson } from '../../state/storage.ts';
import { revealedReports } from '../../state/standing.ts';
import { gameId } from '../../state/store.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { formatList, formatPoints, formatSigned, sentences } from '../../text/format.ts';
import { locale } from '../../text/language.ts';
import { economyName } from '../../text/nameParams.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { eventTitle } from '../events/eventText.ts';
import { endsTold } from '../headlines/unionEnds.ts';
import { lawOf } from '../proposal/proposalModel.ts';
import { type ScoreAhead, type ScoreMove, pointsMoved, scoreAhead } from './ScoreMoved.tsx';
import { objectiveText } from './MandateCard.tsx';
import { goingOn } from './politicsModel.ts';

/** What moved a score in a round: from which points, as they are written, to which. */
export type ScoreRow = Omit<OnwardStep, 'on'> & {
  readonly from: number;
  readonly to: number;
  /** The round that was settled in between. */
  readonly settled?: number;
  /** Tasks that are done at the end as things stand since, or no longer. */
  readonly won: readonly string[];
  readonly lost: readonly string[];
  readonly parts: PartPoints;
};

/** Whole points by the part of the score that they are of. */
type PartPoints = Readonly<Partial<Record<ScorePart, number>>>;
type Scored = { readonly score: number; readonly parts: readonly { part: ScorePart; points: number }[] };

function pointsOf(scored: Scored | undefined): PartPoints {
  return Object.fromEntries((scored?.parts ?? []).map(({ part, points }) => [part, points]));
}

function movedParts(was: PartPoints, now: PartPoints, way = -1): PartPoints {
  return fromKeys(SCORE_PARTS, (part) => (now[part] ?? 0) + way * (was[part] ?? 0));
}

/** What came without a word of its cause is told with what came before it. */
function withCause(moved: Onward['moved']): Onward['moved'] {
  return moved.reduce<Onward['moved']>((told, step) => {
    const { signed, events, isPackage, left, gone, bell } = step;
    const last = told.at(-1);
    const isNamed =
      isPackage ||
      bell !== undefined ||
      [signed, events, left ?? [], gone ?? []].some(({ length }) => length > 0);
    return isNamed || last === undefined ? [...told, step] : [...told.slice(0, -1), { ...last, on: step.on }];
  }, []);
}

/** The rows of what has moved it since this device looks, the oldest first; an own signature has its row whatever it brings. */
export function scoreRows(
  { first, moved }: Pick<Onward, 'first' | 'moved'>,
  isOwn: (proposal: ProposalId) => boolean,
  scoreOf: (on: GoingOn) => Scored | undefined,
): readonly ScoreRow[] {
  let was = { on: first, scored: scoreOf(first) };
  return withCause(moved).flatMap(({ on, ...step }) => {
    const before = was;
    was = { on, scored: scoreOf(on) };
    const [from, to] = [before.scored, was.scored].map((each) => Math.round(each?.score ?? NaN));
    if (from === undefined || to === undefined || Number.isNaN(to - from)) return [];
    if (from === to && !step.signed.some(isOwn) && step.bell?.what !== 'own') return [];
    const [had = [], has = []] = [before.on.tasksDone, on.tasksDone];
    const won = has.filter((id) => !had.includes(id));
    const lost = had.filter((id) => !has.includes(id));
    const parts = movedParts(pointsOf(before.scored), pointsOf(was.scored));
    return [{ ...step, from, to, won, lost, parts }];
  });
}

/** Rows of others that follow each other as one, and that in its place where only few words are said. */
export function rowsTogether(
  rows: readonly ScoreRow[],
  isOwn: (proposal: ProposalId) => boolean,
): readonly ScoreRow[] {
  const isByOthers = ({ signed, events, isPackage, settled, left, gone }: ScoreRow): boolean =>
    signed.length > 0 &&
    !signed.some(isOwn) &&
    events.length === 0 &&
    !isPackage &&
    settled === undefined &&
    left === undefined &&
    gone === undefined;
  return rows.reduce<ScoreRow[]>((together, row) => {
    const last = together.at(-1);
    if (last === undefined || !isByOthers(last) || !isByOthers(row)) return [...together, row];
    const both = (of: 'won' | 'lost', other: 'won' | 'lost'): string[] => [
      ...last[of].filter((id) => !row[other].includes(id)),
      ...row[of].filter((id) => !last[other].includes(id)),
    ];
    const sum = {
      ...last,
      to: row.to,
      signed: [...last.signed, ...row.signed],
      won: both('won', 'lost'),
      lost: both('lost', 'won'),
      parts: movedParts(last.parts, row.parts, 1),
    };
    return [...together.slice(0, -1), sum];
  }, []);
}

/** A game with an own income of the round under way, opening = 100, as if that had been settled. */
export function closed(game: CountryGame, me: EconomyId, income: number): CountryGame {
  const seen = revealedReports(game);
  const last = seen.at(-1);
  const own = last?.economies[me];
  if (last === undefined || own === undefined) return game;
  const economies = { ...last.economies, [me]: { ...own, welfare: income / 100 } };
  return { ...game, phase: 'policy', reports: [...seen, { ...last, round: game.round, economies }] };
}

/** The score as it stands, once the model has looked to the end. */
export function useScore(): ScoreAhead | undefined {
  const { scenario, game, me } = useCountrySeat();
  const on = goingOn(game, me);
  const ahead = scoreAhead(scenario, game, me, on);
  const { job, result } = previews.value.standing ?? {};
  const isAwaited = ahead?.isOver === false && result?.type !== 'failed';
  if (on === undefined && isAwaited) return undefined;
  const isOld = isAwaited && job?.type === 'standing' && job.law !== lawOf(game);
  return ahead && { ...ahead, isOld };
}

/** With the medal that it would earn, where it earns one; nothing of now while the model looks anew. */
export function scoreText({ score, isOld }: ScoreAhead, scale: MedalScale): string {
  if (isOld === true) return '…';
  const medal = medalFor(score, scale);
  const points = t('end.scoreOf', { score: formatPoints(score) });
  return medal === 'none' ? points : `${points} · ${t(`medal.${medal}`)}`;
}

/** In one line where there is no room for more: the score, and what moved it last. */
export function ScoreFoot() {
  const ahead = useScore();
  if (ahead === undefined || ahead.isOver) return null;
  return (
    <p class="small num">
      {t('econ.ahead')} <b>{ahead.isOld === true ? '…' : formatPoints(ahead.score)}</b>{' '}
      <ScoreStepLine isInline />
    </p>
  );
}

/** More than these are not named one by one: the line stands above a button. */
const SIGNERS_NAMED = 3;
const SIGNATURES_NAMED = 2;
/** Of what moved the score last so much is seen at once. */
const ROWS_SEEN = 2;

function signersTold(names: readonly string[]): string {
  if (names.length <= SIGNERS_NAMED) return names.join('–');
  return t('agreement.andOthers', { members: names.slice(0, 2).join('–'), count: names.length - 2 });
}

const isOwnIn =
  ({ proposals }: Pick<CountryGame, 'proposals'>, me: EconomyId) =>
  (id: ProposalId): boolean =>
    proposals[id]?.parties.includes(me) === true;

/** What moved the score and by which of its parts. */
export function rowTold(row: ScoreRow, game: CountryGame, me: EconomyId): string {
  const { signed, events, isPackage, settled, bell, left = [], gone = [] } = row;
  const nameOf = (economy: EconomyId): string => (economy === me ? t('econ.you') : economyName(economy));
  const deals = signed.flatMap((id) => game.proposals[id] ?? []);
  const ownFirst = (parties: readonly EconomyId[]) =>
    parties.toSorted((a, b) => Number(b === me) - Number(a === me));
  // Of many the reader's are named: the others are counted.
  const named = deals.length > SIGNATURES_NAMED ? deals.filter(({ parties }) => parties.includes(me)) : deals;
  const whoOf = (some: readonly Proposal[]): string =>
    formatList(some.map(({ parties }) => signersTold(ownFirst(parties).map(nameOf))));
  const count = deals.length - named.length;
  const cards = (game.events?.announced ?? []).filter(({ id }) => events.includes(id)).map(eventTitle);
  const causes = [
    settled !== undefined && bellTold(bell, settled),
    isPackage && t('score.causePackage'),
    named.length > 0 && t('score.causeSigned', { who: whoOf(named) }),
    count > 0 && t('score.causeMany', { count }),
    cards.length > 0 && t('score.causeEvent', { cards: formatList(cards) }),
    left.length > 0 && t('score.causeLeft', { who: formatList(left.map(nameOf)) }),
    gone.length > 0 && t('score.causeGone', { who: whoOf(gone.flatMap((id) => game.proposals[id] ?? [])) }),
  ].filter((cause) => cause !== false);
  return sentences(
    causesTold(causes.join(locale().comma), splitTold(row, game, me).join(locale().comma)),
    ...deals.map((each) => endsTold(game, each, me)),
  );
}

/** What the settlement of a round brought: of others as many by name as a line holds, whoever moved most first. */
function bellTold({ what, by }: Bell = { what: 'all', by: [] }, round: number): string {
  if (what !== 'cut' && what !== 'rise') return t(`score.bell.${what}`, { round });
  const named = formatList(by.slice(0, SIGNATURES_NAMED).map(economyName));
  const count = by.length - SIGNATURES_NAMED;
  const who = count > 0 ? t('agreement.andOthers', { members: named, count }) : named;
  return t(`score.bell.${what}`, { economies: who });
}

function causesTold(causes: string, parts: string): string | false {
  if (causes === '') return parts !== '' && t('score.causes', { causes: parts });
  return parts === '' ? t('score.causes', { causes }) : t('score.causesOf', { causes, parts });
}

/** Of which parts the points are, where there are several, or a task is among them: one that is lost is named. */
function splitTold(
  { from, to, parts, won, lost }: ScoreRow,
  game: CountryGame,
  me: EconomyId,
): readonly string[] {
  const moved = SCORE_PARTS.filter((part) => (parts[part] ?? 0) !== 0);
  if (moved.length < 2 && !moved.includes('mandate')) return [];
  const undone = (game.politics?.mandates[me] ?? game.tasks?.[me] ?? [])
    .filter(({ id }) => lost.includes(id))
    .map((task) => objectiveText(game, task));
  const rest = moved.reduce((left, part) => left - (parts[part] ?? 0), to - from);
  return [
    ...moved.map((part) => {
      const points = formatSigned(parts[part] ?? 0, 0);
      if (part !== 'mandate' || (won.length > 0 && lost.length > 0) || won.length + lost.length === 0)
        return t(`score.of.${part}`, { points });
      return won.length > 0
        ? t('score.tasksDone', { points, count: won.length })
        : t('score.tasksUndone', { points, tasks: formatList(undone) });
    }),
    ...(rest < 0 ? [t('score.lost', { points: -rest }).toLowerCase()] : []),
  ];
}

/** It outlasts a reload of the tab: where it stood, and what had moved it in the round. */
const LEDGER_KEY = 'accord.ledger';
type Kept = {
  readonly place: string;
  readonly score: number;
  readonly parts: PartPoints;
  readonly rows: readonly ScoreRow[];
  /** The tasks that were done at the end by then. */
  readonly done: readonly string[];
};

function readKept(): Kept | undefined {
  const kept = readJson(sessionStorage, LEDGER_KEY) as Partial<Kept> | undefined;
  const { place, score, parts, rows, done } = kept ?? {};
  return typeof place === 'string' &&
    typeof score === 'number' &&
    parts !== undefined &&
    Array.isArray(rows) &&
    Array.isArray(done)
    ? { place, score, parts, rows, done }
    : undefined;
}

/** What came before this thread looked on, by where that began. */
let before: { readonly at: string; readonly rows: readonly ScoreRow[] } | undefined;

function rowsBefore(
  placeIn: (round: number) => string,
  { fromRound: round, first: { tasksDone: has = [] }, settled: bell }: Onward,
  began: Scored,
  scoreOf: (on: GoingOn) => Scored | undefined,
): readonly ScoreRow[] {
  const from = Math.round(began.score);
  const at = `${placeIn(round)} ${from}`;
  if (before?.at === at) return before.rows;
  const kept = readKept();
  const causes = (bell ? scoreRows(bell, () => false, scoreOf) : []).map((row) => ({
    ...row,
    settled: round - 1,
  }));
  const thin = (last: Kept): ScoreRow => ({
    signed: [],
    events: [],
    isPackage: false,
    won: has.filter((id) => !last.done.includes(id)),
    lost: last.done.filter((id) => !has.includes(id)),
    from: last.score,
    to: from,
    settled: round - 1,
    parts: movedParts(last.parts, pointsOf(began)),
  });
  const isLastRound = kept?.place === placeIn(round - 1) && kept.score !== from;
  const isKept = kept?.place === placeIn(round) && kept.score === from;
  const rows = isKept ? kept.rows : causes.length > 0 || !isLastRound ? causes : [thin(kept)];
  before = { at, rows };
  return rows;
}

/** What moved the own score in the round, the oldest first. */
function useLedger(): readonly ScoreRow[] {
  const { scenario, game, me } = useCountrySeat();
  const on = goingOn(game, me);
  const ahead = useScore();
  const placeIn = (round: number): string => [gameId.value, me, round].join(' ');
  const scoreOf = (each: GoingOn) => scoreAhead(scenario, game, me, each);
  const began = on === undefined || ahead?.isOver !== false ? undefined : scoreOf(on.first);
  const rows =
    on === undefined || began === undefined
      ? []
      : [...rowsBefore(placeIn, on, began, scoreOf), ...scoreRows(on, isOwnIn(game, me), scoreOf)];
  const score = ahead === undefined ? undefined : Math.round(ahead.score);
  const place = placeIn(on?.fromRound ?? 0);
  useEffect(() => {
    if (began !== undefined && score !== undefined)
      writeJson(sessionStorage, LEDGER_KEY, {
        place,
        score,
        rows,
        parts: pointsOf(ahead),
        done: on?.tasksDone ?? [],
      });
  }, [place, score, rows.length]);
  return rows;
}

/** Surcharges that end with the last round: the years after come without them. */
export function surchargesThatEnd(game: CountryGame): readonly Phrase[] {
  const last = revealedReports(game).findLast(({ isEpilogue }) => !isEpilogue);
  if (last?.round !== game.settings.rounds) return [];
  return last.surcharges
    .filter(({ untilRound }) => untilRound === last.round)
    .map(({ by, surcharge }) => phrase('standing.surchargeEnds', { by, against: surcharge.against }));
}

/** What moved the score last, the newest first, and all of the round behind a fold: it moves while others sign. */
export function ScoreStepLine({ isInline = false }: { readonly isInline?: boolean }) {
  const { game, me } = useCountrySeat();
  const rows = useLedger();
  const all = rowsTogether(rows, isOwnIn(game, me));
  // What a settlement brought is seen whole: with a part of it the rest would be missing.
  const isSettled = all.at(-1)?.settled !== undefined;
  const seen = (isSettled && !isInline ? all : all.slice(-ROWS_SEEN)).toReversed();
  // Until the results are out they have their own causes.
  const isOut = game.phase !== 'results' || rows.some(({ settled }) => settled !== undefined);
  if (!isOut || seen.length === 0) return null;
  const told = (row: ScoreRow) => (
    <>
      <b class={`num delta-word ${row.to > row.from ? 'up' : row.to < row.from ? 'down' : ''}`}>
        {row.to === row.from ? '±0' : formatSigned(row.to - row.from, 0)}
      </b>{' '}
      {rowTold(row, game, me)}
    </>
  );
  const keyOf = (row: ScoreRow): string => `${row.from} ${row.to} ${row.signed.join()}`;
  if (isInline)
    return (
      <span class="muted">
        {seen.map((row) => (
          <Fragment key={keyOf(row)}>{told(row)} </Fragment>
        ))}
      </span>
    );
  return (
    <div class="small muted stack gap-0">
      {seen.map((row) => (
        <p key={keyOf(row)}>{told(row)}</p>
      ))}
      {rows.length > seen.length && (
        <details>
          <summary>{t('score.ledger', { count: rows.length })}</summary>
          <ol class="stack gap-0">
            {rows.toReversed().map((row) => (
              <li key={keyOf(row)}>{told(row)}</li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

/** Where a task adds what the rest takes, or the other way: the sum alone would speak against the line on the task. */
export function OpposedParts({ move }: { readonly move: ScoreMove }) {
  const rest = pointsMoved(move) - move.mandate;
  if (move.mandate * rest >= 0) return null;
  const parts = { tasks: formatSigned(move.mandate, 0), rest: formatSigned(rest, 0) };
  return <span class="small num">{t('score.opposed', parts)}</span>;
}
