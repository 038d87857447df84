import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { PHRASES } from '#shared/content/phrases.ts';
import { type LineKey, isLineKey } from '#shared/content/speech.ts';
import { PROPOSAL_REASONS } from '#shared/content/phrases.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { offerSchema } from '#shared/protocol/debrief.ts';
import { agreementIdSchema, economyIdSchema, proposalIdSchema } from '#shared/protocol/ids.ts';
import type { Channel } from '#shared/protocol/session.ts';
import { keptDraftsSchema } from '#shared/rules/intentSchemas.ts';
import type { Log } from '../log.ts';
import type { AnswerRecord, BallotRecord, ChatRecord, SeatDrafts, TalkPage, TalkQuery } from './GameStore.ts';
import { type DatabaseSchema, type Db, flag, jsonText, parseRow } from './databaseSchema.ts';
import { presentJson } from './earlierNames.ts';

type ChatRow = Selectable<DatabaseSchema['chat']>;

/** Latest messages of a table that are held in memory. Older ones are read from disk when somebody asks for them. */
export const TALK_IN_MEMORY = 400;
/** Messages of a table that stay on disk, and their size at most; beyond it the oldest are deleted. */
export const TALK_ON_DISK = 10_000;
export const TALK_BYTES_ON_DISK = 4 * 1024 ** 2;
/** A row beside its body: numbers, sender, channel, readers, and its place in two indexes. */
const ROW_BYTES = 250;
/** The oldest messages are looked for once in so many, since that reads the sizes of all. */
export const MESSAGES_PER_TRIM = 64;

/** Messages of a table, the latest first. Rows that cannot be read are among them. */
export function findTalk(
  db: Db,
  { code, gameId, before, reader, room, most }: TalkQuery,
): Promise<ChatRow[]> {
  let query = db.selectFrom('chat').selectAll().where('code', '=', code);
  if (gameId !== undefined) query = query.where('game_id', '=', gameId);
  if (before !== undefined) query = query.where('id', '<', before);
  if (reader !== undefined)
    query = query.where(
      reader.economy === undefined
        ? sql<boolean>`readers is null`
        : sql<boolean>`(readers is null or instr(readers, ${JSON.stringify(reader.economy)}) > 0)`,
    );
  if (room !== undefined) query = query.where(isIn(room, reader?.economy));
  return query.orderBy('id', 'desc').limit(most).execute();
}

/** Whether a row belongs to a room: a pair has two channels, one for each direction; what the host says to one seat is in the plenary. */
function isIn(room: Channel, me: EconomyId | undefined) {
  const text = JSON.stringify(room);
  if (room.type === 'bloc' || room.type === 'own') return sql<boolean>`channel = ${text}`;
  const isToMe = sql<boolean>`channel = ${JSON.stringify({ type: 'pair', with: me ?? '' } satisfies Channel)}`;
  if (room.type === 'plenary') return sql<boolean>`(channel = ${text} or (sender is null and ${isToMe}))`;
  return sql<boolean>`((channel = ${text} and sender = ${me ?? ''}) or (sender = ${room.with} and ${isToMe}))`;
}

/** Messages of a table that can be read, the latest first. */
export async function loadTalk(db: Db, query: TalkQuery, log: Log): Promise<TalkPage> {
  const rows = await findTalk(db, { ...query, most: query.most + 1 });
  const taken = rows.slice(0, query.most);
  const records = taken.flatMap((row) => {
    const parsed = parseRow(chatSchema, row);
    if (parsed.ok) return [parsed.value];
    const named = { session: query.code, what: 'chat', rows: [String(row.id)], reason: parsed.error };
    log.error(named, 'set aside: it cannot be read');
    return [];
  });
  const last = taken.at(-1);
  return { records, ...(rows.length > query.most && last !== undefined ? { next: last.id } : {}) };
}

/** Whether a message of this sender and id is on disk. */
export async function isSaid(
  db: Db,
  { code, member, commandId }: Pick<ChatRecord, 'code' | 'member' | 'commandId'>,
): Promise<boolean> {
  const found = await db
    .selectFrom('chat')
    .select('id')
    .where('code', '=', code)
    .where('cmd_id', '=', commandId)
    .where('member', member === undefined ? 'is' : '=', member ?? null)
    .executeTakeFirst();
  return found !== undefined;
}

/** Numbers of what a host said under one command: one at each table. */
export async function messagesUnder(db: Db, code: string, commandId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('chat')
    .select('id')
    .where('code', '=', code)
    .where('cmd_id', '=', commandId)
    .where('member', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** Numbers of all that a person has said. */
export async function messagesOf(db: Db, code: string, member: MemberId): Promise<number[]> {
  const rows = await db
    .selectFrom('chat')
    .select('id')
    .where('code', '=', code)
    .where('member', '=', member)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Puts a message into the open transaction, and deletes what is beyond the bound. */
export async function addChat(db: Db, chat: ChatRecord): Promise<void> {
  await db
    .insertInto('chat')
    .values({
      code: chat.code,
      id: chat.id,
      member: chat.member ?? null,
      cmd_id: chat.commandId,
      sender: chat.from ?? null,
      channel: JSON.stringify(chat.channel),
      readers: chat.readers === undefined ? null : JSON.stringify(chat.readers),
      at_ms: chat.at,
      body: JSON.stringify(chat.body),
      hidden: Number(chat.hidden),
      game_id: chat.gameId ?? null,
    })
    .execute();
  if (chat.id % MESSAGES_PER_TRIM === 0) await trimTalk(db, chat.code);
}

async function trimTalk(db: Db, code: string): Promise<void> {
  await sql`delete from chat where code = ${code} and id <= (
    select max(id) from (
      select id, row_number() over newest as place, sum(octet_length(body) + ${ROW_BYTES}) over newest as bytes
      from chat where code = ${code} window newest as (order by id desc)
    ) where place > ${TALK_ON_DISK} or bytes > ${TALK_BYTES_ON_DISK}
  )`.execute(db);
}

const storedChannelSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('plenary') }),
  z.object({ type: z.literal('pair'), with: z.string() }),
  z.object({ type: z.literal('bloc'), agreement: agreementIdSchema }),
  z.object({ type: z.literal('own') }),
]);
/** What a bot has said. */
const botLineSchema = z.object({
  type: z.literal('line'),
  key: z.custom<LineKey>((key) => typeof key === 'string' && isLineKey(key)),
  fill: z
    .object({
      economy: economyIdSchema,
      economies: z.array(economyIdSchema).readonly(),
      reason: z.union([z.enum(PROPOSAL_REASONS), z.literal('')]),
      round: z.number(),
      level: z.number(),
      amountMn: z.number(),
      amountBn: z.number(),
      paidMn: z.number(),
    })
    .partial()
    .optional(),
  proposal: proposalIdSchema.optional(),
});
const storedBodySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({
    type: z.literal('phrase'),
    key: z.string().refine((key) => Object.hasOwn(PHRASES, key), 'a phrase that this version does not know'),
    economy: z.string().optional(),
    among: z.array(z.string()).readonly().optional(),
  }),
  botLineSchema,
]);

