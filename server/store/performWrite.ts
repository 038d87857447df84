import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { assertNever } from '#shared/kernel/result.ts';
import { crashPoint } from '../crashPoint.ts';
import type {
  ClassRow,
  GameRecord,
  HelperRecord,
  LogRow,
  MemberRecord,
  Snapshot,
  Write,
} from './GameStore.ts';
import { addChat, saveAnswer, saveBallot, saveDrafts } from './talkRows.ts';
import type { DatabaseSchema, Db } from './databaseSchema.ts';
import { toStoredClassRow, toStoredRow } from './rowHash.ts';

/** Rows deleted in one go: the loop has its turn in between. */
const SLICE_ROWS = 200;

async function closeSession(
  db: Db,
  { code, at, keptDays }: Extract<Write, { type: 'closeSession' }>,
): Promise<void> {
  const kept = keptDays === undefined ? {} : { retention_days: keptDays };
  await db
    .updateTable('session')
    .set({ closed_at: at, ...kept })
    .where('code', '=', code)
    .execute();
  await db.deleteFrom('seat_draft').where('code', '=', code).execute();
}

/** Puts the erasing of a session into the open transaction: people and talk at once, the rest when it has its turn. */
async function markErased(db: Db, { code }: Extract<Write, { type: 'eraseSession' }>): Promise<void> {
  await db.updateTable('session').set({ closed_at: 0 }).where('code', '=', code).execute();
  await db.deleteFrom('member').where('code', '=', code).execute();
  await db.deleteFrom('chat').where('code', '=', code).execute();
  await db.deleteFrom('access').where('code', '=', code).execute();
  await db.deleteFrom('answer').where('code', '=', code).execute();
  await db.deleteFrom('seat_draft').where('code', '=', code).execute();
}

