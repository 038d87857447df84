import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../state.ts';
import type { TableContext } from '../tableContext.ts';

/** The host lets the clock run on with the time that was left. */
export function resumeClock({ nowMs }: TableContext, { clock }: GameState): Result<GameEvent[], Rejection> {
  if (clock.pausedRemainingMs === undefined) return err({ code: 'clock/not-paused' });
  return ok([{ type: 'clockResumed', endsAtMs: nowMs + clock.pausedRemainingMs }]);
}
