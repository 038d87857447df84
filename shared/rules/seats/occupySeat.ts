import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../state.ts';
import type { TableContext } from '../tableContext.ts';

/** A person takes a seat that no person has; whoever sat elsewhere moves. */
export function occupySeat(
  { nowMs }: Pick<TableContext, 'nowMs'>,
  state: GameState,
  { economy, member }: IntentOf<'occupySeat'>,
): Result<GameEvent[], Rejection> {
  const seat = state.seats[economy];
  if (seat === undefined) return err({ code: 'seat/unknown', economy });
  if (seat.member !== undefined) return err({ code: 'seat/taken', economy });
  const former = Object.values(state.seats).filter((other) => other.member === member);
  return ok([
    ...former.map((other): GameEvent => ({ type: 'seatVacated', economy: other.economy, atMs: nowMs })),
    { type: 'seatOccupied', economy, member },
  ]);
}
