import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { advancePhase } from '../advancePhase.ts';
import type { GameState } from '../state.ts';
import type { TableContext } from '../tableContext.ts';
import { phaseDue } from './phaseDue.ts';

/** The server closes a phase that is due; a table of bots alone moves as fast as whoever drives it. */
export function closePhase(context: TableContext, state: GameState): Result<GameEvent[], Rejection> {
  const isBotsAlone = Object.values(state.seats).every(({ member }) => member === undefined);
  const mayClose = phaseDue(state, context.nowMs) || (isBotsAlone && state.held === undefined);
  return mayClose ? ok(advancePhase(context, state)) : err({ code: 'intent/stale-view' });
}
