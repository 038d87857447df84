import { POINTS_PER_ROUND } from '#shared/content/budgetConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { BudgetState } from '#shared/protocol/modules/budget.ts';

/** Every seat has the same points; nothing is built or found out. */
export function initialBudget({ dealOrder }: Scenario): BudgetState {
  return {
    points: fromKeys(dealOrder, () => POINTS_PER_ROUND),
    research: {},
    corridors: [],
    spent: {},
    spentInRound: 0,
    researched: {},
  };
}
