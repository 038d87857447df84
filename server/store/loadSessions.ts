import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { CHAT_MODES, LANGUAGES, OPENINGS, SCENARIO_IDS } from '#shared/content/vocabulary.ts';
import { canonicalHash } from '#shared/kernel/canonicalHash.ts';
import { channelSchema, talkSchema } from '#shared/protocol/session.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { DatabaseSchema } from './databaseSchema.ts';
import type { ChatRecord, GameRecord, LogRow, Snapshot, StoredLog, StoredSession } from './GameStore.ts';

type Db = Kysely<DatabaseSchema>;

/** Every session that was not closed, with its tables, people and talk. */
export async function loadOpenSessions(db: Db): Promise<StoredSession[]> {
  const sessions = await db.selectFrom('session').selectAll().where('closed_at', 'is', null).execute();
  return Promise.all(
    sessions.map(async (row) => ({
      session: {
        code: row.code,
        hostTokenHash: row.host_token_hash,
        language: z.enum(LANGUAGES).parse(row.language),
        chatMode: z.enum(CHAT_MODES).parse(row.chat_mode),
        locked: row.locked === 1,
        namesHidden: row.names_hidden === 1,
        solo: row.solo === 1,
        openedAt: row.opened_at,
      },
      games: (await db.selectFrom('game').selectAll().where('code', '=', row.code).execute()).map(toGame),
      members: (await db.selectFrom('member').selectAll().where('code', '=', row.code).execute()).map(
        ({ code, member, name, token_hash: tokenHash, muted, removed }) => ({
          code,
          member,
          name,
          tokenHash,
          muted: muted === 1,
          removed: removed === 1,
        }),
      ),
      chat: (
        await db.selectFrom('chat').selectAll().where('code', '=', row.code).orderBy('id').execute()
      ).map(toChat),
    })),
  );
}

function toGame(row: Selectable<DatabaseSchema['game']>): GameRecord {
  return {
    gameId: row.game_id,
    code: row.code,
    scenarioId: z.enum(SCENARIO_IDS).parse(row.scenario_id),
    opening: z.enum(OPENINGS).parse(row.opening),
  };
}

function toChat(row: Selectable<DatabaseSchema['chat']>): ChatRecord {
  return {
    code: row.code,
    id: row.id,
    ...(row.member === null ? {} : { member: row.member }),
    commandId: row.cmd_id,
    ...(row.sender === null ? {} : { from: row.sender }),
    channel: channelSchema.parse(JSON.parse(row.channel)),
    ...(row.readers === null ? {} : { readers: z.array(z.string()).parse(JSON.parse(row.readers)) }),
    at: row.at_ms,
    body: talkSchema.shape.body.parse(JSON.parse(row.body)),
    hidden: row.hidden === 1,
  };
}

/** The newest snapshot whose hash is right and the rows after it, as far as they have no gap. */
export async function loadLog(db: Db, gameId: string): Promise<StoredLog> {
  const snapshot = await newestSnapshot(db, gameId);
  const rows = await db
    .selectFrom('log')
    .selectAll()
    .where('game_id', '=', gameId)
    .where('seq', '>', snapshot?.seq ?? 0)
    .orderBy('seq')
    .execute();
  const gap = rows.findIndex((row, index) => row.seq !== (snapshot?.seq ?? 0) + 1 + index);
  const tail = (gap === -1 ? rows : rows.slice(0, gap)).map(toRow);
  const commands = await db
    .selectFrom('log')
    .select(['member', 'cmd_id', 'seq'])
    .where('game_id', '=', gameId)
    .where('cmd_id', 'is not', null)
    .execute();
  const last = await db
    .selectFrom('log')
    .select('t_ms')
    .where('game_id', '=', gameId)
    .where('seq', '=', tail.at(-1)?.seq ?? snapshot?.seq ?? 0)
    .executeTakeFirst();
  return {
    ...(snapshot === undefined ? {} : { snapshot }),
    tail,
    commands: commands.flatMap(({ member, cmd_id: commandId, seq }) =>
      member === null || commandId === null ? [] : [{ member, commandId, seq }],
    ),
    lastMs: last?.t_ms ?? 0,
  };
}

async function newestSnapshot(db: Db, gameId: string): Promise<Snapshot | undefined> {
  const found = await db
    .selectFrom('snapshot')
    .selectAll()
    .where('game_id', '=', gameId)
    .orderBy('seq', 'desc')
    .execute();
  for (const { seq, hash, state: text } of found) {
    const state: GameState = JSON.parse(text);
    if (canonicalHash(state) === hash) return { gameId, seq, state, hash };
  }
  return undefined;
}

function toRow(row: Selectable<DatabaseSchema['log']>): LogRow {
  const events: readonly GameEvent[] = JSON.parse(row.body);
  return {
    gameId: row.game_id,
    seq: row.seq,
    tMs: row.t_ms,
    at: row.at_ms,
    ...(row.member === null ? {} : { member: row.member }),
    ...(row.cmd_id === null ? {} : { commandId: row.cmd_id }),
    type: row.type,
    events,
  };
}
