import type { GameEvent } from '#shared/protocol/events.ts';
import type { DecideContext } from './decideContext.ts';
import { evolveAll } from './evolve.ts';
import { atTurn } from './modules/seams.ts';
import { ringBell } from './negotiation/bell.ts';
import { closePolicy } from './phases/closePolicy.ts';
import { endGame } from './phases/endGame.ts';
import { lastRoundOf, shortenTo } from './phases/gameLength.ts';
import { noticesFallDue } from './phases/noticesFallDue.ts';
import { openEpilogue } from './phases/openEpilogue.ts';
import { openPhase } from './phases/openPhase.ts';
import { openRound } from './phases/openRound.ts';
import { settleAgain } from './phases/settleAgain.ts';
import { advanceProvinces } from './provinces/phases/advanceProvinces.ts';
import { isOfProvinces } from './scenario/anyScenario.ts';
import type { GameState } from './state.ts';
import type { TableContext } from './tableContext.ts';

/** What happens when the phase ends: `lobby → (briefing → negotiation → policy → results) × rounds → epilogue → debrief`. */
export function advancePhase({ scenario, nowMs }: TableContext, state: GameState): GameEvent[] {
  return isOfProvinces(scenario)
    ? advanceProvinces({ scenario, nowMs }, state)
    : advanceCountries({ scenario, nowMs }, state);
}

function advanceCountries(context: DecideContext, state: GameState): GameEvent[] {
  if (state.held !== undefined) return settleAgain(context, state);
  switch (state.phase) {
    case 'lobby':
      return openRound(context, state, 1);
    case 'briefing':
      return openNegotiation(context, state);
    case 'negotiation':
      return [...ringBell(context, state), openPhase(context, state, 'policy', state.round)];
    case 'policy':
      return closePolicy(context, state);
    case 'results':
      return state.round < lastRoundOf(state)
        ? openRound(context, state, state.round + 1)
        : closeRounds(context, state);
    case 'epilogue':
      return endGame(context, state);
    case 'debrief':
      return [];
  }
}

/** After the last round the years that follow, also where it came sooner than agreed. */
function closeRounds(context: DecideContext, state: GameState): GameEvent[] {
  const shortened = shortenTo(state, state.round);
  return [...shortened, ...openEpilogue(context, evolveAll(state, shortened))];
}

function openNegotiation(context: DecideContext, state: GameState): GameEvent[] {
  const opened = [
    ...noticesFallDue(state, state.round),
    openPhase(context, state, 'negotiation', state.round),
  ];
  return [...opened, ...atTurn('negotiation', context, evolveAll(state, opened))];
}
