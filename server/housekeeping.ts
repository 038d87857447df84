import type { GameState } from '#shared/rules/state.ts';
import type { Config } from './config.ts';
import type { Classroom } from './session/Classroom.ts';
import { closeSession } from './session/sessionLife.ts';
import { closeClass } from './session/openClass.ts';
import type { House } from './session/House.ts';
import { leaderOf } from './session/hosting.ts';
import type { Session } from './session/Session.ts';

const INTERVAL_MS = 20_000;
const ERASE_INTERVAL_MS = 3_600_000;
const UNVISITED_MS = 15 * 60_000;
/** A night and a morning: a table may be opened the evening before the lesson. */
const UNUSED_MS = 24 * 3_600_000;
const SOLO_MS = 12 * 3_600_000;

/** What is done now and then: sessions that everyone has left are closed, and what was closed long ago is deleted. */
export function startHousekeeping(house: House, config: Config): () => void {
  let erasedAt = -Infinity;
  const keepHouse = async (): Promise<void> => {
    for (const session of house.directory.sessions)
      if (
        session.idleMs > idleLimitMs(session, config) &&
        session.tables.every(({ committed }) => Date.now() > homeworkKeptUntil(committed.state))
      )
        await closeSession(house, session);
    for (const classroom of house.directory.classes)
      if (isLeft(keptOf(classroom), config, Date.now())) await closeClass(house, classroom);
    await house.queue.probe();
    if (performance.now() - erasedAt < ERASE_INTERVAL_MS) return;
    erasedAt = performance.now();
    const now = Date.now();
    await house.store.eraseClosedBefore(now - config.retentionMs, now);
  };
  const run = (): void => {
    keepHouse().catch((error: unknown) => house.log.error({ err: error }, 'housekeeping failed'));
  };
  run();
  const timer = setInterval(run, INTERVAL_MS);
  return () => clearInterval(timer);
}

type Kept = Pick<Classroom, 'committed' | 'idleMs' | 'wasVisited'> & {
  readonly games: readonly Pick<GameState, 'homework' | 'phase'>[];
};

function keptOf({ committed, idleMs, wasVisited, tables }: Classroom): Kept {
  const games = [...tables.values()].map(({ table }) => table.committed.state);
  return { committed, idleMs, wasVisited, games };
}

/**
 * Whether everybody has left a class for good. One that goes on another day is kept until then, whoever comes, and after that as long as
 * any other: a class that comes a little late finds it.
 */
export function isLeft(
  { committed, idleMs, wasVisited, games }: Kept,
  config: Pick<Config, 'idleMs'>,
  now: number,
): boolean {
  const limitMs = wasVisited ? config.idleMs : Math.min(config.idleMs, UNVISITED_MS);
  const { adjourned } = committed.state;
  const keptUntil = adjourned === undefined ? 0 : adjourned.untilAt + config.idleMs;
  return idleMs > limitMs && now > Math.max(keptUntil, ...games.map(homeworkKeptUntil));
}

/** What was played at home waits so long for the lesson in which it is looked at. */
const AFTER_HOMEWORK_MS = 14 * 24 * 3_600_000;

/** Nobody need be there while a round is played at home. */
function homeworkKeptUntil({ homework, phase }: Pick<GameState, 'homework' | 'phase'>): number {
  return homework === undefined || phase === 'debrief' ? 0 : homework.sealedUntilAt + AFTER_HOMEWORK_MS;
}

/** Opening costs nothing, so a table that nobody came to makes room soon; a soloist's waits a night. */
function idleLimitMs(session: Session, { idleMs }: Config): number {
  if (!session.wasVisited) return Math.min(idleMs, UNVISITED_MS);
  if (session.isUnused) return Math.min(idleMs, UNUSED_MS);
  return session.isSolo && leaderOf(session) === undefined ? Math.min(idleMs, SOLO_MS) : idleMs;
}
