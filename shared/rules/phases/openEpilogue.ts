import type { GameEvent } from '#shared/protocol/events.ts';
import type { DecideContext } from '../decideContext.ts';
import { evolveAll } from '../evolve.ts';
import type { GameState } from '../state.ts';
import { noticesFallDue } from './noticesFallDue.ts';
import { openPhase } from './openPhase.ts';
import { settle } from './settle.ts';

/** The years after: one round more is settled without play, under what the governments left behind. */
export function openEpilogue(context: DecideContext, state: GameState): GameEvent[] {
  const round = state.settings.rounds + 1;
  const opening: GameEvent[] = [
    openPhase(context, state, 'epilogue', round),
    ...noticesFallDue(state, round),
  ];
  return [...opening, ...settle(context, evolveAll(state, opening), [])];
}
