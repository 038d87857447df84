import type { Scenario } from '#shared/content/scenario.ts';
import { REFERENCE_CLOSING, SUPPORT_PERSISTENCE } from '#shared/content/politicsConstants.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import { at, fromKeys, mapValues, must } from '#shared/kernel/records.ts';
import { workersMoved } from '#shared/economics/dynamics/migrate.ts';
import { outputOf } from '#shared/economics/politics.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { SupportPart } from '#shared/content/vocabulary.ts';
import type {
  PoliticsOfEconomy,
  PoliticsOfSeat,
  SupportForecast,
} from '#shared/protocol/modules/politics.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { LawChange } from '#shared/protocol/law.ts';
import { lawOf } from '../clauses/proposalLaw.ts';
import { agreementsLapsed, allPairLevels, applyLaw, startsAnew } from '../law/register.ts';
import { noticesDue } from '../law/leaving.ts';
import { moveEconomies } from '../modules/dynamics/movement.ts';
import { type TasksAhead, judgeAhead } from '../modules/politics/mandates.ts';
import { type LawInForce, type SolvedLaw, economyPlace, placesOf } from '../law/lawInForce.ts';
import { eventSupport } from '../modules/events/effects.ts';
import {
  reactionsAt,
  situationOf,
  supportChange,
  supportRule,
  usedTo,
} from '../modules/politics/reactions.ts';
import { dynamicsAtWork } from '../law/moduleIsOn.ts';
import { fundsOf } from '../law/transfers.ts';
import { advanceTimetables } from '../law/terms.ts';
import { closeBorderCosts } from '../shock/buildShock.ts';
import { successorAnswers } from '../settlement/settleRound.ts';
import { solveLaw } from '../shock/solveLaw.ts';
import type { CountryGame } from '../state.ts';
import { areaOfTheRest, compareLaws } from './compareLaws.ts';

/** One round of a forecast: real income per head with the choice against without it, everything else as it develops by itself. */
export type ForecastRound = {
  readonly round: number;
  /** Change of the log, by economy. */
  readonly logChange: Readonly<Record<EconomyId, number>>;
  /** With the choice, relative to the opening, by economy. */
  readonly welfare: Readonly<Record<EconomyId, number>>;
};

type LawsOverRounds = Readonly<Record<'without' | 'with', ProjectedLaw>>;

/** What a change of law does to everybody in the present round and those after it, if nothing else is decided. */
export function forecastOverRounds(
  scenario: Scenario,
  laws: LawsOverRounds,
  options: ProjectionOptions,
): Result<readonly ForecastRound[], ConvergenceFailure> {
  const before = projectKept(scenario, laws.without, options);
  if (!before.ok) return before;
  const warmStart = before.value[0]?.solved.equilibrium.warmStart;
  const after = projectKept(scenario, laws.with, { ...(warmStart && { warmStart }), ...options });
  if (!after.ok) return after;
  return ok(
    before.value.map(({ law, solved }, ahead): ForecastRound => {
      const welfareBefore = solved.equilibrium.welfarePerHead;
      const { welfarePerHead } = must(after.value[ahead], 'the same round').solved.equilibrium;
      const { ids } = placesOf(scenario);
      return {
        round: law.round,
        logChange: fromKeys(ids, (economy) => {
          const n = economyPlace(scenario, economy);
          return Math.log(at(welfarePerHead, n) / at(welfareBefore, n));
        }),
        welfare: fromKeys(ids, (economy) => at(welfarePerHead, economyPlace(scenario, economy))),
      };
    }),
  );
}

/** What a change of law does to each economy as it is told: in the last round in the years after where that is another figure, since they count three times. */
export type LawEffect = {
  /** Per cent of real income. */
  readonly percent: Readonly<Record<EconomyId, number>>;
  /** In the last round: the same of it alone. */
  readonly inRound?: Readonly<Record<EconomyId, number>>;
  /** Real income in the round and, in the last, in the years after, opening = 100. */
  readonly levels?: Readonly<Record<EconomyId, Levels>>;
};

export type Levels = readonly [round: number, after?: number];

/** Per cent of real income: half of the last digit that is shown. */
const SILENT_PERCENT = 0.005;

