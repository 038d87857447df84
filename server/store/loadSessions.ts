import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { PHRASES } from '#shared/content/phrases.ts';
import { CHAT_MODES, LANGUAGES, OPENINGS, SCENARIO_IDS } from '#shared/content/vocabulary.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { agreementIdSchema } from '#shared/protocol/ids.ts';
import type { DatabaseSchema } from './databaseSchema.ts';
import type {
  ChatRecord,
  ClosedForRepair,
  GameRecord,
  MemberRecord,
  SessionRecord,
  StoredSession,
  StoredSessions,
  Unreadable,
} from './GameStore.ts';

type Db = Kysely<DatabaseSchema>;
type Row<Name extends keyof DatabaseSchema> = Selectable<DatabaseSchema[Name]>;

/**
 * Every session that was not closed, with its tables, people and talk. What cannot be read is one session's matter, or one
 * message's: it is named and left where it is. Shapes are checked, not the limits on input: what was taken once stays readable.
 */
export async function loadOpenSessions(db: Db): Promise<StoredSessions> {
  const rows = await db.selectFrom('session').selectAll().where('closed_at', 'is', null).execute();
  const sessions: StoredSession[] = [];
  const closedForRepair: ClosedForRepair[] = [...(await orphanedGames(db))];
  for (const row of rows) {
    const read = await readSession(db, row);
    if (read.ok) sessions.push(read.value);
    else closedForRepair.push(read.error);
  }
  return { sessions, closedForRepair };
}

async function readSession(db: Db, row: Row<'session'>): Promise<Result<StoredSession, ClosedForRepair>> {
  const { code } = row;
  let gameIds: string[] = [];
  const failed = (fault: Unreadable) => err({ code, gameIds, ...fault });
  try {
    const games = await db.selectFrom('game').selectAll().where('code', '=', code).execute();
    gameIds = games.map(({ game_id: gameId }) => gameId);
    const session = parseRow(sessionSchema, row);
    if (!session.ok) return failed({ what: 'session', row: code, reason: session.error });
    const readGames = readAll('game', games, gameSchema, ({ game_id: gameId }) => gameId);
    const [fault] = readGames.unreadable;
    if (fault !== undefined) return failed(fault);
    if (games.length === 0) return failed({ what: 'session', row: code, reason: 'it has no table' });
    const people = await db.selectFrom('member').selectAll().where('code', '=', code).execute();
    const talk = await db.selectFrom('chat').selectAll().where('code', '=', code).orderBy('id').execute();
    const members = readAll('member', people, memberSchema, ({ member }) => member);
    const chat = readAll('chat', talk, chatSchema, ({ id }) => String(id));
    return ok({
      session: session.value,
      games: readGames.rows,
      members: members.rows,
      chat: chat.rows,
      lastMember: highest(people.map(({ member }) => Number(String(member).slice(1)))),
      lastChat: highest(talk.map(({ id }) => Number(id))),
      unreadable: [...members.unreadable, ...chat.unreadable],
    });
  } catch (error) {
    // Of the database itself: a page of this session that cannot be read.
    return failed({ what: 'session', row: code, reason: error instanceof Error ? error.message : 'unknown' });
  }
}

/** Tables whose session is gone from the disk: whoever has a link to one of them is told the truth. */
async function orphanedGames(db: Db): Promise<ClosedForRepair[]> {
  const games = await db
    .selectFrom('game')
    .select(['game_id', 'code'])
    .where('code', 'not in', db.selectFrom('session').select('code'))
    .execute();
  return games.map(({ game_id: gameId, code }) => ({
    code,
    gameIds: [gameId],
    what: 'game',
    row: gameId,
    reason: 'its session is missing',
  }));
}

