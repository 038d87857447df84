import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/kernel/records.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { areasIn } from '../law/blocs.ts';
import { type LawInForce, economyPlace, placesOf } from '../law/lawInForce.ts';
import { levyDuties, lowestPassages, originCosts, passageCost, sectorsKeptOut } from './levyDuties.ts';

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

/** Goods of a partner in a free trade area that pay the ordinary tariff, since it costs less than proving their origin. */
export type Unproven = { readonly partner: EconomyId; readonly sectors: readonly SectorId[] };

/**
 * Where an importer's own wall is so low that partners pay it rather than prove origin: the tariff is revenue, the proof was
 * nobody's, so that a wall that comes down to there brings in more and costs its buyers no more.
 */
export function unprovenOf(scenario: Scenario, law: LawInForce, importer: EconomyId): Unproven[] {
  const doors = doorsOf(scenario, law, importer);
  if (doors.length === 0) return [];
  const { tariff } = levyDuties(scenario, law);
  const { N, J } = scenario.base;
  const goods = placesOf(scenario).goods;
  return doors.flatMap(({ member, originBp, keptOut }) => {
    const pair = economyPlace(scenario, importer) * N + economyPlace(scenario, member);
    const sectors = goods
      .filter(({ id }) => !keptOut.includes(id))
      .filter(({ place }) => {
        const levied = at(tariff, pair * J + place);
        return levied > 0 && 1 + levied <= passageCost(0, originBp);
      })
      .map(({ id }) => id);
    return sectors.length === 0 ? [] : [{ partner: member, sectors }];
  });
}

/** What partners prove before and no longer after. */
export function newlyUnproven(before: readonly Unproven[], after: readonly Unproven[]): Unproven[] {
  return after.flatMap(({ partner, sectors }) => {
    const known = before.find((each) => each.partner === partner)?.sectors ?? [];
    const more = sectors.filter((sector) => !known.includes(sector));
    return more.length === 0 ? [] : [{ partner, sectors: more }];
  });
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
