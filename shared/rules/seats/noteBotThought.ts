import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../state.ts';

/** A bot has thought about a move and owes the table no answer about it any more. */
export function noteBotThought(
  state: GameState,
  { economy, key }: IntentOf<'noteBotThought'>,
): Result<GameEvent[], Rejection> {
  if (state.seats[economy] === undefined) return err({ code: 'seat/unknown', economy });
  const isNoted = state.botThoughts.includes(`${economy}:${key}`);
  return ok(isNoted ? [] : [{ type: 'botThought', economy, key }]);
}
