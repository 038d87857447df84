import type { EconomyId } from '#shared/kernel/ids.ts';
import { economyPlace, placesOf } from '../policy/shock/placesOf.ts';
import type { Scenario } from '#shared/content/scenario.ts';

/** Goods that an importer buys from an exporter, billions net of tariff, read off imports [n][i][j]. */
export function goodsTrade(
  scenario: Scenario,
  imports: ArrayLike<number>,
  importer: EconomyId,
  exporter: EconomyId,
): number {
  const { N, J } = scenario.base;
  const pair = economyPlace(scenario, importer) * N + economyPlace(scenario, exporter);
  return placesOf(scenario).goods.reduce((sum, { place }) => sum + (imports[pair * J + place] ?? 0), 0);
}
