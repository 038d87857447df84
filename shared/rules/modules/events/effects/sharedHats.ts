import { at } from '#shared/economics/at.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Register } from '../../../agreements/pairLevel.ts';
import { economyPlace } from '../../../policy/shock/placesOf.ts';

/** One budget carries what hits one member. */
const FULL_INTEGRATION = 6;

/** Places of those who carry shocks together, for each economy that shares; the others carry theirs alone. */
export type Sharers = ReadonlyMap<number, readonly number[]>;

const ALONE: Sharers = new Map();

export function sharersOf(scenario: Scenario, agreements: Register): Sharers {
  const unions = Object.values(agreements).filter(({ level }) => level === FULL_INTEGRATION);
  if (unions.length === 0) return ALONE;
  return new Map(
    unions.flatMap(({ parties }) => {
      const places = parties.map((party) => economyPlace(scenario, party));
      return places.map((place): [number, readonly number[]] => [place, places]);
    }),
  );
}

/**
 * Multiplies a hat [n][j] by exp(log). In a full integration every member takes the part of its share in the union's output of
 * the sector, so that the value lost, Σ Y·log, is the same.
 */
export function spreadHat(
  scenario: Scenario,
  hats: Float64Array,
  sharers: Sharers,
  hit: { readonly n: number; readonly j: number; readonly log: number },
): void {
  const { J } = scenario.base;
  const { output } = baseAccounts(scenario.base);
  const { n, j, log } = hit;
  const members = sharers.get(n) ?? [n];
  const total = members.reduce((sum, m) => sum + at(output, m * J + j), 0);
  const part = total > 0 ? at(output, n * J + j) / total : 0;
  for (const m of members) hats[m * J + j] = at(hats, m * J + j) * Math.exp(part * log);
}
