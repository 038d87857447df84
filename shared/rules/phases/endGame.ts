import type { GameEvent } from '#shared/protocol/events.ts';
import type { DecideContext } from '../decideContext.ts';
import { finalReport } from '../settlement/finalReport.ts';
import type { GameState } from '../state.ts';
import { openPhase } from './openPhase.ts';

/** Play is over: standings and medals, then the debrief, which has no limit. */
export function endGame(context: DecideContext, state: GameState): GameEvent[] {
  return [
    { type: 'gameEnded', final: finalReport(context.scenario, state) },
    openPhase(context, state, 'debrief', state.round),
  ];
}
