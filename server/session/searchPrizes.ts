import { setImmediate } from 'node:timers/promises';
import type { Scenario } from '#shared/content/scenario.ts';
import { prizeOf } from '#shared/rules/scores/prize/prizeOf.ts';

/** Searches the prizes of an assumed scenario before play needs them, seat by seat, so that other tables get their turn. */
export async function searchPrizes(scenario: Scenario): Promise<void> {
  for (const seat of scenario.dealOrder) {
    if (scenario.assumed !== undefined) await setImmediate();
    prizeOf(scenario, seat);
  }
}
