import { averageWallBp } from '#shared/kernel/basisPoints.ts';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { TableWhatIfs, WhatIf } from '#shared/protocol/debrief.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import {
  type TariffPoints,
  averageParts,
  decisionsOf,
  formsWith,
  lessonOf,
  signedForms,
  worstOfOthers,
} from '#shared/rules/game/seatDecisions.ts';
import { must } from '#shared/kernel/records.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Dumbbell } from '../../design/charts/Bar.tsx';
import { type Ends, endsOf } from '../../design/charts/scale.ts';
import { tableWhatIfs } from '../../state/debrief.ts';
import { ownStorage, writeJson } from '../../state/storage.ts';
import { gameId, session } from '../../state/store.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { say } from '../../text/Say.tsx';
import { formatNumber, formatSigned, sentences } from '../../text/format.ts';
import { type Phrase, dataPhrase, phrase, t } from '../../text/t.ts';
import { OPENING_INDEX, brokenWords, lessonText, wallOfOther } from '../debrief/debriefModel.ts';
import { accessTold, noteOfPayment, paidAfterRiseTold, surchargeTold } from '../debrief/debriefTables.ts';
import { eventsBetween } from '../events/eventText.ts';
import { answersToMe } from '../headlines/unionEnds.ts';
import { decisionsKey, lessonKey, onceEach, refusedForRise, sharesOfRounds } from './endModel.ts';
import './decisions.css';

/** Real income of the seat over the game, opening = 100, as the game was played and without one decision. */
type Weight = { readonly withIndex: number; readonly withoutIndex: number };
type WeighedDecision = Weight & {
  readonly title: Phrase;
  /** What came with it. */
  readonly notes: readonly Phrase[];
  /** Behind a fold. */
  readonly more?: readonly Phrase[];
};

const DECISIONS_SHOWN = 3;
/** Index points: what is smaller cannot be seen in two decimals. */
const SMALLEST_POINTS = 0.005;

/** The decisions that mattered most to the seat, weightiest first, for better or worse: the game as played against the game without each. */
export function weightiest(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  rows: TableWhatIfs,
): readonly WeighedDecision[] {
  return onceEach(decisionsOf(rows, me).filter(({ treaty }) => isSignedBy(game, treaty, me)))
    .flatMap((row): WeighedDecision[] => {
      const own = row.compared?.[me];
      if (own === undefined || Math.abs(own.with - own.without) < SMALLEST_POINTS) return [];
      const title = titleOf(scenario, game, me, row);
      const notes = paidFor(game, row.treaty, me);
      return [{ withIndex: own.without, withoutIndex: own.with, title, notes }];
    })
    .slice(0, DECISIONS_SHOWN);
}

/**
 * Where every round starts anew: what made the average of the seat, as the results of the rounds told it, one after the other from 100 to the average.
 * What is too small to be seen stands in none.
 */
export function madeByRounds(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  rows: TableWhatIfs,
): readonly WeighedDecision[] | undefined {
  const made = averageParts(game, me, rows);
  if (made === undefined) return undefined;
  let reached = OPENING_INDEX;
  return made.parts
    .filter(({ points }) => Math.abs(points) >= SMALLEST_POINTS)
    .map(({ kind, round = 0, parties = [], deals = [], points }): WeighedDecision => {
      const [withoutIndex, withIndex] = [reached, reached + points];
      reached = withIndex;
      const step = { withIndex, withoutIndex };
      const told = (title: Phrase, notes: readonly Phrase[] = []) => ({ ...step, title, notes });
      const economies = parties.filter((party) => party !== me);
      if (kind === 'signed')
        return told(
          phrase('end.decision.agreement', { level: FREE_TRADE_LEVEL, economies, round }),
          notesOfDeal(game, me, round),
        );
      const signed = deals.map(({ round: at, parties: who, points: moved }) =>
        phrase('end.decision.othersDeal', { round: at, economies: who, points: formatSigned(moved, 2) }),
      );
      if (kind === 'othersSigned') return told(phrase('end.decision.othersSigned'), signed);
      if (kind === 'rest') return told(phrase('end.decision.rest'));
      const { own, others } = made.tariffs;
      const [ofOwn, ofOthers] = [notesOfOwnWall(game, me, rows), notesOfOthersWalls(game, made.tariffs)];
      const split = (now: number, more: readonly Phrase[]) => {
        const parts = nowAndLater(now, points);
        // The results told the other sign: why the sum has this one stands in sight.
        return now * points < 0 ? { notes: parts, more } : { more: [...parts, ...more] };
      };
      if (kind === 'ownTariffs') return { ...told(wallTitle(scenario, game, me)), ...split(own, ofOwn) };
      if (kind === 'othersTariffs')
        return { ...told(phrase('end.decision.othersTariffs')), ...split(others, ofOthers) };
      if (kind === 'tariffs')
        return { ...told(phrase('end.decision.tariffs')), ...split(own + others, [...ofOthers, ...ofOwn]) };
      const { params } = eventsBetween(must(game.reports[round - 1], 'the report of an event'));
      return told(
        dataPhrase(`end.decision.luck${'economies' in params ? 'Between' : ''}`, { ...params, round }),
      );
    });
}