/** A stored message as its record. */
export const chatSchema: z.ZodType<ChatRecord> = z
  .object({
    code: z.string(),
    id: z.number().int(),
    member: z.string().nullable(),
    cmd_id: z.string(),
    sender: z.string().nullable(),
    channel: jsonText(storedChannelSchema),
    readers: jsonText(z.array(z.string())).nullable(),
    at_ms: z.number(),
    body: z.string().transform(presentJson).pipe(jsonText(storedBodySchema)),
    hidden: flag,
    game_id: z.string().nullable(),
  })
  .transform((row) => ({
    code: row.code,
    id: row.id,
    ...(row.member === null ? {} : { member: row.member }),
    commandId: row.cmd_id,
    ...(row.game_id === null ? {} : { gameId: row.game_id }),
    ...(row.sender === null ? {} : { from: row.sender }),
    channel: row.channel,
    ...(row.readers === null ? {} : { readers: row.readers }),
    at: row.at_ms,
    body: row.body,
    hidden: row.hidden,
  }));

/** Rows of the debrief: what people answered, which are erased with them, and what the host put to the vote. */

export async function saveAnswer(
  db: Db,
  { code, member, item, choice, at }: AnswerRecord & { readonly at: number },
): Promise<void> {
  await db.replaceInto('answer').values({ code, member, item, choice, at_ms: at }).execute();
}

export async function saveBallot(db: Db, { code, item, ...said }: BallotRecord): Promise<void> {
  await db
    .replaceInto('ballot')
    .values({
      code,
      item,
      closed: Number(said.isClosed),
      offer: said.offer === undefined ? null : JSON.stringify(said.offer),
      outcome: said.outcome === undefined ? null : JSON.stringify(said.outcome),
    })
    .execute();
}

export const answerRowSchema: z.ZodType<AnswerRecord> = z
  .object({ code: z.string(), member: z.string(), item: z.string(), choice: z.string() })
  .transform(({ code, member, item, choice }) => ({ code, member, item, choice }));

const comparedSchema = z.record(z.string(), z.object({ without: z.number(), with: z.number() }));

export const ballotRowSchema: z.ZodType<BallotRecord> = z
  .object({
    code: z.string(),
    item: z.string(),
    closed: flag,
    offer: jsonText(offerSchema).nullable(),
    outcome: jsonText(z.array(comparedSchema.nullable())).nullable(),
  })
  .transform(({ code, item, closed, offer, outcome }) => ({
    code,
    item,
    isClosed: closed,
    ...(offer === null ? {} : { offer }),
    ...(outcome === null ? {} : { outcome }),
  }));

/** What is being written at a seat: of a session that is closed or erased nothing is kept any more. */
export async function saveDrafts(
  db: Db,
  { gameId, economy, drafts, at }: SeatDrafts & { readonly at: number },
): Promise<void> {
  await db.deleteFrom('seat_draft').where('game_id', '=', gameId).where('economy', '=', economy).execute();
  if (drafts.length === 0) return;
  const open = db
    .selectFrom('game')
    .innerJoin('session', 'session.code', 'game.code')
    .where('game.game_id', '=', gameId)
    .where('session.closed_at', 'is', null);
  await db
    .insertInto('seat_draft')
    .columns(['game_id', 'at_ms', 'economy', 'code', 'drafts'])
    .expression(
      open.select((row) => [
        row.ref('game.game_id').as('game_id'),
        row.val(at).as('at_ms'),
        row.val(economy).as('economy'),
        row.ref('game.code').as('code'),
        row.val(JSON.stringify(drafts)).as('drafts'),
      ]),
    )
    .execute();
}

const seatDraftsSchema: z.ZodType<SeatDrafts> = z
  .object({ game_id: z.string(), economy: economyIdSchema, drafts: jsonText(keptDraftsSchema) })
  .transform(({ game_id: gameId, economy, drafts }) => ({ gameId, economy, drafts }));

export async function loadDrafts(db: Db, gameId: string, log: Log): Promise<readonly SeatDrafts[]> {
  const rows = await db.selectFrom('seat_draft').selectAll().where('game_id', '=', gameId).execute();
  return rows.flatMap((row) => {
    const parsed = parseRow(seatDraftsSchema, row);
    if (parsed.ok) return [parsed.value];
    log.error({ gameId, what: 'seat_draft', rows: [row.economy], reason: parsed.error }, 'cannot be read');
    return [];
  });
}
