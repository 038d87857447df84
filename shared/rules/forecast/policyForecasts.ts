import { SURCHARGE_ROUNDS } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { SUPPORT_PARTS } from '#shared/content/vocabulary.ts';
import { workersMoved } from '#shared/economics/dynamics/migrate.ts';
import { outputOf, pointsOf } from '#shared/economics/politics.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { ConvergenceFailure, Equilibrium, TradeShock } from '#shared/economics/tradeModel.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { fromKeys, mapValues, must } from '#shared/kernel/records.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { SupportForecast } from '#shared/protocol/modules/politics.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Policy, Schedule } from '#shared/protocol/policy.ts';
import { lawOf } from '../clauses/proposalLaw.ts';
import { ballotsOf } from '../countries/legislatureOdds.ts';
import { whoMeetsRise, whoPaysRise } from '../countries/proposals.ts';
import { unionOf } from '../law/blocs.ts';
import {
  type LawInForce,
  type SuccessorAnswers,
  rateBounds,
  wallFromPolicy,
  wallOf,
} from '../law/lawInForce.ts';
import { applyLaw, startsAnew } from '../law/register.ts';
import { moduleIsOpen } from '../law/moduleIsOn.ts';
import { eventSupport } from '../modules/events/effects.ts';
import type { TaskAhead } from '../modules/politics/mandates.ts';
import {
  type Life,
  type LobbyReaction,
  type Reactions,
  type SupportParts,
  leavingCost,
  reactionsAt,
  sumOfParts,
  supportChange,
  supportParts,
  supportRule,
} from '../modules/politics/reactions.ts';
import { answersAfter } from '../settlement/settleRound.ts';
import { solveStandingLaw } from '../shock/solveLaw.ts';
import type { CountryGame, WallState } from '../state.ts';
import { type Forecast, type ForecastOptions, compareLaws } from './compareLaws.ts';
import {
  type ProjectedRound,
  openedNext,
  projectDynamics,
  projectKept,
  supportOnward,
  tasksUnder,
} from './forecastOverRounds.ts';

type PolicyChoice = { readonly economy: EconomyId; readonly policy: Policy };

/**
 * What an envelope would do against keeping the wall as it stands, everybody else's unchanged. A vote in a union is shown as
 * if it carried: what the member would get if the others voted the same.
 */
export function forecastPolicy(
  scenario: Scenario,
  view: CountryGame,
  economy: EconomyId,
  policy: Policy,
): Result<Forecast, ConvergenceFailure> {
  return forecastChoice(scenario, view, { economy, policy });
}

/** A forecast of an envelope with options: parts, rounds ahead, tolerance. */
export function forecastChoice(
  scenario: Scenario,
  view: CountryGame,
  choice: PolicyChoice,
  options: ForecastOptions = {},
): Result<Forecast, ConvergenceFailure> {
  return compareLaws(scenario, { without: view, with: withPolicy(scenario, view, choice) }, options);
}

/** The state with one envelope opened and no other. */
export function withPolicy(
  scenario: Scenario,
  view: CountryGame,
  { economy, policy }: PolicyChoice,
): CountryGame {
  const union = unionOf(view, economy);
  const inForce = wallOf(view, economy);
  const chosen = policy.type === 'wall' ? wallFromPolicy(scenario, inForce, policy) : policy.rates;
  const untilRound = view.round + SURCHARGE_ROUNDS - 1;
  const changed = fromKeys(union?.parties ?? [economy], (member): WallState => {
    const running = view.walls[member]?.surcharge;
    const sealed = policy.surcharge === undefined ? undefined : { ...policy.surcharge, untilRound };
    const surcharge = sealed ?? running;
    const mfnRateBp = { ...wallOf(view, member), ...chosen };
    return surcharge === undefined ? { mfnRateBp } : { mfnRateBp, surcharge };
  });
  return { ...view, walls: { ...view.walls, ...changed } };
}

