import type { Scenario } from '#shared/content/scenario.ts';
import type { DynamicsState } from '#shared/protocol/modules/dynamics.ts';

/** Nothing has moved yet. */
export function initialDynamics({ base: { N, J } }: Scenario): DynamicsState {
  return {
    productivity: Array<number>(N * J).fill(1),
    capital: Array<number>(N * J).fill(1),
    labour: Array<number>(N).fill(1),
    pendingCompetition: Array<number>(N * J).fill(0),
    widestOpening: Array<number>(N * J).fill(0),
  };
}
