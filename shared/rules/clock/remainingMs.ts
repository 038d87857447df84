import type { GameState } from '../state.ts';

/** Time left in the phase, never below zero; undefined where there is no limit. Stands still while paused. */
export function remainingMs(state: Pick<GameState, 'clock'>, nowMs: number): number | undefined {
  const { endsAtMs, pausedRemainingMs } = state.clock;
  if (pausedRemainingMs !== undefined) return pausedRemainingMs;
  return endsAtMs === undefined ? undefined : Math.max(0, endsAtMs - nowMs);
}
