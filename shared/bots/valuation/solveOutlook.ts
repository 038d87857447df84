import { mapValues } from '#shared/kernel/records.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ConvergenceFailure, Equilibrium } from '#shared/economics/tradeModel.ts';
import { applyLaw } from '#shared/rules/agreements/applyLaw.ts';
import { noticesDue } from '#shared/rules/agreements/noticesDue.ts';
import { solveLaw, type LawOptions } from '#shared/rules/forecast/solveLaw.ts';
import type { LawInForce } from '#shared/rules/policy/shock/lawInForce.ts';
import type { GameState } from '#shared/rules/state.ts';

/** Rounds after which the cost of a border stands where the level of the pair wants it. */
const CLOSED_AFTER_ROUNDS = 12;

/** What the model says of a law: in this round, or once border costs have closed and leavers are out. */
export type Outlook = 'soon' | 'later';

/** The equilibrium under a law without its payments: those are money, and are counted as money (docs/bots.md). */
export function solveOutlook(
  scenario: Scenario,
  law: GameState,
  outlook: Outlook,
  options: LawOptions,
): Result<Equilibrium, ConvergenceFailure> {
  const solved = solveLaw(scenario, lawAt(law, outlook), options);
  return solved.ok ? ok(solved.value.equilibrium) : solved;
}

/** Whether later differs from soon at all: where no border cost moves and nobody leaves, one solve says both. */
export function isSettledAtOnce(scenario: Scenario, law: GameState): boolean {
  const isSomebodyLeaving = Object.values(law.agreements).some(({ notices }) => notices.length > 0);
  return !scenario.flags.borderCosts && !isSomebodyLeaving;
}

function lawAt(law: GameState, outlook: Outlook): LawInForce {
  const then = outlook === 'soon' ? law : applyLaw(law, noticesDue(law, law.round + 1));
  const agreements = mapValues(then.agreements, (agreement) => ({ ...agreement, payments: [] }));
  return outlook === 'soon'
    ? { ...then, agreements }
    : { ...then, agreements, roundsAhead: CLOSED_AFTER_ROUNDS };
}
