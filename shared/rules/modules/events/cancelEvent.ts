import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DecideContext } from '../../decideContext.ts';
import { takingBackFault } from '../../placedCards.ts';
import type { GameState } from '../../state.ts';

/** The host takes back a card that is announced and not yet at work, be it the seed's or its own. */
export function cancelEvent(
  _context: DecideContext,
  state: GameState,
  { event }: IntentOf<'cancelEvent'>,
): Result<GameEvent[], Rejection> {
  const { events } = state;
  if (events === undefined) return err({ code: 'intent/not-in-this-game' });
  const fault = takingBackFault(state, [...events.announced, ...events.active], event);
  return fault === undefined ? ok([{ type: 'eventCancelled', event }]) : err(fault);
}
