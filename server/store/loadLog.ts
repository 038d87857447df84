import type { Selectable } from 'kysely';
import { z } from 'zod';
import { canonicalHash } from '#shared/kernel/canonicalHash.ts';
import type { ClassroomEvent } from '#shared/protocol/classroom.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { Log } from '../log.ts';
import { type Db, type WrittenRow, jsonText, parseRow, type DatabaseSchema } from './databaseSchema.ts';
import type { LogRow, SeenAt, Snapshot, StoredLog, ClassRow, StoredClassLog, Write } from './GameStore.ts';
import { EVENT_VERSION, findAccepted, hashAt, rowHash, classRowHash } from './rowHash.ts';
import { presentJson, presentRow, presentState } from './earlierNames.ts';

/** The newest snapshot whose hash is right and the rows after it, as far as each can be read and follows the one before. */
export async function loadLog(db: Db, gameId: string, log: Log): Promise<StoredLog> {
  const snapshot = await newestSnapshot(db, gameId, log);
  const firstSeq = (snapshot?.seq ?? 0) + 1;
  const rows = await db
    .selectFrom('log')
    .selectAll()
    .where('game_id', '=', gameId)
    .where('seq', '>=', firstSeq)
    .orderBy('seq')
    .execute();
  const startHash = await hashAt(db, gameId, firstSeq - 1);
  const { tail, brokenFrom } = readTail(rows, firstSeq, startHash ?? '');
  const { lossesAccepted, acceptedSeq } = await findAccepted(db, gameId);
  const isStartMissing = startHash === undefined && acceptedSeq < firstSeq - 1;
  const lastSeq = tail.at(-1)?.seq ?? snapshot?.seq ?? 0;
  const commands = await db
    .selectFrom('log')
    .select(['member', 'cmd_id', 'seq'])
    .where('game_id', '=', gameId)
    .where('seq', '<=', lastSeq)
    .where('cmd_id', 'is not', null)
    .execute();
  const last = await db
    .selectFrom('log')
    .select('t_ms')
    .where('game_id', '=', gameId)
    .where('seq', '<=', lastSeq)
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  return {
    ...(snapshot === undefined ? {} : { snapshot }),
    tail,
    ...(brokenFrom === undefined ? {} : { brokenFrom }),
    commands: commands.flatMap(({ member, cmd_id: commandId, seq }) =>
      member === null || commandId === null ? [] : [{ member, commandId, seq }],
    ),
    lastMs: last?.t_ms ?? 0,
    hasLoss: isStartMissing || (await hasLoss(db, gameId)),
    hash: tail.at(-1)?.hash ?? startHash ?? '',
    lossesAccepted,
    seen: await loadSeen(db, gameId, lastSeq),
  };
}

/** All rows of a log, for another thread to read. */
export function loadRows(db: Db, gameId: string): Promise<WrittenRow[]> {
  return db.selectFrom('log').selectAll().where('game_id', '=', gameId).orderBy('seq').execute();
}

/** Rows of a log from one on, as far as each can be read and follows the one before. */
export function readTail(
  rows: readonly WrittenRow[],
  firstSeq: number,
  startHash: string,
): Pick<StoredLog, 'tail' | 'brokenFrom'> {
  const tail: LogRow[] = [];
  let previous = startHash;
  for (const row of rows) {
    const expected = firstSeq + tail.length;
    if (row.seq !== expected)
      return { tail, brokenFrom: { seq: row.seq, reason: `row ${expected} is missing` } };
    // Written by a newer version: not damaged, so nothing of it is moved.
    if (row.v > EVENT_VERSION) throw new Error(`row ${row.seq} is of version ${row.v}`);
    const read = parseRow(rowSchema, presentRow(row));
    if (!read.ok) return { tail, brokenFrom: { seq: row.seq, reason: `row ${row.seq}: ${read.error}` } };
    if (row.hash !== rowHash(previous, row))
      return { tail, brokenFrom: { seq: row.seq, reason: `row ${row.seq} is not as it was written` } };
    previous = row.hash;
    tail.push(read.value);
  }
  return { tail };
}

const eventsSchema = z.custom<readonly GameEvent[]>(
  (events) => Array.isArray(events) && events.every(isEvent),
  'no list of events',
);

/** The events themselves are our own: the fold is what understands them. */
function isEvent(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'type' in event && typeof event.type === 'string';
}

