import type { Scenario } from '#shared/content/scenario.ts';
import type { WtoState } from '#shared/protocol/modules/wto.ts';

/** The opening schedules are bound. */
export function initialWto({ mfnRateBp }: Scenario): WtoState {
  return { bindings: mfnRateBp, facilitationBp: 0, past: [], disputes: [] };
}
