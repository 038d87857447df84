/** The course of a game: what happens when a phase ends, and when the host ends the game. What each game adds to it is its `Course`. */
import type { Phase } from '#shared/content/vocabulary.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Step, TableContext } from '../rulebook.ts';
import type { GameState, TableState } from '../state.ts';
import { endOnceSettled, lastRoundOf, phaseDurationMs, shortenTo, usualDurationMs } from '../table/clock.ts';
import { lapse } from '../table/signing.ts';
import { phaseDue } from './due.ts';
import { evolveAll } from './evolve.ts';

/** What happens when the phase ends: `lobby → (briefing → negotiation → policy → results) × rounds → epilogue → debrief`. */
export function advancePhase(context: TableContext, state: GameState): GameEvent[] {
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
      return endGame(context, state, state.round);
    case 'debrief':
      return [];
  }
}

/** The server closes a phase that is due; a table of bots alone moves as fast as whoever drives it. */
export function closePhase(context: TableContext, state: GameState): Result<GameEvent[], Rejection> {
  const isBotsAlone = Object.values(state.seats).every(({ member }) => member === undefined);
  const mayClose = phaseDue(state, context.nowMs) || (isBotsAlone && state.held === undefined);
  return mayClose ? ok(advancePhase(context, state)) : err({ code: 'intent/stale-view' });
}

/**
 * The host ends the game at once. The round in progress is not settled: what became law in it stands, the rest lapses, and envelopes stay
 * closed. Only where no round was settled yet is the first one settled as it stands, so that there is something to look back on.
 */
export function endNow(context: TableContext, state: GameState): Result<GameEvent[], Rejection> {
  if (state.phase === 'epilogue') {
    return state.held === undefined ? ok(endGame(context, state, state.round)) : err({ code: 'round/held' });
  }
  const broken = breakOff(context, state);
  const stopped = evolveAll(state, broken);
  const first = stopped.reports.length === 0 ? settleFirst(context, stopped) : [];
  const settled = evolveAll(stopped, first);
  if (settled.reports.length === 0) return ok([...broken, ...first, ...endOnceSettled(settled)]);
  const closing = closeRounds(context, settled);
  const over = evolveAll(settled, closing);
  const isAfter = over.phase === 'epilogue' && over.held === undefined;
  return ok([...broken, ...first, ...closing, ...(isAfter ? endGame(context, over, over.round) : [])]);
}

/** The event that opens a phase with its full time. */
export function openPhase(
  { nowMs }: Pick<TableContext, 'nowMs'>,
  { settings }: Pick<TableState, 'settings'>,
  phase: Phase,
  round: number,
): GameEventOf<'phaseOpened'> {
  const durationMs = phaseDurationMs(settings, phase, round);
  return {
    type: 'phaseOpened',
    phase,
    round,
    atMs: nowMs,
    ...(durationMs === undefined ? {} : { endsAtMs: nowMs + durationMs }),
  };
}

/** What the steps of a turn bring about, each on the state that those before it have left. */
function inOrder({ nowMs }: TableContext, state: GameState, steps: readonly Step[]): GameEvent[] {
  const events: GameEvent[] = [];
  let table = state;
  for (const step of steps) {
    const made = step(table, nowMs);
    events.push(...made);
    table = evolveAll(table, made);
  }
  return events;
}

/** A round begins with its briefing; how far pairs have climbed is noted where pace is judged against it. */
function openRound(context: TableContext, state: GameState, round: number): GameEvent[] {
  const { steps, pairLevels } = context.rules.course;
  const opened: GameEvent = {
    ...openPhase(context, state, 'briefing', round),
    ...(pairLevels === undefined ? {} : { pairLevels: pairLevels(state) }),
  };
  return [opened, ...inOrder(context, evolveAll(state, [opened]), steps.roundOpened)];
}

