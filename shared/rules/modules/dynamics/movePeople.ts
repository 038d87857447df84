import { MIGRATION, MOBILITY_LEVEL } from '#shared/content/dynamicsConstants.ts';
import { at } from '#shared/economics/at.ts';
import { migrate, netArrivals } from '#shared/economics/dynamics/migrate.ts';
import type { Occasion } from './occasion.ts';
import { pairsAtLevel } from './pairsAtLevel.ts';
import { placesAtBase } from './placesAtBase.ts';

export type Migration = {
  /** Millions who go from n to i, [n][i]. */
  readonly flowsMn: Float64Array;
  /** Millions, arrivals less departures. */
  readonly netMn: Float64Array;
};

/** Who moves inside common markets after a round. */
export function movePeople({ scenario, law, solved, state }: Occasion): Migration {
  const { N } = scenario.base;
  const pairs = pairsAtLevel(scenario, law.agreements, MOBILITY_LEVEL);
  if (pairs.length === 0) return { flowsMn: new Float64Array(N * N), netMn: new Float64Array(N) };
  const openness = new Float64Array(N * N);
  for (const [n, i] of pairs) openness[n * N + i] = 1;
  const { people, incomePerHead } = placesAtBase(scenario);
  const flowsMn = migrate(
    {
      people: people.map((count, n) => count * (state.labour[n] ?? 1)),
      realIncome: incomePerHead.map((income, n) => income * at(solved.equilibrium.welfarePerHead, n)),
      openness,
    },
    MIGRATION,
  );
  return { flowsMn, netMn: netArrivals(flowsMn, N) };
}
