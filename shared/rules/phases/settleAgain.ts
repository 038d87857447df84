import type { GameEvent } from '#shared/protocol/events.ts';
import type { DecideContext } from '../decideContext.ts';
import type { GameState } from '../state.ts';
import { closePolicy } from './closePolicy.ts';
import { openPhase } from './openPhase.ts';
import { settle } from './settle.ts';

/** A held round is tried once more, from exactly what was held; the epilogue then has its full time again. */
export function settleAgain(context: DecideContext, state: GameState): GameEvent[] {
  return state.phase === 'epilogue'
    ? settle(context, state, [openPhase(context, state, 'epilogue', state.round)])
    : closePolicy(context, state);
}
