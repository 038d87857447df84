import { mapValues } from '#shared/kernel/records.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import type { ConvergenceFailure, Equilibrium } from '#shared/economics/tradeModel.ts';
import { applyLaw } from '#shared/rules/agreements/applyLaw.ts';
import { noticesDue } from '#shared/rules/agreements/noticesDue.ts';
import { solveLaw } from '#shared/rules/forecast/solveLaw.ts';
import type { LawInForce } from '#shared/rules/policy/shock/lawInForce.ts';
import type { GameState } from '#shared/rules/state.ts';
import { horizonOf } from './horizon.ts';

/** Between speed and truth (docs/bots.md): a solve that stops here is wrong by less than a thousandth of a per cent of income. */
const TOLERANCE = 1e-6;
/** Gains below this part of income are nothing to sign for. */
export const NOISE = 2e-5;

/** What a law promises if nothing else changes until the end of the game. */
export type Prospect = {
  /** ln Ŵ_n, mean over the rounds to come, weighted as the score does. */
  readonly logWelfare: Float64Array;
  /** Imports once leavers are out. */
  readonly imports: Float64Array;
  readonly warmStart: Float64Array;
};

/**
 * The prospect of a law, its payments left out: those are money, and are counted as money. Border costs are taken at the
 * mean of the rounds to come, so that one solve tells; where somebody is leaving, this round and the later ones are told apart.
 */
export function prospectOf(
  scenario: Scenario,
  law: GameState,
  near?: Prospect,
): Result<Prospect, ConvergenceFailure> {
  const { meanRoundsAhead, laterRoundsAhead, soonShare } = horizonOf(law);
  const isSomebodyLeaving = Object.values(law.agreements).some(({ notices }) => notices.length > 0);
  if (!isSomebodyLeaving) {
    const mean = solveAhead(scenario, law, meanRoundsAhead, near);
    return mean.ok ? ok(prospect(mean.value, mean.value, 0)) : mean;
  }
  const soon = solveAhead(scenario, law, 1, near);
  if (!soon.ok) return soon;
  const left = applyLaw(law, noticesDue(law, law.round + 1));
  const later = solveAhead(scenario, left, laterRoundsAhead, near);
  return later.ok ? ok(prospect(soon.value, later.value, soonShare)) : later;
}

function prospect(soon: Equilibrium, later: Equilibrium, soonShare: number): Prospect {
  const logWelfare = later.welfarePerHead.map(
    (welfare, n) => soonShare * Math.log(at(soon.welfarePerHead, n)) + (1 - soonShare) * Math.log(welfare),
  );
  return { logWelfare, imports: later.imports, warmStart: later.warmStart };
}

function solveAhead(
  scenario: Scenario,
  law: GameState,
  roundsAhead: number,
  near: Prospect | undefined,
): Result<Equilibrium, ConvergenceFailure> {
  const agreements = mapValues(law.agreements, (agreement) => ({ ...agreement, payments: [] }));
  const unpaid: LawInForce = { ...law, agreements, roundsAhead };
  const solved = solveLaw(scenario, unpaid, {
    tolerance: TOLERANCE,
    ...(near === undefined ? {} : { warmStart: near.warmStart }),
  });
  return solved.ok ? ok(solved.value.equilibrium) : solved;
}
