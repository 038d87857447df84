import { mapValues } from '#shared/kernel/records.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import type { ConvergenceFailure, TradeShock } from '#shared/economics/tradeModel.ts';
import { applyLaw } from '#shared/rules/agreements/applyLaw.ts';
import { noticesDue } from '#shared/rules/agreements/noticesDue.ts';
import { withoutParties } from '#shared/rules/agreements/withoutParties.ts';
import { solveLaw } from '#shared/rules/shock/solveLaw.ts';
import { buildShock } from '#shared/rules/shock/buildShock.ts';
import type { LawInForce, SolvedLaw } from '#shared/rules/schedules/lawInForce.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { GameState } from '#shared/rules/state.ts';
import { horizonOf } from './horizon.ts';

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

export type ProspectOptions = {
  /** Of the solver, in logs. */
  readonly tolerance: number;
  /** Prospect of a law that differs little. */
  readonly near?: Prospect;
};

/**
 * The prospect of a law, its payments left out: those are money, and are counted as money. Border costs are taken at the
 * mean of the rounds to come, so that one solve tells; where somebody is leaving, this round and the later ones are told apart.
 */
export function prospectOf(
  scenario: Scenario,
  law: GameState,
  options: ProspectOptions,
): Result<Prospect, ConvergenceFailure> {
  const { meanRoundsAhead, laterRoundsAhead, soonShare } = horizonOf(law);
  if (!isSomebodyLeaving(law)) {
    const mean = solveAhead(scenario, unpaid(law, meanRoundsAhead), options);
    return mean.ok
      ? ok(prospect(mean.value, { later: mean.value, roundsAhead: meanRoundsAhead, soonShare: 0 }))
      : mean;
  }
  const soon = solveAhead(scenario, unpaid(law, 1), options);
  if (!soon.ok) return soon;
  const later = solveAhead(scenario, unpaid(withoutLeavers(law), laterRoundsAhead), options);
  return later.ok
    ? ok(prospect(soon.value, { later: later.value, roundsAhead: laterRoundsAhead, soonShare }))
    : later;
}

/** The arrays of a law once leavers are out, without solving it; border costs as in another prospect. */
export function prospectiveShock(
  scenario: Scenario,
  law: GameState,
  { roundsAhead }: Pick<Prospect, 'roundsAhead'>,
): TradeShock {
  return buildShock(scenario, unpaid(isSomebodyLeaving(law) ? leftAtOnce(law) : law, roundsAhead));
}

/** The law once leavers are out, none of whom waits for others of its union: good enough for first sight, and quick. */
function leftAtOnce(law: GameState): GameState {
  const agreements = Object.entries(law.agreements).flatMap(([id, agreement]) => {
    const leavers = agreement.notices.map(({ by }) => by);
    const rest = leavers.length === 0 ? agreement : withoutParties(agreement, leavers);
    return rest === undefined ? [] : [[id, rest] as const];
  });
  return { ...law, agreements: Object.fromEntries(agreements) };
}

function isSomebodyLeaving({ agreements }: GameState): boolean {
  return Object.values(agreements).some(({ notices }) => notices.length > 0);
}

function withoutLeavers(law: GameState): GameState {
  return applyLaw(law, noticesDue(law, law.round + 1));
}

function unpaid(law: GameState, roundsAhead: number): LawInForce {
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
