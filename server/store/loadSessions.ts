import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { CHAT_MODES, LANGUAGES, OPENINGS, SCENARIO_IDS, WORDINGS } from '#shared/content/vocabulary.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { tableLetterSchema } from '#shared/protocol/deal.ts';
import { HELPER_KINDS, helperIdSchema } from '#shared/protocol/classHosts.ts';
import { TALK_IN_MEMORY, answerRowSchema, ballotRowSchema, chatSchema, findTalk } from './talkRows.ts';
import { type Db, type DatabaseSchema, flag, jsonText, parseRow } from './databaseSchema.ts';
import type {
  ClosedForRepair,
  GameRecord,
  HelperRecord,
  MemberRecord,
  SessionRecord,
  StoredSession,
  StoredSessions,
  Unreadable,
} from './GameStore.ts';

type Row<Name extends keyof DatabaseSchema> = Selectable<DatabaseSchema[Name]>;

/**
 * Every session that was not closed, with its tables, people and latest talk. What cannot be read is one session's matter, or one
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
    const games = await db
      .selectFrom('game')
      .selectAll()
      .where('code', '=', code)
      // In which order they were opened.
      .orderBy(sql`rowid`)
      .execute();
    gameIds = games.map(({ game_id: gameId }) => gameId);
    const session = parseRow(sessionSchema, row);
    if (!session.ok) return failed({ what: 'session', row: code, reason: session.error });
    const readGames = readAll('game', games, gameSchema, ({ game_id: gameId }) => gameId);
    const [fault] = readGames.unreadable;
    if (fault !== undefined) return failed(fault);
    if (games.length === 0 && session.value.classId === undefined)
      return failed({ what: 'session', row: code, reason: 'it has no table' });
    const people = await db.selectFrom('member').selectAll().where('code', '=', code).execute();
    const talk = await findTalk(db, { code, most: TALK_IN_MEMORY + 1 });
    const links = await db.selectFrom('access').selectAll().where('code', '=', code).execute();
    const helpers = readAll('access', links, helperSchema, ({ id }) => id);
    const members = readAll('member', people, memberSchema, ({ member }) => member);
    const saidRows = await db.selectFrom('answer').selectAll().where('code', '=', code).execute();
    const ballotRows = await db.selectFrom('ballot').selectAll().where('code', '=', code).execute();
    const answers = readAll('answer', saidRows, answerRowSchema, ({ member, item }) => `${member} ${item}`);
    const ballots = readAll('ballot', ballotRows, ballotRowSchema, ({ item }) => item);
    const latest = talk.slice(0, TALK_IN_MEMORY).toReversed();
    const chat = readAll('chat', latest, chatSchema, ({ id }) => String(id));
    return ok({
      session: session.value,
      games: readGames.rows,
      members: members.rows,
      helpers: helpers.rows,
      chat: chat.rows,
      answers: answers.rows,
      ballots: ballots.rows,
      hasOlderChat: talk.length > TALK_IN_MEMORY,
      lastMember: highest(people.map(({ member }) => Number(String(member).slice(1)))),
      lastChat: highest(talk.map(({ id }) => Number(id))),
      unreadable: [members, helpers, chat, answers, ballots].flatMap(({ unreadable }) => unreadable),
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

const tokenHash = z.string().regex(/^([0-9a-f]{2})+$/);

const sessionSchema: z.ZodType<SessionRecord> = z
  .object({
    code: z.string().min(1),
    host_token_hash: tokenHash,
    language: z.enum(LANGUAGES),
    chat_mode: z.enum(CHAT_MODES),
    wording: z.enum(WORDINGS),
    locked: flag,
    names_hidden: flag,
    solo: flag,
    opened_at: z.number(),
    class_id: z.string().nullable(),
    goes_on_at: z.string().nullable(),
  })
  .transform((row) => ({
    code: row.code,
    hostTokenHash: row.host_token_hash,
    language: row.language,
    chatMode: row.chat_mode,
    wording: row.wording,
    locked: row.locked,
    namesHidden: row.names_hidden,
    solo: row.solo,
    openedAt: row.opened_at,
    ...(row.class_id === null ? {} : { classId: row.class_id }),
    ...(row.goes_on_at === null ? {} : { goesOnAt: row.goes_on_at }),
  }));

const gameSchema: z.ZodType<GameRecord> = z
  .object({
    game_id: z.string().min(1),
    code: z.string(),
    scenario_id: z.enum(SCENARIO_IDS),
    opening: z.enum(OPENINGS),
    table_letter: tableLetterSchema,
  })
  .transform((row) => ({
    gameId: row.game_id,
    code: row.code,
    scenarioId: row.scenario_id,
    opening: row.opening,
    table: row.table_letter,
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
    group_word: z.string(),
    pin_hash: z.string(),
  })
  .transform(
    ({
      token_hash: tokenHash,
      seat_asked: seatAsked,
      group_word: groupWord,
      pin_hash: pinHash,
      ...rest
    }) => ({
      ...rest,
      tokenHash,
      ...(seatAsked === 0 ? {} : { seatAsked }),
      ...(groupWord === '' ? {} : { groupWord }),
      ...(pinHash === '' ? {} : { pinHash }),
    }),
  );

const helperSchema: z.ZodType<HelperRecord> = z
  .object({
    code: z.string(),
    id: helperIdSchema,
    kind: z.enum(HELPER_KINDS),
    tables: jsonText(z.array(tableLetterSchema)),
    label: z.string(),
    token_hash: z.string(),
    revoked: flag,
  })
  .transform(({ token_hash: hash, ...rest }) => ({ ...rest, tokenHash: hash }));

function highest(numbers: readonly number[]): number {
  return Math.max(0, ...numbers.filter((number) => Number.isSafeInteger(number)));
}
