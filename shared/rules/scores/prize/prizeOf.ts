import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { economyPlace } from '../../schedules/places.ts';
import { createAreaGains, type AreaGains } from './areaGains.ts';
import { bestWelfare } from './bestWelfare.ts';

/** The best Ŵ of seats over free trade areas. */
export type Prizes = Readonly<Record<EconomyId, number>>;

type Search = { readonly gains: AreaGains; readonly best: Map<EconomyId, number> };
const searches = new WeakMap<Scenario, Search>();

/**
 * The best Ŵ of a seat over free trade areas; passive economies have none. Shipped scenarios hold it; where the model is assumed otherwise it is searched
 * once (about 50 ms a seat of the world) and remembered.
 */
export function prizeOf(scenario: Scenario, economy: EconomyId): number | undefined {
  const shipped = scenario.bestWelfare[economy];
  if (scenario.assumed === undefined || shipped === undefined) return shipped;
  const search = searchOf(scenario);
  const known = search.best.get(economy);
  if (known !== undefined) return known;
  const playable = scenario.economies.flatMap((each, index) => (each.playable ? [index] : []));
  const found = bestWelfare(search.gains, economyPlace(scenario, economy), playable);
  search.best.set(economy, found);
  return found;
}

/** Prizes that were searched before, so that nobody searches them again. */
export function knowPrizes(scenario: Scenario, prizes: Prizes): void {
  const { best } = searchOf(scenario);
  for (const [economy, welfare] of Object.entries(prizes)) best.set(economy, welfare);
}

function searchOf(scenario: Scenario): Search {
  const search = searches.get(scenario) ?? { gains: createAreaGains(scenario), best: new Map() };
  searches.set(scenario, search);
  return search;
}
