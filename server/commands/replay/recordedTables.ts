import { constants, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { LogRow, StoredClassLog, StoredLog } from '../../store/GameStore.ts';
import type { DatabaseSchema } from '../../store/databaseSchema.ts';
import { readClassRows, loadRows, readTail } from '../../store/loadLog.ts';
import { FILE_NAME } from '../../store/openDatabase.ts';
import { openSound } from '../../store/sqliteStore.ts';

/** A table of a database: a game, the code by which people joined it, and the names of its people by their ids. */
export type RecordedTable = {
  readonly code: string;
  readonly gameId: string;
  readonly letter: string;
  readonly names: ReadonlyMap<string, string>;
};

/** A class of a database: the code by which people joined it, the room where they gathered, and its tables. */
export type RecordedClass = {
  readonly code: string;
  readonly classId: string;
  readonly names: RecordedTable['names'];
};

/** Rows of a log from the first on, up to one that is missing or not as it was written. */
export type RecordedLog = Pick<StoredLog, 'brokenFrom'> & { readonly rows: readonly LogRow[] };

export type RecordedSnapshot = { readonly seq: number; readonly hash: string; readonly state: string };

/**
 * A database of the server to look into. It is a copy in a folder of its own, brought up to date there: SQLite writes beside a file
 * even to read it, and the original must stay as it is.
 */
export class RecordedTables {
  readonly #db: Kysely<DatabaseSchema>;
  readonly #folder: string;

  private constructor(db: Kysely<DatabaseSchema>, folder: string) {
    this.#db = db;
    this.#folder = folder;
  }

  /** Opens a copy of a database file, or of the one in a data folder. Failure: one sentence for the operator. */
  static async open(path: string): Promise<Result<RecordedTables, string>> {
    const file = isFolder(path) ? join(path, FILE_NAME) : path;
    if (!existsSync(file)) return err(`there is no database ${file}`);
    const folder = mkdtempSync(join(tmpdir(), 'accord-copy-'));
    for (const part of ['', '-wal'])
      if (existsSync(`${file}${part}`))
        copyFileSync(`${file}${part}`, join(folder, `${FILE_NAME}${part}`), constants.COPYFILE_FICLONE);
    const opened = await openSound({ folder, durability: 'fast' });
    if (opened.ok) return ok(new RecordedTables(opened.value.db, folder));
    rmSync(folder, { recursive: true });
    return err(
      opened.error.isDamage
        ? `${file} is no sound database of this game (${opened.error.sentence}); a server that starts with a copy of it saves what can be read`
        : opened.error.sentence,
    );
  }

  /** Every table, also of sessions that are closed, in the order of their codes. */
  async all(): Promise<readonly RecordedTable[]> {
    const games = await this.#db
      .selectFrom('game')
      .select(['code', 'game_id', 'table_letter'])
      .orderBy('code')
      .orderBy('table_letter')
      .execute();
    const names = await this.#names();
    return games.map(({ code, game_id: gameId, table_letter: letter }) => ({
      code,
      gameId,
      letter,
      names: names(code),
    }));
  }

  /** Every class, also those that are closed, in the order of their codes. */
  async classes(): Promise<readonly RecordedClass[]> {
    const sessions = await this.#db
      .selectFrom('session')
      .select(['code', 'class_id'])
      .where('class_id', 'is not', null)
      .orderBy('code')
      .execute();
    const names = await this.#names();
    return sessions.flatMap(({ code, class_id: classId }) =>
      classId === null ? [] : [{ code, classId, names: names(code) }],
    );
  }

  async #names(): Promise<(code: string) => RecordedTable['names']> {
    const members = await this.#db.selectFrom('member').select(['code', 'member', 'name']).execute();
    const byCode = Map.groupBy(members, ({ code }) => code);
    return (code) => new Map((byCode.get(code) ?? []).map(({ member, name }) => [member, name]));
  }

  /**
   * The table with this join code or game id, or of a class by code and letter (`ABCDEF-B`); codes may be written in small letters.
   * The code of a class alone names none of its tables.
   */
  async find(name: string): Promise<RecordedTable | undefined> {
    const [tables, classes] = [await this.all(), await this.classes()];
    const isClass = (code: string): boolean => classes.some((each) => each.code === code);
    return tables.find(({ code, gameId, letter }) => {
      const byCode = isClass(code) ? `${code}-${letter}` : code;
      return byCode === name.toUpperCase() || gameId === name;
    });
  }

  /** The class with this join code or id of its room. */
  async findClass(name: string): Promise<RecordedClass | undefined> {
    const classes = await this.classes();
    return classes.find(({ code, classId }) => code === name.toUpperCase() || classId === name);
  }

  async readClassLog(code: string): Promise<Pick<StoredClassLog, 'rows' | 'brokenFrom'>> {
    const rows = this.#db.selectFrom('session_log').selectAll().where('code', '=', code).orderBy('seq');
    return readClassRows(await rows.execute());
  }

  async readLog(gameId: string): Promise<RecordedLog> {
    const { tail, brokenFrom } = readTail(await loadRows(this.#db, gameId), 1, '');
    return { rows: tail, ...(brokenFrom === undefined ? {} : { brokenFrom }) };
  }

  snapshotsOf(gameId: string): Promise<RecordedSnapshot[]> {
    return this.#db
      .selectFrom('snapshot')
      .select(['seq', 'hash', 'state'])
      .where('game_id', '=', gameId)
      .orderBy('seq')
      .execute();
  }

  /** Rows of a log that were moved out of it, since they did not follow on from the others. */
  async countSetAside(gameId: string, source: 'log' | 'session_log' = 'log'): Promise<number> {
    const { count } = await this.#db
      .selectFrom('set_aside')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('game_id', '=', gameId)
      .where('source', '=', source)
      .executeTakeFirstOrThrow();
    return count;
  }

  async close(): Promise<void> {
    await this.#db.destroy();
    rmSync(this.#folder, { recursive: true });
  }
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
