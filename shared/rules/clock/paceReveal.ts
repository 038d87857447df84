import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../state.ts';
import type { TableContext } from '../tableContext.ts';
import { nextRevealStop, revealIsDue, revealLeftMs, revealPacer } from './revealClock.ts';

/** The clock opens the next stop of the reveal. */
export function openStop({ nowMs }: TableContext, state: GameState): Result<GameEvent[], Rejection> {
  const stop = nextRevealStop(state);
  if (stop === undefined || !revealIsDue(state, nowMs)) return err({ code: 'intent/stale-view' });
  return ok([{ type: 'revealStepped', stop, by: 'clock' }]);
}

/** The host takes the reveal into hand, or lets the clock go on from the present stop: those to come share what is left of the phase. */
export function paceReveal({ nowMs }: TableContext, state: GameState, by: 'clock' | 'host'): GameEvent[] {
  if (revealPacer(state) === by) return [];
  if (by === 'host') return [{ type: 'revealPaced', by }];
  return [{ type: 'revealPaced', by, leftMs: revealLeftMs(state, nowMs) ?? 0 }];
}

/** Folds a step of the reveal, or that another one opens its stops from here on. */
export function evolveReveal(
  state: GameState,
  event: GameEventOf<'revealStepped' | 'revealPaced'>,
): GameState {
  if (event.type === 'revealPaced') {
    const from = state.revealStop;
    return {
      ...state,
      revealPace: event.by === 'host' ? { by: 'host' } : { by: 'clock', from, leftMs: event.leftMs },
    };
  }
  const stepped = { ...state, revealStop: event.stop };
  return event.by === 'clock' ? stepped : { ...stepped, revealPace: { by: 'host' } };
}