/** What successors would answer to one envelope of the last round, if nobody else moved a tariff; nothing in earlier rounds. */
export function answersTo(
  scenario: Scenario,
  view: CountryGame,
  choice: PolicyChoice,
): SuccessorAnswers | undefined {
  if (view.round !== view.settings.rounds) return undefined;
  const law = withPolicy(scenario, view, choice);
  const rates = ({ walls }: CountryGame) => mapValues(walls, ({ mfnRateBp }) => mfnRateBp);
  const surcharges = Object.entries(law.walls).flatMap(([by, { surcharge }]) =>
    surcharge === undefined || surcharge === view.walls[by]?.surcharge
      ? []
      : [{ by, surcharge, untilRound: surcharge.untilRound }],
  );
  const last = { walls: rates(law), wallsBefore: rates(view), surcharges, leavers: [] };
  return answersAfter(scenario, openedNext(scenario, law), last);
}

/** The state with one envelope opened, and in the last round with what is answered to it in the years after. */
export function withAnswers(
  scenario: Scenario,
  view: CountryGame,
  choice: PolicyChoice,
): CountryGame & Pick<LawInForce, 'answersNext'> {
  const answersNext = answersTo(scenario, view, choice);
  return { ...withPolicy(scenario, view, choice), ...(answersNext && { answersNext }) };
}

/** What one of several tariffs does, in per cent of real income by economy, nobody else's moved. */
export type TariffChoice = {
  /** In the round, against the tariff as it is. */
  readonly now: Readonly<Record<EconomyId, number>>;
  /** Where the next round starts anew: what free trade with the seat alone would bring each other in it, and the seat by the best of them; of whoever would refuse, nothing. */
  readonly offered?: Readonly<Record<EconomyId, number | undefined>>;
  /** In the last round, against the tariff as it is: in the years after, with the answers to a rise. */
  readonly after?: Readonly<Record<EconomyId, number>>;
  /** In the last round: the one task of the seat as it would be judged. */
  readonly task?: TaskAhead;
};

/** A tariff as one of several to choose from, by the model; `areaWith` is free trade of the seat with one other. */
export function forecastTariff(
  scenario: Scenario,
  view: CountryGame,
  { economy: me, policy }: PolicyChoice,
  areaWith: (other: EconomyId) => Draft,
): TariffChoice | undefined {
  const law = withPolicy(scenario, view, { economy: me, policy });
  const now = movedBy(scenario, { without: view, with: law });
  const [kept, next] = [view, law].map((each) => nextRoundOf(scenario, each)) as [Next, Next];
  if (now === undefined || kept === undefined || next === undefined) return undefined;
  if (view.round >= view.settings.rounds) {
    const shiftBp = policy.type === 'wall' ? policy.shiftBp : 0;
    const surcharges = whoMeetsRise(scenario, view, me, policy).map((by) => ({
      by,
      surcharge: { against: me, rateBp: shiftBp },
    }));
    const answered = shiftBp > 0 ? { ...next, answers: { surcharges, withheld: [] } } : next;
    const after = movedBy(scenario, { without: kept, with: answered });
    const task = tasksUnder(scenario, law)?.[me]?.[0];
    return after && { now, after, ...(task && { task }) };
  }
  if (!startsAnew(view)) return { now };
  const refusing = whoPaysRise(scenario, view, me, policy);
  const others = Object.keys(view.seats).filter((each) => each !== me);
  const deals = fromKeys(others, (other) => {
    if (refusing.includes(other)) return undefined;
    const signed = applyLaw(next, lawOf(scenario, next, areaWith(other)));
    return movedBy(scenario, { without: next, with: signed });
  });
  const own = Object.values(deals).flatMap((deal) => deal?.[me] ?? []);
  const offered = mapValues(deals, (deal, other) => deal?.[other]);
  return { now, offered: { ...offered, [me]: own.length === 0 ? undefined : Math.max(...own) } };
}

type Next = CountryGame | undefined;

/** The game as the next round finds it where only this law is settled. */
function nextRoundOf(scenario: Scenario, game: CountryGame): Next {
  const ahead = projectDynamics(scenario, game, { rounds: 2 });
  const law = ahead.ok ? ahead.value.at(-1)?.law : undefined;
  return law && { ...game, round: law.round, agreements: law.agreements, proposals: {} };
}

