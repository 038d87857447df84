import { PRESETS } from '#shared/content/presets.ts';
import type { Phase } from '#shared/content/vocabulary.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { TableContext } from '../rulebook.ts';
import type { ClockState, GameState, TableState } from '../state.ts';

/** Seconds of each phase in round 1 and in later rounds. */
export const PHASE_SECONDS = {
  briefing: { first: 60, later: 20 },
  negotiation: { first: 240, later: 180 },
  policy: { first: 90, later: 60 },
  results: { first: 120, later: 75 },
  epilogue: { first: 60, later: 60 },
} as const;
export const RELAXED_CLOCK_FACTOR = 1.5;

/** A proposal tabled or signed this close to the bell extends negotiation by as much, once a round. */
export const OVERTIME_MS = 20_000;
export const ADDED_MINUTE_MS = 60_000;
/** Given back to a table whose server was restarted. */
export const RESTART_GRACE_MS = 20_000;

/** The clock of a phase: what is left of it, how long phases last, and what the host, the server and late proposals do to it. */

/** Whether the host has stopped the clock. */
export function isPaused(state: Pick<TableState, 'clock'>): boolean {
  return state.clock.pausedRemainingMs !== undefined;
}

/** Time left in the phase, never below zero; undefined where there is no limit. Stands still while paused. */
export function remainingMs(state: Pick<TableState, 'clock'>, nowMs: number): number | undefined {
  const { endsAtMs, pausedRemainingMs } = state.clock;
  if (pausedRemainingMs !== undefined) return pausedRemainingMs;
  return endsAtMs === undefined ? undefined : Math.max(0, endsAtMs - nowMs);
}

type AtHome = Pick<TableState, 'homework' | 'phase' | 'round'>;

/** The instant at which the phase that runs ends; undefined where no homework says so. */
export function deadlineOf({ homework, phase, round }: AtHome): number | undefined {
  if (homework?.round !== round) return undefined;
  if (phase === 'negotiation') return homework.talksUntilAt;
  return phase === 'policy' ? homework.sealedUntilAt : undefined;
}

/** Results of homework that were shown at once stay until the host goes on: the next round is not begun while nobody is there. */
export function staysAtResults({ homework, phase, round }: AtHome): boolean {
  return phase === 'results' && homework?.round === round && homework.reveal === 'atOnce';
}

/** How long a phase lasts; undefined where nothing but people or the host ends it. */
export function phaseDurationMs(settings: GameSettings, phase: Phase, round: number): number | undefined {
  if (!settings.timed || phase === 'lobby' || phase === 'debrief') return undefined;
  return usualDurationMs(settings, phase, round);
}

/** How long a phase of play lasts where it has a clock. */
export function usualDurationMs(
  settings: Pick<GameSettings, 'clock' | 'preset'>,
  phase: keyof typeof PHASE_SECONDS,
  round: number,
): number {
  const seconds = PHASE_SECONDS[phase][round === 1 ? 'first' : 'later'];
  return seconds * 1_000 * clockPace(settings);
}

/** Factor by which phases of this game last longer than usual. */
export function clockPace(settings: Pick<GameSettings, 'clock' | 'preset'>): number {
  const pace = settings.clock === 'relaxed' ? RELAXED_CLOCK_FACTOR : 1;
  return Math.max(pace, PRESETS[settings.preset].clockFactor);
}

/** The host stops the clock; people go on talking and writing, nothing closes. */
export function pauseClock(
  { nowMs }: Pick<TableContext, 'nowMs'>,
  state: TableState,
): Result<GameEvent[], Rejection> {
  const leftMs = remainingMs(state, nowMs);
  if (leftMs === undefined) return err({ code: 'clock/no-limit' });
  if (isPaused(state)) return err({ code: 'clock/paused' });
  return ok([{ type: 'clockPaused', remainingMs: leftMs }]);
}

/** The host lets the clock run on with the time that was left. */
export function resumeClock(
  { nowMs }: Pick<TableContext, 'nowMs'>,
  { clock }: TableState,
): Result<GameEvent[], Rejection> {
  if (clock.pausedRemainingMs === undefined) return err({ code: 'clock/not-paused' });
  return ok([{ type: 'clockResumed', endsAtMs: nowMs + clock.pausedRemainingMs }]);
}

/** The host gives a minute more, also while the clock is stopped. */
export function addMinute({ clock }: TableState): Result<GameEvent[], Rejection> {
  if (clock.endsAtMs === undefined) return err({ code: 'clock/no-limit' });
  return ok([{ type: 'clockExtended', endsAtMs: clock.endsAtMs + ADDED_MINUTE_MS, reason: 'host' }]);
}

