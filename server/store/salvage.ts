import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { CODE_LENGTH } from '#shared/protocol/textLengths.ts';
import { FILE_NAME, REPAIRED_NAME } from './openDatabase.ts';

/** A larger file is not read into memory. */
const MOST_BYTES = 1024 ** 3;
const TABLES = [
  'session',
  'member',
  'game',
  'seat_draft',
  'chat',
  'log',
  'snapshot',
  'set_aside',
  'server_key',
  'session_log',
  'access',
  'answer',
  'ballot',
] as const;
/** A person's number: tells people from tables, whose columns are of the same types. */
const MEMBER_NUMBER = /^m[0-9]+$/;
const HELPER_NUMBER = /^h[0-9]+$/;
/** Of a session, whatever letters codes are made of: tells tables from other rows that begin with four texts. */
const CODE = new RegExp(`^[A-Z0-9]{${CODE_LENGTH}}$`);
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

/** How the first cells of a row look, by place. */
const FIRST_CELLS: Readonly<Partial<Record<string, readonly (RegExp | undefined)[]>>> = {
  access: [undefined, HELPER_NUMBER],
  member: [undefined, MEMBER_NUMBER],
  game: [undefined, CODE],
  answer: [CODE, MEMBER_NUMBER],
  ballot: [CODE],
};

