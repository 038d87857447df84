import type { GameState } from '../state.ts';

/** Whether the host has stopped the clock. */
export function isPaused(state: Pick<GameState, 'clock'>): boolean {
  return state.clock.pausedRemainingMs !== undefined;
}