function readAll<In, Out>(
  what: Unreadable['what'],
  rows: readonly In[],
  schema: z.ZodType<Out>,
  nameOf: (row: In) => string,
): { readonly rows: Out[]; readonly unreadable: Unreadable[] } {
  const read: Out[] = [];
  const unreadable: Unreadable[] = [];
  for (const row of rows) {
    const parsed = parseRow(schema, row);
    if (parsed.ok) read.push(parsed.value);
    else unreadable.push({ what, row: String(nameOf(row)), reason: parsed.error });
  }
  return { rows: read, unreadable };
}

/** The value, or which field is wrong and in what way. */
export function parseRow<T>(schema: z.ZodType<T>, row: unknown): Result<T, string> {
  const parsed = schema.safeParse(row);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err(`${issue?.path.join('.') ?? ''}: ${issue?.code === 'custom' ? issue.message : issue?.code}`);
}

const flag = z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1);
const tokenHash = z.string().regex(/^([0-9a-f]{2})+$/);

/** JSON text, read as what the schema says. */
export function jsonText<T>(schema: z.ZodType<T>): z.ZodType<T> {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'no JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

const sessionSchema: z.ZodType<SessionRecord> = z
  .object({
    code: z.string().min(1),
    host_token_hash: tokenHash,
    language: z.enum(LANGUAGES),
    chat_mode: z.enum(CHAT_MODES),
    locked: flag,
    names_hidden: flag,
    solo: flag,
    opened_at: z.number(),
  })
  .transform((row) => ({
    code: row.code,
    hostTokenHash: row.host_token_hash,
    language: row.language,
    chatMode: row.chat_mode,
    locked: row.locked,
    namesHidden: row.names_hidden,
    solo: row.solo,
    openedAt: row.opened_at,
  }));

const gameSchema: z.ZodType<GameRecord> = z
  .object({
    game_id: z.string().min(1),
    code: z.string(),
    scenario_id: z.enum(SCENARIO_IDS),
    opening: z.enum(OPENINGS),
  })
  .transform((row) => ({
    gameId: row.game_id,
    code: row.code,
    scenarioId: row.scenario_id,
    opening: row.opening,
  }));

const memberSchema: z.ZodType<MemberRecord> = z
  .object({
    code: z.string(),
    member: z.string().regex(/^m[0-9]+$/),
    name: z.string(),
    token_hash: z.string().min(1),
    muted: flag,
    removed: flag,
    seat_asked: z.number().int().min(0),
  })
  .transform(({ token_hash: tokenHash, seat_asked: seatAsked, ...rest }) => ({
    ...rest,
    tokenHash,
    ...(seatAsked === 0 ? {} : { seatAsked }),
  }));

const storedChannelSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('plenary') }),
  z.object({ type: z.literal('pair'), with: z.string() }),
  z.object({ type: z.literal('bloc'), agreement: agreementIdSchema }),
]);
const storedBodySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({
    type: z.literal('phrase'),
    key: z.string().refine((key) => Object.hasOwn(PHRASES, key), 'a phrase that this version does not know'),
    economy: z.string().optional(),
  }),
]);

const chatSchema: z.ZodType<ChatRecord> = z
  .object({
    code: z.string(),
    id: z.number().int(),
    member: z.string().nullable(),
    cmd_id: z.string(),
    sender: z.string().nullable(),
    channel: jsonText(storedChannelSchema),
    readers: jsonText(z.array(z.string())).nullable(),
    at_ms: z.number(),
    body: jsonText(storedBodySchema),
    hidden: flag,
  })
  .transform((row) => ({
    code: row.code,
    id: row.id,
    ...(row.member === null ? {} : { member: row.member }),
    commandId: row.cmd_id,
    ...(row.sender === null ? {} : { from: row.sender }),
    channel: row.channel,
    ...(row.readers === null ? {} : { readers: row.readers }),
    at: row.at_ms,
    body: row.body,
    hidden: row.hidden,
  }));

function highest(numbers: readonly number[]): number {
  return Math.max(0, ...numbers.filter((number) => Number.isSafeInteger(number)));
}
