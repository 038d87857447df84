import type { AnyScenario } from '#shared/rules/scenario/anyScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { botMoves, type BotDue } from './timing/botMoves.ts';

export type { BotDue };

/** The moves of bots whose time has come, the longest overdue first; `botMoves` also knows those to come. */
export function botsDue(_scenario: AnyScenario, state: GameState, nowMs: number): readonly BotDue[] {
  return botMoves(state).filter(({ dueAtMs }) => dueAtMs <= nowMs);
}
