import { must } from '#shared/kernel/records.ts';
import type { ClosedForRepair, GameRecord, StoredSession, Unreadable } from '../store/GameStore.ts';
import type { Classroom } from './Classroom.ts';
import { createTable } from './sessionLife.ts';
import type { GameSession } from './GameSession.ts';
import type { House } from './House.ts';
import { recoverClass, roomsOf } from './openClass.ts';
import { readGame } from './restoreGame.ts';
import { Session } from './Session.ts';

/** Brings back every open session from disk, its clocks held where their logs end. Returns how many. */
export async function recoverSessions(house: House): Promise<number> {
  const { sessions, closedForRepair } = await house.store.loadOpenSessions();
  for (const closed of closedForRepair) closeForRepair(house, closed);
  for (const each of sessions) await recoverSession(house, each);
  return house.directory.size;
}

async function recoverSession(house: House, stored: StoredSession): Promise<void> {
  const gameIds = stored.games.map(({ gameId }) => gameId);
  noteUnreadable(house, gameIds, stored.unreadable);
  try {
    if (stored.session.classId !== undefined) return await recoverClass(house, stored);
    const tables = await Promise.all(stored.games.map((game) => recoverTable(house, game)));
    house.directory.add(new Session(stored, tables));
    for (const table of tables) house.par.want(table);
  } catch (error) {
    const { code, classId } = stored.session;
    const rooms = classId === undefined ? gameIds : [classId, ...gameIds];
    const what = classId === undefined ? 'log' : 'class';
    closeForRepair(house, { code, gameIds: rooms, what, row: rooms.join(' '), reason: reasonOf(error) });
  }
}

/** One session that cannot be read must not keep all others closed; its rows stay on disk untouched. */
function closeForRepair(house: House, closed: ClosedForRepair): void {
  const { code, gameIds, what, row, reason } = closed;
  house.directory.closeForRepair(closed);
  house.log.error({ session: code, gameIds, what, row, reason }, 'session closed: it cannot be read');
}

const ROWS_NAMED = 20;

/** One line of each kind: which rows of this session are passed over, and what is wrong with the first of them. */
function noteUnreadable(house: House, gameIds: readonly string[], unreadable: readonly Unreadable[]): void {
  for (const [what, found] of Map.groupBy(unreadable, (each) => each.what)) {
    const rows = found.slice(0, ROWS_NAMED).map(({ row }) => row);
    const reason = found[0]?.reason;
    house.log.error({ gameIds, what, count: found.length, rows, reason }, 'set aside: it cannot be read');
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function recoverTable(house: House, { gameId }: GameRecord): Promise<GameSession> {
  const restored = await readGame(house.store, gameId);
  const rules = must(house.rulesOf(restored.head.state.settings), `rules of ${gameId}`);
  const table = createTable(house, { gameId, rules, restored });
  house.log.info({ gameId, seq: restored.head.seq, phase: restored.head.state.phase }, 'recovered');
  return table;
}

/** Opens the room of every table; one that cannot be shown is closed like one that cannot be read. */
export async function openRooms(house: House): Promise<void> {
  for (const classroom of house.directory.classes) await openRoomsOfClass(house, classroom);
  for (const session of house.directory.sessions) {
    const gameIds = session.tables.map(({ gameId }) => gameId);
    try {
      for (const gameId of gameIds) await house.openRoom(gameId);
    } catch (error) {
      house.directory.remove(session);
      for (const table of session.tables) table.close();
      const row = gameIds.join(' ');
      closeForRepair(house, { code: session.code, gameIds, what: 'log', row, reason: reasonOf(error) });
    }
  }
}

async function openRoomsOfClass(house: House, classroom: Classroom): Promise<void> {
  const rooms = roomsOf(classroom);
  try {
    for (const room of rooms) await house.openRoom(room);
  } catch (error) {
    house.directory.removeClass(classroom);
    classroom.close();
    const { code } = classroom.gathering;
    closeForRepair(house, { code, gameIds: rooms, what: 'class', row: code, reason: reasonOf(error) });
  }
}

/**
 * Goes through the whole log of every table, one after the other, while people play already: a row that was changed or is
 * missing says so at its table. Recovery itself has checked the rows that it folded.
 */
export async function checkLogs({ log, store, directory }: House, isStopping: () => boolean): Promise<void> {
  for (const { table } of directory.tables) {
    if (isStopping()) return;
    const { gameId } = table;
    try {
      const seq = await store.findDamage(gameId);
      if (seq === undefined) continue;
      log.error({ gameId, what: 'log', row: seq }, 'a row is missing or not as it was written');
      table.noteLoss();
    } catch (error) {
      // Of the database itself: a page of this log that cannot be read. A server that stops has closed it.
      if (!isStopping()) log.error({ gameId, what: 'log', err: error }, 'a log could not be checked');
    }
  }
}

/** Gives every table some time back for the restart, once the server takes players again. */
export async function noteRestarts(house: House): Promise<void> {
  await Promise.all(house.directory.tables.map((session) => noteRestart(house, session)));
}

async function noteRestart(house: House, session: Session): Promise<void> {
  const { table, members } = session;
  const { seats } = table.working.state;
  // Whose record cannot be read cannot come back with the old link: the seat is free for them to take again by the code.
  const orphaned = Object.values(seats).filter(({ member }) => member !== undefined && !members.has(member));
  const vacate = orphaned.map(({ economy }) => ({ type: 'vacateSeat', economy }) as const);
  try {
    await table.submit({ actor: { type: 'server' }, intents: [...vacate, { type: 'noteRestart' }] });
  } catch (error) {
    house.log.error({ gameId: table.gameId, err: error }, 'the restart was not noted');
  }
}
