import { err, ok, type Result } from '#shared/kernel/result.ts';
import { ADDED_MINUTE_MS } from '#shared/content/constants.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../state.ts';

/** The host gives a minute more, also while the clock is stopped. */
export function addMinute({ clock }: GameState): Result<GameEvent[], Rejection> {
  if (clock.endsAtMs === undefined) return err({ code: 'clock/no-limit' });
  return ok([{ type: 'clockExtended', endsAtMs: clock.endsAtMs + ADDED_MINUTE_MS, reason: 'host' }]);
}
