import { TABLING_MS } from '#shared/content/moduleConstants.ts';
import { unitOf } from '../../../agreements/unionOf.ts';
import { clockPace, phaseDurationMs } from '../../../clock/phaseDurationMs.ts';
import { isPaused } from '../../../clock/isPaused.ts';
import { pendingBotAnswers } from '../../../phases/botAnswersDue.ts';
import type { GameState } from '../../../state.ts';
import { conferenceNow } from '../conference.ts';

/**
 * When the time for tabling is over, on the game's own clock: a minute at the usual pace after the negotiation opened, as much
 * later as the phase was extended. Undefined where no conference waits for it, while paused or held, and without time limits.
 */
export function floorDueAtMs(state: GameState): number | undefined {
  if (!isTabling(state)) return undefined;
  const { endsAtMs } = state.clock;
  const durationMs = phaseDurationMs(state.settings, 'negotiation', state.round);
  if (endsAtMs === undefined || durationMs === undefined) return undefined;
  return endsAtMs - durationMs + TABLING_MS * clockPace(state.settings);
}

/**
 * Whether the server should open the floor now: the time for tabling is over; or at least one person is present and everybody
 * present is ready, or on a table without time limits has tabled, backed or said ready, and no bot owes an answer.
 */
export function floorIsDue(state: GameState, nowMs: number): boolean {
  if (!isTabling(state)) return false;
  const dueAtMs = floorDueAtMs(state);
  if (dueAtMs !== undefined && nowMs >= dueAtMs) return true;
  const people = Object.values(state.seats).filter(({ member, present }) => member !== undefined && present);
  const isTimed = dueAtMs !== undefined;
  const haveAllSpoken = people.every(
    ({ economy, ready }) => ready || (!isTimed && hasSpoken(state, economy)),
  );
  return people.length > 0 && haveAllSpoken && pendingBotAnswers(state).length === 0;
}

function isTabling(state: GameState): boolean {
  if (state.phase !== 'negotiation' || state.held !== undefined || isPaused(state)) return false;
  return conferenceNow(state)?.stage === 'tabling';
}

function hasSpoken(state: GameState, economy: string): boolean {
  const unit = unitOf(state, economy);
  const packages = conferenceNow(state)?.packages ?? [];
  return packages.some(({ backers }) => backers.some((backer) => unit.includes(backer)));
}
