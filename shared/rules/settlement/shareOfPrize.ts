import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { prizeOf } from './prize.ts';

/**
 * A seat with next to nothing to win from free trade areas (the world of today) is measured against a fifth of a per cent of
 * income instead: against its own prize any small change would count as many prizes.
 */
const SMALLEST_PRIZE = 2e-3;

/** How far a seat has come: 0 at the opening, 100 at its best real income over free trade areas. It may pass both ends. */
export function shareOfPrize(scenario: Scenario, economy: EconomyId, welfare: number): number {
  const prize = (prizeOf(scenario, economy) ?? 1) - 1;
  return (100 * (welfare - 1)) / Math.max(prize, SMALLEST_PRIZE);
}
