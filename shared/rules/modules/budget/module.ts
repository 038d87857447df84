import { CORRIDORS } from '#shared/content/corridors.ts';
import { POINTS_MAX, POINTS_PER_ROUND } from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import { areDistinct, violatedBy } from '#shared/kernel/violatedBy.ts';
import type { BudgetReport, BudgetState } from '#shared/protocol/modules/budget.ts';
import type { ModuleStates } from '#shared/protocol/modules/moduleStates.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { Viewer } from '#shared/protocol/viewer.ts';
import { moduleIsOpen } from '../../schedules/moduleIsOn.ts';
import type { GameState } from '../../state.ts';
import { type GameModule, type ModuleOutcome, ownEntry } from '../hooks/gameModule.ts';
import type { SolvedRound } from '../hooks/solvedRound.ts';
import { researchEffort, shapeBudget } from './effects.ts';
import { countPledges, openSpending, spendingFault } from './spending.ts';

/** Public money: points for research, for help with adjustment, and for corridors that several build together. */
export const budget = {
  id: 'budget',
  isLaw: true,
  initial: ({ scenario }) => ({ budget: initialBudget(scenario) }),
  openEnvelopes: (scenario, state) => ({
    budget: openSpending(scenario, state, must(state.budget, 'module budget')),
  }),
  shape: shapeBudget,
  policyFault: spendingFault,
  settle: ({ round }) => {
    const { state, report } = settleBudget(round, must(round.state.budget, 'module budget'));
    return { states: { budget: state }, reports: { budget: report } };
  },
  redact: redactBudget,
  redactEnvelope,
  violations: budgetViolations,
} as const satisfies GameModule<'budget'>;

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

/** Research has borne fruit, points for the next round are dealt; the report tells what was built, not who paid. */
function settleBudget(
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

/** Points are in range, spending was within them, and every corridor that stands is on the list once. */
function budgetViolations({ id }: Scenario, { budget }: GameState): string[] {
  if (budget === undefined) return [];
  const { points, spent, corridors, researched } = budget;
  const built = corridors.map((corridor) => corridor.id);
  return [
    ...violatedBy(
      Object.values(points).every((each) => {
        return Number.isInteger(each) && each >= POINTS_PER_ROUND && each <= POINTS_MAX;
      }),
      'points are out of range',
    ),
    ...violatedBy(
      Object.values(spent).every(({ research, adjustment, corridor, returned }) => {
        return research + adjustment + corridor <= POINTS_MAX && returned <= corridor;
      }),
      'somebody spent more than there was',
    ),
    ...violatedBy(areDistinct(built), 'a corridor stands twice'),
    ...violatedBy(
      built.every((name) => CORRIDORS[id].some((corridor) => corridor.id === name)),
      'a corridor stands that is on no list',
    ),
    ...violatedBy(
      Object.values(researched).every((effort) => effort >= 0),
      'research was unlearned',
    ),
  ];
}

/** Points, spending and research are known to their own seat only. */
function redactBudget(state: GameState, viewer: Viewer): Pick<ModuleStates, 'budget'> {
  const known = must(state.budget, 'module budget');
  const { points, spent, research } = known;
  return {
    budget: {
      ...known,
      points: ownEntry(points, viewer),
      spent: ownEntry(spent, viewer),
      research: ownEntry(research, viewer),
    },
  };
}

function redactEnvelope(policy: Policy): Policy {
  if (policy.spending === undefined) return policy;
  const { spending: _hidden, ...open } = policy;
  return open;
}
