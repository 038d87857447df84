import type { GameEvent } from '#shared/protocol/events.ts';
import type { DecideContext } from '../../../decideContext.ts';
import type { GameState } from '../../../state.ts';

/** At the bell: without an objection the package on the floor is adopted. */
export function closeConference(_context: DecideContext, _state: GameState): GameEvent[] {
  return [];
}
