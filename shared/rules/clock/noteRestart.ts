import { RESTART_GRACE_MS } from '#shared/content/constants.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { GameState } from '../state.ts';

/** Some time given back after a restart of the server; the time it was down has not run, since the clock is the game's own. */
export function noteRestart({ clock }: GameState): GameEvent[] {
  if (clock.endsAtMs === undefined) return [];
  return [{ type: 'clockExtended', endsAtMs: clock.endsAtMs + RESTART_GRACE_MS, reason: 'restart' }];
}
