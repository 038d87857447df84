import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { z } from 'zod';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Prizes } from '#shared/rules/settlement/freeTradePrize.ts';
import { crashPoint } from '../crashPoint.ts';
import type { Log } from '../log.ts';
import type { DatabaseSchema } from './databaseSchema.ts';
import { eraseClosedBefore, leaveNoTrace, performWrite } from './performWrite.ts';
import type { GameStore, StoreFailure, Write } from './GameStore.ts';
import { classHashAt, findDamage, hashAt, readWitnessKey } from './rowHash.ts';
import { loadClassLog, setClassRowsAside, loadLog, loadRows, setRowsAside } from './loadLog.ts';
import { loadOpenSessions } from './loadSessions.ts';
import { migrations } from './migrations.ts';
import {
  type DatabaseOptions,
  FILE_NAME,
  type OpeningFault,
  REPAIRED_NAME,
  isReadOnly,
  nodeSqliteDialect,
  openDatabase,
  primaryCode,
  reasonOf,
} from './openDatabase.ts';
import {
  countDroppedCommits,
  copyDamaged,
  isEmptied,
  readDamaged,
  readLogOfWrites,
  removeFiles,
  takeRepaired,
  writeSalvaged,
} from './salvage.ts';
import { isSaid, loadDrafts, loadTalk, messagesOf, messagesUnder } from './talkRows.ts';

/** The file itself, and the same for queries. */
export type Opened = { readonly database: DatabaseSync; readonly db: Kysely<DatabaseSchema> };
/** `kept`: under which name the files were copied as they were found damaged. */
type Unopened = OpeningFault & { readonly kept?: string };

/**
 * Opens the database of a data folder for this process alone. A damaged one is kept beside a new one that has all of it that can
 * still be read. Failure: one sentence for the operator.
 */
export async function openSqliteStore(
  options: DatabaseOptions,
  log: Log,
): Promise<Result<GameStore, string>> {
  const opened = await openOrRepair(options, log);
  if (!opened.ok) return opened;
  const { db } = opened.value;
  const store = sqliteStore(db, log, await readWitnessKey(db));
  const readOnly = await findReadOnly(db);
  if (readOnly === undefined) return ok(store);
  await store.close();
  return err(
    `The data folder ${options.folder} cannot be written: ${readOnly}. Make it writable, or set DATA_DIR to a folder of your own.`,
  );
}

async function openOrRepair(options: DatabaseOptions, log: Log): Promise<Result<Opened, string>> {
  try {
    const sound = await openSound(options);
    if (sound.ok) return sound;
    const { sentence, kept } = sound.error;
    return kept === undefined ? err(sentence) : await openRepaired(options, { sentence, kept }, log);
  } catch (error) {
    return err(`The database in ${options.folder} is damaged and could not be repaired: ${reasonOf(error)}`);
  }
}

/** Opens a database and brings its tables up to date, unless it is damaged. */
export async function openSound(options: DatabaseOptions): Promise<Result<Opened, Unopened>> {
  const { folder, fileName = FILE_NAME } = options;
  // Copied while nobody else may write, and before SQLite closes, which moves the log of writes into the file.
  const failed = (fault: OpeningFault): Result<Opened, Unopened> =>
    err(fault.isDamage && fileName === FILE_NAME ? { ...fault, kept: copyDamaged(folder) } : fault);
  // SQLite takes it for a new database and deletes the log of writes.
  if (isEmptied(folder, fileName)) return failed({ isDamage: true, sentence: 'the file is empty' });
  const opened = openDatabase(options);
  if (!opened.ok) return failed(opened.error);
  const database = opened.value;
  const db = new Kysely<DatabaseSchema>({ dialect: nodeSqliteDialect(database) });
  const fault =
    findDropped(readLogOfWrites(folder, fileName)) ??
    findDamagedPage(database) ??
    (await bringUpToDate(database, db));
  if (fault === undefined) return ok({ database, db });
  const failure = failed(fault);
  await db.destroy();
  return failure;
}

function findDropped(logOfWrites: Buffer): OpeningFault | undefined {
  const dropped = countDroppedCommits(logOfWrites);
  const sentence = `${dropped} commits in the log of writes lie behind a damaged place`;
  return dropped === 0 ? undefined : { isDamage: true, sentence };
}

