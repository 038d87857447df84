import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';

/** Where each economy and sector stands in the arrays of the trade model. */
type Places = {
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

/** Place of an economy in the arrays of the trade model; that it has none is a bug. */
export function economyPlace(scenario: Scenario, economy: EconomyId): number {
  return must(placesOf(scenario).economyPlace.get(economy), `economy ${economy}`);
}

/** Sectors in which a tariff can be levied. */
export function tradableSectors(scenario: Scenario): SectorId[] {
  return scenario.sectors.filter(({ tradable }) => tradable).map(({ id }) => id);
}

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