/** What moved tariffs brought in their rounds, as the results told it, and in those after: a sum may have the sign of neither. */
function nowAndLater(now: number, points: number): readonly Phrase[] {
  // In the decimals that are shown, so that the two add up to the sum.
  const hundredths = (value: number): number => Math.round(100 * value);
  const later = (hundredths(points) - hundredths(now)) / 100;
  if (later === 0 || hundredths(now) === 0) return [];
  return [phrase('end.decision.tariffParts', { now: formatSigned(now, 2), later: formatSigned(later, 2) })];
}

function notesOfDeal(game: CountryGame, me: EconomyId, round: number): readonly Phrase[] {
  const signed = Object.values(game.proposals).find((each) => each.round === round && isOwnDeal(each, me));
  return signed === undefined ? [] : noteOfPayment(signed, me);
}

/** Surcharges on the seat, and why what partners cut for all cost something in its round and paid later. */
function notesOfOthersWalls({ settings }: CountryGame, { others, before, surcharges }: TariffPoints) {
  return [
    ...surcharges.map((each) => surchargeTold(each, settings.rounds)),
    ...(others < 0 && before > 0 ? [phrase('end.decision.tariffsOpened')] : []),
  ];
}

/** What came of a rise that the figure does not count. */
function notesOfOwnWall(game: CountryGame, me: EconomyId, rows: TableWhatIfs) {
  const refused = refusedForRise(game, me);
  const access = accessTold(game, rows, me);
  return [
    // What the model says of the price stands before what was paid in two rounds.
    ...(access.length > 0 ? access : paidAfterRiseTold(game, me)),
    ...(refused === undefined
      ? []
      : [phrase('end.refusedForRise', { ...refused, before: refused.round - 1 })]),
  ];
}

function isOwnDeal({ status, parties }: Proposal, me: EconomyId): boolean {
  return status === 'concluded' && parties.includes(me);
}

/** What was signed as a form of a treaty with the seat in it. */
function foundedBy({ proposals }: CountryGame, treaty: WhatIf['treaty'], me: EconomyId): Proposal[] {
  const concluded = Object.values(proposals).filter(({ status }) => status === 'concluded');
  return formsWith(treaty, me).flatMap(({ sinceRound, parties: members }) =>
    concluded.filter(
      ({ round, parties }) =>
        round === sinceRound && parties.some((party) => party !== me && members.includes(party)),
    ),
  );
}

/** Whether the seat signed any form of a treaty: what others founded and merged into its bloc is no decision of its own. */
function isSignedBy(game: CountryGame, treaty: WhatIf['treaty'], me: EconomyId): boolean {
  const known = foundedBy(game, treaty, me);
  return known.length === 0 || known.some(({ signatures }) => signatures[me] !== undefined);
}

/** What the seat was paid, or paid, in all rounds for what was signed of a treaty. */
function paidFor(game: CountryGame, treaty: WhatIf['treaty'], me: EconomyId): readonly Phrase[] {
  const last = game.settings.rounds + 1;
  let sum = 0;
  for (const { round, clauses } of new Set(foundedBy(game, treaty, me)))
    for (const clause of clauses)
      if ('amountMn' in clause) sum += Math.min(clause.rounds, last - round) * paidToMn([clause], me);
  if (sum === 0) return [];
  return [phrase(`end.decision.${sum > 0 ? 'got' : 'paid'}InAll`, { amountMn: Math.abs(sum) })];
}

function titleOf(scenario: Scenario, game: CountryGame, me: EconomyId, { what, treaty }: WhatIf): Phrase {
  if (what === 'barriers') return phrase('end.decision.barriers');
  return agreementTitle(treaty, me) ?? wallTitle(scenario, game, me);
}

