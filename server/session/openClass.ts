import type { Command } from './CommandAnswers.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { ClassAck, HostClassroomIntent } from '#shared/protocol/classroom.ts';
import type { PastGame } from '#shared/protocol/classTables.ts';
import type { MemberId } from '#shared/kernel/ids.ts';
import type { ClassroomState } from '#shared/classroom/state.ts';
import { openFacts } from '#shared/classroom/openFacts.ts';
import { evolve } from '#shared/rules/game/evolve.ts';
import { must } from '#shared/kernel/records.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClassroomEvent, OpenClass, OpenedClass } from '#shared/protocol/classroom.ts';
import type { SessionErrorCode } from '#shared/protocol/session.ts';
import { CLOSE_CODES } from '#shared/protocol/wire.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { ClassRow, GameRecord, SessionRecord, StoredSession } from '../store/GameStore.ts';
import { hashedClassRow } from '../store/rowHash.ts';
import { TALK_IN_MEMORY } from '../store/talkRows.ts';
import { readClass } from './classHead.ts';
import { Classroom } from './Classroom.ts';
import { restoreDrafts } from './seatDrafts.ts';
import { createTable, eraseSession, hasRoom, openings, sessionRecord } from './sessionLife.ts';
import type { House } from './House.ts';
import { readGame } from './restoreGame.ts';
import { emptySession, Session } from './Session.ts';
import { seatOrder } from '#shared/classroom/people.ts';
import { createClassId, createToken } from './tokens.ts';

/** Opens a class: a code and a room where people gather. Its tables are opened when they are dealt. */
export async function openClass(
  house: House,
  { settings, chatMode, language }: OpenClass,
): Promise<Result<OpenedClass, SessionErrorCode>> {
  await openings.next();
  if (!(await hasRoom(house))) return err('session/too-many-sessions');
  const hostToken = createToken();
  const classId = createClassId();
  const record = {
    ...sessionRecord(house, { language, chatMode, solo: false }, hostToken),
    wording: 'classroom' as const,
    classId,
  };
  const row = firstRow(house, { code: record.code, settings });
  if (!row.ok) return row;
  const begun = await beginClass(house, record, row.value);
  return begun.ok ? ok({ code: record.code, classId, hostToken }) : begun;
}

/** What the log of a class begins with. */
function firstRow(
  house: House,
  { code, settings }: Pick<OpenClass, 'settings'> & { readonly code: string },
  chosen: readonly ClassroomEvent[] = [],
): Result<ClassRow, SessionErrorCode> {
  const rules = house.rulesOf(settings);
  if (rules === undefined) return err('session/malformed');
  const created = rules.create(settings);
  if (!created.ok) {
    house.log.error(
      { scenario: settings.scenarioId, failure: created.error },
      'the opening could not be solved',
    );
    return err('server/internal');
  }
  const game = must(created.value.reduce<GameState | undefined>(evolve, undefined), 'a game');
  const opened: ClassroomEvent = {
    type: 'classOpened',
    settings,
    seats: seatOrder(rules.scenario, game.seats),
  };
  return ok(
    hashedClassRow('', { code, seq: 1, at: Date.now(), type: 'openClass', events: [opened, ...chosen] }),
  );
}

/** Opens its room, once the class is on disk. */
async function beginClass(
  house: House,
  record: SessionRecord & { readonly classId: string },
  row: ClassRow,
): Promise<Result<void, 'server/saving-paused'>> {
  const saved = await house.queue.commit([
    { type: 'openSession', session: record, games: [] },
    { type: 'appendClassRow', row },
  ]);
  if (!saved.ok) return err('server/saving-paused');
  const gathering = new Session(emptySession(record), []);
  const { queue, store } = house;
  const log = { rows: [row], hasLoss: false, lossesAccepted: 0 };
  house.directory.addClass(new Classroom({ gathering, queue, store, log }));
  await house.openRoom(record.classId);
  house.log.info({ classId: record.classId }, 'class opened');
  return ok(undefined);
}

/** Whoever looks at a class reads for so long where it goes on, before its room is gone. */
const FOLLOW_MS = 3_000;

/**
 * Deletes a rehearsal and opens the same game under its code and its host's secret, so that what was printed and the big screens stay
 * right. What the host has chosen stays chosen; links of other hosts are lost. Nobody can come by the code in between.
 */
