import { CORRIDORS, type Corridor } from '#shared/content/corridors.ts';
import {
  ADJUSTMENT_RELIEF_MAX,
  ADJUSTMENT_RELIEF_PER_POINT,
  CORRIDOR_RETURN,
  JOINT_RESEARCH_SHARE,
  POINTS_MAX,
  POINTS_PER_ROUND,
  RESEARCH_SHARE_PER_POINT,
  RESEARCH_YIELD,
} from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at, fromKeys, must } from '#shared/kernel/records.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import {
  type GameModule,
  type ModuleOutcome,
  type SolvedRound,
  areDistinct,
  ownEntry,
  violatedBy,
} from './gameModule.ts';
import type { BudgetReport, BudgetState, ModuleStates, Spent } from '#shared/protocol/modules/modules.ts';
import type { Policy, Spending } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { CountryGame, Viewer } from '../state.ts';
import { pairLevel } from '../law/register.ts';
import { type LawInForce, type ShockDraft, economyPlace, placesOf } from '../law/lawInForce.ts';
import { moduleIsOpen, moduleOpensIn } from '../law/moduleIsOn.ts';

/** Corridors that stand make trade among their members cheaper; without dynamics, research raises productivity here. */
function shapeBudget(scenario: Scenario, law: LawInForce, draft: ShockDraft): void {
  const { budget } = law;
  if (budget === undefined) return;
  for (const { id } of budget.corridors) shortenRoute(scenario, id, draft);
  if (law.dynamics === undefined) bearFruit(scenario, budget, draft);
}

function shortenRoute(scenario: Scenario, id: string, { iceberg }: ShockDraft): void {
  const { N, J } = scenario.base;
  const corridor = must(
    CORRIDORS[scenario.id].find((each) => each.id === id),
    `corridor ${id}`,
  );
  const factor = 1 - toFraction(corridor.savingBp);
  const members = corridor.members.map((member) => economyPlace(scenario, member));
  for (const n of members) {
    for (const i of members) {
      if (n === i) continue;
      for (const { place } of placesOf(scenario).goods) {
        const cell = (n * N + i) * J + place;
        iceberg[cell] = at(iceberg, cell) * factor;
      }
    }
  }
}

/** What earlier rounds' research is worth, in every sector. */
function bearFruit(scenario: Scenario, { researched }: BudgetState, { tfp }: ShockDraft): void {
  const { J } = scenario.base;
  for (const [economy, effort] of Object.entries(researched)) {
    if (effort === 0) continue;
    const n = economyPlace(scenario, economy);
    const hat = Math.exp(RESEARCH_YIELD * effort);
    for (let j = 0; j < J; j++) tfp[n * J + j] = at(tfp, n * J + j) * hat;
  }
}

/** Technology moves from this level up. */
const COMMON_MARKET = 4;

/**
 * Research that bears fruit after this round, as a share of income: what the seat paid for, and a fifth of what its partners in a
 * common market paid. Zero where the module is off. The rise of productivity is this times its yield (docs/model.md).
 */
export function researchEffort(
  { budget, agreements }: Pick<LawInForce, 'budget' | 'agreements'>,
  economy: EconomyId,
): number {
  if (budget === undefined) return 0;
  let points = budget.research[economy] ?? 0;
  for (const [other, paid] of Object.entries(budget.research)) {
    if (paid === 0 || other === economy || pairLevel(agreements, economy, other) < COMMON_MARKET) continue;
    points += JOINT_RESEARCH_SHARE * paid;
  }
  return RESEARCH_SHARE_PER_POINT * points;
}

/**
 * Part of the cost of changing work that public help takes away in this round, 0–1: what politics counts as adjustment is
 * multiplied by one minus this. Zero where the module is off or nothing was spent.
 */
export function adjustmentHelp(
  { budget, round }: Pick<LawInForce, 'budget' | 'round'>,
  economy: EconomyId,
): number {
  if (budget === undefined || budget.spentInRound !== round) return 0;
  const points = budget.spent[economy]?.adjustment ?? 0;
  return Math.min(ADJUSTMENT_RELIEF_MAX, ADJUSTMENT_RELIEF_PER_POINT * points);
}

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
function budgetViolations({ id }: Scenario, { budget }: CountryGame): string[] {
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
function redactBudget(state: CountryGame, viewer: Viewer): Pick<ModuleStates, 'budget'> {
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

/** The budget after the envelopes of the round are opened: corridors that are paid for stand from this round on. */
function openSpending(scenario: Scenario, state: CountryGame, budget: BudgetState): BudgetState {
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

/** What the envelopes of a round pledge to one corridor. */
type CorridorPledges = {
  readonly corridor: Corridor;
  readonly pledgers: readonly EconomyId[];
  readonly isBuilt: boolean;
};

/** Every corridor to which somebody pledged, in the order of the list; it is built if the pledges reach its cost. */
function countPledges(
  { id }: Pick<Scenario, 'id'>,
  { sealedPolicies }: Pick<CountryGame, 'sealedPolicies'>,
): CorridorPledges[] {
  return CORRIDORS[id].flatMap((corridor) => {
    const pledges = Object.entries(sealedPolicies).flatMap(([economy, { spending }]) =>
      spending?.corridor?.id === corridor.id ? [{ economy, points: spending.corridor.points }] : [],
    );
    if (pledges.length === 0) return [];
    const points = pledges.reduce((sum, pledge) => sum + pledge.points, 0);
    const pledgers = pledges.map(({ economy }) => economy);
    return [{ corridor, pledgers, isBuilt: points >= corridor.points }];
  });
}

/** Why the spending of an envelope is unlawful, or nothing. */
function spendingFault(
  scenario: Scenario,
  state: CountryGame,
  economy: EconomyId,
  { spending }: Policy,
): Rejection | undefined {
  if (spending === undefined) return undefined;
  const opensIn = moduleOpensIn(state.settings, 'budget');
  if (state.budget === undefined || opensIn === undefined) return { code: 'intent/not-in-this-game' };
  if (!moduleIsOpen(state, 'budget')) return { code: 'budget/not-open', round: opensIn };
  const limit = state.budget.points[economy] ?? 0;
  const { corridor, research, adjustment } = spending;
  if (research + adjustment + (corridor?.points ?? 0) > limit) return { code: 'budget/above-points', limit };
  return corridor === undefined
    ? undefined
    : corridorFault(scenario, state.budget.corridors, economy, corridor);
}

function corridorFault(
  { id: scenarioId }: Scenario,
  built: readonly { readonly id: string }[],
  economy: EconomyId,
  { id }: NonNullable<Spending['corridor']>,
): Rejection | undefined {
  const corridor = CORRIDORS[scenarioId].find((each) => each.id === id);
  if (corridor === undefined) return { code: 'corridor/unknown' };
  if (!corridor.members.includes(economy)) return { code: 'corridor/not-a-member' };
  return built.some((each) => each.id === id) ? { code: 'corridor/built' } : undefined;
}
