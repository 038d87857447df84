import { RATE_MAX_BP } from '#shared/content/constants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { PolicyOf, Schedule } from '#shared/protocol/policy.ts';
import type { GameState } from '../state.ts';
import type { LawInForce } from './lawInForce.ts';
import { economyPlace, placesOf } from './places.ts';

/** The schedule in force against everyone without a better right; a union member's is the common external tariff. */
export function wallOf(state: Pick<GameState, 'walls'>, economy: EconomyId): Schedule {
  return must(state.walls[economy], `wall of ${economy}`).mfnRateBp;
}

/**
 * The schedule that an envelope makes of the one in force: all tradable sectors shifted together, those set apart at their own
 * rate. A shift stops at zero and at the ceiling.
 */
export function wallFromPolicy(scenario: Scenario, wall: Schedule, policy: PolicyOf<'wall'>): Schedule {
  const apart = new Map(policy.apart.map(({ sector, rateBp }) => [sector, rateBp]));
  const tradable = new Map(scenario.sectors.map((sector) => [sector.id, sector.tradable]));
  return mapValues(wall, (currentBp, sector) => {
    if (tradable.get(sector) !== true) return currentBp;
    const { minBp, maxBp } = rateBounds(scenario, currentBp);
    return apart.get(sector) ?? Math.min(maxBp, Math.max(minBp, currentBp + policy.shiftBp));
  });
}

export type RateBounds = { readonly minBp: number; readonly maxBp: number };

/** How far a rate in force may move in one round: the scenario's step, between zero and the ceiling. */
export function rateBounds(scenario: Scenario, currentBp: number): RateBounds {
  return {
    minBp: Math.max(0, currentBp - scenario.stepBp),
    maxBp: Math.min(RATE_MAX_BP, currentBp + scenario.stepBp),
  };
}

/** A union's voted tariff after its presidency has moved it in this round, within the range of tariffs. */
export function movedWall(
  { round }: Pick<GameState, 'round'>,
  { wallMove }: Pick<Agreement, 'wallMove'>,
  voted: Schedule,
): Schedule {
  if (wallMove?.inRound !== round) return voted;
  return mapValues(voted, (rateBp) => Math.min(RATE_MAX_BP, Math.max(0, rateBp + wallMove.shiftBp)));
}

/** Last settled goods imports of a member from outside its union, in billions; of one sector where it is named. */
export function importsFromOutside(
  scenario: Scenario,
  law: Pick<LawInForce, 'settled'>,
  union: readonly EconomyId[],
  of: { readonly member: EconomyId; readonly sector?: SectorId },
): number {
  const { N, J } = scenario.base;
  const { goods, ids } = placesOf(scenario);
  const n = economyPlace(scenario, of.member);
  let total = 0;
  ids.forEach((partner, i) => {
    if (union.includes(partner)) return;
    for (const { id, place } of goods) {
      if (of.sector !== undefined && id !== of.sector) continue;
      total += law.settled.imports[(n * N + i) * J + place] ?? 0;
    }
  });
  return total;
}