const rowSchema: z.ZodType<LogRow> = z
  .object({
    game_id: z.string(),
    seq: z.number().int().positive(),
    t_ms: z.number().int(),
    at_ms: z.number(),
    member: z.string().nullable(),
    cmd_id: z.string().nullable(),
    type: z.string(),
    v: z.number().int().positive(),
    body: jsonText(eventsSchema),
    hash: z.string(),
  })
  .transform((row) => ({
    gameId: row.game_id,
    seq: row.seq,
    tMs: row.t_ms,
    at: row.at_ms,
    ...(row.member === null ? {} : { member: row.member }),
    ...(row.cmd_id === null ? {} : { commandId: row.cmd_id }),
    type: row.type,
    events: row.body,
    hash: row.hash,
  }));

const stateSchema = jsonText(z.custom<GameState>((state) => typeof state === 'object' && state !== null));

/** A snapshot that is not sound is passed over: the log holds everything that it says. */
async function newestSnapshot(db: Db, gameId: string, log: Log): Promise<Snapshot | undefined> {
  const found = await db
    .selectFrom('snapshot')
    .selectAll()
    .where('game_id', '=', gameId)
    .orderBy('seq', 'desc')
    .execute();
  for (const { seq, hash, state: text } of found) {
    const stored = parseRow(stateSchema, text);
    const state = parseRow(stateSchema, presentJson(text));
    if (stored.ok && state.ok && canonicalHash(stored.value) === hash)
      return { gameId, seq, state: presentState(state.value), hash };
    const reason = stored.ok ? 'its hash is another' : stored.error;
    log.error({ gameId, what: 'snapshot', row: seq, reason }, 'set aside: it cannot be read');
  }
  return undefined;
}

/** Whether rows of a log were set aside, and its host has not gone on without them yet. */
async function hasLoss(db: Db, gameId: string): Promise<boolean> {
  const row = await db
    .selectFrom('set_aside')
    .select('id')
    .where('game_id', '=', gameId)
    .where('accepted', '=', 0)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Moves the rows of a log from one on to the table `set_aside`, and the snapshots of them: their numbers are free for what
 * comes now, and nobody takes them for history again.
 */
export async function setRowsAside(
  db: Db,
  { gameId, fromSeq, reason }: { readonly gameId: string; readonly fromSeq: number; readonly reason: string },
  log: Log,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const game = await transaction
      .selectFrom('game')
      .select('code')
      .where('game_id', '=', gameId)
      .executeTakeFirstOrThrow();
    for (const source of ['log', 'snapshot'] as const) {
      const rows = await transaction
        .selectFrom(source)
        .selectAll()
        .where('game_id', '=', gameId)
        .where('seq', '>=', fromSeq)
        .execute();
      const common = { code: game.code, game_id: gameId, source, at_ms: Date.now(), reason };
      if (rows.length > 0) {
        const what = { gameId, what: source, from: fromSeq, count: rows.length, reason };
        log.error(what, 'set aside: rows that do not follow on from what is kept');
      }
      for (const row of rows) {
        const aside = { ...common, seq: row.seq, body: JSON.stringify(row), accepted: 0 };
        await transaction.insertInto('set_aside').values(aside).execute();
      }
      await transaction
        .deleteFrom(source)
        .where('game_id', '=', gameId)
        .where('seq', '>=', fromSeq)
        .execute();
    }
  });
}

type Of = { readonly code: string; readonly classId: string };

/** The log of a class as far as each row can be read and follows the one before. */
export async function loadClassLog(db: Db, { code, classId }: Of): Promise<StoredClassLog> {
  const found = await db
    .selectFrom('session_log')
    .selectAll()
    .where('code', '=', code)
    .orderBy('seq')
    .execute();
  const session = await db
    .selectFrom('session')
    .select('losses_accepted')
    .where('code', '=', code)
    .executeTakeFirst();
  return {
    ...readClassRows(found),
    hasLoss: await hasLoss(db, classId),
    lossesAccepted: session?.losses_accepted ?? 0,
  };
}

/** Rows of the log of a class from the first on, up to one that is missing or not as it was written. */
export function readClassRows(
  found: readonly Selectable<DatabaseSchema['session_log']>[],
): Pick<StoredClassLog, 'rows' | 'brokenFrom'> {
  const rows: ClassRow[] = [];
  for (const row of found) {
    const expected = rows.length + 1;
    const broken = (reason: string) => ({ rows, brokenFrom: { seq: row.seq, reason } });
    if (row.seq !== expected) return broken(`row ${expected} is missing`);
    // Written by a newer version: not damaged, so nothing of it is moved.
    if (row.v > EVENT_VERSION) throw new Error(`row ${row.seq} is of version ${row.v}`);
    const read = parseRow(classRowSchema, row);
    if (!read.ok) return broken(`row ${row.seq}: ${read.error}`);
    if (row.hash !== classRowHash(rows.at(-1)?.hash ?? '', row))
      return broken(`row ${row.seq} is not as it was written`);
    rows.push(read.value);
  }
  return { rows };
}

