import { join as joinPath } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../shared/kernel/records.ts';
import type { Channel, ChatMessage, TalkBefore } from '../../shared/protocol/session.ts';
import { EARLIER_PAGE } from '../../server/session/talk.ts';
import { aClient, until, type AClient } from './support/aClient.ts';
import { aServer, type AServer } from './support/aServer.ts';
import { aTable, type ATable, type Guest } from './support/aTable.ts';
import { SERVER_LIMITS } from '../../server/limits/rateLimits.ts';
import { PATIENCE_MS } from '../support/patience.ts';

/** Rounds of talk that stand on disk: in each, six messages. */
const ROUNDS = 130;
const PER_ROUND = 6;
const TOTAL = ROUNDS * PER_ROUND;

describe('earlier talk', () => {
  let server: AServer;
  let table: ATable;
  let ann: Guest;
  let ben: Guest;
  let cy: Guest;
  let eve: Guest;

  beforeAll(async () => {
    server = await aServer();
    table = await aTable(server.url);
    [ann, ben, cy] = [await table.guest('Ann'), await table.guest('Ben'), await table.guest('Cy')];
    eve = await table.guest('Eve', { as: 'watch' });
    await table.start();
    await server.kill();
    talkFor(table.code);
    await server.start();
  });
  afterAll(() => server.stop());

  /** Said over the wire it would take minutes. Message 2 is hidden, message 8 cannot be read. */
  function talkFor(code: string): void {
    const pair = (guest: Guest): Channel => ({ type: 'pair', with: guest.seat });
    const round: readonly [Guest | undefined, Channel, readonly string[] | undefined, string][] = [
      [ann, { type: 'plenary' }, undefined, 'all'],
      [ben, { type: 'plenary' }, undefined, 'all'],
      [ann, pair(ben), [ann.seat, ben.seat], 'annAndBen'],
      [ben, pair(ann), [ben.seat, ann.seat], 'annAndBen'],
      [cy, pair(ben), [cy.seat, ben.seat], 'cyAndBen'],
      [undefined, pair(ann), [ann.seat], 'hostAndAnn'],
    ];
    const database = new DatabaseSync(joinPath(server.dataFolder, 'accord.sqlite'));
    database.exec('begin');
    const statement = database.prepare(
      `insert into chat (code, id, member, cmd_id, sender, channel, readers, at_ms, body, hidden)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    for (let index = 0; index < TOTAL; index++) {
      const [who, channel, readers, words] = must(round[index % PER_ROUND], 'message');
      const id = index + 1;
      const body = id === 8 ? '' : JSON.stringify({ type: 'text', text: `${words} ${id}` });
      const kept = readers === undefined ? null : JSON.stringify(readers);
      const member = who?.member ?? null;
      const sender = who?.seat ?? null;
      statement.run(
        code,
        id,
        member,
        `c-${id}`,
        sender,
        JSON.stringify(channel),
        kept,
        id,
        body,
        Number(id === 2),
      );
    }
    database.exec('commit');
    database.close();
  }

  const enter = (token: string): Promise<AClient> => aClient(server.url, table.gameId, token);

  /** All pages of a room down to the first message, oldest first; waits where it asks too fast. */
  async function readAll(client: AClient, asked: TalkBefore = {}): Promise<ChatMessage[]> {
    let messages: ChatMessage[] = [];
    let before = asked.before;
    while (true) {
      const page = await client.earlier({ ...asked, ...(before === undefined ? {} : { before }) });
      if (page.refusal?.code === 'intent/too-fast') {
        await new Promise((done) => setTimeout(done, 1_000 / SERVER_LIMITS.earlierTalkPerSecond));
        continue;
      }
      const got = must(page.messages, 'a page');
      expect(got.length).toBeLessThanOrEqual(EARLIER_PAGE);
      messages = [...got, ...messages];
      if (page.next === undefined) return messages;
      before = page.next;
    }
  }
  const wordsOf = (messages: readonly ChatMessage[]): string[] => [
    ...new Set(messages.map(({ body }) => (body.type === 'text' ? (body.text.split(' ')[0] ?? '') : ''))),
  ];
  const idsOf = (messages: readonly ChatMessage[]): number[] => messages.map(({ id }) => id);

  it('is read page by page to the first message, by each what they may read and nothing of others', async () => {
    const cases: readonly [string, readonly number[]][] = [
      [ann.token, [0, 1, 2, 3, 5]],
      [cy.token, [0, 1, 4]],
      [eve.token, [0, 1]],
      [table.hostToken, [0, 1, 2, 3, 4, 5]],
    ];
    for (const [token, mayRead] of cases) {
      const client = await enter(token);
      const welcome = must(client.welcomes[0], 'welcome');
      expect(welcome.isChatWhole).toBe(false);
      const first = must(welcome.chat[0], 'message').id;
      const all = [...(await readAll(client, { before: first })), ...welcome.chat];
      const expected = Array.from({ length: TOTAL }, (_, index) => index + 1).filter(
        (id) => mayRead.includes((id - 1) % PER_ROUND) && id !== 8,
      );
      expect(idsOf(all)).toEqual(expected);
    }
  });

  it('has each room apart, a pair in both directions', async () => {
    const client = await enter(ann.token);
    const pair = await readAll(client, { channel: { type: 'pair', with: ben.seat } });
    expect(wordsOf(pair)).toEqual(['annAndBen']);
    expect(pair).toHaveLength(2 * ROUNDS);
    expect(wordsOf(await readAll(client, { channel: { type: 'pair', with: cy.seat } }))).toEqual([]);
    // What the host says to one seat stands among what is said to all.
    const plenary = await readAll(client, { channel: { type: 'plenary' }, before: 60 });
    expect(new Set(wordsOf(plenary))).toEqual(new Set(['', 'all', 'hostAndAnn']));
    const other = await enter(cy.token);
    expect(wordsOf(await readAll(other, { channel: { type: 'pair', with: ann.seat } }))).toEqual([]);
  });

  it('keeps hidden what the host has hidden, now too, but for the host', async () => {
    const host = await enter(table.hostToken);
    const client = await enter(cy.token);
    expect((await host.ask({ type: 'hideMessage', message: 1 }, { type: 'session' })).seq).toBeDefined();
    await client.until('the veil', ({ chat }) => chat.some(({ id, hidden }) => id === 1 && hidden));
    const [first, second] = await readAll(client, { before: 3 });
    for (const message of [first, second])
      expect(message).toMatchObject({ hidden: true, body: { type: 'text', text: '' } });
    expect((await readAll(host, { before: 3 }))[1]).toMatchObject({ hidden: true, body: { text: 'all 2' } });
    expect((await host.ask({ type: 'hideMessage', message: 9_999 }, { type: 'session' })).refusal?.code).toBe(
      'intent/malformed',
    );
  });

  it('refuses what is malformed, whoever asks too fast, and a big screen', async () => {
    const client = await enter(eve.token);
    const malformed = [
      undefined,
      { before: 0 },
      { before: 1.5 },
      { before: '1' },
      { more: 1 },
      { channel: 'x' },
    ];
    for (const asked of malformed)
      expect((await client.earlier(asked)).refusal?.code, JSON.stringify(asked)).toBe('intent/malformed');
    const answers = await Promise.all(
      Array.from({ length: SERVER_LIMITS.earlierTalkBurst * 3 }, () => client.earlier({})),
    );
    expect(answers.some(({ refusal }) => refusal?.code === 'intent/too-fast')).toBe(true);
    const screen = await aClient(server.url, table.gameId, table.hostToken, { screen: true });
    expect((await screen.earlier({})).refusal?.code).toBe('intent/not-allowed');
  });

  it('is not kept twice when it is sent again, however long ago it was said', async () => {
    const client = await enter(ann.token);
    const said = { channel: { type: 'plenary' }, body: { type: 'text', text: 'said again' } };
    const id = 'said-long-ago';
    expect((await client.ask(said, { type: 'talk', id })).seq).toBeDefined();
    await server.kill();
    const database = new DatabaseSync(joinPath(server.dataFolder, 'accord.sqlite'));
    // As if hundreds had been said since.
    database.prepare('update chat set cmd_id = ? where code = ? and id = 1').run(id, table.code);
    database.prepare('delete from chat where code = ? and id > ?').run(table.code, TOTAL);
    database.close();
    await server.start();
    const again = await enter(ann.token);
    expect((await again.ask(said, { type: 'talk', id })).seq).toBeDefined();
    const latest = await readAll(again, { before: TOTAL + 10 });
    expect(latest.at(-1)?.id).toBe(TOTAL);
  });

  it('goes no further where areas are asked about that name a seat twice, or one that the table does not have', async () => {
    const client = await enter(ann.token);
    const refusalOf = (areas: readonly (readonly string[])[]): Promise<unknown> =>
      client.room.request('areaPrices', { areas }, { timeout: PATIENCE_MS }).then(
        () => undefined,
        ({ reason }: { reason?: unknown }) => reason,
      );
    expect(await refusalOf([[ann.seat, 'NOBODY']])).toMatchObject({
      code: 'seat/unknown',
      economy: 'NOBODY',
    });
    expect(await refusalOf([[ann.seat, ann.seat]])).toMatchObject({ code: 'intent/malformed' });
    expect(await refusalOf([[ann.seat, ben.seat]])).toBeUndefined();
  });

  it('has nothing of an erased person any more, and every screen is told all their messages', async () => {
    const host = await enter(table.hostToken);
    const client = await enter(ben.token);
    expect(
      (await host.ask({ type: 'erasePerson', member: ann.member }, { type: 'session' })).seq,
    ).toBeDefined();
    await until('the word', () => client.withdrawn.length === 2 * ROUNDS);
    const left = await readAll(host);
    expect(left.some(({ name }) => name === 'Ann')).toBe(false);
    expect(left).toHaveLength(TOTAL - 2 * ROUNDS - 1);
  });
});
