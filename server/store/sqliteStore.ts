import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { crashPoint } from '../crashPoint.ts';
import type { DatabaseSchema } from './databaseSchema.ts';
import type { GameStore, StoreFailure, Write } from './GameStore.ts';
import { loadLog, loadOpenSessions } from './loadSessions.ts';
import { migrations } from './migrations.ts';
import { nodeSqliteDialect } from './nodeSqliteDialect.ts';
import { performWrite } from './performWrite.ts';

export type SqliteOptions = {
  readonly folder: string;
  /** `full`: a commit returns after the disk has it; `fast`: a power cut may cost the last moments. */
  readonly durability: 'full' | 'fast';
  /** For tests of a full disk: pages beyond this are refused. */
  readonly maxPages?: number;
};

/** Versions before this can damage a write-ahead log when it is reset. */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** Opens the database of a data folder for this process alone. Failure: one sentence for the operator. */
export async function openSqliteStore(options: SqliteOptions): Promise<Result<GameStore, string>> {
  const opened = openFile(options);
  if (!opened.ok) return opened;
  const db = new Kysely<DatabaseSchema>({ dialect: nodeSqliteDialect(opened.value) });
  const { error } = await new Migrator({ db, provider: migrations }).migrateToLatest();
  if (error !== undefined) {
    await db.destroy();
    return err(`The database in ${options.folder} could not be brought up to date: ${reasonOf(error)}`);
  }
  return ok(sqliteStore(db));
}

function openFile({ folder, durability, maxPages }: SqliteOptions): Result<DatabaseSync, string> {
  let database: DatabaseSync | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    database = new DatabaseSync(join(folder, 'accord.sqlite'));
    const version = String(database.prepare('select sqlite_version() as version').get()?.['version']);
    if (isOlder(version)) return err(`SQLite ${version} is too old: ${OLDEST_SQLITE.join('.')} is needed.`);
    // Exclusive before WAL: no shared memory file, and a second process is refused.
    database.exec('pragma busy_timeout = 0');
    database.exec('pragma locking_mode = exclusive');
    database.exec('pragma journal_mode = wal');
    database.exec(`pragma synchronous = ${durability === 'full' ? 'full' : 'normal'}`);
    database.exec('pragma foreign_keys = on');
    database.exec('pragma secure_delete = on');
    if (maxPages !== undefined) database.exec(`pragma max_page_count = ${maxPages}`);
    database.exec('begin immediate; commit');
    return ok(database);
  } catch (error) {
    database?.close();
    return err(openingFault(folder, error));
  }
}

function openingFault(folder: string, error: unknown): string {
  const reason = reasonOf(error);
  return /locked|busy/.test(reason)
    ? `Another server already uses the data folder ${folder}: stop it, or set DATA_DIR to another folder.`
    : `The data folder ${folder} cannot be written: ${reason}. Set DATA_DIR to a folder of your own.`;
}

function isOlder(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, least] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}

function sqliteStore(db: Kysely<DatabaseSchema>): GameStore {
  return {
    commit: (batch) => commit(db, batch),
    loadOpenSessions: () => loadOpenSessions(db),
    loadLog: (gameId) => loadLog(db, gameId),
    probe: (bytes) => probe(db, bytes),
    eraseClosedBefore: async (at) => {
      await db.deleteFrom('session').where('closed_at', '<', at).execute();
    },
    close: () => db.destroy(),
  };
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
    return err({ reason: reasonOf(error) });
  }
}

async function probe(db: Kysely<DatabaseSchema>, bytes: number): Promise<boolean> {
  const at_ms = Date.now();
  try {
    await db.transaction().execute(async (transaction) => {
      await transaction
        .replaceInto('probe')
        .values({ id: 1, at_ms, filler: ' '.repeat(bytes) })
        .execute();
      await transaction.updateTable('probe').set({ filler: '' }).execute();
    });
    return true;
  } catch {
    // The answer is the point: whoever asked keeps waiting and asks again.
    return false;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
