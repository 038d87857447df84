import type { Kysely } from 'kysely';
import type { DatabaseSchema } from './databaseSchema.ts';
import { countSound } from './rowHash.ts';

type Db = Kysely<DatabaseSchema>;

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