/** What was signed first, who joined that later, and what else was signed with whom, each by its own name. */
function agreementTitle(treaty: WhatIf['treaty'], me: EconomyId): Phrase | undefined {
  const [first, ...more] = signedForms(treaty, me);
  if (first === undefined) return undefined;
  const { form: level, economies, round } = first;
  const params = { level, economies, round };
  if (more.length === 0) return phrase('end.decision.agreement', params);
  // A swap of goods is between two: others have one of their own, and join none.
  if (typeof level === 'number' && more.every(({ form }) => form === level))
    return phrase('end.decision.agreementWidened', {
      ...params,
      newcomers: more.flatMap((each) => each.economies),
    });
  // As text, since the title is kept on the device.
  const alsoSigned = more.map((each) =>
    [each.round === round ? '' : each.round, each.form, each.economies.join('+')].join('|'),
  );
  return phrase('end.decision.agreements', { ...params, alsoSigned });
}

/** Its own wall, from the opening to where it stood at the end, and how far a conference has bound it below the opening. */
function wallTitle(scenario: Scenario, game: CountryGame, me: EconomyId): Phrase {
  const average = (schedule: Readonly<Record<string, number>>): number =>
    Math.round(averageWallBp(schedule) / 10) * 10;
  const fromBp = average(scenario.mfnRateBp[me] ?? {});
  const toBp = average(game.walls[me]?.mfnRateBp ?? {});
  const bound = game.wto?.bindings[me];
  const boundBp = bound === undefined ? Infinity : average(bound);
  if (toBp < fromBp && boundBp < fromBp) return phrase('end.decision.wallBound', { fromBp, toBp, boundBp });
  const way = toBp > fromBp ? 'wallUp' : toBp < fromBp ? 'wallDown' : 'wallMoved';
  return phrase(`end.decision.${way}`, { fromBp, toBp });
}

/** The line on which all decisions that are shown stand, with each and without it. */
export function endsOfDecisions(shown: readonly Weight[]): Ends {
  return endsOf(
    shown.flatMap(({ withIndex, withoutIndex }) => [withIndex, withoutIndex]),
    SMALLEST_POINTS,
  );
}

/** Keeps what is told on this device, for the page to keep. */
function useKept(shown: readonly WeighedDecision[] | undefined, lesson: unknown, me: EconomyId): void {
  useEffect(() => {
    if (shown === undefined) return;
    const told = shown.map(({ title, withIndex, withoutIndex }) => ({
      title,
      points: withIndex - withoutIndex,
    }));
    writeJson(ownStorage(), decisionsKey(gameId.peek() ?? '', me), told);
    writeJson(ownStorage(), lessonKey(gameId.peek() ?? '', me), lesson);
  }, [shown !== undefined]);
}

/** What made the game of a seat, what others did to it and what to take home, all in its average income over the game: as it was played, and played again without each. */
export function DecisionsCard() {
  const { scenario, game, me } = useCountrySeat();
  const rows = tableWhatIfs.value[session.value?.ofClass?.table ?? 'A'];
  const made = madeByRounds(scenario, game, me, rows ?? []);
  const shown = made ?? (rows === undefined ? [] : weightiest(scenario, game, me, rows));
  const others = made === undefined ? ofOthers(scenario, game, me, rows ?? []) : [];
  const lesson = startsAnew(game) ? lessonOf(rows ?? [], game) : undefined;
  useKept(rows && shown, lesson, me);
  const all = [...shown, ...others];
  const taught = lesson === undefined ? bestTogether(me, rows ?? []) : lessonText(lesson, me);
  return (
    <section class="paper decisions roomy stack top" aria-labelledby="decisions">
      <h2 id="decisions">{t('end.decisions')}</h2>
      <p class="small muted">
        {made === undefined ? t('end.decisionsText') : t('end.decisionsByRound', sharesOfRounds(game))}
      </p>
      <div aria-live="polite">
        {made === undefined && rows === undefined && <p class="muted">{t('end.decisionsWait')}</p>}
        {rows !== undefined && shown.length === 0 && <p>{t('end.decisionsNone')}</p>}
        <DecisionList shown={shown} all={all} isRunning={made !== undefined} />
      </div>
      {others.length > 0 && (
        <>
          <h2>{t('end.others')}</h2>
          <DecisionList shown={others} all={all} />
        </>
      )}
      {[...answersToMe(game, me), ...brokenWords(game, me)].map((said, at) => (
        <p key={at}>{say(said)}</p>
      ))}
      {taught !== undefined && (
        <>
          <h2>{t('end.lesson')}</h2>
          <p>{taught}</p>
        </>
      )}
    </section>
  );
}

