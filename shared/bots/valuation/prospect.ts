/** What a law promises over the rounds to come, and how two laws compare. */
import { BORDER_COST_CLOSING } from '#shared/content/treatyConstants.ts';
import { EPILOGUE_WEIGHT } from '#shared/content/scores.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at, fromKeys, mapValues } from '#shared/kernel/records.ts';
import type { ConvergenceFailure, TradeShock } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { applyLaw, agreementsLapsed, roundsHeld } from '#shared/rules/law/register.ts';
import type { LawChoice } from '#shared/rules/forecast/policyForecasts.ts';
import { noticesDue, withoutParties } from '#shared/rules/law/leaving.ts';
import { type LawInForce, type SolvedLaw, economyPlace, placesOf } from '#shared/rules/law/lawInForce.ts';
import { buildShock } from '#shared/rules/shock/buildShock.ts';
import { solveLaw } from '#shared/rules/shock/solveLaw.ts';
import type { CountryGame } from '#shared/rules/state.ts';

/** Gains below this part of income are nothing to sign for. */
export const NOISE = 2e-5;

/** What a law promises if nothing else changes until the end of the game. */
export type Prospect = {
  /** ln Ŵ_n per head, mean over the rounds to come, weighted as the score does. */
  readonly logWelfare: Float64Array;
  /** The law once leavers are out, at the mean of the rounds to come. */
  readonly settled: SolvedLaw;
  /** Rounds of closing border costs in it. */
  readonly roundsAhead: number;
};

type ProspectOptions = {
  /** Of the solver, in logs. */
  readonly tolerance: number;
  /** Prospect of a law that differs little. */
  readonly near?: Prospect;
};

/**
 * The prospect of a law, its payments left out: those are money, and are counted as money. Border costs are taken at the
 * mean of the rounds to come, so that one solve tells; where somebody is leaving or an agreement lapses, this round and the later ones are told apart.
 */
export function prospectOf(
  scenario: Scenario,
  law: CountryGame,
  options: ProspectOptions,
): Result<Prospect, ConvergenceFailure> {
  const { meanRoundsAhead, laterRoundsAhead, soonShare } = horizonOf(law);
  if (!changesNextRound(law)) {
    const mean = solveAhead(scenario, unpaid(law, meanRoundsAhead), options);
    return mean.ok
      ? ok(prospect(mean.value, { later: mean.value, roundsAhead: meanRoundsAhead, soonShare: 0 }))
      : mean;
  }
  const soon = solveAhead(scenario, unpaid(law, 1), options);
  if (!soon.ok) return soon;
  // What is signed for this round alone is judged by this round, its trade too.
  if (soonShare === 1) return ok(prospect(soon.value, { later: soon.value, roundsAhead: 1, soonShare }));
  const later = solveAhead(scenario, unpaid(asOfNextRound(law), laterRoundsAhead), options);
  return later.ok
    ? ok(prospect(soon.value, { later: later.value, roundsAhead: laterRoundsAhead, soonShare }))
    : later;
}

/** The arrays of a law once leavers are out, without solving it; border costs as in another prospect. */
export function prospectiveShock(
  scenario: Scenario,
  law: CountryGame,
  { roundsAhead }: Pick<Prospect, 'roundsAhead'>,
): TradeShock {
  return buildShock(scenario, unpaid(isSomebodyLeaving(law) ? leftAtOnce(law) : law, roundsAhead));
}

/** The law once leavers are out, none of whom waits for others of its union: good enough for first sight, and quick. */
function leftAtOnce(law: CountryGame): CountryGame {
  const agreements = Object.entries(law.agreements).flatMap(([id, agreement]) => {
    const leavers = agreement.notices.map(({ by }) => by);
    const rest = leavers.length === 0 ? agreement : withoutParties(agreement, leavers);
    return rest === undefined ? [] : [[id, rest] as const];
  });
  return { ...law, agreements: Object.fromEntries(agreements) };
}

function isSomebodyLeaving({ agreements }: CountryGame): boolean {
  return Object.values(agreements).some(({ notices }) => notices.length > 0);
}

/** Whether somebody is leaving, or an agreement lapses when the next round opens. */
function changesNextRound(law: CountryGame): boolean {
  return isSomebodyLeaving(law) || agreementsLapsed(law, law.round + 1).length > 0;
}

function asOfNextRound(law: CountryGame): CountryGame {
  const lapsed = applyLaw(law, { upsert: [], end: agreementsLapsed(law, law.round + 1) });
  return applyLaw(lapsed, noticesDue(lapsed, law.round + 1));
}

function unpaid(law: CountryGame, roundsAhead: number): LawInForce {
  const isPaying = Object.values(law.agreements).some(({ payments }) => payments.length > 0);
  if (!isPaying) return { ...law, roundsAhead };
  const agreements = mapValues(law.agreements, (agreement) =>
    agreement.payments.length > 0 ? withoutPayments(agreement) : agreement,
  );
  return { ...law, agreements, roundsAhead };
}

const known = new WeakMap<Agreement, Agreement>();

/** One and the same object for each agreement, so that what is read off it is read once. */
function withoutPayments(agreement: Agreement): Agreement {
  const bare = known.get(agreement) ?? { ...agreement, payments: [] };
  known.set(agreement, bare);
  return bare;
}

