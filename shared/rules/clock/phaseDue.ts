import type { GameState } from '../state.ts';
import { floorIsDue } from '../modules/wto/conference/floorDue.ts';
import { pendingBotAnswers } from '../phases/botAnswersDue.ts';
import { everybodyReady } from '../phases/everybodyReady.ts';
import { isPaused } from './isPaused.ts';

/**
 * Whether the server should close the phase now: its time is over, or at least one person is present, all who are present are
 * ready, and no bot owes an answer; where packages may still be tabled their being ready opens the floor first. Never while
 * paused or held, nor in lobby and debrief, which only the host ends.
 */
export function phaseDue(state: GameState, nowMs: number): boolean {
  if (state.phase === 'lobby' || state.phase === 'debrief') return false;
  if (state.held !== undefined || isPaused(state)) return false;
  const { endsAtMs } = state.clock;
  if (endsAtMs !== undefined && nowMs >= endsAtMs) return true;
  if (floorIsDue(state, nowMs)) return false;
  return everybodyReady(state) && pendingBotAnswers(state).length === 0;
}
