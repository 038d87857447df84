import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '../../shared/protocol/wire.ts';
import { aClient, anId, until, type AClient } from './support/aClient.ts';
import { aServer, type AServer } from './support/aServer.ts';
import { aTable } from './support/aTable.ts';
import { aTap } from './support/aTap.ts';
import { aPactDraft } from '../support/aProvincesTable.ts';
import { aRoomAddress, aSessionBody, findCode, join } from './support/requests.ts';
import { must } from '../../shared/kernel/records.ts';
import { provinceGame } from '../../shared/rules/state.ts';

describe('people and talk in a room', () => {
  let server: AServer;
  beforeAll(async () => {
    server = await aServer();
  });
  afterAll(() => server.stop());

  it('closes a flood, and keeps its count over reconnection', async () => {
    const table = await aTable(server.url);
    const { guest } = table;
    const ann = await guest('Ann');
    const ben = await guest('Ben');
    const flood = (client: AClient) => {
      for (let sent = 0; sent < 380; sent++)
        client.room.send('intent', { id: anId(), basedOn: 0, intent: {} });
    };
    flood(ann.client);
    expect(await ann.client.closed).toBe(CLOSE_CODES.flood);
    const again = await aClient(server.url, table.gameId, ann.token);
    flood(again);
    expect(await again.closed).toBe(CLOSE_CODES.flood);
    expect((await ben.client.ask({}, { type: 'clock' })).lost).toBeUndefined();
  });

  it('slows down whoever asks too fast', async () => {
    const table = await aTable(server.url);
    const { guest } = table;
    const ann = await guest('Ann');
    const answers = await Promise.all(
      Array.from({ length: 120 }, () => ann.client.ask({ type: 'declareReady', ready: true })),
    );
    const codes = answers.map(({ refusal }) => refusal?.code);
    expect(codes.filter((code) => code === 'intent/too-fast').length).toBeGreaterThan(10);
    expect(codes.filter((code) => code === 'intent/wrong-phase').length).toBeGreaterThanOrEqual(20);
  });

  it('carries talk to those it is for', async () => {
    const table = await aTable(server.url);
    const { host, guest } = table;
    const [ann, ben, cy] = [await guest('Ann'), await guest('Ben'), await guest('Cy')];
    const eve = await guest('Eve', { as: 'watch' });
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
    const back = await aClient(server.url, table.gameId, cy.token);
    expect(back.welcomes[0]?.chat.map(({ body }) => body)).toEqual([{ type: 'text', text: 'hello all' }]);
  });

  it('carries talk among the members of a pact, and to nobody else', async () => {
    const settings = { scenarioId: 'provinces', opening: 'year1997', preset: 'provincesStandard' } as const;
    const table = await aTable(server.url, aSessionBody({}, { ...settings, rounds: 6, timed: false }));
    const { host, guest } = table;
    const sh = await guest('Ann', { seat: 'SH' });
    const [js, zj] = [await guest('Ben', { seat: 'JS' }), await guest('Cy', { seat: 'ZJ' })];
    await table.start();
    await host.ask({ type: 'skipPhase' });
    await sh.client.until('the negotiation', ({ game }) => game().phase === 'negotiation');
    await sh.client.ask({ type: 'tableProposal', draft: aPactDraft(['SH', 'JS']) });
    const ours = () =>
      Object.values(js.client.game().proposals).find(({ parties }) => parties.join() === 'SH,JS');
    await js.client.until('the proposal', () => ours() !== undefined);
    const { id: proposal, revision } = must(ours(), 'the proposal');
    await js.client.ask({ type: 'signProposal', proposal, revision, confirmed: true });
    const pact = () =>
      Object.values(provinceGame(js.client.game()).provinces.pacts).find(
        ({ proposal: of }) => of === proposal,
      );
    await js.client.until('the pact', () => pact() !== undefined);
    const channel = { type: 'bloc', agreement: must(pact(), 'the pact').id };
    const body = { type: 'text', text: 'just us two' };
    expect((await js.client.ask({ channel, body }, { type: 'talk' })).seq).toBeDefined();
    await until('the talk', () => sh.client.chat.length === 1);
    expect((await zj.client.ask({ channel, body }, { type: 'talk' })).refusal?.code).toBe('chat/not-in-bloc');
    expect(zj.client.chat).toEqual([]);
  });

  it('obeys the host about people and talk', async () => {
    const table = await aTable(server.url);
    const { host, guest } = table;
    const [ann, ben] = [await guest('Ann'), await guest('Ben')];
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
    await ann.client.until('the word to her', ({ welcomes }) => welcomes.at(-1)?.name === 'Anna');
    await ask({ type: 'hideNames', hidden: true });
    await ben.client.until('hidden names', ({ session }) => session().namesHidden);
    expect(
      (await ann.client.ask({ type: 'hideNames', hidden: false }, { type: 'session' })).refusal?.code,
    ).toBe('host/only');

    expect(ben.client.session().wording).toBe('general');
    await ask({ type: 'setWording', wording: 'classroom' });
    await ben.client.until('other words', ({ session }) => session().wording === 'classroom');

    await ask({ type: 'lock', locked: true });
    expect((await join(server.url, table.code, 'Cy')).body.error).toBe('session/locked');
    await ask({ type: 'lock', locked: false });

    await ask({ type: 'giveSeat', member: ann.member, economy: 'BOR' });
    await ann.client.until('the seat', ({ welcomes }) => welcomes.at(-1)?.seat === 'BOR');
    expect((await ask({ type: 'giveSeat', member: ben.member, economy: 'BOR' })).refusal?.code).toBe(
      'seat/taken',
    );
    // The host saw Ann there: the two change seats.
    const swap = { type: 'giveSeat', member: ben.member, economy: 'BOR', replaces: ann.member };
    expect((await ask(swap)).seq).toBeDefined();
    await ann.client.until('the swap', ({ welcomes }) => welcomes.at(-1)?.seat === ben.seat);
    await ben.client.until('the swap', ({ welcomes }) => welcomes.at(-1)?.seat === 'BOR');
    expect((await ask({ ...swap, member: ann.member })).refusal?.code).toBe('seat/taken');
    await ask({ type: 'giveSeat', member: ann.member });
    await ann.client.until('no seat', ({ welcomes }) => welcomes.at(-1)?.role === 'watcher');
  });

  it('gives the seat of the centre, where a person may hold it, to whoever comes after the provinces are taken', async () => {
    const body = aSessionBody(
      {},
      { scenarioId: 'provinces', opening: 'year1997', preset: 'provincesStandard', centre: 'seat' },
    );
    const table = await aTable(server.url, body);
    for (let n = 1; n <= 10; n++)
      expect((await join(server.url, table.code, `P${n}`)).body.seat).not.toBe('CN');
    expect((await findCode(server.url, table.code)).body.freeSeats).toEqual(['CN']);
    expect((await join(server.url, table.code, 'Eleventh')).body.seat).toBe('CN');
    expect((await join(server.url, table.code, 'Twelfth')).body.seat).toBeUndefined();
  });

  it('lets a class larger than the table sit in turn, without a bot in between', async () => {
    const table = await aTable(server.url);
    const { host, guest } = table;
    const people = [];
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) people.push(await guest(`P${n}`));
    await table.start();
    const seated = () =>
      Object.values(host.game().seats)
        .map(({ member }) => Number(member?.slice(1)))
        .toSorted((a, b) => a - b);
    expect(seated()).toEqual([1, 2, 3, 4]);
    for (const turn of [
      [5, 6, 7, 8],
      [1, 2, 9, 10],
    ]) {
      const before = host.seq();
      expect((await host.ask({ type: 'rotateSeats' }, { type: 'session' })).seq).toBe(before + 1);
      await host.until('the turn', () => String(seated()) === String(turn));
    }
    await people[8]?.client.until('a seat', ({ welcomes }) => welcomes.at(-1)?.role === 'player');
    await people[5]?.client.until('no seat', ({ welcomes }) => welcomes.at(-1)?.role === 'watcher');
    expect(Object.values(host.game().proposals)).toEqual([]);
    expect((await people[0]?.client.ask({ type: 'rotateSeats' }, { type: 'session' }))?.refusal?.code).toBe(
      'host/only',
    );
  });

  it('removes a person for good, and re-issues a link', async () => {
    const table = await aTable(server.url);
    const { host, guest } = table;
    const [ann, ben] = [await guest('Ann'), await guest('Ben')];
    const screen = await aClient(server.url, table.gameId, ann.token, { screen: true });
    await host.ask({ type: 'removeMember', member: ann.member }, { type: 'session' });
    for (const { closed } of [ann.client, screen]) expect(await closed).toBe(CLOSE_CODES.removed);
    await expect(aClient(server.url, table.gameId, ann.token)).rejects.toThrow();
    expect((await join(server.url, table.code, 'Ann', { token: ann.token })).status).toBe(400);
    await host.until('the free seat', ({ game }) => game().seats[ann.seat]?.member === undefined);

    await host.ask({ type: 'reissueLink', member: ben.member }, { type: 'session' });
    await until('the ticket', () => host.tickets.length === 1);
    expect(await ben.client.closed).toBe(CLOSE_CODES.reissued);
    await expect(aClient(server.url, table.gameId, ben.token)).rejects.toThrow();
    const again = await aClient(server.url, table.gameId, host.tickets[0]?.token ?? '');
    expect(again.welcomes[0]?.seat).toBe(ben.seat);
  });

  it('lets nobody in on an entry that was asked for before a removal or a new link', async () => {
    const table = await aTable(server.url);
    const [ann, ben] = [await table.guest('Ann'), await table.guest('Ben')];
    const entries = [];
    for (const { token } of [ann, ben]) entries.push(await aRoomAddress(server.url, table.gameId, token));
    await table.host.ask({ type: 'removeMember', member: ann.member }, { type: 'session' });
    await table.host.ask({ type: 'reissueLink', member: ben.member }, { type: 'session' });
    await until('the ticket', () => table.host.tickets.length === 1);
    const again = await aClient(server.url, table.gameId, table.host.tickets[0]?.token ?? '');
    const codes = [];
    for (const entry of entries) {
      // Node takes headers here; the types of the browser do not know them.
      const options = { headers: { origin: server.url } } as unknown as string[];
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}${entry}`, options);
      codes.push(await new Promise((done) => socket.addEventListener('close', ({ code }) => done(code))));
    }
    expect(codes).toEqual([CLOSE_CODES.removed, CLOSE_CODES.reissued]);
    expect((await again.ask({}, { type: 'clock' })).lost).toBeUndefined();
  });

  it('writes no name, word or token of them to its log', () => {
    const log = server.output();
    expect(log).toContain('"joined"');
    expect(log).not.toMatch(/Anna|hello all|just us|first/);
    expect(log).not.toMatch(/[\w-]{22}"/);
  });

  it('shows a person whose network is gone as away, and hands the seat to a bot later', async () => {
    // As many pings as in production, by which a server notices.
    const fast = await aServer({ CLOCK_RATE: '5', PINGS_MISSED: '2' });
    const tap = await aTap(fast.port);
    try {
      const table = await aTable(fast.url);
      const { body } = await join(fast.url, table.code, 'Ann');
      const ann = await aClient(tap.url, table.gameId, body.token);
      await table.host.until('Ann', ({ session }) => session().people[0]?.connected === true);
      tap.freeze();
      await table.host.until('away', ({ session }) => session().people[0]?.connected === false);
      expect(table.host.game().seats[body.seat ?? '']?.present).toBe(true);
      await table.host.until('minded', ({ game }) => game().seats[body.seat ?? '']?.present === false);
      const back = await aClient(fast.url, table.gameId, body.token, { witness: ann.witness() });
      await table.host.until('back', ({ game }) => game().seats[body.seat ?? '']?.present === true);
      expect(back.welcomes[0]?.seat).toBe(body.seat);
    } finally {
      await tap.close();
      await fast.stop();
    }
  });
});
