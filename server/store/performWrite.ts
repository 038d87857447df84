import type { Kysely } from 'kysely';
import { assertNever } from '#shared/kernel/result.ts';
import { crashPoint } from '../crashPoint.ts';
import type { DatabaseSchema } from './databaseSchema.ts';
import { erasePerson, markErased } from './erase.ts';
import { toStoredClassRow, toStoredRow } from './rowHash.ts';
import type {
  ClassRow,
  GameRecord,
  HelperRecord,
  LogRow,
  MemberRecord,
  Snapshot,
  Write,
} from './GameStore.ts';
import { saveAnswer, saveBallot } from './ballotRows.ts';
import { addChat } from './talkRows.ts';

type Db = Kysely<DatabaseSchema>;

/** Puts one write of a batch into the open transaction. */
export async function performWrite(db: Db, write: Write): Promise<void> {
  switch (write.type) {
    case 'openSession':
      return openSession(db, write);
    case 'changeSession': {
      const { locked, chatMode, wording, namesHidden } = write.change;
      await db
        .updateTable('session')
        .set({
          ...(locked === undefined ? {} : { locked: Number(locked) }),
          ...(chatMode === undefined ? {} : { chat_mode: chatMode }),
          ...(wording === undefined ? {} : { wording }),
          ...(namesHidden === undefined ? {} : { names_hidden: Number(namesHidden) }),
        })
        .where('code', '=', write.code)
        .execute();
      return;
    }
    case 'closeSession':
      await db
        .updateTable('session')
        .set({
          closed_at: write.at,
          ...(write.keptDays === undefined ? {} : { retention_days: write.keptDays }),
        })
        .where('code', '=', write.code)
        .execute();
      return;
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

async function saveSnapshot(db: Db, { gameId, seq, state, hash }: Snapshot): Promise<void> {
  crashPoint('inSnapshot');
  // One that could not be read, of rows that are gone, may have the number.
  await db
    .replaceInto('snapshot')
    .values({
      game_id: gameId,
      seq,
      rules_version: state.rulesVersion,
      hash,
      state: JSON.stringify(state),
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
