import type { GameEvent } from '#shared/protocol/events.ts';
import type { DecideContext } from '../../../decideContext.ts';
import type { GameState } from '../../../state.ts';

/** The time for tabling is over; nothing where no conference waits for it. */
export function openFloor(_context: DecideContext, _state: GameState): GameEvent[] {
  return [];
}
