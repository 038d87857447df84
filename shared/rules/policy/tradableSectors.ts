import type { SectorId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';

/** Sectors in which a tariff can be levied. */
export function tradableSectors(scenario: Scenario): SectorId[] {
  return scenario.sectors.filter(({ tradable }) => tradable).map(({ id }) => id);
}
