import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { LawInForce } from './lawInForce.ts';
import { economyPlace, placesOf } from './placesOf.ts';

/** Last settled goods imports of a member from outside its union, in billions; of one sector where it is named. */
export function importsFromOutside(
  scenario: Scenario,
  law: Pick<LawInForce, 'settled'>,
  union: readonly EconomyId[],
  of: { readonly member: EconomyId; readonly sector?: SectorId },
): number {
  const { N, J } = scenario.base;
  const { goods, ids } = placesOf(scenario);
  const n = economyPlace(scenario, of.member);
  let total = 0;
  ids.forEach((partner, i) => {
    if (union.includes(partner)) return;
    for (const { id, place } of goods) {
      if (of.sector !== undefined && id !== of.sector) continue;
      total += law.settled.imports[(n * N + i) * J + place] ?? 0;
    }
  });
  return total;
}
