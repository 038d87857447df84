import type { Scenario } from '#shared/content/scenario.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import { type LawInForce, importsFromOutside, wallOf, weightedMean } from './lawInForce.ts';

/**
 * The common external tariff with which a customs union begins: mean of the members' walls, each weighted with what it last
 * imported of the sector from outside the union, in whole points. It then moves by the wall vote.
 */
export function foundingWall(
  scenario: Scenario,
  state: Pick<LawInForce, 'walls' | 'settled'>,
  members: readonly EconomyId[],
): Schedule {
  const sectors = Object.keys(wallOf(state, must(members[0], 'a member')));
  return fromKeys(sectors, (sector) => {
    const rates = members.map((member) => wallOf(state, member)[sector] ?? 0);
    const weights = members.map((member) => importsFromOutside(scenario, state, members, { member, sector }));
    return Math.round(weightedMean(rates, weights) / POINT_BP) * POINT_BP;
  });
}