export function effectOfLaw(
  scenario: Scenario,
  laws: { readonly without: CountryGame; readonly with: CountryGame },
): LawEffect | undefined {
  const compared = compareLaws(scenario, laws);
  if (!compared.ok) return undefined;
  const now = mapValues(compared.value.economies, ({ logChange }) => percentOfLog(logChange));
  const levels = mapValues(compared.value.economies, ({ welfare }): Levels => [100 * welfare]);
  if (laws.with.round < laws.with.settings.rounds) return { percent: now, levels };
  const rounds = forecastOverRounds(scenario, laws, { rounds: 2 });
  const after = rounds.ok ? rounds.value.at(-1) : undefined;
  if (after === undefined) return { percent: now };
  return {
    percent: mapValues(now, (percent, economy) => {
      const later = percentOfLog(after.logChange[economy] ?? 0);
      return Math.abs(later - percent) >= SILENT_PERCENT ? later : percent;
    }),
    inRound: now,
    levels: mapValues(levels, ([level], economy) => [level, 100 * (after.welfare[economy] ?? level / 100)]),
  };
}

/** The same once those whom a draft leaves out have signed with each other too. */
export type OthersThen = LawEffect & {
  readonly economies: readonly EconomyId[];
  readonly tasks?: TasksAhead;
};

/** Where every round starts anew. */
export function thenOf(
  scenario: Scenario,
  laws: { readonly without: CountryGame; readonly with: CountryGame },
  draft: Pick<Draft, 'parties'>,
  areaAmong: (among: readonly EconomyId[]) => Draft,
): { readonly reaction?: OthersThen } {
  const rest = startsAnew(laws.with) ? areaOfTheRest(scenario, laws.with, draft, areaAmong) : undefined;
  if (rest === undefined) return {};
  const law = applyLaw(laws.with, lawOf(scenario, laws.with, rest));
  const effect = effectOfLaw(scenario, { without: laws.without, with: law });
  const tasks = tasksUnder(scenario, law);
  return effect ? { reaction: { ...effect, economies: rest.parties, ...(tasks && { tasks }) } } : {};
}

/** In the last round the single tasks that a view knows, as they would be judged under its law. */
export function tasksUnder(scenario: Scenario, law: CountryGame): TasksAhead | undefined {
  if (law.tasks === undefined || law.round < law.settings.rounds) return undefined;
  const solved = solveLaw(scenario, law);
  return solved.ok ? judgeAhead(scenario, law, solved.value) : undefined;
}

/** A law to be looked at over rounds; `pairLevels` as the present round found them, the law's own where absent. */
type ProjectedLaw = LawInForce & Partial<Pick<CountryGame, 'pairLevels'>>;

type ProjectionOptions = {
  /** To look at, the present one included. */
  readonly rounds: number;
  /** Of each solve; of the screen where absent, 2e-5 does for bots. */
  readonly tolerance?: number;
  readonly warmStart?: Float64Array;
};

/** One round of a projection: what is then in force, and what it comes to. */
export type ProjectedRound = { readonly law: ProjectedLaw; readonly solved: SolvedLaw };

/**
 * The rounds to come if nobody decides anything any more: border costs close, treaties phase in and run out, leavers leave, and
 * productivity, capital and people move as a settlement would move them. One solve a round, each started from the one before.
 * Where the module is off, the rest is projected alone.
 */
export function projectDynamics(
  scenario: Scenario,
  law: ProjectedLaw,
  options: ProjectionOptions,
  /** The first of them, where they are known. */
  known: readonly ProjectedRound[] = [],
): Result<readonly ProjectedRound[], ConvergenceFailure> {
  const { rounds, tolerance } = options;
  const projected = [...known];
  const last = known.at(-1);
  let current = last === undefined ? law : lawAfter(scenario, last.law, last.solved);
  let warmStart = last?.solved.equilibrium.warmStart ?? options.warmStart;
  for (let ahead = known.length + 1; ahead <= rounds; ahead++) {
    const solved = solveLaw(scenario, current, {
      ...(tolerance === undefined ? {} : { tolerance }),
      ...(warmStart === undefined ? {} : { warmStart }),
    });
    if (!solved.ok) return solved;
    projected.push({ law: current, solved: solved.value });
    warmStart = solved.value.equilibrium.warmStart;
    if (ahead < rounds) current = lawAfter(scenario, current, solved.value);
  }
  return ok(projected);
}

/** Of laws that others are compared with: a state is never changed in place. */
const projections = new WeakMap<ProjectedLaw, readonly ProjectedRound[]>();

/** The same, kept for the next question about this law. */
export function projectKept(
  scenario: Scenario,
  law: ProjectedLaw,
  options: ProjectionOptions,
): ReturnType<typeof projectDynamics> {
  const known = projections.get(law) ?? [];
  if (known.length >= options.rounds) return ok(known.slice(0, options.rounds));
  const projected = projectDynamics(scenario, law, options, known);
  if (projected.ok) projections.set(law, projected.value);
  return projected;
}

