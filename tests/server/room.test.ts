import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '../../shared/protocol/wire.ts';
import type { OpenedSession } from '../../shared/protocol/session.ts';
import { aClient, anId, until, type AClient } from './support/aClient.ts';
import { aServer, type AServer } from './support/aServer.ts';
import { aSessionBody, findCode, join, openTable } from './support/requests.ts';

type Guest = {
  readonly client: AClient;
  readonly token: string;
  readonly member: string;
  readonly seat?: string;
};

describe('a room', () => {
  let server: AServer;
  let opened: OpenedSession;
  let host: AClient;
  beforeAll(async () => {
    server = await aServer();
  });
  afterAll(() => server.stop());

  async function aTable(...args: Parameters<typeof aSessionBody>): Promise<void> {
    opened = await openTable(server.url, aSessionBody(...args));
    host = await aClient(server.url, opened.gameId, opened.hostToken);
  }
  async function aGuest(name: string, extra: object = {}): Promise<Guest> {
    const { body } = await join(server.url, opened.code, name, extra);
    const client = await aClient(server.url, opened.gameId, body.token);
    return {
      client,
      token: body.token,
      member: body.member,
      ...(body.seat === undefined ? {} : { seat: body.seat }),
    };
  }
  const start = () => host.ask({ type: 'startGame' });

  it('tells everyone who they are and shows them the game', async () => {
    await aTable();
    const ann = await aGuest('Ann');
    const eve = await aGuest('Eve', { as: 'watch' });
    expect(host.welcomes[0]).toMatchObject({ role: 'host', mayHost: true });
    expect(ann.client.welcomes[0]).toMatchObject({ role: 'player', name: 'Ann', seat: ann.seat });
    expect(eve.client.welcomes[0]).toMatchObject({ role: 'watcher', name: 'Eve' });
    expect((await start()).seq).toBeGreaterThan(0);
    for (const { client } of [ann, eve])
      await client.until('the briefing', () => client.game().phase === 'briefing');
    expect(ann.client.session().people.map(({ name }) => name)).toEqual(['Ann', 'Eve']);
    expect(ann.client.session().hostConnected).toBe(true);
  });

  it('lets a latecomer take a bot’s seat', async () => {
    await aTable();
    await aGuest('Ann');
    await start();
    const { body: card } = await findCode(server.url, opened.code);
    expect(card).toMatchObject({ started: true });
    const ben = await aGuest('Ben');
    expect(ben.seat).toBe(card.freeSeats[0]);
    await ben.client.until('the seat', ({ game }) => game().seats[ben.seat ?? '']?.member === ben.member);
  });

  it('resumes a seat by its token', async () => {
    await aTable();
    const ann = await aGuest('Ann');
    await ann.client.leave();
    await host.until('Ann away', ({ session }) => session().people[0]?.connected === false);
    const again = await aClient(server.url, opened.gameId, ann.token, { lastSeq: ann.client.seq() });
    expect(again.welcomes[0]).toMatchObject({ seat: ann.seat, member: ann.member });
    await host.until('Ann back', ({ session }) => session().people[0]?.connected === true);
  });

  it('gives a seat to the newest tab', async () => {
    await aTable();
    const ann = await aGuest('Ann');
    const second = await aClient(server.url, opened.gameId, ann.token);
    expect(await ann.client.closed).toBe(CLOSE_CODES.replaced);
    await second.until('presence', ({ session }) => session().people[0]?.connected === true);
    expect(second.room.connection.isOpen).toBe(true);
  });

  it('refuses tokens of nobody and of another table', async () => {
    await aTable();
    const ann = await aGuest('Ann');
    const other = await openTable(server.url);
    const entries: [string, string][] = [
      [other.gameId, ann.token],
      [other.gameId, opened.hostToken],
      [opened.gameId, 'A'.repeat(22)],
      [opened.gameId, ''],
      ['gnothing', ann.token],
    ];
    for (const [gameId, token] of entries)
      await expect(aClient(server.url, gameId, token), `${gameId} ${token}`).rejects.toThrow();
  });

  it('answers every misuse with a typed refusal and keeps the socket', async () => {
    await aTable();
    const ann = await aGuest('Ann');
    const eve = await aGuest('Eve', { as: 'watch' });
    await start();
    const ready = { type: 'declareReady', ready: true };
    const refusals: [AClient, unknown, string][] = [
      [ann.client, { type: 'startGame' }, 'host/only'],
      [ann.client, { type: 'tablePaper' }, 'intent/malformed'],
      [ann.client, { ...ready, seat: 'DUN' }, 'intent/malformed'],
      [ann.client, { ...ready, economy: 'DUN' }, 'intent/malformed'],
      [ann.client, { type: 'occupySeat', economy: 'DUN', member: 'm1' }, 'intent/malformed'],
      [ann.client, { type: 'closePhase' }, 'intent/malformed'],
      [ann.client, { type: '__proto__' }, 'intent/malformed'],
      [ann.client, null, 'intent/malformed'],
      [
        ann.client,
        { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 0, apart: [] } },
        'intent/wrong-phase',
      ],
      [eve.client, ready, 'seat/not-yours'],
      [host, ready, 'intent/not-allowed'],
      [host, { type: 'startGame' }, 'intent/wrong-phase'],
    ];
    for (const [client, intent, code] of refusals)
      expect((await client.ask(intent)).refusal?.code, JSON.stringify(intent)).toBe(code);
    expect((await ann.client.ask(ready, { basedOn: 999 })).refusal?.code).toBe('intent/stale-view');
    expect((await ann.client.ask(ready, { id: 'short' })).refusal?.code).toBe('intent/malformed');
    expect((await ann.client.ask({ type: 'lock', locked: true }, { type: 'session' })).refusal?.code).toBe(
      'host/only',
    );
    ann.client.room.send('nonsense', { deep: { deeper: true } });
    ann.client.room.send('intent', 'not an envelope');
    expect((await ann.client.ask(ready)).seq).toBeGreaterThan(0);
  });

  it('takes a command once and returns its first row to every retry', async () => {
    await aTable();
    const ann = await aGuest('Ann');
    await aGuest('Ben');
    await start();
    const id = anId();
    const intent = { type: 'declareReady', ready: true };
    const [first, second] = await Promise.all([
      ann.client.ask(intent, { id }),
      ann.client.ask(intent, { id }),
    ]);
    expect(second).toEqual(first);
    await ann.client.ask({ type: 'declareReady', ready: false });
    expect(await ann.client.ask(intent, { id })).toEqual(first);
    const again = await aClient(server.url, opened.gameId, ann.token);
    expect(await again.ask(intent, { id })).toEqual(first);
    expect(again.game().seats[ann.seat ?? '']?.ready).toBe(false);
  });

  it('closes a flood, and keeps its count over reconnection', async () => {
    await aTable();
    const ann = await aGuest('Ann');
    const ben = await aGuest('Ben');
    const flood = (client: AClient) => {
      for (let sent = 0; sent < 300; sent++)
        client.room.send('intent', { id: anId(), basedOn: 0, intent: {} });
    };
    flood(ann.client);
    expect(await ann.client.closed).toBe(CLOSE_CODES.flood);
    const again = await aClient(server.url, opened.gameId, ann.token);
    flood(again);
    expect(await again.closed).toBe(CLOSE_CODES.flood);
    expect((await ben.client.ask({}, { type: 'clock' })).lost).toBeUndefined();
  });

  it('slows down whoever asks too fast', async () => {
    await aTable();
    const ann = await aGuest('Ann');
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => ann.client.ask({ type: 'declareReady', ready: true })),
    );
    const codes = answers.map(({ refusal }) => refusal?.code);
    expect(codes.filter((code) => code === 'intent/too-fast').length).toBeGreaterThan(10);
    expect(codes.filter((code) => code === 'intent/wrong-phase').length).toBeGreaterThanOrEqual(20);
  });

  it('carries talk to those it is for', async () => {
    await aTable();
    const [ann, ben, cy] = [await aGuest('Ann'), await aGuest('Ben'), await aGuest('Cy')];
    const eve = await aGuest('Eve', { as: 'watch' });
    const say = (client: AClient, channel: object, text: string) =>
      client.ask({ channel, body: { type: 'text', text } }, { type: 'talk' });
    await say(ann.client, { type: 'plenary' }, 'hello all');
    await say(ann.client, { type: 'pair', with: ben.seat }, 'just us');
    await until('the talk', () => ben.client.chat.length === 2 && host.chat.length === 2);
    expect(cy.client.chat.map(({ body }) => body)).toEqual([{ type: 'text', text: 'hello all' }]);
    expect(eve.client.chat).toHaveLength(1);
    expect((await say(eve.client, { type: 'plenary' }, 'me too')).refusal?.code).toBe('seat/not-yours');
    expect((await say(ann.client, { type: 'pair', with: ann.seat }, 'x')).refusal?.code).toBe('seat/unknown');
    expect((await say(ann.client, { type: 'bloc', agreement: 'a9' }, 'x')).refusal?.code).toBe(
      'agreement/unknown',
    );
    expect((await say(ann.client, { type: 'plenary' }, ' \u200b ')).refusal?.code).toBe('chat/empty');
    const back = await aClient(server.url, opened.gameId, cy.token);
    expect(back.welcomes[0]?.chat.map(({ body }) => body)).toEqual([{ type: 'text', text: 'hello all' }]);
  });

  it('obeys the host about people and talk', async () => {
    await aTable();
    const [ann, ben] = [await aGuest('Ann'), await aGuest('Ben')];
    const ask = (intent: object) => host.ask(intent, { type: 'session' });
    const say = (body: object) => ann.client.ask({ channel: { type: 'plenary' }, body }, { type: 'talk' });
    expect((await say({ type: 'text', text: 'first' })).seq).toBeDefined();

    await ask({ type: 'setChatMode', mode: 'phrases' });
    expect((await say({ type: 'text', text: 'x' })).refusal?.code).toBe('chat/phrases-only');
    expect((await say({ type: 'phrase', key: 'hello' })).seq).toBeDefined();
    await ask({ type: 'setChatMode', mode: 'off' });
    expect((await say({ type: 'phrase', key: 'hello' })).refusal?.code).toBe('chat/off');
    await ask({ type: 'setChatMode', mode: 'free' });
    await ask({ type: 'muteMember', member: ann.member, muted: true });
    expect((await say({ type: 'phrase', key: 'hello' })).refusal?.code).toBe('chat/muted');

    await ask({ type: 'hideMessage', message: 1 });
    await until('the veil', () => ben.client.chat.some(({ hidden }) => hidden));
    expect(ben.client.chat.at(-1)).toMatchObject({ id: 1, hidden: true, body: { text: '' } });

    await ask({ type: 'renameMember', member: ann.member, name: 'Anna' });
    expect((await ask({ type: 'renameMember', member: ann.member, name: 'BEN' })).refusal?.code).toBe(
      'name/taken',
    );
    await ben.client.until('the name', ({ session }) => session().people[0]?.name === 'Anna');

    await ask({ type: 'lock', locked: true });
    expect((await join(server.url, opened.code, 'Cy')).body.error).toBe('session/locked');
    await ask({ type: 'lock', locked: false });

    await ask({ type: 'giveSeat', member: ann.member, economy: 'BOR' });
    await ann.client.until('the seat', ({ welcomes }) => welcomes.at(-1)?.seat === 'BOR');
    expect((await ask({ type: 'giveSeat', member: ben.member, economy: 'BOR' })).refusal?.code).toBe(
      'seat/taken',
    );
    await ask({ type: 'giveSeat', member: ann.member });
    await ann.client.until('no seat', ({ welcomes }) => welcomes.at(-1)?.role === 'watcher');
  });

  it('removes a person for good, and re-issues a link', async () => {
    await aTable();
    const [ann, ben] = [await aGuest('Ann'), await aGuest('Ben')];
    await host.ask({ type: 'removeMember', member: ann.member }, { type: 'session' });
    expect(await ann.client.closed).toBe(CLOSE_CODES.removed);
    await expect(aClient(server.url, opened.gameId, ann.token)).rejects.toThrow();
    await host.until('the free seat', ({ game }) => game().seats[ann.seat ?? '']?.member === undefined);

    await host.ask({ type: 'reissueLink', member: ben.member }, { type: 'session' });
    await until('the ticket', () => host.tickets.length === 1);
    expect(await ben.client.closed).toBe(CLOSE_CODES.replaced);
    await expect(aClient(server.url, opened.gameId, ben.token)).rejects.toThrow();
    const again = await aClient(server.url, opened.gameId, host.tickets[0]?.token ?? '');
    expect(again.welcomes[0]?.seat).toBe(ben.seat);
  });

  it('gives a soloist the host’s rights, and nobody else', async () => {
    const solo = await openTable(server.url, aSessionBody({ solo: true }, { timed: false }));
    const me = await aClient(server.url, solo.gameId, solo.member?.token ?? '');
    expect(me.welcomes[0]).toMatchObject({ role: 'player', mayHost: true });
    expect(me.game().phase).toBe('briefing');
    expect((await me.ask({ type: 'skipPhase' })).seq).toBeGreaterThan(0);
    await me.until('negotiation', ({ game }) => game().phase === 'negotiation');
  });

  it('closes a phase by its clock, and holds while paused', async () => {
    const fast = await aServer({ CLOCK_RATE: '60' });
    try {
      const table = await openTable(fast.url);
      const console = await aClient(fast.url, table.gameId, table.hostToken);
      await console.ask({ type: 'startGame' });
      await console.ask({ type: 'pauseClock' });
      await console.until('the pause', ({ game }) => game().clock.pausedRemainingMs !== undefined);
      await new Promise((done) => setTimeout(done, 1_500));
      expect(console.game().phase).toBe('briefing');
      await console.ask({ type: 'resumeClock' });
      await console.until('negotiation', ({ game }) => game().phase === 'negotiation');
      await console.until('policy', ({ game }) => game().phase === 'policy');
      await console.until('results', ({ game }) => game().phase === 'results');
      expect(console.game().reports).toHaveLength(1);
    } finally {
      await fast.stop();
    }
  });
});
