/** The course of a game: when a phase ends or the floor of a conference opens, what happens then, and when the host ends the game. What each game adds to it is its `Course`. */
import type { Phase } from '#shared/content/vocabulary.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Step, TableContext } from '../rulebook.ts';
import {
  conferenceNow,
  floorDueAtMs,
  floorPackage,
  hasSpoken,
  tablingNow,
  voicesFor,
} from '../modules/wto/conference.ts';
import { type GameState, type TableState, countryPart } from '../state.ts';
import {
  deadlineOf,
  endOnceSettled,
  isPaused,
  lastRoundOf,
  phaseDurationMs,
  shortenTo,
  staysAtResults,
  usualDurationMs,
} from '../table/clock.ts';
import { BOT_DELAY_MS } from '../table/botDelays.ts';
import { everybodyReady } from '../table/seats.ts';
import { lapse } from '../table/signing.ts';
import { isBotStillToLook, pendingBotAnswers } from './botAnswersDue.ts';
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
 * Whether the server should close the phase now: its time is over, or at least one person is present, all who are present are
 * ready, no bot owes an answer, and every bot has looked round for what it would offer; where packages may still be tabled their being ready opens the floor first. Never while
 * paused or held, nor in lobby and debrief, which only the host ends. What is played at home ends at its time alone.
 */
export function phaseDue(state: GameState, nowMs: number): boolean {
  if (state.phase === 'lobby' || state.phase === 'debrief') return false;
  if (state.held !== undefined || isPaused(state) || staysAtResults(state)) return false;
  const { endsAtMs } = state.clock;
  if (endsAtMs !== undefined && nowMs >= endsAtMs) return true;
  if (deadlineOf(state) !== undefined) return false;
  if (floorIsDue(state, nowMs) || hasNewText(state, nowMs)) return false;
  return everybodyReady(state) && pendingBotAnswers(state).length === 0 && !isBotStillToLook(state);
}

/** Whether a package on the floor was changed just now: whoever stays ready has been told of it, and has the time of a bot's answer to look. */
function hasNewText(state: GameState, nowMs: number): boolean {
  if (state.phase !== 'negotiation') return false;
  const conference = conferenceNow(countryPart(state));
  if (conference?.stage !== 'floor' || conference.textAtMs === undefined) return false;
  return (floorPackage(conference)?.revision ?? 1) > 1 && nowMs < conference.textAtMs + BOT_DELAY_MS.min;
}

/**
 * Whether the server should open the floor now: the time for tabling is over; or at least one person is present and everybody
 * present is ready, or on a table without time limits has tabled, backed or said ready, and no bot owes an answer.
 */
export function floorIsDue(state: GameState, nowMs: number): boolean {
  const tabling = tablingNow(state);
  if (tabling === undefined) return false;
  const dueAtMs = floorDueAtMs(state);
  if (dueAtMs !== undefined && nowMs >= dueAtMs) return true;
  if (deadlineOf(state) !== undefined) return false;
  const people = Object.values(state.seats).filter(({ member, present }) => member !== undefined && present);
  const isTimed = dueAtMs !== undefined;
  const haveAllSpoken = people.every(
    ({ economy, ready }) => ready || (!isTimed && hasSpoken(tabling, economy)),
  );
  return people.length > 0 && haveAllSpoken && pendingBotAnswers(state).length === 0;
}

/** The time for tabling is over: the most backed package takes the floor, the earlier on a tie. Nothing where it is not due. */
export function openFloor({ nowMs }: Pick<TableContext, 'nowMs'>, state: GameState): GameEvent[] {
  const tabling = tablingNow(state);
  if (tabling === undefined || !floorIsDue(state, nowMs)) return [];
  const [first] = (conferenceNow(tabling)?.packages ?? []).toSorted(
    (a, b) => voicesFor(tabling, b) - voicesFor(tabling, a) || a.tabledAtMs - b.tabledAtMs,
  );
  return [{ type: 'floorOpened', ...(first === undefined ? {} : { package: first.id }), atMs: nowMs }];
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
