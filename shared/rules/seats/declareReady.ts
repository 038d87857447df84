import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { GameState } from '../state.ts';

/** A seat has nothing more to do in this phase, or thinks again. */
export function declareReady(state: GameState, economy: EconomyId, ready: boolean): GameEvent[] {
  return state.seats[economy]?.ready === ready ? [] : [{ type: 'readyDeclared', economy, ready }];
}