/** Puts the erasing of a person into the open transaction. The number stays taken, since the log of the game names it. */
async function erasePerson(db: Db, { code, member }: Extract<Write, { type: 'erasePerson' }>): Promise<void> {
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
    // Asked again for each slice: once a rehearsal is deleted, a class may be open under its code.
    const stillClosed = sql`(select code from session where code = ${code} and closed_at is not null)`;
    const games = sql`(select game_id from game where code in ${stillClosed})`;
    for (const table of [
      'member',
      'chat',
      'answer',
      'ballot',
      'seat_draft',
      'access',
      'set_aside',
      'session_log',
    ] as const)
      await deleteInSlices(db, table, sql`code in ${stillClosed}`);
    for (const table of ['log', 'snapshot'] as const)
      await deleteInSlices(db, table, sql`game_id in ${games}`);
    await db.deleteFrom('session').where('code', '=', code).where('closed_at', 'is not', null).execute();
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

/** Puts one write of a batch into the open transaction. */
export async function performWrite(db: Db, write: Write): Promise<void> {
  switch (write.type) {
    case 'openSession':
      return openSession(db, write);
    case 'changeSession': {
      const { locked, chatMode, wording, namesHidden, goesOnAt } = write.change;
      await db
        .updateTable('session')
        .set({
          ...(locked === undefined ? {} : { locked: Number(locked) }),
          ...(chatMode === undefined ? {} : { chat_mode: chatMode }),
          ...(wording === undefined ? {} : { wording }),
          ...(namesHidden === undefined ? {} : { names_hidden: Number(namesHidden) }),
          ...(goesOnAt === undefined ? {} : { goes_on_at: goesOnAt }),
        })
        .where('code', '=', write.code)
        .execute();
      return;
    }
    case 'closeSession':
      return closeSession(db, write);
    case 'eraseSession':
      return markErased(db, write);
    case 'erasePerson':
      return erasePerson(db, write);
    case 'addMember':
      return addMember(db, write.member);
    case 'changeMember':
      return changeMember(db, write);
    case 'addHelper':
      return addHelper(db, write.helper);
    case 'revokeHelper':
      return revokeHelper(db, write);
    case 'openTables':
      return addGames(db, write.games);
    case 'appendClassRow':
      return appendClassRow(db, write.row);
    case 'appendRow':
      return appendRow(db, write.row);
    case 'acceptLoss':
      return acceptLoss(db, write);
    case 'acceptClassLoss':
      return acceptClassLoss(db, write);
    case 'saveSnapshot':
      return saveSnapshot(db, write.snapshot);
    case 'addChat':
      return addChat(db, write.chat);
    case 'saveAnswer':
      return saveAnswer(db, { ...write.answer, at: write.at });
    case 'saveBallot':
      return saveBallot(db, write.ballot);
    case 'saveDrafts':
      return saveDrafts(db, { ...write.seat, at: write.at });
    case 'forgetDrafts':
      await db.deleteFrom('seat_draft').where('game_id', '=', write.gameId).execute();
      return;
    case 'savePrizes':
      await db
        .replaceInto('prize')
        .values({ key: write.key, body: JSON.stringify(write.prizes) })
        .execute();
      return;
    case 'hideChat':
      await db
        .updateTable('chat')
        .set({ hidden: 1 })
        .where('code', '=', write.code)
        .where('id', '=', write.id)
        .execute();
      return;
    default:
      return assertNever(write);
  }
}

async function openSession(
  db: Db,
  { session, games }: Extract<Write, { type: 'openSession' }>,
): Promise<void> {
  await db
    .insertInto('session')
    .values({
      code: session.code,
      host_token_hash: session.hostTokenHash,
      language: session.language,
      chat_mode: session.chatMode,
      wording: session.wording,
      locked: Number(session.locked),
      names_hidden: Number(session.namesHidden),
      solo: Number(session.solo),
      opened_at: session.openedAt,
      closed_at: null,
      class_id: session.classId ?? null,
      goes_on_at: session.goesOnAt ?? null,
      retention_days: null,
    })
    .execute();
  await addGames(db, games);
}

async function addGames(db: Db, games: readonly GameRecord[]): Promise<void> {
  for (const game of games) {
    await db
      .insertInto('game')
      .values({
        game_id: game.gameId,
        code: game.code,
        scenario_id: game.scenarioId,
        opening: game.opening,
        table_letter: game.table,
      })
      .execute();
  }
}

async function appendClassRow(db: Db, row: ClassRow): Promise<void> {
  await db
    .insertInto('session_log')
    .values({ ...toStoredClassRow(row), hash: row.hash })
    .execute();
}

async function addMember(db: Db, record: MemberRecord) {
  const { code, member, name, tokenHash, muted, removed, groupWord, pinHash } = record;
  await db
    .insertInto('member')
    .values({
      code,
      member,
      name,
      token_hash: tokenHash,
      muted: Number(muted),
      removed: Number(removed),
      group_word: groupWord ?? '',
      pin_hash: pinHash ?? '',
    })
    .execute();
}

async function changeMember(
  db: Db,
  { code, member, change }: Extract<Write, { type: 'changeMember' }>,
): Promise<void> {
  const { name, tokenHash, muted, removed, seatAsked, pinHash } = change;
  await db
    .updateTable('member')
    .set({
      ...(name === undefined ? {} : { name }),
      ...(tokenHash === undefined ? {} : { token_hash: tokenHash }),
      ...(muted === undefined ? {} : { muted: Number(muted) }),
      ...(removed === undefined ? {} : { removed: Number(removed) }),
      ...(seatAsked === undefined ? {} : { seat_asked: seatAsked }),
      ...(pinHash === undefined ? {} : { pin_hash: pinHash }),
    })
    .where('code', '=', code)
    .where('member', '=', member)
    .execute();
}

async function addHelper(db: Db, helper: HelperRecord): Promise<void> {
  const { tables, tokenHash, revoked, ...same } = helper;
  await db
    .insertInto('access')
    .values({ ...same, tables: JSON.stringify(tables), token_hash: tokenHash, revoked: Number(revoked) })
    .execute();
}

async function revokeHelper(db: Db, { code, id }: Extract<Write, { type: 'revokeHelper' }>): Promise<void> {
  await db
    .updateTable('access')
    .set({ revoked: 1, label: '', token_hash: '' })
    .where('code', '=', code)
    .where('id', '=', id)
    .execute();
}

async function acceptLoss(db: Db, write: Extract<Write, { type: 'acceptLoss' }>): Promise<void> {
  await db
    .updateTable('game')
    .set({ losses_accepted: write.lossesAccepted, accepted_seq: write.seq })
    .where('game_id', '=', write.gameId)
    .execute();
  await acceptSetAside(db, write.gameId);
}

async function acceptClassLoss(db: Db, write: Extract<Write, { type: 'acceptClassLoss' }>): Promise<void> {
  await db
    .updateTable('session')
    .set({ losses_accepted: write.lossesAccepted })
    .where('code', '=', write.code)
    .execute();
  await acceptSetAside(db, write.classId);
}

async function acceptSetAside(db: Db, logId: string): Promise<void> {
  await db.updateTable('set_aside').set({ accepted: 1 }).where('game_id', '=', logId).execute();
}

async function appendRow(db: Db, row: LogRow): Promise<void> {
  await db
    .insertInto('log')
    .values({ ...toStoredRow(row), hash: row.hash })
    .execute();
}

/** Older ones serve nobody: the log itself goes back to the first row. */
const SNAPSHOTS_KEPT = 3;

async function saveSnapshot(db: Db, { gameId, seq, state, text, hash }: Snapshot): Promise<void> {
  crashPoint('inSnapshot');
  // One that could not be read, of rows that are gone, may have the number.
  await db
    .replaceInto('snapshot')
    .values({
      game_id: gameId,
      seq,
      rules_version: state.rulesVersion,
      hash,
      state: text ?? JSON.stringify(state),
    })
    .execute();
  const kept = db
    .selectFrom('snapshot')
    .select('seq')
    .where('game_id', '=', gameId)
    .orderBy('seq', 'desc')
    .limit(SNAPSHOTS_KEPT);
  await db.deleteFrom('snapshot').where('game_id', '=', gameId).where('seq', 'not in', kept).execute();
}
