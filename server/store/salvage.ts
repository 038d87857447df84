import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { FILE_NAME, REPAIRED_NAME } from './openDatabase.ts';
import { readPages, type Cell } from './readPages.ts';

/** A larger file is not read into memory. */
const MOST_BYTES = 1024 ** 3;
const TABLES = [
  'session',
  'member',
  'game',
  'chat',
  'log',
  'snapshot',
  'set_aside',
  'server_key',
  'session_log',
  'access',
] as const;
/** A person's number: tells people from tables, whose columns are of the same types. */
const MEMBER_NUMBER = /^m[0-9]+$/;
const HELPER_NUMBER = /^h[0-9]+$/;
const ENDS = ['', '-wal', '-shm'] as const;

/** Copies the damaged files, as they are, to a name that says what they are. Returns it. */
export function copyDamaged(folder: string): string {
  const name = `${FILE_NAME}.damaged-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  for (const end of ['', '-wal'])
    if (existsSync(join(folder, `${FILE_NAME}${end}`)))
      copyFileSync(join(folder, `${FILE_NAME}${end}`), join(folder, `${name}${end}`));
  return name;
}

/** Rows of all tables that stand in such a copy, in the order of its pages. */
export function readDamaged(folder: string, name: string): readonly Cell[][] {
  const path = join(folder, name);
  const file = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  return file.length > MOST_BYTES ? [] : [...readPages(file, readLogOfWrites(folder, name))];
}

/** A file that is gone or of no length beside a log of writes was never left so by SQLite. */
export function isEmptied(folder: string, name: string): boolean {
  const path = join(folder, name);
  const isEmpty = !existsSync(path) || statSync(path).size === 0;
  return isEmpty && readLogOfWrites(folder, name).length > 0;
}

export function readLogOfWrites(folder: string, name: string): Buffer {
  const path = join(folder, `${name}-wal`);
  return existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
}

/** Puts the repaired file in the place of the damaged one. */
export function takeRepaired(folder: string): void {
  removeFiles(folder, FILE_NAME);
  renameSync(join(folder, REPAIRED_NAME), join(folder, FILE_NAME));
}

export function removeFiles(folder: string, name: string): void {
  for (const end of ENDS) rmSync(join(folder, `${name}${end}`), { force: true });
}

type Column = { readonly name: string; readonly type: string; readonly mayBeMissing: boolean };

/**
 * Puts the rows into new tables, each into the one whose columns it fits. Returns how many each table has got. Of two rows with
 * the same number the first stays: there is one at most in a sound file.
 */
export function writeSalvaged(
  database: DatabaseSync,
  rows: readonly Cell[][],
): Readonly<Record<string, number>> {
  const tables = TABLES.map((table) => ({ table, columns: columnsOf(database, table) }));
  const counts: Record<string, number> = {};
  database.exec('pragma foreign_keys = off');
  database.exec('begin immediate');
  for (const row of rows) {
    const found = tables.find(({ table, columns }) => isOwn(table, row) && fits(row, columns));
    if (found === undefined) continue;
    if (found.table === 'server_key') {
      database.prepare('update server_key set key = ?').run(row.at(-1) ?? null);
      continue;
    }
    const names = found.columns.slice(0, row.length).map(({ name }) => name);
    const places = names.map(() => '?').join(', ');
    const statement = `insert or ignore into ${found.table} (${names.join(', ')}) values (${places})`;
    const { changes } = database.prepare(statement).run(...row);
    counts[found.table] = (counts[found.table] ?? 0) + Number(changes);
  }
  database.exec('commit');
  database.exec('pragma foreign_keys = on');
  return counts;
}

function columnsOf(database: DatabaseSync, table: string): Column[] {
  return database
    .prepare('select name, type, "notnull", dflt_value from pragma_table_info(?) order by cid')
    .all(table)
    .map(({ name, type, notnull, dflt_value: fallback }) => ({
      name: String(name),
      type: String(type).toLowerCase(),
      mayBeMissing: notnull === 0 || fallback !== null,
    }));
}

function isOwn(table: string, [, second]: readonly Cell[]): boolean {
  if (table === 'access') return typeof second === 'string' && HELPER_NUMBER.test(second);
  return table !== 'member' || (typeof second === 'string' && MEMBER_NUMBER.test(second));
}

/** Rows of before a step that added a column end without it. */
function fits(row: readonly Cell[], columns: readonly Column[]): boolean {
  if (row.length > columns.length || row.length === 0) return false;
  return columns.every(({ type, mayBeMissing }, index) => {
    const cell = row[index];
    if (cell === undefined || cell === null) return mayBeMissing;
    return type === 'integer' ? typeof cell === 'number' : typeof cell === 'string';
  });
}
