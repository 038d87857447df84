import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../state.ts';
import type { TableContext } from '../tableContext.ts';
import { isPaused } from './isPaused.ts';
import { remainingMs } from './remainingMs.ts';

/** The host stops the clock; people go on talking and writing, nothing closes. */
export function pauseClock({ nowMs }: TableContext, state: GameState): Result<GameEvent[], Rejection> {
  const leftMs = remainingMs(state, nowMs);
  if (leftMs === undefined) return err({ code: 'clock/no-limit' });
  if (isPaused(state)) return err({ code: 'clock/paused' });
  return ok([{ type: 'clockPaused', remainingMs: leftMs }]);
}
