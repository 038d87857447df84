import type { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { z } from 'zod';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Prizes } from '#shared/rules/scores/prize/prizeOf.ts';
import { crashPoint } from '../crashPoint.ts';
import type { Log } from '../log.ts';
import type { DatabaseSchema } from './databaseSchema.ts';
import { eraseClosedBefore, leaveNoTrace } from './erase.ts';
import type { GameStore, StoreFailure, Write } from './GameStore.ts';
import { findDamage, hashAt, readWitnessKey } from './checkLog.ts';
import { loadLog, setRowsAside } from './loadLog.ts';
import { loadOpenSessions } from './loadSessions.ts';
import { migrations } from './migrations.ts';
import { nodeSqliteDialect } from './nodeSqliteDialect.ts';
import { isReadOnly, openDatabase, primaryCode, reasonOf, type DatabaseOptions } from './openDatabase.ts';
import { performWrite } from './performWrite.ts';

/** Opens the database of a data folder for this process alone. Failure: one sentence for the operator. */
export async function openSqliteStore(
  options: DatabaseOptions,
  log: Log,
): Promise<Result<GameStore, string>> {
  const opened = openDatabase(options);
  if (!opened.ok) return opened;
  const database = opened.value;
  const db = new Kysely<DatabaseSchema>({ dialect: nodeSqliteDialect(database) });
  const fault = await bringUpToDate(database, db);
  if (fault !== undefined) {
    await db.destroy();
    return err(`The database in ${options.folder} could not be brought up to date: ${fault}`);
  }
  const store = sqliteStore(db, log, await readWitnessKey(db));
  const readOnly = await findReadOnly(db);
  if (readOnly === undefined) return ok(store);
  await store.close();
  return err(
    `The data folder ${options.folder} cannot be written: ${readOnly}. Make it writable, or set DATA_DIR to a folder of your own.`,
  );
}

/** All steps that are due, wholly or not at all: a process killed in between leaves the tables as they were. */
async function bringUpToDate(
  database: DatabaseSync,
  db: Kysely<DatabaseSchema>,
): Promise<string | undefined> {
  database.exec('begin immediate');
  const { error } = await new Migrator({ db, provider: migrations }).migrateToLatest();
  if (database.isTransaction) database.exec(error === undefined ? 'commit' : 'rollback');
  return error === undefined ? undefined : reasonOf(error);
}

function sqliteStore(db: Kysely<DatabaseSchema>, log: Log, witnessKey: string): GameStore {
  return {
    witnessKey,
    commit: (batch) => commit(db, batch),
    loadOpenSessions: () => loadOpenSessions(db),
    loadLog: (gameId) => loadLog(db, gameId, log),
    setRowsAside: (gameId, fromSeq, reason) => setRowsAside(db, { gameId, fromSeq, reason }, log),
    loadPrizes: () => loadPrizes(db),
    hashAt: (gameId, seq) => hashAt(db, gameId, seq),
    findDamage: (gameId) => findDamage(db, gameId),
    probe: (bytes) => probe(db, bytes),
    eraseClosedBefore: (at) => eraseClosedBefore(db, at),
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
