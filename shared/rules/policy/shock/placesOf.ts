import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Scenario } from '#shared/content/scenario.ts';

/** Where each economy and sector stands in the arrays of the trade model. */
export type Places = {
  readonly ids: readonly EconomyId[];
  readonly sectors: readonly { readonly id: SectorId; readonly place: number }[];
  /** Sectors that pass a border: duties and border costs fall on these alone. */
  readonly goods: readonly { readonly id: SectorId; readonly place: number }[];
  readonly economyPlace: ReadonlyMap<EconomyId, number>;
};

const placesOfScenario = new WeakMap<Scenario, Places>();

/** Places of a scenario, worked out once for each. */
export function placesOf(scenario: Scenario): Places {
  const known = placesOfScenario.get(scenario);
  if (known !== undefined) return known;
  const sectors = scenario.sectors.map(({ id, tradable }, place) => ({ id, place, tradable }));
  const places: Places = {
    ids: scenario.economies.map(({ id }) => id),
    sectors,
    goods: sectors.filter(({ tradable }) => tradable),
    economyPlace: new Map(scenario.economies.map(({ id }, place) => [id, place])),
  };
  placesOfScenario.set(scenario, places);
  return places;
}

export function economyPlace(scenario: Scenario, economy: EconomyId): number {
  return must(placesOf(scenario).economyPlace.get(economy), `economy ${economy}`);
}
