import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { unionOf } from '../../../agreements/unionOf.ts';
import type { LawInForce } from '../../../policy/shock/lawInForce.ts';
import { economyPlace, placesOf } from '../../../policy/shock/placesOf.ts';

/**
 * The part of last settled goods trade among the members of a bloc that it frees, all directions summed, by value. Trade inside
 * a union is free and no area's. Without any trade: all, unless a line is kept out.
 */
export function coverageOf(
  scenario: Scenario,
  law: Pick<LawInForce, 'agreements' | 'settled'>,
  { parties, exceptions, level }: Agreement,
): number {
  if (level >= 3 || exceptions.length === 0) return 1;
  const isKept = (by: EconomyId, sector: SectorId): boolean =>
    exceptions.some((line) => line.by === by && line.sector === sector);
  const { N, J } = scenario.base;
  const { goods } = placesOf(scenario);
  let total = 0;
  let free = 0;
  for (const importer of parties) {
    const ownUnion = unionOf(law, importer)?.parties ?? [importer];
    for (const exporter of parties) {
      if (ownUnion.includes(exporter)) continue;
      const pair = economyPlace(scenario, importer) * N + economyPlace(scenario, exporter);
      for (const { id, place } of goods) {
        const valueBn = law.settled.imports[pair * J + place] ?? 0;
        total += valueBn;
        if (!isKept(importer, id)) free += valueBn;
      }
    }
  }
  return total > 0 ? free / total : 0;
}
