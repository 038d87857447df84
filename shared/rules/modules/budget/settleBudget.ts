import type { BudgetReport, BudgetState } from '#shared/protocol/modules/budget.ts';
import type { SolvedRound } from '../../settlement/solveRound.ts';
import type { ModuleOutcome } from '../moduleOutcome.ts';

export function settleBudget(
  _round: SolvedRound,
  state: BudgetState,
): ModuleOutcome<BudgetState, BudgetReport> {
  return { state, report: { corridors: [] } };
}
