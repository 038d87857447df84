import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/kernel/records.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { areasIn } from '../law/blocs.ts';
import { type LawInForce, economyPlace } from '../law/lawInForce.ts';
import { lowestPassages, originCosts, passageCost, sectorsKeptOut } from './levyDuties.ts';

/** Goods of outsiders that come into an economy through another member of a free trade area. */
export type Detour = { readonly through: EconomyId; readonly sectors: readonly SectorId[] };

/**
 * Where outsiders go round an importer's wall: by good, the member of an area whose wall with the proof of origin costs less
 * than the own one, the cheapest of them. The same ways as `levyDuties` takes, for who has no better right.
 */
export function detoursOf(scenario: Scenario, law: LawInForce, importer: EconomyId): Detour[] {
  if (!scenario.flags.lowestWallEntry) return [];
  const { goods, mfnBp } = lowestPassages(scenario, law);
  const rateBp = (economy: EconomyId, g: number): number =>
    at(mfnBp, economyPlace(scenario, economy) * goods.length + g);
  const doors = doorsOf(scenario, law, importer);
  const sectorsThrough = new Map<EconomyId, SectorId[]>();
  goods.forEach(({ id }, g) => {
    let [through, leastCost] = [importer, passageCost(rateBp(importer, g), 0)];
    for (const { member, originBp, keptOut } of doors) {
      const cost = passageCost(rateBp(member, g), originBp);
      if (cost < leastCost && !keptOut.includes(id)) [through, leastCost] = [member, cost];
    }
    if (through !== importer) sectorsThrough.set(through, [...(sectorsThrough.get(through) ?? []), id]);
  });
  return [...sectorsThrough].map(([through, sectors]) => ({ through, sectors }));
}

type Door = {
  readonly member: EconomyId;
  readonly originBp: number;
  readonly keptOut: readonly SectorId[];
};

function doorsOf(scenario: Scenario, law: LawInForce, importer: EconomyId): Door[] {
  const areas = areasIn(law.agreements);
  const originBp = originCosts(scenario, areas);
  // Areas older than the game have entries in the data.
  const own = areas.filter(({ sinceRound, parties }) => sinceRound > 0 && parties.includes(importer));
  return own.flatMap((area) =>
    area.parties
      .filter((member) => member !== importer)
      .map((member) => ({
        member,
        originBp: originBp(area, importer, member),
        keptOut: sectorsKeptOut(scenario, area, { importer, member }),
      })),
  );
}