function isOwn(table: string, row: readonly Cell[]): boolean {
  return (FIRST_CELLS[table] ?? []).every((pattern, place) => {
    const cell = row[place];
    return pattern === undefined || (typeof cell === 'string' && pattern.test(cell));
  });
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

/** A value of a stored row, as SQLite's record format has it. */
type Cell = null | number | string | Uint8Array;

const MAIN_HEADER_BYTES = 100;
const WAL_HEADER_BYTES = 32;
/** With words of little-endian checksums; one more where they are big-endian. */
const WAL_MAGIC = 0x377f0682;
const FRAME_HEADER_BYTES = 24;
const DEFAULT_PAGE_BYTES = 4_096;
const TABLE_LEAF = 0x0d;
/** Longer rows than this are none of ours: a damaged length must not fill the memory. */
const LONGEST_ROW_BYTES = 64 * 1024 * 1024;

/**
 * Every row on every sound leaf page of a database file, whatever table it belongs to and whether or not a tree still leads
 * there: what is left to read when SQLite itself gives up. Format: sqlite.org/fileformat2.html.
 */
function* readPages(file: Buffer, writeAheadLog: Buffer): Generator<Cell[]> {
  const pageBytes = pageBytesOf(file, writeAheadLog);
  const pages = latestPages(file, writeAheadLog, pageBytes);
  for (const [number, page] of pages) {
    const start = number === 1 ? MAIN_HEADER_BYTES : 0;
    if (page[start] !== TABLE_LEAF) continue;
    const cells = page.readUInt16BE(start + 3);
    for (let index = 0; index < cells && start + 10 + 2 * index <= pageBytes; index++) {
      const row = readCell(pages, page, page.readUInt16BE(start + 8 + 2 * index));
      if (row !== undefined) yield row;
    }
  }
}

/** As the head of either file says; ours always have the default. */
function pageBytesOf(file: Buffer, writeAheadLog: Buffer): number {
  const said = [
    writeAheadLog.length >= WAL_HEADER_BYTES ? writeAheadLog.readUInt32BE(8) : 0,
    file.length >= MAIN_HEADER_BYTES ? file.readUInt16BE(16) : 0,
  ];
  const isPowerOfTwo = (bytes: number) => bytes >= 512 && bytes <= 32_768 && (bytes & (bytes - 1)) === 0;
  return said.find(isPowerOfTwo) ?? DEFAULT_PAGE_BYTES;
}

/** Pages by number: those of the file, replaced by those of the log of writes up to its last commit. */
function latestPages(file: Buffer, writeAheadLog: Buffer, pageBytes: number): Map<number, Buffer> {
  const pages = new Map<number, Buffer>();
  for (let start = 0; start + pageBytes <= file.length; start += pageBytes)
    pages.set(start / pageBytes + 1, file.subarray(start, start + pageBytes));
  let pending = new Map<number, Buffer>();
  for (const { number, page, isCommit } of readFrames(writeAheadLog, pageBytes)) {
    pending.set(number, page);
    if (!isCommit) continue;
    for (const [each, latest] of pending) pages.set(each, latest);
    pending = new Map();
  }
  return pages;
}

type Frame = {
  readonly number: number;
  readonly page: Buffer;
  readonly isCommit: boolean;
  /** This frame and all before it are as they were written. */
  readonly isSound: boolean;
};

/** Frames of the log of writes since it began anew, with those behind a damaged one, at which SQLite stops reading. */
function* readFrames(writeAheadLog: Buffer, pageBytes: number): Generator<Frame> {
  const frameBytes = FRAME_HEADER_BYTES + pageBytes;
  if (writeAheadLog.length < WAL_HEADER_BYTES + frameBytes) return;
  const magic = writeAheadLog.readUInt32BE(0);
  const isBigEndian = magic === WAL_MAGIC + 1;
  const sum = new Checksum(isBigEndian);
  sum.add(writeAheadLog.subarray(0, 24));
  let isSound = (isBigEndian || magic === WAL_MAGIC) && sum.equals(writeAheadLog, 24);
  const salts = isSound ? 16 : firstSalts(writeAheadLog, frameBytes);
  for (let start = WAL_HEADER_BYTES; start + frameBytes <= writeAheadLog.length; start += frameBytes) {
    const body = start + FRAME_HEADER_BYTES;
    const page = writeAheadLog.subarray(body, body + pageBytes);
    const isOfThisLog = writeAheadLog.compare(writeAheadLog, salts, salts + 8, start + 8, start + 16) === 0;
    if (isSound) {
      sum.add(writeAheadLog.subarray(start, start + 8));
      sum.add(page);
      isSound = isOfThisLog && sum.equals(writeAheadLog, start + 16);
    }
    if (!isOfThisLog) continue;
    const isCommit = writeAheadLog.readUInt32BE(start + 4) !== 0;
    yield { number: writeAheadLog.readUInt32BE(start), page, isCommit, isSound };
  }
}

/** Frames of before the log began anew bear other salts. Where its head is damaged, the first frame that is none of zeros has the right ones. */
function firstSalts(writeAheadLog: Buffer, frameBytes: number): number {
  let at = WAL_HEADER_BYTES + 8;
  while (at + 8 < writeAheadLog.length && writeAheadLog.readBigUInt64BE(at) === 0n) at += frameBytes;
  return Math.min(at, writeAheadLog.length - 8);
}

/**
 * Commits that SQLite would drop without a word, because a frame before them is damaged. One alone may be a write that the
 * process did not live to finish, which nobody was told of.
 */
export function countDroppedCommits(writeAheadLog: Buffer): number {
  const frames = [...readFrames(writeAheadLog, pageBytesOf(Buffer.alloc(0), writeAheadLog))];
  const dropped = frames.filter(({ isCommit, isSound }) => isCommit && !isSound).length;
  return dropped > 1 ? dropped : 0;
}

/** The running checksum of the log of writes. */
class Checksum {
  readonly #isBigEndian: boolean;
  #first = 0;
  #second = 0;

  constructor(isBigEndian: boolean) {
    this.#isBigEndian = isBigEndian;
  }

  add(bytes: Buffer): void {
    let [first, second] = [this.#first, this.#second];
    for (let at = 0; at < bytes.length; at += 8) {
      first = (first + this.#wordAt(bytes, at) + second) >>> 0;
      second = (second + this.#wordAt(bytes, at + 4) + first) >>> 0;
    }
    [this.#first, this.#second] = [first, second];
  }

  equals(bytes: Buffer, at: number): boolean {
    return bytes.readUInt32BE(at) === this.#first && bytes.readUInt32BE(at + 4) === this.#second;
  }

  #wordAt(bytes: Buffer, at: number): number {
    return this.#isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
  }
}

/** One row of a leaf; undefined where its bytes make none. */
function readCell(pages: ReadonlyMap<number, Buffer>, page: Buffer, at: number): Cell[] | undefined {
  try {
    const length = readVarint(page, at);
    const rowId = readVarint(page, length.end);
    const payload = readPayload(pages, page, rowId.end, length.value);
    return payload === undefined ? undefined : readRecord(payload);
  } catch (error) {
    // A damaged number points outside of its page: there is no row to be had.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A row may begin on its leaf and go on over a chain of other pages. */
function readPayload(
  pages: ReadonlyMap<number, Buffer>,
  page: Buffer,
  at: number,
  length: number,
): Buffer | undefined {
  if (length > LONGEST_ROW_BYTES) return undefined;
  const usable = page.length;
  if (length <= usable - 35) return at + length <= usable ? page.subarray(at, at + length) : undefined;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const most = least + ((length - least) % (usable - 4));
  const local = most <= usable - 35 ? most : least;
  const parts = [page.subarray(at, at + local)];
  let missing = length - local;
  let next = page.readUInt32BE(at + local);
  while (missing > 0) {
    const overflow = pages.get(next);
    if (overflow === undefined) return undefined;
    parts.push(overflow.subarray(4, 4 + Math.min(missing, usable - 4)));
    missing -= usable - 4;
    next = overflow.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

function readRecord(payload: Buffer): Cell[] | undefined {
  const header = readVarint(payload, 0);
  const cells: Cell[] = [];
  let at = header.end;
  let body = header.value;
  while (at < header.value) {
    const type = readVarint(payload, at);
    const bytes = bytesOf(type.value);
    if (bytes === undefined || body + bytes > payload.length) return undefined;
    cells.push(readValue(payload.subarray(body, body + bytes), type.value));
    at = type.end;
    body += bytes;
  }
  return cells;
}

const FIXED_BYTES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function bytesOf(type: number): number | undefined {
  return type >= 12 ? (type - 12) >> 1 : FIXED_BYTES[type];
}

function readValue(bytes: Buffer, type: number): Cell {
  if (type === 0) return null;
  if (type === 8 || type === 9) return type - 8;
  if (type === 7) return bytes.readDoubleBE(0);
  if (type === 6) return Number(bytes.readBigInt64BE(0));
  if (type < 6) return bytes.readIntBE(0, bytes.length);
  return type % 2 === 1 ? bytes.toString('utf8') : bytes;
}

/** Seven bits a byte, the highest first; the ninth byte has eight. */
function readVarint(bytes: Buffer, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let at = start; ; at++) {
    const byte = bytes.readUInt8(at);
    if (at - start === 8) return { value: value * 256 + byte, end: at + 1 };
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, end: at + 1 };
  }
}
