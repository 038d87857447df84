import type { GameEvent } from '#shared/protocol/events.ts';
import type { DecideContext } from '../../decideContext.ts';
import type { GameState } from '../../state.ts';

/** The card that the seed draws at the briefing of `round`; it works from the next round on. */
export function announceEvents(_context: DecideContext, _state: GameState, _round: number): GameEvent[] {
  return [];
}
