import type { EconomyId } from '#shared/kernel/ids.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { PolicyOf, Schedule } from '#shared/protocol/policy.ts';
import type { GameState } from '../state.ts';
import { rateBounds } from './rateBounds.ts';

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
