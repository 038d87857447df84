import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { economyPlace } from '../../../policy/shock/placesOf.ts';

/** Whether an economy counts as developing: the Enabling Clause and special treatment are for these. */
export function isDeveloping(scenario: Scenario, economy: EconomyId): boolean {
  return scenario.economies[economyPlace(scenario, economy)]?.developing === true;
}

/** Whether all of some economies do, as a union or the parties of a paper. */
export function areDeveloping(scenario: Scenario, economies: readonly EconomyId[]): boolean {
  return economies.every((economy) => isDeveloping(scenario, economy));
}
