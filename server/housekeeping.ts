import type { Config } from './config.ts';
import type { Classroom } from './session/Classroom.ts';
import { closeSession } from './session/endSession.ts';
import { closeClass } from './session/openClass.ts';
import type { House } from './session/House.ts';
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
      if (session.idleMs > idleLimitMs(session, config)) await closeSession(house, session);
    for (const classroom of house.directory.classes)
      if (
        !isAdjourned(classroom) &&
        classroom.idleMs > (classroom.wasVisited ? config.idleMs : Math.min(config.idleMs, UNVISITED_MS))
      )
        await closeClass(house, classroom);
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

/** Opening costs nothing, so a table that nobody came to makes room soon; a soloist's waits a night. */
/** A class that goes on another day is kept until then, whoever comes. */
function isAdjourned({ committed }: Classroom): boolean {
  const { adjourned } = committed.state;
  return adjourned !== undefined && Date.now() < adjourned.untilAt;
}

function idleLimitMs(session: Session, { idleMs }: Config): number {
  if (!session.wasVisited) return Math.min(idleMs, UNVISITED_MS);
  if (session.isUnused) return Math.min(idleMs, UNUSED_MS);
  return session.isSolo ? Math.min(idleMs, SOLO_MS) : idleMs;
}
