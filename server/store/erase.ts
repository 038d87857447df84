import { setImmediate } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from './databaseSchema.ts';
import type { Write } from './GameStore.ts';

type Db = Kysely<DatabaseSchema>;

/** Rows deleted in one go: the loop has its turn in between. */
const SLICE_ROWS = 200;

/** Puts the erasing of a session into the open transaction: people and talk at once, the rest when it has its turn. */
export async function markErased(db: Db, { code }: Extract<Write, { type: 'eraseSession' }>): Promise<void> {
  await db.updateTable('session').set({ closed_at: 0 }).where('code', '=', code).execute();
  await db.deleteFrom('member').where('code', '=', code).execute();
  await db.deleteFrom('chat').where('code', '=', code).execute();
  await db.deleteFrom('access').where('code', '=', code).execute();
  await db.deleteFrom('answer').where('code', '=', code).execute();
}

/** Puts the erasing of a person into the open transaction. The number stays taken, since the log of the game names it. */
export async function erasePerson(
  db: Db,
  { code, member }: Extract<Write, { type: 'erasePerson' }>,
): Promise<void> {
  await db
    .updateTable('member')
    .set({ name: '', token_hash: `erased ${member}`, removed: 1, group_word: '', pin_hash: '' })
    .where('code', '=', code)
    .where('member', '=', member)
    .execute();
  for (const table of ['chat', 'answer'] as const)
    await db.deleteFrom(table).where('code', '=', code).where('member', '=', member).execute();
}

const DAY_MS = 86_400_000;

/**
 * Deletes all of every session that was closed before this wall-clock time, people and talk first. `now`: those too whose own days, which
 * their host has chosen, are over by then.
 */
export async function eraseClosedBefore(db: Db, at: number, now?: number): Promise<void> {
  const isOver =
    now === undefined ? sql<boolean>`0` : sql<boolean>`closed_at + retention_days * ${DAY_MS} < ${now}`;
  const closed = await db
    .selectFrom('session')
    .select('code')
    .where((session) => session.or([session('closed_at', '<', at), isOver]))
    .execute();
  for (const { code } of closed) {
    const games = sql`(select game_id from game where code = ${code})`;
    for (const table of ['member', 'chat', 'answer', 'ballot', 'access', 'set_aside', 'session_log'] as const)
      await deleteInSlices(db, table, sql`code = ${code}`);
    for (const table of ['log', 'snapshot'] as const)
      await deleteInSlices(db, table, sql`game_id in ${games}`);
    await db.deleteFrom('session').where('code', '=', code).execute();
  }
  if (closed.length > 0) await leaveNoTrace(db);
}

async function deleteInSlices(
  db: Db,
  table: keyof DatabaseSchema,
  condition: ReturnType<typeof sql>,
): Promise<void> {
  const rows = sql`select rowid from ${sql.table(table)} where ${condition} limit ${SLICE_ROWS}`;
  let deleted = SLICE_ROWS;
  while (deleted === SLICE_ROWS) {
    const result = await sql`delete from ${sql.table(table)} where rowid in (${rows})`.execute(db);
    deleted = Number(result.numAffectedRows ?? 0);
    await setImmediate();
  }
}

/** Empties the log of writes into the file, which overwrites what was deleted: older copies of it stood in both. */
export async function leaveNoTrace(db: Db): Promise<void> {
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
