import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../state.ts';
import type { TableContext } from '../tableContext.ts';

/** The seat has no person any more and a bot governs it after some grace; vacating an empty seat changes nothing. */
export function vacateSeat(
  { nowMs }: Pick<TableContext, 'nowMs'>,
  state: GameState,
  { economy }: IntentOf<'vacateSeat'>,
): Result<GameEvent[], Rejection> {
  const seat = state.seats[economy];
  if (seat === undefined) return err({ code: 'seat/unknown', economy });
  return ok(seat.member === undefined ? [] : [{ type: 'seatVacated', economy, atMs: nowMs }]);
}
