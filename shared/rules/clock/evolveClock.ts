import type { GameEventOf } from '#shared/protocol/events.ts';
import type { ClockState } from '../state.ts';

type ClockEvent = GameEventOf<'phaseOpened' | 'clockPaused' | 'clockResumed' | 'clockExtended'>;

/** Folds an event of the clock. While paused, `endsAtMs` stands where it stood, so that extensions are differences. */
export function evolveClock(clock: ClockState, event: ClockEvent): ClockState {
  const { openedAtMs, overtimeUsed, endsAtMs, pausedRemainingMs } = clock;
  switch (event.type) {
    case 'phaseOpened':
      return {
        openedAtMs: event.atMs,
        ...(event.endsAtMs === undefined ? {} : { endsAtMs: event.endsAtMs }),
        overtimeUsed: event.phase === 'briefing' ? false : overtimeUsed,
      };
    case 'clockPaused':
      return { ...clock, pausedRemainingMs: event.remainingMs };
    case 'clockResumed':
      return { openedAtMs, endsAtMs: event.endsAtMs, overtimeUsed };
    case 'clockExtended': {
      const byMs = event.endsAtMs - (endsAtMs ?? event.endsAtMs);
      return {
        openedAtMs,
        endsAtMs: event.endsAtMs,
        ...(pausedRemainingMs === undefined ? {} : { pausedRemainingMs: pausedRemainingMs + byMs }),
        overtimeUsed: overtimeUsed || event.reason === 'overtime',
      };
    }
  }
}
