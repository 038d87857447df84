import { POINTS_MAX, POINTS_PER_ROUND } from '#shared/content/budgetConstants.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { BudgetReport, BudgetState } from '#shared/protocol/modules/budget.ts';
import type { SolvedRound } from '../../settlement/solveRound.ts';
import type { ModuleOutcome } from '../moduleOutcome.ts';
import { moduleIsOpen } from '../../schedules/moduleIsOn.ts';
import { countPledges } from './spending.ts';
import { researchEffort } from './effects.ts';

/** Research has borne fruit, points for the next round are dealt; the report tells what was built, not who paid. */
export function settleBudget(
  { scenario, state: game, law }: SolvedRound,
  state: BudgetState,
): ModuleOutcome<BudgetState, BudgetReport> {
  const budget = law.budget ?? state;
  const isPlayed = moduleIsOpen(game, 'budget') && game.round <= game.settings.rounds;
  if (!isPlayed) return { state: budget, report: { corridors: [] } };
  const { dealOrder } = scenario;
  const corridors = countPledges(scenario, game).map(({ corridor, pledgers, isBuilt }) => ({
    id: corridor.id,
    built: isBuilt,
    pledgers: pledgers.length,
  }));
  return {
    state: {
      ...budget,
      points: fromKeys(dealOrder, (seat) =>
        Math.min(POINTS_MAX, POINTS_PER_ROUND + (budget.spent[seat]?.returned ?? 0)),
      ),
      research: {},
      researched: fromKeys(dealOrder, (seat) => (budget.researched[seat] ?? 0) + researchEffort(law, seat)),
    },
    report: { corridors },
  };
}