/** Moves the rows of the log of a class from one on to the table `set_aside`, as those of a game's log. */
export async function setClassRowsAside(
  db: Db,
  { code, classId, fromSeq, reason }: Of & { readonly fromSeq: number; readonly reason: string },
  log: Log,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const rows = await transaction
      .selectFrom('session_log')
      .selectAll()
      .where('code', '=', code)
      .where('seq', '>=', fromSeq)
      .execute();
    log.error(
      { classId, what: 'class', from: fromSeq, count: rows.length, reason },
      'set aside: rows that do not follow on from what is kept',
    );
    const common = { code, game_id: classId, source: 'session_log', at_ms: Date.now(), reason, accepted: 0 };
    for (const row of rows)
      await transaction
        .insertInto('set_aside')
        .values({ ...common, seq: row.seq, body: JSON.stringify(row) })
        .execute();
    await transaction
      .deleteFrom('session_log')
      .where('code', '=', code)
      .where('seq', '>=', fromSeq)
      .execute();
  });
}

const classEventsSchema = z.custom<readonly ClassroomEvent[]>(
  (events) => Array.isArray(events) && events.every(isEvent),
  'no list of events',
);

const classRowSchema: z.ZodType<ClassRow> = z
  .object({
    code: z.string(),
    seq: z.number().int().positive(),
    at_ms: z.number(),
    actor: z.string().nullable(),
    cmd_id: z.string().nullable(),
    type: z.string(),
    v: z.number().int().positive(),
    body: jsonText(classEventsSchema),
    hash: z.string(),
  })
  .transform((row) => ({
    code: row.code,
    seq: row.seq,
    at: row.at_ms,
    ...(row.actor === null ? {} : { actor: row.actor }),
    ...(row.cmd_id === null ? {} : { commandId: row.cmd_id }),
    type: row.type,
    events: row.body,
    hash: row.hash,
  }));

/** When somebody was last at a table, and since when it goes on after a break. What is not in the log is forgotten by a restart. */
export class Attendance {
  #seen: SeenAt;

  constructor(stored: SeenAt = {}) {
    this.#seen = stored;
  }

  /** When somebody came back after nobody had been here for hours, by the wall clock. */
  get goesOnSince(): number | undefined {
    return this.#seen.goesOnSince;
  }

  /** Somebody who plays or hosts has come. */
  noteArrival(at: number): void {
    this.#seen = seenAfter(this.#seen, at);
  }

  /** Whatever people ask is written down; bots and the clock are nobody. */
  noteRows(writes: readonly Write[]): void {
    for (const write of writes)
      if (write.type === 'appendRow' && isOfPeople(write.row)) this.noteArrival(write.row.at);
  }
}

/** By the rows that people have asked for. */
export async function loadSeen(db: Db, gameId: string, lastSeq: number): Promise<SeenAt> {
  const rows = await db
    .selectFrom('log')
    .select('at_ms')
    .where('game_id', '=', gameId)
    .where('seq', '<=', lastSeq)
    .where((row) => row.or([row('member', 'is not', null), row('type', 'in', PRESSES)]))
    .orderBy('seq')
    .execute();
  return rows.reduce<SeenAt>((before, { at_ms: at }) => seenAfter(before, at), {});
}

/** Nobody was at the table for so long: whoever comes after that is told what has happened so far. */
const BREAK_MS = 6 * 3_600_000;

/** Somebody is at the table. */
function seenAfter({ lastAt = Infinity, goesOnSince }: SeenAt, at: number): SeenAt {
  const since = at - lastAt >= BREAK_MS ? at : goesOnSince;
  return { lastAt: at, ...(since === undefined ? {} : { goesOnSince: since }) };
}

/** What the host presses for all tables of a class has no sender at each of them. */
const PRESSES: readonly string[] = ['startGame', 'occupySeat', 'pauseClock', 'resumeClock'];

/** Whether a row stands for somebody who was there: bots, the clock and a restart are nobody. */
function isOfPeople({ member, type }: Pick<LogRow, 'member' | 'type'>): boolean {
  return member !== undefined || PRESSES.includes(type);
}
