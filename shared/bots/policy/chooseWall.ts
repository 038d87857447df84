import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { SECTORS_APART } from '#shared/content/constants.ts';
import type { PolicyOf } from '#shared/protocol/policy.ts';
import { placesOf } from '#shared/rules/policy/shock/placesOf.ts';
import { wallFromPolicy, wallOf } from '#shared/rules/policy/wallOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import { ratesWithin } from './ratesWithin.ts';
import { wallLimits } from './wallLimits.ts';
import { aimUnder } from './aimUnder.ts';

type Wall = PolicyOf<'wall'>;

/** A wall moves only for a gain above this, in log real income: what is cut for nothing can be sold no more. */
const LEAST_GAIN = 1e-4;

/** The envelope of an economy outside a union: its own best within its limits, first as a whole, then by single sectors. */
export function chooseWall(scenario: Scenario, view: GameState, economy: EconomyId): Wall {
  const limits = wallLimits(scenario, view, economy);
  const inForce = wallOf(view, economy);
  const { goods } = placesOf(scenario);
  const aim = aimUnder(scenario, view, economy);
  const isAllowed = (wall: Wall): boolean => {
    const chosen = wallFromPolicy(scenario, inForce, wall);
    return goods.every(({ id }) => {
      const { minBp, maxBp } = limits(id);
      const rateBp = chosen[id] ?? 0;
      return rateBp >= minBp && rateBp <= maxBp;
    });
  };
  let best: Wall = { type: 'wall', shiftBp: 0, apart: [] };
  let reached = aim(best) + LEAST_GAIN;
  const tryAll = (walls: readonly Wall[]): void => {
    for (const wall of walls.filter(isAllowed)) {
      const worth = aim(wall);
      if (worth > reached) [best, reached] = [wall, worth];
    }
  };
  tryAll(shiftsWithin(scenario.stepBp).map((shiftBp) => ({ type: 'wall', shiftBp, apart: [] })));
  for (let apart = 0; apart < SECTORS_APART; apart++) {
    const { shiftBp, apart: settled } = best;
    const free = goods.filter(({ id }) => !settled.some(({ sector }) => sector === id));
    tryAll(
      free.flatMap(({ id: sector }) =>
        ratesWithin(limits(sector), inForce[sector] ?? 0).map((rateBp): Wall => ({
          type: 'wall',
          shiftBp,
          apart: [...settled, { sector, rateBp }],
        })),
      ),
    );
  }
  return best;
}

/** Whole points up to the step, and halfway. */
function shiftsWithin(stepBp: number): number[] {
  return ratesWithin({ minBp: -stepBp, maxBp: stepBp }, 0);
}
