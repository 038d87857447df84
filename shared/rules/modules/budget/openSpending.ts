import type { Scenario } from '#shared/content/scenario.ts';
import type { BudgetState } from '#shared/protocol/modules/budget.ts';
import type { GameState } from '../../state.ts';

/** The budget after the envelopes of the round are opened: corridors that are paid for stand from this round on. */
export function openSpending(_scenario: Scenario, _state: GameState, budget: BudgetState): BudgetState {
  return budget;
}
