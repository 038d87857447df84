import { CORRIDOR_RETURN } from '#shared/content/moduleConstants.ts';
import { CORRIDORS, type Corridor } from '#shared/content/corridors.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { BudgetState, Spent } from '#shared/protocol/modules/budget.ts';
import type { Policy, Spending } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { moduleIsOpen, moduleOpensIn } from '../../schedules/moduleIsOn.ts';
import type { GameState } from '../../state.ts';

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

/** What the envelopes of a round pledge to one corridor. */
type CorridorPledges = {
  readonly corridor: Corridor;
  readonly pledgers: readonly EconomyId[];
  readonly isBuilt: boolean;
};

/** Every corridor to which somebody pledged, in the order of the list; it is built if the pledges reach its cost. */
export function countPledges(
  { id }: Pick<Scenario, 'id'>,
  { sealedPolicies }: Pick<GameState, 'sealedPolicies'>,
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
export function spendingFault(
  scenario: Scenario,
  state: GameState,
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
