import type { GameEvent } from '#shared/protocol/events.ts';
import { lapse } from '../negotiation/concluding.ts';
import { announceProvinceEvents, beginCards } from '../provinces/events/placing.ts';
import { actByRule } from '../provinces/forecast/actByRule.ts';
import { finalProvinces } from '../provinces/settlement/ending.ts';
import { settleProvinces } from '../provinces/settlement/settleProvinces.ts';
import { type ProvincesContext, provincesOf } from '../provinces/state/provincesOf.ts';
import type { GameState } from '../state.ts';
import { endOnceSettled, lastRoundOf, shortenTo } from '../table/gameLength.ts';
import { evolveAll } from './evolve.ts';
import { openPhase } from './phases.ts';

/** What happens when a phase ends: `lobby → (briefing → negotiation → policy → results) × rounds → debrief`. */
export function advanceProvinces(context: ProvincesContext, state: GameState): GameEvent[] {
  const { round } = state;
  if (state.held !== undefined) return closeMeasures(context, state);
  switch (state.phase) {
    case 'lobby':
      return openRound(context, state, 1);
    case 'briefing':
      return openNegotiation(context, state);
    case 'negotiation':
      return [...ringBell(state), openPhase(context, state, 'policy', round)];
    case 'policy':
      return closeMeasures(context, state);
    case 'results':
      return round < lastRoundOf(state) ? openRound(context, state, round + 1) : endProvinces(context, state);
    case 'epilogue':
    case 'debrief':
      return [];
  }
}

/** Play is over after the rounds that were settled: the league and the table's medal, then the debrief. */
function endProvinces(context: ProvincesContext, state: GameState): GameEvent[] {
  const rounds = state.provinceReports?.length ?? 0;
  const shortened = shortenTo(state, rounds);
  const over = evolveAll(state, shortened);
  return [
    ...shortened,
    { type: 'provincesEnded', final: finalProvinces(context.scenario, over) },
    openPhase(context, over, 'debrief', rounds),
  ];
}

/** The host ends the game at once (see endNow): a round in progress is not settled, unless it is the first. */
export function endProvincesNow(context: ProvincesContext, state: GameState): GameEvent[] {
  const lapsed = ringBell(state);
  const stopped = evolveAll(state, lapsed);
  const first = (stopped.provinceReports ?? []).length === 0 ? settleFirst(context, stopped) : [];
  const settled = evolveAll(stopped, first);
  const isSettled = (settled.provinceReports ?? []).length > 0;
  return [...lapsed, ...first, ...(isSettled ? endProvinces(context, settled) : endOnceSettled(settled))];
}

/** The first round with the envelopes as they are. */
function settleFirst(context: ProvincesContext, state: GameState): GameEvent[] {
  const opened = state.phase === 'policy' ? [] : [openPhase(context, state, 'policy', state.round)];
  return [...opened, ...closeMeasures(context, evolveAll(state, opened))];
}

function openRound(context: ProvincesContext, state: GameState, round: number): GameEvent[] {
  const opened = openPhase(context, state, 'briefing', round);
  const begun = beginCards(evolveAll(state, [opened]));
  return [opened, ...begun, ...announceProvinceEvents(evolveAll(state, [opened, ...begun]))];
}

/** A centre that nobody governs decides now, so that there is time for assents. */
function openNegotiation(context: ProvincesContext, state: GameState): GameEvent[] {
  const opened = openPhase(context, state, 'negotiation', state.round);
  const acts = actByRule(context.scenario, evolveAll(state, [opened]));
  return [opened, ...acts.map((act): GameEvent => ({ type: 'centreActed', act }))];
}

/** Papers that not all have signed lapse. */
function ringBell(state: GameState): GameEvent[] {
  const open = Object.values(state.papers).filter(({ status }) => status === 'open');
  return open.map((paper) => lapse(paper, { type: 'bell' }));
}

/** Envelopes are collected: last saved drafts are sealed, dials without one stay; the model settles the round. */
function closeMeasures(context: ProvincesContext, state: GameState): GameEvent[] {
  const sealed = Object.entries(provincesOf(state).drafts)
    .filter(([economy]) => !state.sealedBy.includes(economy))
    .map(([economy, measures]): GameEvent => ({ type: 'measuresSealed', economy, measures }));
  const settled = settleProvinces(context.scenario, evolveAll(state, sealed));
  if (!settled.ok) return [...sealed, { type: 'settlementHeld', failure: settled.error }];
  return [
    ...sealed,
    { type: 'provincesSettled', ...settled.value },
    openPhase(context, state, 'results', state.round),
  ];
}
