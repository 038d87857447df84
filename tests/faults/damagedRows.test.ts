import { join as joinPath } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aClient } from '../server/support/aClient.ts';
import { aServer, type AServer } from '../server/support/aServer.ts';
import { aTable } from '../server/support/aTable.ts';
import { type OpenedTable, findCode, join } from '../server/support/requests.ts';

/** What becomes of a table: it goes on; it goes on when the host says so; people are told that it cannot be read. */
type Fate = 'opens' | 'opensWithLoss' | 'closed';
type Damage = { readonly what: string; readonly sql: string; readonly fate: Fate; readonly line?: RegExp };

const CHAT = 'where code = :code and id = 1';
const SESSION = 'where code = :code';
const MEMBER = "where code = :code and member = 'm1'";
const GAME = 'where game_id = :game';
const LAST = 'where game_id = :game and seq = (select max(seq) from log where game_id = :game)';
const LAST_BUT_ONE = 'where game_id = :game and seq = (select max(seq) - 1 from log where game_id = :game)';

/** One damaged row each: as a flipped bit, a careless hand or another version leaves it. */
const DAMAGES: readonly Damage[] = [
  { what: 'nothing', sql: `update chat set hidden = hidden ${CHAT}`, fate: 'opens' },
  {
    what: 'a message beyond the limits of today',
    // As an older version kept it: 1,350 code points.
    sql: `update chat set body = '{"type":"text","text":"${'\u{1D158}\u{1D165}\u{1D16E}'.repeat(250)}${'\u1100'.repeat(600)}"}' ${CHAT}`,
    fate: 'opens',
  },
  ...[
    `update chat set body = '{"type":"text","text":' ${CHAT}`,
    `update chat set body = '' ${CHAT}`,
    `update chat set body = '{"type":"poem","text":"x"}' ${CHAT}`,
    `update chat set body = '{"type":"phrase","key":"constructor"}' ${CHAT}`,
    `update chat set body = '{"type":"text","text":7}' ${CHAT}`,
    `update chat set body = x'00ff' ${CHAT}`,
    `update chat set channel = '{"type":"whisper"}' ${CHAT}`,
    `update chat set channel = '' ${CHAT}`,
    `update chat set readers = '{}' ${CHAT}`,
    `update chat set hidden = 7 ${CHAT}`,
    `update chat set at_ms = 'noon' ${CHAT}`,
  ].map((sql) => ({ what: 'a message', sql, fate: 'opens' as const, line: /"what":"chat"/ })),
  ...[
    `update member set token_hash = '' ${MEMBER}`,
    `update member set member = 'nobody' ${MEMBER}`,
    `update member set removed = 9 ${MEMBER}`,
    `update member set name = null ${MEMBER}`,
  ].map((sql) => ({ what: 'a person', sql, fate: 'opens' as const, line: /"what":"member"/ })),
  ...[
    `update session set language = 'xx' ${SESSION}`,
    `update session set language = '' ${SESSION}`,
    `update session set chat_mode = 'loud' ${SESSION}`,
    `update session set host_token_hash = 'no hash' ${SESSION}`,
    `update session set locked = 'maybe' ${SESSION}`,
    `update session set opened_at = null ${SESSION}`,
  ].map((sql) => ({ what: 'a session', sql, fate: 'closed' as const, line: /"what":"session"/ })),
  ...[
    `update game set scenario_id = 'mars' ${GAME}`,
    `update game set opening = '' ${GAME}`,
    `delete from session ${SESSION}`,
  ].map((sql) => ({ what: 'a table', sql, fate: 'closed' as const, line: /"what":"game"/ })),
  ...[
    `update log set body = '[{"type":' ${LAST}`,
    `update log set body = '' ${LAST}`,
    `update log set body = '{}' ${LAST}`,
    `update log set body = x'00' ${LAST}`,
    `update log set t_ms = 'soon' ${LAST}`,
    `delete from log ${LAST_BUT_ONE}`,
    `update log set seq = seq + 3 ${LAST}`,
    `update log set body = '[{"type":"nonsense"}]' ${LAST}`,
    `update log set at_ms = at_ms + 1 ${LAST}`,
  ].map((sql) => ({ what: 'the end of a log', sql, fate: 'opensWithLoss' as const, line: /"what":"log"/ })),
  ...[
    `update log set v = 99 ${LAST}`,
    `delete from snapshot ${GAME}; delete from log ${GAME} and seq = 1`,
    `delete from snapshot ${GAME}; update log set body = '' ${GAME} and seq = 1`,
  ].map((sql) => ({ what: 'a log', sql, fate: 'closed' as const, line: /"what":"log"/ })),
  ...[
    `update snapshot set state = '{' ${GAME}`,
    `update snapshot set state = '' ${GAME}`,
    `update snapshot set state = '7' ${GAME}`,
    `update snapshot set hash = '00' ${GAME}`,
  ].map((sql) => ({ what: 'a snapshot', sql, fate: 'opens' as const, line: /"what":"snapshot"/ })),
  {
    what: 'an old row',
    sql: `update log set body = '' ${GAME} and seq = 1`,
    fate: 'opensWithLoss',
    line: /"what":"log"/,
  },
];