export async function startForReal(
  house: House,
  classroom: Classroom,
  intent: Extract<HostClassroomIntent, { type: 'startReal' }>,
): Promise<Result<ClassAck, Rejection>> {
  const refusal = classroom.refusal({ type: 'host' }, intent);
  if (refusal !== undefined) return err(refusal);
  const { gathering, committed, classId } = classroom;
  const { code, language, chatMode, wording, hostTokenHash } = gathering;
  const successor = createClassId();
  const record = {
    ...sessionRecord(house, { language, chatMode, solo: false }, ''),
    locked: gathering.isLocked,
    namesHidden: gathering.areNamesHidden,
    code,
    hostTokenHash,
    wording,
    classId: successor,
  };
  const { state } = committed;
  const settings = { ...state.settings, seed: intent.seed };
  const row = firstRow(house, { code, settings }, chosenIn(state));
  if (!row.ok) return err({ code: 'server/internal' });
  const erased = await eraseSession(house, gathering);
  if (!erased.ok) return erased;
  const [, ...tables] = roomsOf(classroom);
  house.directory.removeClass(classroom);
  classroom.close();
  // Its room is still there for a while, but no vote is taken any more.
  gathering.debrief.openIn({ games: () => [], people: () => [] });
  try {
    await house.rehearsals.end(classId);
    for (const table of tables) await house.closeRoom(table, CLOSE_CODES.erased);
    await house.store.eraseClosedBefore(1);
    const begun = await beginClass(house, record, row.value);
    if (!begun.ok) return err({ code: begun.error });
    classroom.successor = successor;
    house.log.info({ classId, successor }, 'rehearsal over');
    return ok({ seq: committed.seq });
  } finally {
    setTimeout(() => void house.closeRoom(classId, CLOSE_CODES.erased), FOLLOW_MS).unref();
  }
}

/** What the host of a class has chosen for it beside the settings of its game. */
function chosenIn({ keptDays, pace, offices }: ClassroomState): readonly ClassroomEvent[] {
  return [
    ...(keptDays === undefined ? [] : [{ type: 'keepingChosen', days: keptDays } as const]),
    ...(pace === undefined ? [] : [{ type: 'paceSet', pace } as const]),
    { type: 'officesRuled', ...offices },
  ];
}

/** Brings a class back from disk with its tables, whose clocks go on together where the longest of their logs ends. */
export async function recoverClass(house: House, stored: StoredSession): Promise<void> {
  const { code } = stored.session;
  const gathering = new Session({ ...stored, chat: [], hasOlderChat: false }, []);
  const { queue, store } = house;
  const classId = must(gathering.classId, 'room of a class');
  const log = await readClass(store, { code, classId });
  const classroom = new Classroom({ gathering, queue, store, log });
  const games = await Promise.all(
    gamesPlayed(classroom, stored.games).map(async ({ gameId, table }) => {
      const restored = await readGame(store, gameId);
      return { gameId, table, restored };
    }),
  );
  const lastMs = Math.max(0, ...games.map(({ restored }) => restored.lastMs));
  for (const { gameId, table, restored } of games.toSorted((a, b) => (a.table < b.table ? -1 : 1))) {
    const rules = must(house.rulesOf(restored.head.state.settings), `rules of ${gameId}`);
    const game = createTable(house, { gameId, rules, restored: { ...restored, lastMs } });
    const { records, next } = await store.loadTalk({ code, gameId, most: TALK_IN_MEMORY });
    const talk = { chat: records.toReversed(), hasOlderChat: next !== undefined };
    restoreDrafts(classroom.openTable(table, game, talk), await store.loadDrafts(gameId));
    house.par.want(game);
    house.log.info({ gameId, seq: restored.head.seq, phase: restored.head.state.phase }, 'recovered');
  }
  startClocks(classroom);
  house.directory.addClass(classroom);
}

/** Of the games of a class those that are played; where rows are lost, the last of each table, in the order in which they were opened. */
function gamesPlayed(
  { committed, isHistoryLost }: Classroom,
  games: readonly GameRecord[],
): readonly GameRecord[] {
  const played = new Set(committed.state.tables.map(({ gameId }) => gameId));
  if (!isHistoryLost) return games.filter(({ gameId }) => played.has(gameId));
  return [...new Map(games.map((game) => [game.table, game])).values()];
}

/** A clock begins with the first question: asked in one turn, all tables of a class have the same time. */
export function startClocks({ tables }: Classroom): void {
  for (const { table } of tables.values()) table.nowMs();
}

