import { must } from '#shared/kernel/records.ts';
import { at } from '#shared/economics/at.ts';
import { evade, type Evasion } from '#shared/economics/dynamics/evade.ts';
import { EVASION_ELASTICITY } from '#shared/content/dynamicsConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { LawInForce } from '../../policy/shock/lawInForce.ts';
import type { LeviedDuties } from '../../policy/shock/levyDuties.ts';
import { areasIn } from '../../policy/shock/originCost.ts';
import { economyPlace, placesOf } from '../../policy/shock/placesOf.ts';

/** A flow of goods of which part evades: its place in the arrays [n][i][j], and what it pays in the mean. */
export type SmuggledFlow = Evasion & { readonly cell: number };

/**
 * Goods of outsiders that come unseen over the open borders of free trade areas, through the member where they pay least.
 * A common wall ends it: inside a union nothing is saved. Areas older than the game have their smuggling in the data.
 */
export function findSmuggling(scenario: Scenario, law: LawInForce, duties: LeviedDuties): SmuggledFlow[] {
  const areas = areasIn(law.agreements).filter(({ sinceRound }) => sinceRound > 0);
  if (areas.length === 0) return [];
  const doors = cheapestDoors(scenario, areas, duties);
  return [...doors].flatMap(([cell, door]) => {
    const evasion = evade(passage(duties, cell), passage(duties, door), EVASION_ELASTICITY);
    return evasion.share > 0 ? [{ cell, ...evasion }] : [];
  });
}

function passage({ tariff, origin }: LeviedDuties, cell: number): Parameters<typeof evade>[0] {
  return { tariff: at(tariff, cell), origin: at(origin, cell) };
}

/** Of each flow into a member of an area, the same goods' cheapest way into another member. */
function cheapestDoors(
  scenario: Scenario,
  areas: readonly Agreement[],
  duties: LeviedDuties,
): Map<number, number> {
  const { N, J } = scenario.base;
  const costAt = (cell: number): number => (1 + at(duties.tariff, cell)) * at(duties.origin, cell);
  const doors = new Map<number, number>();
  for (const area of areas) {
    const members = area.parties.map((party) => economyPlace(scenario, party));
    area.parties.forEach((party, place) => {
      const n = must(members[place], 'a member');
      const others = members.filter((member) => member !== n);
      for (const { place: j } of sectorsOpenIn(scenario, area, party)) {
        for (let i = 0; i < N; i++) {
          if (members.includes(i)) continue;
          const cell = (n * N + i) * J + j;
          for (const other of others) {
            const door = (other * N + i) * J + j;
            const cost = costAt(door);
            if (cost < costAt(cell) && cost < costAt(doors.get(cell) ?? cell)) doors.set(cell, door);
          }
        }
      }
    });
  }
  return doors;
}

/** Goods that the importer did not keep out of the area: those are still looked at on the border. */
function sectorsOpenIn(
  scenario: Scenario,
  { exceptions }: Agreement,
  importer: string,
): readonly { readonly place: number }[] {
  const keptOut = exceptions.filter(({ by }) => by === importer).map(({ sector }) => sector);
  return placesOf(scenario).goods.filter(({ id }) => !keptOut.includes(id));
}
