import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { realReturns, rentShare } from '#shared/economics/politics/realReturns.ts';
import type { SolvedLaw } from '#shared/rules/schedules/lawInForce.ts';
import { lobbiesOf } from '#shared/rules/modules/politics/society.ts';
import { economyPlace, placesOf } from '#shared/rules/schedules/places.ts';

/** A sector that wants protection, and the part of national income that its owners' rents are. */
export type Protected = { readonly sector: SectorId; readonly place: number; readonly rents: number };

/** The lobbies of an economy that want protection, the weightiest first. */
export function protectedSectors(scenario: Scenario, economy: EconomyId): Protected[] {
  const n = economyPlace(scenario, economy);
  const { goods } = placesOf(scenario);
  return lobbiesOf(scenario, economy)
    .filter(({ wants }) => wants === 'protection')
    .flatMap(({ sector, weight }) => {
      const place = goods.find(({ id }) => id === sector)?.place;
      return place === undefined
        ? []
        : [{ sector, place, rents: weight * rentShare(scenario.base, n, place) }];
    })
    .toSorted((a, b) => b.rents - a.rents);
}

const LOBBIES_HEARD = 2;

/** The lobbies that a protector listens to; none where nobody wants protection. */
export function chiefLobbies(scenario: Scenario, economy: EconomyId): Protected[] {
  return protectedSectors(scenario, economy).slice(0, LOBBIES_HEARD);
}

/** Change of ln real return of the factors bound to a sector, from one law to another. */
export function returnChange(
  scenario: Scenario,
  { before, after }: { readonly before: SolvedLaw; readonly after: SolvedLaw },
  economy: EconomyId,
  place: number,
): number {
  const n = economyPlace(scenario, economy);
  const [was, is] = [before, after].map(({ equilibrium, shock }) =>
    at(realReturns(scenario.base, equilibrium, shock.capital, n), place),
  );
  return (is ?? 0) - (was ?? 0);
}