const withoutRoom = new WeakSet<Session>();

/** Opens the rooms of tables that are dealt, one a turn of the loop. */
export async function openTableRooms(
  house: Pick<House, 'directory' | 'openRoom'>,
  tables: readonly Session[],
): Promise<void> {
  for (const session of tables) withoutRoom.add(session);
  for (const session of tables) {
    await openings.next();
    // Erased meanwhile.
    if (house.directory.playing(session.table.gameId) !== session) return;
    await house.openRoom(session.table.gameId);
    withoutRoom.delete(session);
  }
}

/** Nobody is sent to a table of a deal whose room is still to be opened. */
export function awaitsRoom(session: Session): boolean {
  return withoutRoom.has(session);
}

/** Rooms of a class: where people gather, and each table's. */
export function roomsOf({ classId, tables }: Classroom): readonly string[] {
  return [classId, ...[...tables.values()].map(({ table }) => table.gameId)];
}

/** Nobody is there any more: the class is kept until its time is over, and nobody can come to it. */
export async function closeClass(house: House, classroom: Classroom): Promise<void> {
  const { code } = classroom.gathering;
  const { keptDays } = classroom.committed.state;
  const kept = keptDays === undefined ? {} : { keptDays };
  const saved = await house.queue.commit([{ type: 'closeSession', code, at: Date.now(), ...kept }]);
  if (saved.ok) await takeDown(house, classroom);
}

/** Sends everyone away from a class that was erased and deletes what is left of it. */
export async function finishErasingClass(house: House, classroom: Classroom): Promise<void> {
  await takeDown(house, classroom, CLOSE_CODES.erased);
  await house.store.eraseClosedBefore(1);
}

async function takeDown(house: House, classroom: Classroom, code?: number): Promise<void> {
  const rooms = roomsOf(classroom);
  house.directory.removeClass(classroom);
  classroom.close();
  for (const room of rooms) await house.closeRoom(room, code);
  house.log.info({ classId: classroom.classId }, 'class closed');
}

/**
 * Another game for the same people: what came of the one before stands in the row of the class, its tables are closed, and everybody
 * is sent back to where people gather. After a crash in between only the tables of the game that is played are opened.
 */
export async function nextGame(
  house: House,
  classroom: Classroom,
  asked: {
    readonly command: Command;
    readonly intent: Extract<HostClassroomIntent, { type: 'nextGame' }>;
  },
): Promise<Result<ClassAck, Rejection>> {
  const { settings } = asked.intent;
  const rules = house.rulesOf(settings);
  if (rules === undefined) return err({ code: 'intent/malformed', path: 'intent.settings' });
  const created = rules.create(settings);
  if (!created.ok) return err({ code: 'server/internal' });
  const game = must(created.value.reduce<GameState | undefined>(evolve, undefined), 'a game');
  const next = { seats: seatOrder(rules.scenario, game.seats), before: pastGame(classroom) };
  const also = () =>
    [...classroom.tables.values()].map(
      ({ table: { gameId } }) => ({ type: 'forgetDrafts', gameId }) as const,
    );
  const done = await classroom.submit({ actor: { type: 'host' }, ...asked, next, also });
  if (!done.ok) return done;
  for (const session of classroom.closeTables()) {
    house.directory.removeTable(session);
    await house.closeRoom(session.table.gameId, CLOSE_CODES.moved);
  }
  house.log.info({ classId: classroom.classId, scenario: settings.scenarioId }, 'next game opened');
  return ok({ seq: classroom.committed.seq });
}

/** What is kept of the game that is over: by what everybody may see, and who sat where at its end. */
function pastGame(classroom: Classroom): PastGame {
  const { settings, seats, people } = classroom.working.state;
  const tables = classroom.gamesOf('working').map((game) => {
    const { rounds, scores } = openFacts(game).results;
    const incomes = rounds.at(-1) ?? [];
    return {
      table: game.table,
      gameId: game.gameId,
      people: people
        .filter(({ table }) => table === game.table)
        .map(({ member }) => placeOf(must(classroom.tables.get(game.table), 'table'), member)),
      incomes: seats.map((_, place) => incomes[place] ?? null),
      scores: seats.map((_, place) => scores[place] ?? null),
    };
  });
  return { settings, seats, tables };
}

function placeOf(session: Session, member: MemberId): PastGame['tables'][number]['people'][number] {
  const seat = session.seatOf(member, 'working');
  return seat === undefined ? { member } : { member, seat };
}
