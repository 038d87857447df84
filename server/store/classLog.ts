import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { ClassroomEvent } from '#shared/protocol/classroom.ts';
import type { Log } from '../log.ts';
import { type Db, type DatabaseSchema, jsonText, parseRow } from './databaseSchema.ts';
import type { ClassRow, StoredClassLog } from './GameStore.ts';
import { hasLoss, isEvent } from './loadLog.ts';
import { classRowHash, EVENT_VERSION } from './rowHash.ts';

type Of = { readonly code: string; readonly classId: string };

/** The log of a class as far as each row can be read and follows the one before. */
export async function loadClassLog(db: Db, { code, classId }: Of): Promise<StoredClassLog> {
  const found = await db
    .selectFrom('session_log')
    .selectAll()
    .where('code', '=', code)
    .orderBy('seq')
    .execute();
  const session = await db
    .selectFrom('session')
    .select('losses_accepted')
    .where('code', '=', code)
    .executeTakeFirst();
  return {
    ...readClassRows(found),
    hasLoss: await hasLoss(db, classId),
    lossesAccepted: session?.losses_accepted ?? 0,
  };
}

/** Rows of the log of a class from the first on, up to one that is missing or not as it was written. */
export function readClassRows(
  found: readonly Selectable<DatabaseSchema['session_log']>[],
): Pick<StoredClassLog, 'rows' | 'brokenFrom'> {
  const rows: ClassRow[] = [];
  for (const row of found) {
    const expected = rows.length + 1;
    const broken = (reason: string) => ({ rows, brokenFrom: { seq: row.seq, reason } });
    if (row.seq !== expected) return broken(`row ${expected} is missing`);
    // Written by a newer version: not damaged, so nothing of it is moved.
    if (row.v > EVENT_VERSION) throw new Error(`row ${row.seq} is of version ${row.v}`);
    const read = parseRow(classRowSchema, row);
    if (!read.ok) return broken(`row ${row.seq}: ${read.error}`);
    if (row.hash !== classRowHash(rows.at(-1)?.hash ?? '', row))
      return broken(`row ${row.seq} is not as it was written`);
    rows.push(read.value);
  }
  return { rows };
}

/** Moves the rows of the log of a class from one on to the table `set_aside`, as those of a game's log. */
export async function setClassRowsAside(
  db: Db,
  { code, classId, fromSeq, reason }: Of & { readonly fromSeq: number; readonly reason: string },
  log: Log,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const rows = await transaction
      .selectFrom('session_log')
      .selectAll()
      .where('code', '=', code)
      .where('seq', '>=', fromSeq)
      .execute();
    log.error(
      { classId, what: 'class', from: fromSeq, count: rows.length, reason },
      'set aside: rows that do not follow on from what is kept',
    );
    const common = { code, game_id: classId, source: 'session_log', at_ms: Date.now(), reason, accepted: 0 };
    for (const row of rows)
      await transaction
        .insertInto('set_aside')
        .values({ ...common, seq: row.seq, body: JSON.stringify(row) })
        .execute();
    await transaction
      .deleteFrom('session_log')
      .where('code', '=', code)
      .where('seq', '>=', fromSeq)
      .execute();
  });
}

const classEventsSchema = z.custom<readonly ClassroomEvent[]>(
  (events) => Array.isArray(events) && events.every(isEvent),
  'no list of events',
);

const classRowSchema: z.ZodType<ClassRow> = z
  .object({
    code: z.string(),
    seq: z.number().int().positive(),
    at_ms: z.number(),
    actor: z.string().nullable(),
    cmd_id: z.string().nullable(),
    type: z.string(),
    v: z.number().int().positive(),
    body: jsonText(classEventsSchema),
    hash: z.string(),
  })
  .transform((row) => ({
    code: row.code,
    seq: row.seq,
    at: row.at_ms,
    ...(row.actor === null ? {} : { actor: row.actor }),
    ...(row.cmd_id === null ? {} : { commandId: row.cmd_id }),
    type: row.type,
    events: row.body,
    hash: row.hash,
  }));
