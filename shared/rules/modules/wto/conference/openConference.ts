import type { GameEvent } from '#shared/protocol/events.ts';
import type { DecideContext } from '../../../decideContext.ts';
import type { GameState } from '../../../state.ts';

/** A conference opens with the negotiation of its rounds. */
export function openConference(_context: DecideContext, _state: GameState): GameEvent[] {
  return [];
}
