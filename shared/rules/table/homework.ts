/**
 * A round that is played at home, over days. Its negotiation and its policy phase end at instants of the wall clock, to which the server
 * holds the clock of the table; briefing and results are as long as ever. People come and go: a phase ends at its time, whoever is ready.
 */
import { REVEAL_STOPS } from '#shared/content/vocabulary.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Homework, SetHomework } from '#shared/protocol/anotherDay.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { TableContext } from '../rulebook.ts';
import type { TableState } from '../state.ts';
import { deadlineOf, isPaused, lastRoundOf, usualDurationMs } from './clock.ts';

type Now = Pick<TableContext, 'nowMs'>;

/** Homework that is to come or under way; undefined once its round was played. */
export function homeworkAhead({
  homework,
  phase,
  round,
}: Pick<TableState, 'homework' | 'phase' | 'round'>): Homework | undefined {
  if (homework === undefined || homework.round < round) return undefined;
  return homework.round === round && (phase === 'results' || phase === 'debrief') ? undefined : homework;
}

/** The round was played at home and is to be revealed in class: envelopes have opened, and the clock stands until the host lets it go on. */
export function waitsForClass({
  homework,
  phase,
  round,
  clock,
  revealStop,
}: Pick<TableState, 'homework' | 'phase' | 'round' | 'clock' | 'revealStop'>): boolean {
  const isPlayed = phase === 'results' && homework?.round === round && homework.reveal === 'inClass';
  return isPlayed && isPaused({ clock }) && revealStop === REVEAL_STOPS[0];
}

/** The round that would be played: after its reveal the next one. */
export function homeworkRound({ phase, round }: Pick<TableState, 'phase' | 'round'>): number {
  return phase === 'results' ? round + 1 : round;
}

/** The host sets or changes the times; a clock that stands goes on. */
export function setHomework(
  { nowMs }: Now,
  state: TableState,
  { talksUntilAt, sealedUntilAt, zone, reveal }: SetHomework,
): Result<GameEvent[], Rejection> {
  const round = homeworkRound(state);
  if (round > lastRoundOf(state)) return err({ code: 'game/last-round' });
  const isTalking = state.phase !== 'policy';
  if (isTalking && (talksUntilAt === undefined || talksUntilAt >= sealedUntilAt))
    return err({ code: 'homework/order' });
  const homework = {
    ...(isTalking && talksUntilAt !== undefined ? { talksUntilAt } : {}),
    sealedUntilAt,
    zone,
    reveal,
    round,
    revision: revisionAfter(state, nowMs),
  };
  const { pausedRemainingMs } = state.clock;
  return ok([
    { type: 'homeworkSet', homework },
    ...(pausedRemainingMs === undefined
      ? []
      : [{ type: 'clockResumed', endsAtMs: nowMs + pausedRemainingMs } as const]),
  ]);
}

/** Seconds of game time grow by themselves, also where the homework was dropped in between. */
function revisionAfter({ homework }: TableState, nowMs: number): number {
  return Math.max((homework?.revision ?? -1) + 1, Math.floor(nowMs / 1_000));
}

/** The round is played in class after all: the phase that runs has its usual time from now on. */
export function dropHomework({ nowMs }: Now, state: TableState): GameEvent[] {
  if (state.homework === undefined) return [];
  const { phase, round, settings } = state;
  const isHeld = deadlineOf(state) !== undefined && !isPaused(state);
  return [
    { type: 'homeworkSet' },
    ...(isHeld && (phase === 'negotiation' || phase === 'policy')
      ? [clockSet(nowMs + usualDurationMs(settings, phase, round))]
      : []),
  ];
}

/** The server sets the end of the phase by its two clocks, so that it falls on the instant that was chosen. */
export function alignClock(state: TableState, endsAtMs: number): Result<GameEvent[], Rejection> {
  if (deadlineOf(state) === undefined || isPaused(state)) return err({ code: 'intent/stale-view' });
  return ok(state.clock.endsAtMs === endsAtMs ? [] : [clockSet(endsAtMs)]);
}

function clockSet(endsAtMs: number): GameEvent {
  return { type: 'clockExtended', endsAtMs, reason: 'deadline' };
}

/** The server was away when the phase was to end: this end and those to come are so much later. */
export function moveHomework(
  { nowMs }: Now,
  state: TableState,
  byMs: number,
): Result<GameEvent[], Rejection> {
  const { homework, phase } = state;
  if (homework === undefined || deadlineOf(state) === undefined) return err({ code: 'intent/stale-view' });
  const { talksUntilAt, sealedUntilAt, movedByMs = 0 } = homework;
  const moved: Homework = {
    ...homework,
    ...(talksUntilAt === undefined
      ? {}
      : { talksUntilAt: phase === 'negotiation' ? talksUntilAt + byMs : talksUntilAt }),
    sealedUntilAt: sealedUntilAt + byMs,
    movedByMs: movedByMs + byMs,
    revision: revisionAfter(state, nowMs),
  };
  return ok([{ type: 'homeworkSet', homework: moved }]);
}
