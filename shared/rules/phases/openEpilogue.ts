import type { GameEvent } from '#shared/protocol/events.ts';
import type { DecideContext } from '../decideContext.ts';
import { evolveAll } from '../evolve.ts';
import { termsFallDue } from '../modules/treaty/termsFallDue.ts';
import type { GameState } from '../state.ts';
import { atTurn } from '../modules/seams.ts';
import { noticesFallDue } from './noticesFallDue.ts';
import { openPhase } from './openPhase.ts';
import { settle } from './settle.ts';

/** The years after: one round more is settled without play, under what the governments left behind. */
export function openEpilogue(context: DecideContext, state: GameState): GameEvent[] {
  const round = state.settings.rounds + 1;
  const opened: GameEvent[] = [openPhase(context, state, 'epilogue', round), ...termsFallDue(state, round)];
  const opening = [...opened, ...noticesFallDue(evolveAll(state, opened), round)];
  const begun = [...opening, ...atTurn('epilogue', context, evolveAll(state, opening))];
  return [...begun, ...settle(context, evolveAll(state, begun), [])];
}