/** A new database is made beside the damaged one and takes its place when it is complete. */
async function openRepaired(
  options: DatabaseOptions,
  { sentence, kept }: { readonly sentence: string; readonly kept: string },
  log: Log,
): Promise<Result<Opened, string>> {
  const { folder } = options;
  const reason = sentence.replaceAll(/\s+/g, ' ');
  const rows = readDamaged(folder, kept);
  removeFiles(folder, REPAIRED_NAME);
  const repaired = await openSound({ ...options, fileName: REPAIRED_NAME });
  if (!repaired.ok) return err(repaired.error.sentence);
  const counts = writeSalvaged(repaired.value.database, rows);
  await repaired.value.db.destroy();
  if (counts['session'] === undefined && counts['game'] === undefined) {
    for (const name of [REPAIRED_NAME, kept]) removeFiles(folder, name);
    return err(
      `The database ${join(folder, FILE_NAME)} is damaged and nothing in it can be read (${reason}). Put a backup in its place, or move it away to begin with an empty one.`,
    );
  }
  takeRepaired(folder);
  log.error(
    { reason, kept: join(folder, kept), rows: counts },
    'the database was damaged: its rows were copied to a new one',
  );
  const opened = await openSound(options);
  return opened.ok ? opened : err(opened.error.sentence);
}

/** Tables whose indexes are compared with their rows too; the log's own is made anew where a row seems to be missing. */
const COMPARED = ['session', 'game', 'member', 'chat'] as const;

/** What SQLite finds wrong with the pages of the file. */
function findDamagedPage(database: DatabaseSync): OpeningFault | undefined {
  try {
    const isThere = database.prepare('select name from sqlite_master where name = ?');
    const checks = COMPARED.filter((table) => isThere.get(table) !== undefined).map(
      (table) => `integrity_check(${table})`,
    );
    for (const check of ['quick_check(1)', ...checks]) {
      const [found] = Object.values(database.prepare(`pragma ${check}`).get() ?? {});
      if (found !== 'ok') return { isDamage: true, sentence: String(found) };
    }
    return undefined;
  } catch (error) {
    return { isDamage: true, sentence: reasonOf(error) };
  }
}

/** All steps that are due, wholly or not at all: a process killed in between leaves the tables as they were. */
async function bringUpToDate(
  database: DatabaseSync,
  db: Kysely<DatabaseSchema>,
): Promise<OpeningFault | undefined> {
  try {
    database.exec('begin immediate');
    const migrator = new Migrator({ db, provider: migrations });
    const known = await migrator.getMigrations();
    const newer = newestStep(database);
    if (newer !== undefined && newer > (known.at(-1)?.name ?? ''))
      return {
        isDamage: false,
        sentence: `The database was last used by a newer version of Accord (step ${newer}): start that version, or put an older copy in its place.`,
      };
    const { error } = await migrator.migrateToLatest();
    if (error === undefined) database.exec('commit');
    return error === undefined ? undefined : { isDamage: true, sentence: reasonOf(error) };
  } catch (error) {
    return { isDamage: true, sentence: reasonOf(error) };
  } finally {
    if (database.isTransaction) database.exec('rollback');
  }
}

/** Name of the last step that the file says it has taken, if it is the name of a step. */
function newestStep(database: DatabaseSync): string | undefined {
  const hasSteps = database
    .prepare("select name from sqlite_master where type = 'table' and name = 'kysely_migration'")
    .get();
  if (hasSteps === undefined) return undefined;
  const names = database.prepare('select name from kysely_migration order by name').all();
  return names.map(({ name }) => String(name)).findLast((name) => /^[0-9]{4}-[a-z-]+$/.test(name));
}

