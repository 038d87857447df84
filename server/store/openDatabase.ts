import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '#shared/kernel/result.ts';

export type DatabaseOptions = {
  readonly folder: string;
  /** `full`: a commit returns after the disk has it; `fast`: a power cut may cost the last moments. */
  readonly durability: 'full' | 'fast';
  /** For tests of a full disk: pages beyond this are refused. */
  readonly maxPages?: number;
};

export const FILE_NAME = 'accord.sqlite';
/** Versions before this can damage a write-ahead log when it is reset. */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** Opens the file for this process alone, readable by this account alone. Failure: one sentence for the operator. */
export function openDatabase(options: DatabaseOptions): Result<DatabaseSync, string> {
  const { folder } = options;
  let database: DatabaseSync | undefined;
  try {
    closeToOthers(folder);
    database = new DatabaseSync(join(folder, FILE_NAME));
    const version = String(database.prepare('select sqlite_version() as version').get()?.['version']);
    if (isOlder(version)) {
      database.close();
      return err(`SQLite ${version} is too old: ${OLDEST_SQLITE.join('.')} is needed.`);
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

const OWN_FOLDER = 0o700;
const OWN_FILE = 0o600;

/**
 * Names, talk and hashes of tokens are nobody else's on this machine. A folder that holds other things than ours keeps its
 * rights, since it may be somebody's home.
 */
function closeToOthers(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: OWN_FOLDER });
  const path = join(folder, FILE_NAME);
  // Created here and not by SQLite, whose new files anybody may read; its log of writes takes the rights of the file.
  if (!existsSync(path)) closeSync(openSync(path, 'a', OWN_FILE));
  const names = readdirSync(folder);
  const own = names.filter((name) => name.startsWith(FILE_NAME));
  for (const name of own) chmodSync(join(folder, name), OWN_FILE);
  if (own.length === names.length) chmodSync(folder, OWN_FOLDER);
}

const SQLITE_READONLY = 8;

/** SQLite's own number for what failed, without its finer distinctions. */
export function primaryCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

export function isReadOnly(error: unknown): boolean {
  return primaryCode(error) === SQLITE_READONLY;
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

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