/** Rounds from the present one to the years after, which are one. */
export function roundsToEnd({ round, settings }: Pick<CountryGame, 'round' | 'settings'>): number {
  return Math.max(1, settings.rounds + 2 - round);
}

/** A game whose round is settled, as the next one finds it before anything is signed in it; after the last with what successors answer. */
export function openedNext(scenario: Scenario, game: CountryGame): CountryGame & Pick<LawInForce, 'answers'> {
  const next = { ...game, ...registerIn(scenario, game, game.round + 1), proposals: {} };
  return { ...next, answers: successorAnswers(scenario, next) };
}

function registerIn(
  scenario: Scenario,
  law: LawInForce,
  round: number,
): Pick<CountryGame, 'round' | 'agreements' | 'pairLevels'> {
  return {
    round,
    pairLevels: allPairLevels(scenario, law.agreements),
    agreements: agreementsIn(law, round),
  };
}

/** The law of the next round, as the settlement of this one leaves it. */
function lawAfter(scenario: Scenario, law: ProjectedLaw, solved: SolvedLaw): ProjectedLaw {
  const state = dynamicsAtWork(law);
  const borderCost = closeBorderCosts(scenario, law);
  const { roundsAhead: _closed, answersNext: answers, ...now } = law;
  const next = {
    ...now,
    ...registerIn(scenario, law, law.round + 1),
    ...(answers && { answers }),
    settled: { ...law.settled, borderCost, ...moved(scenario, law, solved), ...tradeOf(scenario, solved) },
  };
  if (state === undefined) return next;
  const levelsBefore = law.pairLevels ?? next.pairLevels;
  const dynamics = moveEconomies({ scenario, law, solved, state, levelsBefore }).next;
  // What was paid for research has borne its fruit; nobody is known to pay again.
  return law.budget === undefined
    ? { ...next, dynamics }
    : { ...next, dynamics, budget: { ...law.budget, research: {} } };
}

/** What an agreement makes grow: the part of the next round's growth, in logs of real income a head, that would not be without it. */
export type GrownBy = {
  readonly agreement: AgreementId;
  readonly log: number;
  /** Whom it binds besides, by which it is known once it has ended. */
  readonly partners?: readonly EconomyId[];
};

/**
 * The growth that the agreements of an economy bring it in the next round. The present round is solved without them, then with one after the other, the oldest first, and
 * productivity, capital and people move on from each: what they come to under the law as it is differs by what the agreement made grow. In sum it is what all of them do.
 */
export function* growthByAgreements(
  scenario: Scenario,
  law: ProjectedLaw,
  economy: EconomyId,
): Generator<undefined, Result<readonly GrownBy[], ConvergenceFailure>> {
  const state = dynamicsAtWork(law);
  const own = Object.values(law.agreements)
    .filter(({ proposal, parties }) => proposal !== undefined && parties.includes(economy))
    .toSorted((a, b) => a.sinceRound - b.sinceRound);
  if (state === undefined || own.length === 0) return ok([]);
  const levelsBefore = law.pairLevels ?? allPairLevels(scenario, law.agreements);
  const place = economyPlace(scenario, economy);
  const grown: GrownBy[] = [];
  let before: number | undefined;
  let warmStart: Float64Array | undefined;
  for (let count = 0; count <= own.length; count++) {
    yield undefined;
    const missing = new Set(own.slice(count).map(({ id }) => id));
    const agreements = Object.fromEntries(
      Object.entries(law.agreements).filter(([, { id }]) => !missing.has(id)),
    );
    const other = { ...law, agreements };
    const solved = solveLaw(scenario, other, warmStart === undefined ? {} : { warmStart });
    if (!solved.ok) return solved;
    const { next } = moveEconomies({ scenario, law: other, solved: solved.value, state, levelsBefore });
    ({ warmStart } = solved.value.equilibrium);
    const moved = solveLaw(scenario, { ...law, dynamics: next }, { warmStart });
    if (!moved.ok) return moved;
    const reached = Math.log(at(moved.value.equilibrium.welfarePerHead, place));
    const last = own[count - 1];
    if (last !== undefined && before !== undefined) {
      const partners = last.parties.filter((party) => party !== economy);
      grown.push({ agreement: last.id, log: reached - before, partners });
    }
    before = reached;
  }
  return ok(grown);
}