/** What others decided that cost the seat most: what they signed without it, that they left it, or a tariff of theirs. */
function ofOthers(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  rows: TableWhatIfs,
): readonly WeighedDecision[] {
  return worstOfOthers(rows, me).flatMap(
    ({ what, treaty, economy, round = 0, compared }): WeighedDecision[] => {
      const own = compared?.[me];
      if (own === undefined) return [];
      const told = (title: Phrase): WeighedDecision[] => [
        { withIndex: own.without, withoutIndex: own.with, title, notes: [] },
      ];
      if (what === 'left') return told(phrase('end.others.left', { economy: economy ?? '', round }));
      if (treaty === undefined) return told(wallOfOther(scenario, game, economy ?? ''));
      const { parties: economies, sinceRound, level, forms: [form = level, ...forms] = [] } = treaty;
      const isOne = forms.every((each) => each === form);
      return told(
        phrase('end.others.agreement', { level: isOne ? form : level, economies, round: sinceRound }),
      );
    },
  );
}

/** Where agreements last, what all would have had on the best path that the rules allow. */
export function bestTogether(me: EconomyId, rows: TableWhatIfs): string | undefined {
  const compared = rows.find(({ what }) => what === 'best')?.compared ?? undefined;
  const own = compared?.[me];
  if (compared === undefined || own === undefined) return undefined;
  const seats = Object.values(compared);
  const meanOf = (of: 'with' | 'without'): string =>
    formatNumber(seats.reduce((sum, seat) => sum + seat[of], 0) / seats.length, 2);
  const [index, was] = [formatNumber(own.with, 2), formatNumber(own.without, 2)];
  return t('end.best', { index, was, mean: meanOf('with'), meanWas: meanOf('without') });
}

type ListProps = {
  readonly shown: readonly WeighedDecision[];
  readonly all: readonly Weight[];
  /** Each goes on from the one before. */
  readonly isRunning?: boolean;
};

function DecisionList({ shown, all, isRunning = false }: ListProps) {
  return (
    <ol class="decision-list">
      {shown.map((each, at) => (
        <Decision
          key={at}
          figure={formatSigned(each.withIndex - each.withoutIndex, 2)}
          title={each.title}
          notes={each.notes}
          more={each.more}
        >
          <Comparison decision={each} all={all} isRunning={isRunning} />
        </Decision>
      ))}
    </ol>
  );
}

type ComparisonProps = Pick<ListProps, 'all' | 'isRunning'> & { readonly decision: Weight };

function Comparison({ decision: { withIndex, withoutIndex }, all, isRunning }: ComparisonProps) {
  const isGain = withIndex >= withoutIndex;
  const [was, is] = [withoutIndex, withIndex].map((index) => formatNumber(index, 2)) as [string, string];
  return (
    <>
      <Dumbbell was={withoutIndex} now={withIndex} ends={endsOfDecisions(all)} />
      <p class={isGain ? 'row between small num' : 'row between small num turned'}>
        <span>{isRunning ? was : t('end.without', { index: was })}</span>
        <b>{isRunning ? is : t('end.with', { index: is })}</b>
      </p>
    </>
  );
}

type DecisionProps = {
  /** Its one number. */
  readonly figure: string;
  readonly title: Phrase;
  readonly notes?: readonly Phrase[];
  /** What it is made of, a line each. */
  readonly rows?: readonly string[];
  readonly more?: readonly Phrase[] | undefined;
  /** How the number comes about. */
  readonly children?: ComponentChildren;
};

/** One decision of a list: its number, what it was, and what it is measured against. */
export function Decision({ figure, title, notes = [], rows = [], more = [], children }: DecisionProps) {
  return (
    <li>
      <b class="decision-figure num">{figure}</b>
      <div>
        <h3>{say(title)}</h3>
        {notes.length > 0 && <p class="small">{sentences(...notes.map(say))}</p>}
        {rows.map((row) => (
          <p class="num" key={row}>
            {row}
          </p>
        ))}
        {more.length > 0 && (
          <details class="small">
            <summary>{t('reading.more')}</summary>
            <p>{sentences(...more.map(say))}</p>
          </details>
        )}
      </div>
      {children !== undefined && <div class="decision-dots">{children}</div>}
    </li>
  );
}