type Later = { readonly later: SolvedLaw; readonly roundsAhead: number; readonly soonShare: number };

function prospect(soon: SolvedLaw, { later, roundsAhead, soonShare }: Later): Prospect {
  const logWelfare = later.equilibrium.welfarePerHead.map(
    (welfare, n) =>
      soonShare * Math.log(at(soon.equilibrium.welfarePerHead, n)) + (1 - soonShare) * Math.log(welfare),
  );
  return { logWelfare, settled: later, roundsAhead };
}

function solveAhead(
  scenario: Scenario,
  law: LawInForce,
  { tolerance, near }: ProspectOptions,
): Result<SolvedLaw, ConvergenceFailure> {
  const warm = near === undefined ? {} : { warmStart: near.settled.equilibrium.warmStart };
  return solveLaw(scenario, law, { tolerance, ...warm });
}

type Moment = Pick<CountryGame, 'round' | 'settings' | 'endsAfterRound'>;

/** What a decision reaches: the present round and all to come, weighted as the score counts them. */
type Horizon = {
  readonly weight: number;
  /** Part of the weight that falls on the present round. */
  readonly soonShare: number;
  /** Rounds of closing after which a border costs what it costs in the mean of the horizon. */
  readonly meanRoundsAhead: number;
  /** The same for the rounds after the present one. */
  readonly laterRoundsAhead: number;
};

/** By the rounds from now to the end, and those that are seen. Bots ask for every draft that they weigh. */
const horizons = new Map<string, Horizon>();

/** Where agreements lapse, no further than one holds that is signed now. */
export function horizonOf(moment: Moment): Horizon {
  const last = moment.settings.rounds + 1 - moment.round;
  const seen = Math.min(last + 1, roundsHeld(moment));
  const name = `${last} ${seen}`;
  const horizon = horizons.get(name) ?? horizonOver(last, seen);
  horizons.set(name, horizon);
  return horizon;
}

function horizonOver(last: number, seen: number): Horizon {
  const weights = Array.from({ length: seen }, (_each, ahead) => (ahead < last ? 1 : EPILOGUE_WEIGHT));
  const weight = weights.reduce((sum, each) => sum + each, 0);
  return {
    weight,
    soonShare: 1 / weight,
    meanRoundsAhead: roundsAheadOf(weights, 0),
    laterRoundsAhead: roundsAheadOf(weights, 1),
  };
}

/** After n rounds (1 − c)^n of the gap is left; the rounds after which as much is left as in the weighted mean. */
function roundsAheadOf(weights: readonly number[], first: number): number {
  const left = 1 - BORDER_COST_CLOSING;
  let weight = 0;
  let gap = 0;
  for (const [ahead, each] of weights.entries()) {
    if (ahead < first) continue;
    weight += each;
    gap += each * left ** (ahead + 1);
  }
  return Math.log(gap / weight) / Math.log(left);
}

/** Weight of the present round up to and with another one; at least the present round counts. */
export function weightUntil({ round, settings }: Moment, untilRound: number): number {
  const played = Math.min(untilRound, settings.rounds) - round + 1;
  const after = untilRound > settings.rounds ? EPILOGUE_WEIGHT : 0;
  return Math.max(1, played + after);
}

/** What a change of law is worth when everything else stays: mean over the rounds to come, weighted as the score does. */
export type Appraisal = {
  /** Billions a round, of every economy. */
  readonly gainBn: Readonly<Record<EconomyId, number>>;
  /** Goods that each economy buys more from every other once all is settled: `[buyer][seller]`, flat, billions a round. */
  readonly tradeChangeBn: Float64Array;
  /** The two laws and what the model makes of them, at the mean of the rounds to come. */
  readonly laws: LawChoice;
};

/** A law with its prospect. */
type ProspectiveLaw = { readonly law: CountryGame; readonly prospect: Prospect };

export function compareProspects(
  scenario: Scenario,
  { law, prospect: before }: ProspectiveLaw,
  { law: changed, prospect: after }: ProspectiveLaw,
): Appraisal {
  const { settled } = law;
  const gainBn = fromKeys(placesOf(scenario).ids, (economy) => {
    const place = economyPlace(scenario, economy);
    const logChange = at(after.logWelfare, place) - at(before.logWelfare, place);
    return logChange * (settled.incomeBn[economy] ?? 0);
  });
  return {
    gainBn,
    tradeChangeBn: tradeChange(scenario, before, after),
    laws: { before: { law, solved: before.settled }, after: { law: changed, solved: after.settled } },
  };
}

function tradeChange(scenario: Scenario, before: Prospect, after: Prospect): Float64Array {
  const { N, J } = scenario.base;
  const { goods } = placesOf(scenario);
  const [importsBefore, importsAfter] = [before, after].map(({ settled }) => settled.equilibrium.imports);
  const change = new Float64Array(N * N);
  if (importsBefore === undefined || importsAfter === undefined) return change;
  for (let pair = 0; pair < N * N; pair++) {
    let sum = 0;
    for (const { place } of goods) {
      sum += at(importsAfter, pair * J + place) - at(importsBefore, pair * J + place);
    }
    change[pair] = sum;
  }
  return change;
}
