import { err, ok } from '#shared/kernel/result.ts';
import { ADJOURNED_DAYS_AT_MOST } from '#shared/protocol/classTables.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '#shared/rules/state.ts';
import { deadlineOf, isPaused, remainingMs } from '#shared/rules/table/clock.ts';
import type { GameSession } from './GameSession.ts';

const SERVER = { type: 'server' } as const;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** After an absence of the server at the end of a phase there is as much time left as there was, and at least and at most so much. */
const LEFT_MS = { least: HOUR_MS, most: DAY_MS } as const;
/** The clock of the game and the one on the wall run apart by more than this only where one of them stood still or was set. */
const DRIFT_MS = 30_000;

/** For which end of a phase the clock of a table was last set, and how far the two clocks stood apart then. */
type Set = { readonly end: string; readonly apartMs: number };

/**
 * Holds the clocks of tables to the wall clock while they play at home. There is one clock, that of the game: its end is set anew when a
 * phase opens, when the times change, after a restart, and when the two have run apart. An end that passed while the server was away, or
 * while the clock stood, is moved once, so that nobody misses it for that.
 */
export class Deadlines {
  readonly #set = new WeakMap<GameSession, Set>();

  async keep(tables: readonly GameSession[], at = Date.now()): Promise<void> {
    const held = tables.filter((table) => this.#isHeld(table));
    const anew = held.filter((table) => !this.#isSet(table, at));
    const missed = anew.filter((table) => endOf(table) <= at);
    // Tables of a class have the same time again.
    const leftMs = Math.max(
      0,
      ...missed.map((table) => remainingMs(table.working.state, table.nowMs()) ?? 0),
    );
    const nextAt = wholeMinute(at + Math.min(LEFT_MS.most, Math.max(LEFT_MS.least, leftMs)));
    await Promise.all(
      anew.map((table) =>
        missed.includes(table) ? move(table, nextAt - endOf(table)) : this.#align(table, at),
      ),
    );
  }

  #isHeld(table: GameSession): boolean {
    const { state } = table.working;
    if (deadlineOf(state) === undefined || isPaused(state)) {
      this.#set.delete(table);
      return false;
    }
    const isBusy = table.isDeciding || table.isSavingPaused || table.isHistoryLost;
    return !isBusy && state.held === undefined;
  }

  #isSet(table: GameSession, at: number): boolean {
    const set = this.#set.get(table);
    if (set?.end !== nameOf(table.working.state)) return false;
    return Math.abs(at - table.nowMs() - set.apartMs) < DRIFT_MS;
  }

  async #align(table: GameSession, at: number): Promise<void> {
    const nowMs = table.nowMs();
    const end = nameOf(table.working.state);
    const endsAtMs = nowMs + endOf(table) - at;
    const done = await table.submit({ actor: SERVER, intents: [{ type: 'alignClock', endsAtMs }] });
    if (done.ok) this.#set.set(table, { end, apartMs: at - nowMs });
  }
}

async function move(table: GameSession, byMs: number): Promise<void> {
  const end = nameOf(table.working.state);
  await table.submit({
    actor: SERVER,
    // Moved once, whatever was waiting for its turn.
    intents: (state) =>
      nameOf(state) === end ? ok([{ type: 'moveHomework', byMs }]) : err({ code: 'intent/stale-view' }),
  });
}

function endOf({ working }: GameSession): number {
  return deadlineOf(working.state) ?? Infinity;
}

/** The end of a phase as it was last set. */
function nameOf({ round, phase, homework }: GameState): string {
  return `${round} ${phase} ${homework?.revision}`;
}

function wholeMinute(at: number): number {
  return Math.ceil(at / MINUTE_MS) * MINUTE_MS;
}

type Due = {
  readonly type: string;
  readonly untilAt?: number;
  readonly talksUntilAt?: number | undefined;
  readonly sealedUntilAt?: number;
};

/** Why times that a host chooses cannot be: one of them is past, or too far ahead. */
export function dueFault({ untilAt, talksUntilAt, sealedUntilAt }: Due, now: number): Rejection | undefined {
  const isFar = (at: number | undefined): boolean =>
    at !== undefined && (at <= now || at > now + ADJOURNED_DAYS_AT_MOST * DAY_MS);
  return [untilAt, talksUntilAt, sealedUntilAt].some(isFar)
    ? { code: 'class/too-far', limit: ADJOURNED_DAYS_AT_MOST }
    : undefined;
}