function sqliteStore(db: Kysely<DatabaseSchema>, log: Log, witnessKey: string): GameStore {
  return {
    witnessKey,
    commit: (batch) => commit(db, batch),
    loadOpenSessions: () => loadOpenSessions(db),
    loadLog: async (gameId) => {
      const stored = await loadLog(db, gameId, log);
      // A damaged index hides rows that are there; it is made anew of the table.
      return stored.brokenFrom !== undefined && (await reindex(db, log, 'log'))
        ? loadLog(db, gameId, log)
        : stored;
    },
    loadClassLog: async (code, classId) => {
      const stored = await loadClassLog(db, { code, classId });
      const isBroken = stored.brokenFrom !== undefined || stored.rows.length === 0;
      return isBroken && (await reindex(db, log, 'session_log'))
        ? loadClassLog(db, { code, classId })
        : stored;
    },
    loadRows: (gameId) => loadRows(db, gameId),
    setRowsAside: (gameId, fromSeq, reason) => setRowsAside(db, { gameId, fromSeq, reason }, log),
    setClassRowsAside: (of, fromSeq, reason) => setClassRowsAside(db, { ...of, fromSeq, reason }, log),
    loadTalk: (query) => loadTalk(db, query, log),
    loadDrafts: (gameId) => loadDrafts(db, gameId, log),
    isSaid: (message) => isSaid(db, message),
    messagesOf: (code, member) => messagesOf(db, code, member),
    messagesUnder: (code, commandId) => messagesUnder(db, code, commandId),
    loadPrizes: () => loadPrizes(db),
    hashAt: (gameId, seq) => hashAt(db, gameId, seq),
    classHashAt: (code, seq) => classHashAt(db, code, seq),
    findDamage: (gameId) => findDamage(db, gameId),
    probe: (bytes) => probe(db, bytes),
    eraseClosedBefore: (at, now) => eraseClosedBefore(db, at, now),
    leaveNoTrace: () => leaveNoTrace(db),
    close: () => db.destroy(),
  };
}

const prizesSchema = z.record(z.string(), z.number().positive());

async function loadPrizes(db: Kysely<DatabaseSchema>): Promise<ReadonlyMap<string, Prizes>> {
  const rows = await db.selectFrom('prize').selectAll().execute();
  return new Map(
    rows.flatMap(({ key, body }) => {
      const prizes = readPrizes(body);
      return prizes === undefined ? [] : [[key, prizes] as const];
    }),
  );
}

/** What cannot be read is searched again. */
function readPrizes(body: string): Prizes | undefined {
  try {
    return prizesSchema.parse(JSON.parse(body));
  } catch {
    return undefined;
  }
}

async function reindex(db: Kysely<DatabaseSchema>, log: Log, table: 'log' | 'session_log'): Promise<boolean> {
  try {
    await sql`reindex ${sql.table(table)}`.execute(db);
    return true;
  } catch (error) {
    log.error({ reason: reasonOf(error) }, 'the index of the log could not be made anew');
    return false;
  }
}

async function commit(
  db: Kysely<DatabaseSchema>,
  batch: readonly Write[],
): Promise<Result<void, StoreFailure>> {
  try {
    crashPoint('beforeWrite');
    await db.transaction().execute(async (transaction) => {
      for (const write of batch) await performWrite(transaction, write);
      crashPoint('afterInsert');
    });
    crashPoint('afterCommit');
    return ok(undefined);
  } catch (error) {
    return err({ kind: isConflict(error) ? 'conflict' : 'disk', reason: reasonOf(error) });
  }
}

const PROBED_ROW = 1;

async function probe(db: Kysely<DatabaseSchema>, bytes: number): Promise<boolean> {
  try {
    await writeProbe(db, bytes);
    return true;
  } catch {
    // The answer is the point: whoever asked keeps waiting and asks again.
    return false;
  }
}

async function writeProbe(db: Kysely<DatabaseSchema>, bytes: number): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .replaceInto('probe')
      .values({ id: PROBED_ROW, at_ms: Date.now(), filler: ' '.repeat(bytes) })
      .execute();
    await transaction.updateTable('probe').set({ filler: '' }).execute();
  });
}

/** Why nothing can ever be written here; a disk that is full may take writes again and is waited for. */
async function findReadOnly(db: Kysely<DatabaseSchema>): Promise<string | undefined> {
  try {
    await writeProbe(db, 1);
    return undefined;
  } catch (error) {
    return isReadOnly(error) ? reasonOf(error) : undefined;
  }
}

const SQLITE_CONSTRAINT = 19;

/** A number or an id that is taken, a session that is gone: of these writes, not of the disk. */
function isConflict(error: unknown): boolean {
  return primaryCode(error) === SQLITE_CONSTRAINT;
}