function openNegotiation(context: TableContext, state: GameState): GameEvent[] {
  const { steps } = context.rules.course;
  const open: Step = (before) => [openPhase(context, before, 'negotiation', before.round)];
  return inOrder(context, state, [...steps.negotiationDue, open, ...steps.negotiationOpened]);
}

/** The end of the negotiation: what awaits the bell is decided, and open proposals lapse. */
export function ringBell(context: TableContext, state: GameState): GameEvent[] {
  const { steps } = context.rules.course;
  return inOrder(context, state, [...steps.bell, lapsesOf('open'), ...steps.bellRung]);
}

/** Breaks off what is under way: proposals that are not law lapse. */
function breakOff(context: TableContext, state: GameState): GameEvent[] {
  return inOrder(context, state, [lapsesOf('open', 'awaitingBell'), ...context.rules.course.steps.brokenOff]);
}

function lapsesOf(...statuses: readonly string[]): Step {
  return ({ proposals }) =>
    Object.values(proposals)
      .filter(({ status }) => statuses.includes(status))
      .map((proposal) => lapse(proposal, { type: 'bell' }));
}

/** The first round with the envelopes as they are. */
function settleFirst(context: TableContext, state: GameState): GameEvent[] {
  const opened = state.phase === 'policy' ? [] : [openPhase(context, state, 'policy', state.round)];
  return [...opened, ...closePolicy(context, evolveAll(state, opened))];
}

/** The envelopes are collected: last saved drafts are sealed, policies without one stay; the model settles the round. */
function closePolicy(context: TableContext, state: GameState): GameEvent[] {
  const sealed = context.rules.course.collect(state);
  const collected = evolveAll(state, sealed);
  const results = [openPhase(context, state, 'results', state.round), ...waitForClass(state)];
  return [...sealed, ...settle(context, collected, results)];
}

/** The round was played at home and is to be revealed in class: the clock stands at its results until the host lets it go on. */
function waitForClass(state: TableState): GameEvent[] {
  const { homework, round, settings } = state;
  if (homework?.round !== round || homework.reveal !== 'inClass') return [];
  return [{ type: 'clockPaused', remainingMs: usualDurationMs(settings, 'results', round) }];
}

/** A held round is tried once more, from exactly what was held; the epilogue then has its full time again. */
function settleAgain(context: TableContext, state: GameState): GameEvent[] {
  return state.phase === 'epilogue'
    ? settle(context, state, [openPhase(context, state, 'epilogue', state.round)])
    : closePolicy(context, state);
}

/** The outcome of the round as an event and what then opens; or the round is held, with nothing lost. */
function settle(context: TableContext, state: GameState, next: readonly GameEvent[]): GameEvent[] {
  const settled = context.rules.course.settle(state, context);
  return settled.ok ? [settled.value, ...next] : [{ type: 'settlementHeld', failure: settled.error }];
}

/** After the last round the years that follow, where the game has them; also where it came sooner than agreed. */
function closeRounds(context: TableContext, state: GameState): GameEvent[] {
  const { course } = context.rules;
  const { epilogueOpened } = course.steps;
  const rounds = state.reports.length;
  const shortened = shortenTo(state, rounds);
  const over = evolveAll(state, shortened);
  const after =
    epilogueOpened === undefined
      ? endGame(context, over, rounds)
      : openEpilogue(context, over, epilogueOpened);
  return [...shortened, ...after];
}

/** The years after: one round more is settled without play, under what the governments left behind. */
function openEpilogue(context: TableContext, state: GameState, steps: readonly Step[]): GameEvent[] {
  const opened = openPhase(context, state, 'epilogue', state.settings.rounds + 1);
  return inOrder(context, state, [() => [opened], ...steps, (begun) => settle(context, begun, [])]);
}

/** Play is over: standings and medals, then the debrief, which has no limit. */
function endGame(context: TableContext, state: GameState, round: number): GameEvent[] {
  return [context.rules.course.final(state), openPhase(context, state, 'debrief', round)];
}
