import { fromKeys } from '#shared/kernel/records.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { PolicyOf } from '#shared/protocol/policy.ts';
import { tradableSectors } from '#shared/rules/policy/tradableSectors.ts';
import { wallOf } from '#shared/rules/policy/wallOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import { ratesWithin } from './ratesWithin.ts';
import { wallLimits } from './wallLimits.ts';
import { aimUnder } from './aimUnder.ts';

type Vote = PolicyOf<'wallVote'>;

const LEAST_GAIN = 1e-5;
/** Sectors are gone through this often: the best rate of one depends on the others only a little. */
const PASSES = 2;

/** A union member's vote: its own best common tariff within the step, sector by sector. */
export function chooseVote(scenario: Scenario, view: GameState, economy: EconomyId): Vote {
  const limits = wallLimits(scenario, view, economy);
  const inForce = wallOf(view, economy);
  const sectors = tradableSectors(scenario);
  const aim = aimUnder(scenario, view, economy);
  let best: Vote = { type: 'wallVote', rates: fromKeys(sectors, (sector) => inForce[sector] ?? 0) };
  let reached = aim(best) + LEAST_GAIN;
  for (let pass = 0; pass < PASSES; pass++) {
    for (const sector of sectors) {
      for (const rateBp of ratesWithin(limits(sector), inForce[sector] ?? 0)) {
        if (best.rates[sector] === rateBp) continue;
        const vote: Vote = { ...best, rates: { ...best.rates, [sector]: rateBp } };
        const worth = aim(vote);
        if (worth > reached) [best, reached] = [vote, worth];
      }
    }
  }
  return best;
}
