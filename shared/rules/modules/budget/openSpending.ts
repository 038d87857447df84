import { CORRIDOR_RETURN } from '#shared/content/budgetConstants.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { BudgetState, Spent } from '#shared/protocol/modules/budget.ts';
import type { Spending } from '#shared/protocol/policy.ts';
import type { GameState } from '../../state.ts';
import { moduleIsOpen } from '../moduleIsOn.ts';
import { countPledges } from './countPledges.ts';

/** The budget after the envelopes of the round are opened: corridors that are paid for stand from this round on. */
export function openSpending(scenario: Scenario, state: GameState, budget: BudgetState): BudgetState {
  if (!moduleIsOpen(state, 'budget')) return budget;
  const built = countPledges(scenario, state)
    .filter(({ isBuilt }) => isBuilt)
    .map(({ corridor }) => ({ id: corridor.id, sinceRound: state.round }));
  const corridors = [...budget.corridors, ...built];
  const stands = (id: string): boolean => corridors.some((corridor) => corridor.id === id);
  const spent = fromKeys(scenario.dealOrder, (economy) =>
    accountOf(state.sealedPolicies[economy]?.spending, stands),
  );
  const research = fromKeys(scenario.dealOrder, (economy) => spent[economy]?.research ?? 0);
  return { ...budget, corridors, spent, spentInRound: state.round, research };
}

/** A pledge to a corridor that does not stand comes back in part. */
function accountOf(spending: Spending | undefined, stands: (id: string) => boolean): Spent {
  const { corridor, research = 0, adjustment = 0 } = spending ?? {};
  const points = corridor?.points ?? 0;
  const returned = corridor === undefined || stands(corridor.id) ? 0 : Math.floor(CORRIDOR_RETURN * points);
  return { research, adjustment, corridor: points, returned };
}
