import { EVASION_ELASTICITY } from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { type Evasion, evade } from '#shared/economics/dynamics/evade.ts';
import { must } from '#shared/kernel/records.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { areasIn } from '../../agreements/unions.ts';
import type { LawInForce, LeviedDuties } from '../../schedules/lawInForce.ts';
import { economyPlace, placesOf } from '../../schedules/places.ts';

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
  const flows: SmuggledFlow[] = [];
  for (let cell = 0; cell < doors.length; cell++) {
    const door = doors[cell] ?? -1;
    if (door < 0) continue;
    const evasion = evade(passage(duties, cell), passage(duties, door), EVASION_ELASTICITY);
    if (evasion.share > 0) flows.push({ cell, ...evasion });
  }
  return flows;
}

function passage({ tariff, origin }: LeviedDuties, cell: number): Parameters<typeof evade>[0] {
  return { tariff: at(tariff, cell), origin: at(origin, cell) };
}

/** Of each flow into a member of an area, the cell of the same goods' cheapest way into another member; −1 where none is cheaper. */
function cheapestDoors(scenario: Scenario, areas: readonly Agreement[], duties: LeviedDuties): Int32Array {
  const { N, J } = scenario.base;
  const cost = new Float64Array(duties.tariff.length);
  for (let cell = 0; cell < cost.length; cell++) {
    cost[cell] = (1 + at(duties.tariff, cell)) * at(duties.origin, cell);
  }
  const least = cost.slice();
  const doors = new Int32Array(cost.length).fill(-1);
  for (const area of areas) {
    const members = area.parties.map((party) => economyPlace(scenario, party));
    const outsiders = placesOf(scenario).ids.flatMap((_id, i) => (members.includes(i) ? [] : [i]));
    area.parties.forEach((party, place) => {
      const n = must(members[place], 'a member');
      const goods = sectorsOpenIn(scenario, area, party);
      for (const other of members) {
        if (other === n) continue;
        for (const { place: j } of goods) {
          for (const i of outsiders) {
            const cell = (n * N + i) * J + j;
            const door = (other * N + i) * J + j;
            if (at(cost, door) >= at(least, cell)) continue;
            least[cell] = at(cost, door);
            doors[cell] = door;
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
  if (exceptions.length === 0) return placesOf(scenario).goods;
  const keptOut = exceptions.filter(({ by }) => by === importer).map(({ sector }) => sector);
  return placesOf(scenario).goods.filter(({ id }) => !keptOut.includes(id));
}
