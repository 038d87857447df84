import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import { type Result, err, ok } from '#shared/kernel/result.ts';

export type DatabaseOptions = {
  readonly folder: string;
  /** `full`: a commit returns after the disk has it; `fast`: a power cut may cost the last moments. */
  readonly durability: 'full' | 'fast';
  /** For tests of a full disk: pages beyond this are refused. */
  readonly maxPages?: number;
  readonly fileName?: string;
};

export const FILE_NAME = 'accord.sqlite';
/** What a new file is called while the rows of a damaged one are copied to it. */
export const REPAIRED_NAME = `${FILE_NAME}.repaired`;
/** Versions before this can damage a write-ahead log when it is reset. */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** Why a database does not open: the file itself is broken, or something that the operator must see to. */
export type OpeningFault = { readonly isDamage: boolean; readonly sentence: string };

/** Opens the file for this process alone, readable by this account alone. */
export function openDatabase(options: DatabaseOptions): Result<DatabaseSync, OpeningFault> {
  const { folder, fileName = FILE_NAME } = options;
  let database: DatabaseSync | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: OWN_FOLDER });
    finishRepair(folder);
    closeToOthers(folder, fileName);
    database = new DatabaseSync(join(folder, fileName));
    const version = String(database.prepare('select sqlite_version() as version').get()?.['version']);
    if (isOlder(version)) {
      database.close();
      const sentence = `SQLite ${version} is too old: ${OLDEST_SQLITE.join('.')} is needed.`;
      return err({ isDamage: false, sentence });
    }
    prepare(database, options);
    return ok(database);
  } catch (error) {
    database?.close();
    return err(openingFault(folder, error));
  }
}

function prepare(database: DatabaseSync, { durability, maxPages }: DatabaseOptions): void {
  // Exclusive before WAL: no shared memory file, and a second process is refused.
  database.exec('pragma busy_timeout = 0');
  database.exec('pragma locking_mode = exclusive');
  database.exec('pragma journal_mode = wal');
  database.exec(`pragma synchronous = ${durability === 'full' ? 'full' : 'normal'}`);
  database.exec('pragma foreign_keys = on');
  database.exec('pragma secure_delete = on');
  if (maxPages !== undefined) database.exec(`pragma max_page_count = ${maxPages}`);
  database.exec('begin immediate; commit');
}

/** A repair that ended between its two renamings has a complete new file. */
function finishRepair(folder: string): void {
  const [path, repaired] = [join(folder, FILE_NAME), join(folder, REPAIRED_NAME)];
  if (!existsSync(path) && existsSync(repaired)) renameSync(repaired, path);
}

const OWN_FOLDER = 0o700;
const OWN_FILE = 0o600;

/**
 * Names, talk and hashes of tokens are nobody else's on this machine. A folder that holds other things than ours keeps its
 * rights, since it may be somebody's home.
 */
function closeToOthers(folder: string, fileName: string): void {
  const path = join(folder, fileName);
  // Created here and not by SQLite, whose new files anybody may read; its log of writes takes the rights of the file.
  if (!existsSync(path)) closeSync(openSync(path, 'a', OWN_FILE));
  const names = readdirSync(folder);
  const own = names.filter((name) => name.startsWith(FILE_NAME));
  for (const name of own) restrict(join(folder, name), OWN_FILE);
  if (own.length === names.length) restrict(folder, OWN_FOLDER);
}

function restrict(path: string, rights: number): void {
  if ((statSync(path).mode & 0o777) === rights) return;
  try {
    chmodSync(path, rights);
  } catch (error) {
    // Of another account, which lets us use it: its rights are that account's to set.
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EPERM') throw error;
  }
}

const SQLITE_READONLY = 8;

/** SQLite's own number for what failed, without its finer distinctions. */
export function primaryCode(error: unknown): number | undefined {
  const code = codeOf(error);
  return code === undefined ? undefined : code & 0xff;
}

function codeOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode : undefined;
}

export function isReadOnly(error: unknown): boolean {
  return primaryCode(error) === SQLITE_READONLY;
}

/** Of SQLite: a statement that makes no sense of the file, a malformed page, no database at all, a page that is cut off. */
const DAMAGE_CODES: readonly (number | undefined)[] = [1, 11, 26];
const SHORT_READ = 522;

function openingFault(folder: string, error: unknown): OpeningFault {
  const reason = reasonOf(error);
  if (DAMAGE_CODES.includes(primaryCode(error)) || codeOf(error) === SHORT_READ)
    return { isDamage: true, sentence: reason };
  const sentence = /locked|busy/.test(reason)
    ? `Another server already uses the data folder ${folder}: stop it, or set DATA_DIR to another folder.`
    : `The data folder ${folder} cannot be written: ${reason}. Set DATA_DIR to a folder of your own.`;
  return { isDamage: false, sentence };
}

function isOlder(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, least] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Distinct statements of this program are few; anything above this is a leak. */
const STATEMENTS_KEPT = 200;

/** Lets Kysely speak to Node's own SQLite; statements are prepared once. */
export function nodeSqliteDialect(database: DatabaseSync): SqliteDialect {
  const prepared = new Map<string, SqliteStatement>();
  const adapter: SqliteDatabase = {
    close: () => database.close(),
    prepare: (sql) => {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const statement =
        sql === 'rollback' ? rollbackStatement(database) : adaptStatement(database.prepare(sql));
      if (prepared.size < STATEMENTS_KEPT) prepared.set(sql, statement);
      return statement;
    },
  };
  return new SqliteDialect({ database: adapter });
}

/** After some failures, a full disk among them, SQLite has rolled back by itself; a second time would hide the reason. */
function rollbackStatement(database: DatabaseSync): SqliteStatement {
  const statement = adaptStatement(database.prepare('rollback'));
  return {
    ...statement,
    all: (parameters) => (database.isTransaction ? statement.all(parameters) : []),
    run: (parameters) =>
      database.isTransaction ? statement.run(parameters) : { changes: 0, lastInsertRowid: 0 },
  };
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(toSqlValue)),
    run: (parameters) => statement.run(...parameters.map(toSqlValue)),
    iterate: (parameters) => statement.iterate(...parameters.map(toSqlValue)),
  };
}

function toSqlValue(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value;
  throw new TypeError(`no SQL value: ${typeof value}`);
}
