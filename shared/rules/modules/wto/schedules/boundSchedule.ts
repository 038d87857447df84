import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, mapValues, must } from '#shared/kernel/records.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { WtoState } from '#shared/protocol/modules/wto.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import { foundingWall } from '../../../agreements/foundingWall.ts';
import { unionOf } from '../../../agreements/unionOf.ts';
import type { LawInForce } from '../../../policy/shock/lawInForce.ts';
import { wallOf } from '../../../policy/wallOf.ts';

/** A law with schedules, be the module open or not. */
export type BoundLaw = Pick<LawInForce, 'agreements' | 'walls' | 'settled'> & { readonly wto: WtoState };

/** Bound rates that hold for an economy: its own, or those of its customs union, whose members have one schedule. */
export function boundSchedule(scenario: Scenario, law: BoundLaw, economy: EconomyId): Schedule {
  const union = unionOf(law, economy);
  if (union === undefined) return ownBinding(law.wto, economy);
  const known = law.wto.unionBindings[union.id];
  return known !== undefined && haveSameMembers(known.members, union.parties)
    ? known.rates
    : newUnionBinding(scenario, law, union);
}

/** What an economy bound itself, apart from any union. */
export function ownBinding({ bindings }: WtoState, economy: EconomyId): Schedule {
  return must(bindings[economy], `binding of ${economy}`);
}

/**
 * The schedule of a union just founded, widened or merged: duties may at no time be higher than before (GATT Article XXIV:5(a)),
 * so it is bound at the wall with which it begins, itself the trade-weighted mean of its members' walls, and at most at the
 * same mean of what they had bound.
 */
function newUnionBinding(scenario: Scenario, law: BoundLaw, { parties }: Agreement): Schedule {
  const bound = foundingWall(
    scenario,
    { settled: law.settled, walls: fromKeys(parties, (member) => ({ mfnRateBp: lastBinding(law, member) })) },
    parties,
  );
  const wall = wallOf(law, must(parties[0], 'member of a union'));
  return mapValues(bound, (rateBp, sector) => Math.min(rateBp, wall[sector] ?? rateBp));
}

/** What held for an economy before: its union's schedule as last settled, or its own. */
function lastBinding({ wto }: BoundLaw, economy: EconomyId): Schedule {
  const union = Object.values(wto.unionBindings).find(({ members }) => members.includes(economy));
  return union?.rates ?? ownBinding(wto, economy);
}

function haveSameMembers(a: readonly EconomyId[], b: readonly EconomyId[]): boolean {
  return a.length === b.length && a.every((member) => b.includes(member));
}