type Stricken = OpenedTable & {
  readonly annSeat: string;
  readonly annToken: string;
  readonly benToken: string;
};

describe('rows that cannot be read', () => {
  let server: AServer;
  const tables: Stricken[] = [];

  beforeAll(async () => {
    server = await aServer();
    for (const _damage of DAMAGES) tables.push(await aStrickenTable(server.url));
    await server.kill();
    damage(server.dataFolder, tables);
    await server.start();
  });
  afterAll(() => server.stop());

  it.each(DAMAGES.map((each, index) => [each.what, each.sql.slice(0, 90), index] as const))(
    'of %s are the matter of one table: %s',
    async (_what, _sql, index) => {
      const { fate, line } = DAMAGES[index] as Damage;
      const table = tables[index] as Stricken;
      if (fate === 'closed') await expectClosed(server, table);
      else await expectOpen(server, table, fate);
      if (line === undefined) return;
      const lines = server.output().split('\n');
      expect(lines.filter((each) => each.includes(table.gameId) && line.test(each))).not.toEqual([]);
    },
  );

  it('stay where they are, or beside the log, for the operator to look at', async () => {
    await server.kill();
    const database = new DatabaseSync(joinPath(server.dataFolder, 'accord.sqlite'));
    const count = (sql: string) => Number(database.prepare(sql).get()?.['n']);
    expect(count("select count(*) as n from chat where body = ''")).toBe(1);
    expect(count("select count(*) as n from member where member = 'nobody'")).toBe(1);
    expect(count("select count(*) as n from session where language = 'xx'")).toBe(1);
    expect(count("select count(distinct game_id) as n from set_aside where source = 'log'")).toBe(9);
    database.close();
    await server.start();
  });
});

/** Ann and Ben sit, the game has begun, two messages are said. */
async function aStrickenTable(url: string): Promise<Stricken> {
  const table = await aTable(url);
  const ann = await table.guest('Ann');
  const ben = await table.guest('Ben');
  await table.start();
  for (const text of ['First words', 'Second words'])
    await table.host.ask({ channel: { type: 'plenary' }, body: { type: 'text', text } }, { type: 'talk' });
  for (const ready of [true, false]) await ben.client.ask({ type: 'declareReady', ready });
  for (const client of [ann.client, ben.client, table.host]) await client.leave();
  const { code, gameId, hostToken } = table;
  return { code, gameId, hostToken, annSeat: ann.seat, annToken: ann.token, benToken: ben.token };
}

function damage(dataFolder: string, tables: readonly Stricken[]): void {
  const database = new DatabaseSync(joinPath(dataFolder, 'accord.sqlite'), { defensive: false });
  database.exec('pragma foreign_keys = off');
  // As a damaged page does: values that the columns would refuse.
  database.exec('pragma writable_schema = on');
  database.exec(
    "update sqlite_master set sql = replace(replace(sql, ' not null', ''), 'strict', '') where type = 'table'",
  );
  database.exec('pragma writable_schema = reset');
  for (const [index, { sql }] of DAMAGES.entries()) {
    const { code, gameId } = tables[index] as Stricken;
    for (const statement of sql.split('; ')) {
      const prepared = database.prepare(statement);
      prepared.setAllowUnknownNamedParameters(true);
      expect(prepared.run({ code, game: gameId }).changes).toBeGreaterThan(0);
    }
  }
  database.close();
}

async function expectClosed(
  { url }: AServer,
  { code, gameId, hostToken, benToken }: Stricken,
): Promise<void> {
  expect((await findCode(url, code)).body.error).toBe('session/unreadable');
  expect((await join(url, code, 'Cy')).body.error).toBe('session/unreadable');
  for (const token of [hostToken, benToken])
    await expect(aClient(url, gameId, token)).rejects.toThrow('session/unreadable');
}

async function expectOpen({ url }: AServer, table: Stricken, fate: Fate): Promise<void> {
  const { code, gameId, hostToken, benToken } = table;
  const host = await aClient(url, gameId, hostToken);
  const ben = await aClient(url, gameId, benToken);
  // Rows before the last snapshot are looked through while people come back.
  if (fate === 'opensWithLoss') await host.until('the notice', ({ session }) => session().historyLost);
  else expect(host.session().historyLost).toBe(false);
  if (fate === 'opensWithLoss') {
    expect((await ben.ask({ type: 'declareReady', ready: true })).refusal?.code).toBe('server/history-lost');
    await host.ask({ type: 'continueAfterLoss' }, { type: 'session' });
    await ben.until('the end of it', ({ session }) => !session().historyLost);
  }
  const said = { channel: { type: 'plenary' }, body: { type: 'text', text: 'Third words' } };
  expect((await host.ask(said, { type: 'talk' })).seq).toBeGreaterThan(0);
  expect(host.welcomes[0]?.chat.at(-1)?.body).toEqual({ type: 'text', text: 'Second words' });
  expect((await ben.ask({ type: 'declareReady', ready: true })).seq).toBeGreaterThan(0);
  const cy = await join(url, code, 'Cy');
  expect(cy.status).toBe(200);
  expect(['m1', 'm2']).not.toContain(cy.body.member);
  await host.leave();
  await ben.leave();
}
