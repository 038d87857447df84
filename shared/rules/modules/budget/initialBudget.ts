import type { Scenario } from '#shared/content/scenario.ts';
import type { BudgetState } from '#shared/protocol/modules/budget.ts';

export function initialBudget(_scenario: Scenario): BudgetState {
  return { points: {}, research: {}, corridors: [], spent: {} };
}
