import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../state.ts';

/** The seat's person is away, so that a bot minds it, or is back; what is already so changes nothing. */
export function markPresence(
  state: GameState,
  { economy, present }: IntentOf<'markPresence'>,
): Result<GameEvent[], Rejection> {
  const seat = state.seats[economy];
  if (seat?.member === undefined) return err({ code: 'seat/unknown', economy });
  return ok(seat.present === present ? [] : [{ type: 'presenceMarked', economy, present }]);
}