/** Per cent of real income by economy. */
function movedBy(
  scenario: Scenario,
  laws: Parameters<typeof compareLaws>[1],
): Readonly<Record<EconomyId, number>> | undefined {
  const compared = compareLaws(scenario, laws);
  return compared.ok
    ? mapValues(compared.value.economies, ({ logChange }) => percentOfLog(logChange))
    : undefined;
}

type CurveQuestion = {
  readonly economy: EconomyId;
  /** The envelope around the slider: what the other sliders say. */
  readonly policy: Policy;
  /** The sector that the slider moves; absent: the shift of the whole wall. */
  readonly sector?: SectorId;
  /** Positions of the slider: rates of the sector, or shifts. */
  readonly points: readonly number[];
};

/** One position of the slider: what it brings the seat itself, and the forecast for everybody. */
type CurvePoint = {
  readonly atBp: number;
  readonly welfare: number;
  readonly revenueBn: number;
  readonly forecast: Forecast;
};

/** Forecasts along a slider, for the curve drawn under it. */
export function forecastCurve(
  scenario: Scenario,
  view: CountryGame,
  question: CurveQuestion,
  options: ForecastOptions = {},
): Result<CurvePoint[], ConvergenceFailure> {
  const { economy } = question;
  const points: CurvePoint[] = [];
  for (const atBp of question.points) {
    const policy = policyAt(scenario, wallOf(view, economy), question, atBp);
    const forecast = forecastChoice(scenario, view, { economy, policy }, options);
    if (!forecast.ok) return forecast;
    const own = must(forecast.value.economies[economy], `forecast for ${economy}`);
    points.push({ atBp, welfare: own.welfare, revenueBn: own.revenueBn, forecast: forecast.value });
  }
  return ok(points);
}

/** The envelope with the slider at a place. */
function policyAt(
  scenario: Scenario,
  inForce: Schedule,
  { policy, sector }: CurveQuestion,
  atBp: number,
): Policy {
  if (policy.type === 'wall') {
    if (sector === undefined) return { ...policy, shiftBp: atBp };
    const others = policy.apart.filter((each) => each.sector !== sector);
    return { ...policy, apart: [...others, { sector, rateBp: atBp }] };
  }
  if (sector !== undefined) return { ...policy, rates: { ...policy.rates, [sector]: atBp } };
  const shifted = Object.entries(inForce).map(([id, rateBp]): [SectorId, number] => {
    const { minBp, maxBp } = rateBounds(scenario, rateBp);
    return [id, Math.min(maxBp, Math.max(minBp, rateBp + atBp))];
  });
  return { ...policy, rates: Object.fromEntries(shifted) };
}

/** A law and what the model makes of it: what voters would live under. */
export type LivedLaw = {
  readonly law: LawInForce;
  readonly solved: { readonly shock: TradeShock; readonly equilibrium: Equilibrium };
};

/** Two laws to compare, both with the same settlement behind them. */
export type LawChoice = { readonly before: LivedLaw; readonly after: LivedLaw };

/**
 * What a change of law does to the support of one government at the end of this round, against the same round without it, with
 * parts that sum to it, and what it is then; undefined where politics is not at work or nobody governs there. Ratification is counted as carried.
 */
export function forecastSupport(
  scenario: Scenario,
  view: CountryGame,
  { before, after }: LawChoice,
  economy: EconomyId,
): SupportForecast | undefined {
  const { politics } = view;
  const seat = politics?.seats[economy];
  if (politics === undefined || seat === undefined || !moduleIsOpen(view, 'politics')) return undefined;
  const rule = supportRule(scenario, view.settings);
  const react = (lived: LivedLaw): Reactions =>
    reactionsAt(lifeUnder(scenario, view, lived), economy, seat, politics.affinity);
  const without = react(before);
  const withIt = react(after);
  const costOf = (from: LawInForce, to: LawInForce): number =>
    ballotsOf([economy], from.agreements, to.agreements).reduce((sum, { cost }) => sum + cost, 0);
  const treaties = -costOf(before.law, after.law) - leavingCost(after.law, economy);
  const partsAfter = supportParts(rule, seat.support, withIt, { treaties });
  const partsBefore = supportParts(rule, seat.support, without, {
    treaties: -leavingCost(before.law, economy),
  });
  const parts: SupportParts = fromKeys(SUPPORT_PARTS, (part) => partsAfter[part] - partsBefore[part]);
  const lobbies = lobbyChanges(withIt.lobbies, without.lobbies).map(({ sector, change, percent }) => ({
    sector,
    change,
    swing: pointsOf(rule, percent),
  }));
  const ended = supportChange(rule, seat.support, withIt, {
    ...seat.pending,
    // What awaits the bell is law before as well as after: its votes at home are still to be won.
    treaties: (seat.pending.treaties ?? 0) + treaties - costOf(view, before.law),
    events: eventSupport(after.law, economy),
  });
  return { change: sumOfParts(parts), after: ended.support, untilThen: ended.parts, parts, lobbies };
}

