import type { Scenario } from '#shared/content/scenario.ts';
import type { LawInForce } from '../../schedules/lawInForce.ts';
import { economyPlace } from '../../schedules/places.ts';

/** Places of importer and exporter of every ordered pair that stands at a level (2 and up) or deeper, each once. */
export function pairsAtLevel(
  scenario: Scenario,
  agreements: LawInForce['agreements'],
  lowest: number,
): (readonly [number, number])[] {
  const { N } = scenario.base;
  const seen = new Set<number>();
  for (const { level, parties } of Object.values(agreements)) {
    if (level < lowest) continue;
    const places = parties.map((party) => economyPlace(scenario, party));
    for (const n of places) {
      for (const i of places) if (n !== i) seen.add(n * N + i);
    }
  }
  return [...seen].map((pair) => [Math.floor(pair / N), pair % N] as const);
}
