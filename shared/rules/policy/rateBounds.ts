import { RATE_MAX_BP } from '#shared/content/constants.ts';
import type { Scenario } from '#shared/content/scenario.ts';

export type RateBounds = { readonly minBp: number; readonly maxBp: number };

/** How far a rate in force may move in one round: the scenario's step, between zero and the ceiling. */
export function rateBounds(scenario: Scenario, currentBp: number): RateBounds {
  return {
    minBp: Math.max(0, currentBp - scenario.stepBp),
    maxBp: Math.min(RATE_MAX_BP, currentBp + scenario.stepBp),
  };
}
