import { BARRIER_RENT_PER_LEVEL } from '#shared/content/barrierConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { recognisesRules } from '../../agreements/terms/recognisesRules.ts';
import { unionOf } from '../../agreements/unionOf.ts';
import type { LawInForce } from '../../policy/shock/lawInForce.ts';
import { economyPlace, placesOf } from '../../policy/shock/placesOf.ts';
import { barrierLevel } from './barrierLevel.ts';

/** Tariffs as the law levies them, [n][i][j]: what the model was given without the rents of hidden barriers, which no treasury sees. */
export function tariffWithoutRent(scenario: Scenario, law: LawInForce, tariff: Float64Array): Float64Array {
  const { barriers } = law;
  if (barriers === undefined) return tariff;
  const { N, J } = scenario.base;
  const { ids, goods } = placesOf(scenario);
  const levied = tariff.slice();
  for (const importer of Object.keys(barriers.levels)) {
    if (unionOf(law, importer) !== undefined) continue;
    const n = economyPlace(scenario, importer);
    for (const { id, place } of goods) {
      const level = barrierLevel(barriers, importer, id);
      if (level === 0) continue;
      ids.forEach((exporter, i) => {
        if (i === n || recognisesRules(law, importer, exporter)) return;
        const cell = (n * N + i) * J + place;
        levied[cell] = (1 + at(tariff, cell)) / (1 + BARRIER_RENT_PER_LEVEL * level) - 1;
      });
    }
  }
  return levied;
}