/** People who had to change their work: what adjustment funds pay by. */
function moved(
  scenario: Scenario,
  law: LawInForce,
  { equilibrium }: SolvedLaw,
): Pick<LawInForce['settled'], 'workersMoved'> {
  if (fundsOf(law).length === 0) return {};
  const parts = workersMoved(scenario.base, outputOf(scenario.base, law.settled.imports), equilibrium.output);
  return { workersMoved: fromKeys(placesOf(scenario).ids, (id) => at(parts, economyPlace(scenario, id))) };
}

/** Trade and incomes from which the next round counts its revenue keys and payment caps. */
function tradeOf(
  scenario: Scenario,
  { equilibrium }: SolvedLaw,
): Pick<LawInForce['settled'], 'imports' | 'incomeBn'> {
  return {
    imports: [...equilibrium.imports],
    incomeBn: fromKeys(placesOf(scenario).ids, (id) => at(equilibrium.income, economyPlace(scenario, id))),
  };
}

/** The register as a round finds it: what holds for some rounds has lapsed, cuts have come a step further, leavers are out. */
function agreementsIn({ agreements, settings }: LawInForce, round: number): LawInForce['agreements'] {
  const lapsed = settings === undefined ? [] : agreementsLapsed({ agreements, settings }, round);
  const held =
    lapsed.length === 0
      ? agreements
      : Object.fromEntries(Object.entries(agreements).filter(([, { id }]) => !lapsed.includes(id)));
  return withoutLeavers(advanceTimetables(held, round), round);
}

function withoutLeavers(agreements: LawInForce['agreements'], round: number): LawInForce['agreements'] {
  if (!Object.values(agreements).some(({ notices }) => notices.length > 0)) return agreements;
  const { upsert, end }: LawChange = noticesDue({ agreements }, round);
  const kept = Object.values(agreements).filter(({ id }) => !end.includes(id));
  return Object.fromEntries([...kept, ...upsert].map((agreement) => [agreement.id, agreement]));
}

type Voters = { readonly scenario: Scenario; readonly view: CountryGame; readonly economy: EconomyId };
type VotersAt = { readonly used: PoliticsOfSeat; readonly support: number };

/** How support moves in a projected round after the first: people get used to what has moved. */
function supportThen(
  { scenario, view, economy }: Voters,
  projected: readonly ProjectedRound[],
  ahead: number,
  { used: before, support }: VotersAt,
): { readonly used: PoliticsOfSeat; readonly moved: PoliticsOfEconomy } {
  const [last, then] = [projected[ahead - 1], projected[ahead]];
  if (last === undefined || then === undefined) throw new Error('a round was not projected');
  const moved = workersMoved(scenario.base, last.solved.equilibrium.output, then.solved.equilibrium.output);
  const used = { ...before, ...usedTo(before, situationOf(scenario, last.solved, economy)) };
  const life = { scenario, law: then.law, ...then.solved, moved };
  const reactions = reactionsAt(life, economy, used, view.politics?.affinity ?? {});
  const rule = supportRule(scenario, view.settings);
  return {
    used,
    moved: supportChange(rule, support, reactions, { events: eventSupport(then.law, economy) }),
  };
}

/** Support of a government at the end of each projected round, `first` after the first of them, if nobody decides anything more. */
export function supportOnward(
  voters: Voters,
  projected: readonly ProjectedRound[],
  first: number,
): readonly number[] {
  const seat = voters.view.politics?.seats[voters.economy];
  if (seat === undefined) return [];
  const path = [first];
  let at: VotersAt = { used: seat, support: first };
  for (let ahead = 1; ahead < projected.length; ahead++) {
    const { used, moved } = supportThen(voters, projected, ahead, at);
    at = { used, support: moved.support };
    path.push(moved.support);
  }
  return path;
}

/**
 * How a change of support goes on if nothing else changes: difference in points after this round and each of the next. People get used
 * to gains and losses, rule by others stays, an act is paid for once, and all of it fades with memory.
 */
export function projectSupport({ parts }: Pick<SupportForecast, 'parts'>, rounds: number): number[] {
  const path: number[] = [];
  for (let round = 0, difference = 0; round < rounds; round++) {
    difference = SUPPORT_PERSISTENCE * difference + arrivals(parts, round);
    path.push(difference);
  }
  return path;
}

/** Points that arrive so many rounds after the change. */
function arrivals(parts: Readonly<Record<SupportPart, number>>, round: number): number {
  const gettingUsed = (1 - REFERENCE_CLOSING) ** round;
  const felt = (parts.income + parts.lobbies + parts.revenue) * gettingUsed;
  const once = parts.adjustment + parts.treaties + parts.pledges + parts.events;
  return felt + parts.sovereignty + (round === 0 ? once : 0);
}