/** The round of the next vote of a government where one is ahead, else the present one. */
function roundOfVote({ politics, round }: CountryGame, economy: EconomyId): number {
  return Math.max(round, politics?.seats[economy]?.electionInRound ?? round);
}

/**
 * What a change of law does to the support of all governments at the end of this round, as its results then tell it; and where the next vote is
 * later, what support is at it if nobody decides anything any more.
 */
export function supportOfAll(
  scenario: Scenario,
  view: CountryGame,
  laws: { readonly without: CountryGame; readonly with: CountryGame },
): Result<Readonly<Record<EconomyId, SupportForecast>>, ConvergenceFailure> {
  const seats = Object.keys(view.politics?.seats ?? {});
  if (seats.length === 0 || !moduleIsOpen(view, 'politics')) return ok({});
  const rounds = 1 + Math.max(...seats.map((economy) => roundOfVote(view, economy))) - view.round;
  const standing = solveStandingLaw(scenario, laws.without);
  if (!standing.ok) return standing;
  const { warmStart } = standing.value.equilibrium;
  const before = projectKept(scenario, laws.without, { rounds: 1, warmStart });
  if (!before.ok) return before;
  const after = projectKept(scenario, laws.with, { rounds, warmStart });
  if (!after.ok) return after;
  return ok(
    Object.fromEntries(
      seats.flatMap((economy) => {
        const forecast = supportToVote(scenario, view, { without: before.value, with: after.value }, economy);
        return forecast === undefined ? [] : [[economy, forecast]];
      }),
    ),
  );
}

/** Without a choice in the present round, with it up to the next vote of all. */
type Projections = Readonly<Record<'without' | 'with', readonly ProjectedRound[]>>;

function supportToVote(
  scenario: Scenario,
  view: CountryGame,
  projected: Projections,
  economy: EconomyId,
): SupportForecast | undefined {
  const [before, after] = [projected.without[0], projected.with[0]];
  const now = before && after && forecastSupport(scenario, view, { before, after }, economy);
  const seat = view.politics?.seats[economy];
  if (now === undefined || seat === undefined) return undefined;
  const told = { ...now, everyRound: now.parts.sovereignty };
  const rounds = projected.with.slice(0, 1 + roundOfVote(view, economy) - view.round);
  if (rounds.length === 1) return told;
  return {
    ...told,
    atVote: supportOnward({ scenario, view, economy }, rounds, now.after).at(-1) ?? now.after,
  };
}

function lifeUnder(scenario: Scenario, view: CountryGame, { law, solved }: LivedLaw): Life {
  return {
    scenario,
    law,
    ...solved,
    moved: workersMoved(scenario.base, lastOutput(scenario, view.settled), solved.equilibrium.output),
  };
}

const lastOutputs = new WeakMap<CountryGame['settled'], Float64Array>();

/** Y_nj of the last settlement, worked out once for each. */
function lastOutput({ base }: Scenario, settled: CountryGame['settled']): Float64Array {
  const known = lastOutputs.get(settled);
  if (known !== undefined) return known;
  const output = outputOf(base, settled.imports);
  lastOutputs.set(settled, output);
  return output;
}

function lobbyChanges(after: readonly LobbyReaction[], before: readonly LobbyReaction[]): LobbyReaction[] {
  return after.map(({ sector, change, percent }) => {
    const same = before.find((each) => each.sector === sector);
    return { sector, change: change - (same?.change ?? 0), percent: percent - (same?.percent ?? 0) };
  });
}
