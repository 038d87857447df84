import type { Scenario } from '#shared/content/scenario.ts';
import type { WtoState } from '#shared/protocol/modules/wto.ts';

/** The opening schedules are bound, of the passive rest of the world too. */
export function initialWto({ mfnRateBp }: Scenario): WtoState {
  return {
    bindings: mfnRateBp,
    unionBindings: {},
    facilitationBp: 0,
    facilitatedBp: 0,
    past: [],
    disputes: [],
    builtBn: 0,
    stumbledBn: 0,
  };
}
