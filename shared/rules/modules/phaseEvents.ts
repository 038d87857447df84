import type { GameEvent } from '#shared/protocol/events.ts';
import type { DecideContext } from '../decideContext.ts';
import type { GameState } from '../state.ts';
import { announceEvents } from './events/placing.ts';
import { enforceRulings } from './wto/rulings.ts';
import { openConference } from './wto/conferenceCourse.ts';

/** What the modules do when the briefing of `round` opens. */
export function atBriefing(context: DecideContext, state: GameState, round: number): GameEvent[] {
  return [...enforceRulings(context, state), ...announceEvents(context, state, round)];
}

/** What they do before the years after the last round are settled. */
export function atEpilogue(context: DecideContext, state: GameState): GameEvent[] {
  return enforceRulings(context, state);
}

/** What they do when the negotiation opens. */
export function atNegotiation(context: DecideContext, state: GameState): GameEvent[] {
  return openConference(context, state);
}
