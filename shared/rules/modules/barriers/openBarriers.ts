import type { Scenario } from '#shared/content/scenario.ts';
import type { BarriersState } from '#shared/protocol/modules/barriers.ts';
import type { GameState } from '../../state.ts';

/** Barriers after the envelopes of the round are opened. */
export function openBarriers(_scenario: Scenario, _state: GameState, barriers: BarriersState): BarriersState {
  return barriers;
}
