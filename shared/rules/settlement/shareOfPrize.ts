import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';

/** A best gain below this is no prize that a share could be taken of: a hundredth of a per cent of real income. */
const SMALLEST_PRIZE = 1e-4;

/** How far a seat has come: 0 at the opening, 100 at its best real income over free trade areas. It may pass both ends. */
export function shareOfPrize(scenario: Scenario, economy: EconomyId, welfare: number): number {
  const prize = (scenario.bestWelfare[economy] ?? 1) - 1;
  return (100 * (welfare - 1)) / Math.max(prize, SMALLEST_PRIZE);
}