/** Some time given back after a restart of the server; the time it was down has not run, since the clock is the game's own. */
export function noteRestart({ clock }: TableState): GameEvent[] {
  if (clock.endsAtMs === undefined) return [];
  return [{ type: 'clockExtended', endsAtMs: clock.endsAtMs + RESTART_GRACE_MS, reason: 'restart' }];
}

/** What follows a proposal tabled or signed shortly before the bell: some more time, once a round. */
export function overtimeEvents({ nowMs }: Pick<TableContext, 'nowMs'>, state: TableState): GameEvent[] {
  const { endsAtMs, overtimeUsed } = state.clock;
  const leftMs = remainingMs(state, nowMs);
  if (state.phase !== 'negotiation' || overtimeUsed || endsAtMs === undefined || leftMs === undefined)
    return [];
  if (leftMs > OVERTIME_MS) return [];
  return [{ type: 'clockExtended', endsAtMs: endsAtMs + OVERTIME_MS, reason: 'overtime' }];
}

type ClockEvent = GameEventOf<'phaseOpened' | 'clockPaused' | 'clockResumed' | 'clockExtended'>;

/** Folds an event of the clock. While paused, `endsAtMs` stands where it stood, so that extensions are differences. */
export function evolveClock(clock: ClockState, event: ClockEvent): ClockState {
  const { openedAtMs, overtimeUsed, endsAtMs, pausedRemainingMs } = clock;
  switch (event.type) {
    case 'phaseOpened':
      return {
        openedAtMs: event.atMs,
        ...(event.endsAtMs === undefined ? {} : { endsAtMs: event.endsAtMs }),
        overtimeUsed: event.phase === 'briefing' ? false : overtimeUsed,
      };
    case 'clockPaused':
      return { ...clock, pausedRemainingMs: event.remainingMs };
    case 'clockResumed':
      return { openedAtMs, endsAtMs: event.endsAtMs, overtimeUsed };
    case 'clockExtended': {
      const byMs = event.endsAtMs - (endsAtMs ?? event.endsAtMs);
      return {
        openedAtMs,
        endsAtMs: event.endsAtMs,
        ...(pausedRemainingMs === undefined ? {} : { pausedRemainingMs: pausedRemainingMs + byMs }),
        overtimeUsed: overtimeUsed || event.reason === 'overtime',
      };
    }
  }
}

/** How many rounds a game has, and how the host ends it earlier. */

type Length = Pick<TableState, 'settings' | 'endsAfterRound'>;

/** Whether what is agreed now for so many rounds runs to the end of the game: the years after count as one, which nobody plays. */
export function runsToEnd(
  { round, settings }: Pick<TableState, 'round' | 'settings'>,
  rounds: number,
): boolean {
  return round + rounds - 1 > settings.rounds;
}

/** The last round to be played: the one agreed on, or the one after which the host ends the game. */
export function lastRoundOf({ settings, endsAfterRound }: Length): number {
  return endsAfterRound ?? settings.rounds;
}

/** The host ends the game after the present round, or takes that back. */
export function endAfterRound(
  { round, settings, endsAfterRound }: TableState,
  ends: boolean,
): Result<GameEvent[], Rejection> {
  if (ends === (endsAfterRound !== undefined)) return ok([]);
  if (!ends) return ok([{ type: 'endPlanned' }]);
  return round < settings.rounds
    ? ok([{ type: 'endPlanned', afterRound: round }])
    : err({ code: 'game/last-round' });
}

/** A first round that could not be solved is the last one when it is tried again. */
export function endOnceSettled({ round, settings, endsAfterRound }: TableState): GameEvent[] {
  const isPlanned = endsAfterRound !== undefined || round >= settings.rounds;
  return isPlanned ? [] : [{ type: 'endPlanned', afterRound: round }];
}

/** The game is over after as many rounds as were settled; nothing where all that were agreed on were. */
export function shortenTo({ settings }: Pick<TableState, 'settings'>, rounds: number): GameEvent[] {
  return rounds < settings.rounds ? [{ type: 'gameShortened', rounds }] : [];
}

/** Folds a change of the length. Envelopes of a round that is not settled stay closed for good. */
export function evolveLength(
  state: GameState,
  event: GameEventOf<'endPlanned' | 'gameShortened'>,
): GameState {
  const { endsAfterRound: _before, ...unplanned } = state;
  if (event.type === 'endPlanned')
    return event.afterRound === undefined ? unplanned : { ...unplanned, endsAfterRound: event.afterRound };
  const { held: _held, ...unheld } = unplanned;
  const { settings } = state;
  return {
    ...unheld,
    settings: { ...settings, rounds: event.rounds },
    agreedRounds: settings.rounds,
    sealedBy: [],
  };
}
