import { setImmediate } from 'node:timers/promises';
import { isOfProvinces, type AnyScenario } from '#shared/rules/scenario/anyScenario.ts';
import { prizeOf } from '#shared/rules/scores/prize/prizeOf.ts';

/** Searches the prizes of an assumed scenario before play needs them, seat by seat, so that other tables get their turn. */
export async function searchPrizes(scenario: AnyScenario): Promise<void> {
  if (isOfProvinces(scenario)) return;
  for (const seat of scenario.dealOrder) {
    if (scenario.assumed !== undefined) await setImmediate();
    prizeOf(scenario, seat);
  }
}
