import { hash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { ClassRow, LogRow } from './GameStore.ts';
import type { Db, DatabaseSchema } from './databaseSchema.ts';

/** Version of the names and shapes in a row of the log; those of earlier versions are read by `earlierNames.ts`. */
export const EVENT_VERSION = 2;

/** 132 bits of SHA-256 as base64url: enough that no two histories ever meet. */
const HASH_CHARACTERS = 22;

/** A row of the log as it stands in the table, but for its hash. */
export type StoredRow = Omit<Selectable<DatabaseSchema['log']>, 'hash'>;

/** The running hash of a log of a game up to a row; empty before the first row. */
export function rowHash(previous: string, row: StoredRow): string {
  return runningHash(previous, [row.game_id, row.seq, row.t_ms, row.at_ms, row.member], row);
}

/** A row of the log of a class as it stands in the table, but for its hash. */
type StoredClassRow = Omit<Selectable<DatabaseSchema['session_log']>, 'hash'>;

/** The running hash of the log of a class up to a row; empty before the first row. */
export function classRowHash(previous: string, row: StoredClassRow): string {
  return runningHash(previous, [row.code, row.seq, row.at_ms, row.actor], row);
}

/**
 * SHA-256 over the hash of the row before and everything in this one, so that two logs with the same hash at a row are the same up to
 * there. The body is JSON on one line and comes last: no two rows give the same text.
 */
function runningHash(
  previous: string,
  own: readonly (string | number | null)[],
  row: Pick<StoredRow & StoredClassRow, 'cmd_id' | 'type' | 'v' | 'body'>,
): string {
  const text = [previous, ...own, row.cmd_id, row.type, row.v, row.body]
    .map((field) => field ?? '')
    .join('\n');
  return hash('sha256', text, 'base64url').slice(0, HASH_CHARACTERS);
}

/** Events as they are stored: written once, for their hash and for the disk. */
const bodies = new WeakMap<LogRow['events'], string>();

function bodyOf(events: LogRow['events']): string {
  const known = bodies.get(events);
  if (known !== undefined) return known;
  const body = JSON.stringify(events);
  bodies.set(events, body);
  return body;
}

export function toStoredClassRow(row: Omit<ClassRow, 'hash'>): StoredClassRow {
  return {
    code: row.code,
    seq: row.seq,
    at_ms: row.at,
    actor: row.actor ?? null,
    cmd_id: row.commandId ?? null,
    type: row.type,
    v: EVENT_VERSION,
    body: JSON.stringify(row.events),
  };
}

/** The row of a class with the running hash that it has after the row with hash `previous`. */
export function hashedClassRow(previous: string, row: Omit<ClassRow, 'hash'>): ClassRow {
  return { ...row, hash: classRowHash(previous, toStoredClassRow(row)) };
}

/** A row of this version as it is written. */
export function toStoredRow(row: Omit<LogRow, 'hash'>): StoredRow {
  return {
    game_id: row.gameId,
    seq: row.seq,
    t_ms: row.tMs,
    at_ms: row.at,
    member: row.member ?? null,
    cmd_id: row.commandId ?? null,
    type: row.type,
    v: EVENT_VERSION,
    body: bodyOf(row.events),
  };
}

/** The row with the running hash that it has after the row with hash `previous`. */
export function hashed(previous: string, row: Omit<LogRow, 'hash'>): LogRow {
  return { ...row, hash: rowHash(previous, toStoredRow(row)) };
}

/** How many of these rows follow one another and the row `after` without a gap and with the right hashes. */
function countSound(
  rows: readonly Selectable<DatabaseSchema['log']>[],
  after: { readonly seq: number; readonly hash: string },
): number {
  let { seq, hash: previous } = after;
  const fault = rows.findIndex((row) => {
    if (row.seq !== seq + 1 || row.hash !== rowHash(previous, row)) return true;
    ({ seq, hash: previous } = row);
    return false;
  });
  return fault === -1 ? rows.length : fault;
}

/** Rows read at a time: the loop is free again after a few milliseconds. */
const ROWS_AT_ONCE = 1_000;

/** Running hash of a log at a row; undefined if it has no such row. Empty before the first. */
export async function hashAt(db: Db, gameId: string, seq: number): Promise<string | undefined> {
  if (seq === 0) return '';
  const row = await db
    .selectFrom('log')
    .select('hash')
    .where('game_id', '=', gameId)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return row?.hash;
}

/** The same for the log of a class. */
export async function classHashAt(db: Db, code: string, seq: number): Promise<string | undefined> {
  if (seq === 0) return '';
  const row = await db
    .selectFrom('session_log')
    .select('hash')
    .where('code', '=', code)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return row?.hash;
}

/** How often the host has gone on after a loss, and the head of the log when that was. */
export async function findAccepted(
  db: Db,
  gameId: string,
): Promise<{ readonly lossesAccepted: number; readonly acceptedSeq: number }> {
  const row = await db
    .selectFrom('game')
    .select(['losses_accepted', 'accepted_seq'])
    .where('game_id', '=', gameId)
    .executeTakeFirst();
  return { lossesAccepted: row?.losses_accepted ?? 0, acceptedSeq: row?.accepted_seq ?? 0 };
}

/** The number of the first row that is missing, or not as it was written, after those that a host has accepted as they are. */
export async function findDamage(db: Db, gameId: string): Promise<number | undefined> {
  const { acceptedSeq: start } = await findAccepted(db, gameId);
  let last = { seq: start, hash: (await hashAt(db, gameId, start)) ?? '' };
  while (true) {
    const rows = await db
      .selectFrom('log')
      .selectAll()
      .where('game_id', '=', gameId)
      .where('seq', '>', last.seq)
      .orderBy('seq')
      .limit(ROWS_AT_ONCE)
      .execute();
    const sound = countSound(rows, last);
    if (sound < rows.length) return last.seq + sound + 1;
    const end = rows.at(-1);
    if (end === undefined) return undefined;
    last = end;
    await new Promise((done) => setImmediate(done));
  }
}

/** What this server signs with. */
export async function readWitnessKey(db: Db): Promise<string> {
  const { key } = await db.selectFrom('server_key').select('key').executeTakeFirstOrThrow();
  return key;
}
