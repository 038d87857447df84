import { tablesDue } from '#shared/classroom/tables.ts';
import { floorIsDue, phaseDue } from '#shared/rules/game/course.ts';
import { revealIsDue } from '#shared/rules/table/revealStops.ts';
import type { Classroom } from '../session/Classroom.ts';
import type { GameSession } from '../session/GameSession.ts';

/**
 * Tells the rules that a phase, the time for tabling packages, or the time of a stop of the reveal has reached its end, where it has.
 * Deadlines are data: nobody's absence holds them up. Phases of the tables of a class close together, by the clock of the class, as
 * long as it keeps time.
 */
export async function closeDuePhase(
  table: GameSession,
  { closesAlone = true }: { readonly closesAlone?: boolean } = {},
): Promise<void> {
  if (table.isSavingPaused || table.isHistoryLost) return;
  const isDue = floorIsDue(table.working.state, table.nowMs());
  if (isDue) await table.submit({ actor: { type: 'server' }, intents: [{ type: 'openFloor' }] });
  if (revealIsDue(table.working.state, table.nowMs()))
    await table.submit({ actor: { type: 'server' }, intents: [{ type: 'openStop' }] });
  if (!closesAlone || !phaseDue(table.working.state, table.nowMs())) return;
  await table.submit({ actor: { type: 'server' }, intents: [{ type: 'closePhase' }] });
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 60_000;

/** After a phase could not be closed: what failed is likely to fail again, others need the threads, and the log its lines. */
export class Patience {
  /** Failures in a row, and when the next try may be. */
  #failures = 0;
  #notBeforeMs = 0;

  get mayTry(): boolean {
    return performance.now() >= this.#notBeforeMs;
  }

  async try(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      this.#failures = 0;
    } catch (error) {
      this.#failures += 1;
      this.#notBeforeMs = performance.now() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures);
      throw error;
    }
  }
}

const SERVER = { type: 'server' } as const;

/**
 * Closes the phases that are over at all tables of a class, by the one clock that they have, and notes when all games are. A table
 * whose phase cannot be closed, or which a thread lets wait, holds up no other: nothing waits for the closings.
 */
export async function closeClassPhases(
  classroom: Classroom,
  patience: WeakMap<GameSession, Patience>,
  report: (error: unknown) => void,
): Promise<void> {
  classroom.noteLook();
  const { stage, pace, adjourned } = classroom.working.state;
  if (adjourned !== undefined) return;
  if (stage === 'gathering' || stage === 'debrief') return;
  const games = [...classroom.tables.values()].map(({ table }) => table);
  const mayClose = new Set(
    games
      .filter((game) => !game.isDeciding && !game.isSavingPaused && !game.isHistoryLost)
      .filter((game) => patience.get(game)?.mayTry !== false)
      .map(({ gameId }) => gameId),
  );
  const running = classroom.gamesOf('working').filter(({ gameId }) => mayClose.has(gameId));
  const due = new Set(tablesDue(running, classroom.nowMs(), pace).map(({ gameId }) => gameId));
  for (const game of games.filter(({ gameId }) => due.has(gameId))) {
    const own = patience.get(game) ?? new Patience();
    patience.set(game, own);
    own.try(() => game.submit({ actor: SERVER, intents: [{ type: 'closePhase' }] })).catch(report);
  }
  // Each table may be started by itself before all are.
  if (stage === 'playing' && games.every(({ committed }) => committed.state.phase === 'debrief'))
    await classroom.submit({ actor: SERVER, intent: { type: 'noteEnd' } });
}
