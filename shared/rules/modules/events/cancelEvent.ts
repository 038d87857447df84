import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DecideContext } from '../../decideContext.ts';
import type { GameState } from '../../state.ts';

/** The host takes back a card that is announced and not yet at work, be it the seed's or its own. */
export function cancelEvent(
  _context: DecideContext,
  { events, round }: GameState,
  { event: id }: IntentOf<'cancelEvent'>,
): Result<GameEvent[], Rejection> {
  if (events === undefined) return err({ code: 'intent/not-allowed' });
  const event = [...events.announced, ...events.active].find((each) => each.id === id);
  if (event === undefined) return err({ code: 'event/unknown' });
  if (event.fromRound <= round) return err({ code: 'event/at-work' });
  return ok([{ type: 'eventCancelled', event: id }]);
}
