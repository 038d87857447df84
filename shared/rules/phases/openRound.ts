import type { GameEvent } from '#shared/protocol/events.ts';
import { allPairLevels } from '../agreements/pairLevel.ts';
import type { DecideContext } from '../decideContext.ts';
import { evolveAll } from '../evolve.ts';
import { atTurn } from '../modules/seams.ts';
import { termsFallDue } from '../modules/treaty/termsFallDue.ts';
import type { GameState } from '../state.ts';
import { openPhase } from './openPhase.ts';

/** A round begins with its briefing; how far pairs have climbed is noted, since pace is judged against it. */
export function openRound(context: DecideContext, state: GameState, round: number): GameEvent[] {
  const pairLevels = allPairLevels(context.scenario, state.agreements);
  const opened: GameEvent = { ...openPhase(context, state, 'briefing', round), pairLevels };
  const begun = [opened, ...termsFallDue(state, round)];
  return [...begun, ...atTurn('briefing', context, evolveAll(state, begun), round)];
}
