import { CORRIDORS } from '#shared/content/corridors.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Policy, Spending } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import { moduleIsOpen, moduleOpensIn } from '../moduleIsOn.ts';

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
