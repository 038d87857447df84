import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../shared/kernel/records.ts';
import type { PastGameView } from '../../shared/protocol/classTables.ts';
import type { ReturnAnswer } from '../../shared/protocol/session.ts';
import { CLOSE_CODES } from '../../shared/protocol/wire.ts';
import {
  aClass,
  aClassClient,
  type ClassClient,
  closeClasses,
  dealAll,
  gather,
  sit,
} from './support/aClass.ts';
import { aClient } from './support/aClient.ts';
import { aServer, type AServer } from './support/aServer.ts';
import { aSessionBody, post } from './support/requests.ts';

let server: AServer;
beforeAll(async () => {
  server = await aServer();
});
afterEach(closeClasses);
afterAll(() => server.stop());

const aToken = (): string => randomBytes(16).toString('base64url');

describe('a class that plays several games', () => {
  const past = ({ documents }: ClassClient): readonly PastGameView[] =>
    JSON.parse(documents()['past'] ?? '[]');
  const { settings } = aSessionBody({}, { seed: 'second' });

  it('gathers again after the debrief, is dealt to other faces and seats, and keeps what came of the game before', async () => {
    const room = await aClass(server.url);
    const people = await gather(room, 8);
    await dealAll(room);
    const host = room.host;
    const ask = async (intent: object): Promise<void> =>
      expect((await host.ask(intent)).refusal).toBeUndefined();
    const refusalOf = async (intent: object) => (await host.ask(intent)).refusal?.code;
    await host.until('seats', (client) => client.people().every(({ seat }) => seat !== undefined));
    const before = new Map(host.people().map(({ member, table, seat }) => [member, { table, seat }]));
    const first = must(people[0], 'a person');
    const { client } = await sit(server.url, room, first);
    await ask({ type: 'startPlay' });
    expect(await refusalOf({ type: 'nextGame', settings })).toBe('class/not-now');
    await ask({ type: 'press', press: 'endNow' });
    await host.until('the end', ({ view }) => view().stage === 'debrief');
    await ask({ type: 'nextGame', settings });
    expect(await client.closed).toBe(CLOSE_CODES.moved);
    await host.until('gathering', ({ view }) => view().stage === 'gathering' && view().game === 2);
    await host.until('no table', ({ summaries }) => summaries().length === 0);
    expect(past(host).map((game) => game.tables.map(({ table }) => table))).toEqual([['A', 'B']]);
    expect(JSON.stringify(past(host))).not.toContain(aSessionBody().settings.seed);
    await ask({ type: 'proposeDeal', mode: 'faces', newSeats: true, pins: {} });
    await host.until('a deal', ({ deal }) => deal() !== undefined);
    const proposed = must(host.deal(), 'deal');
    for (const { people: at } of proposed.tables) {
      for (const { member, seat } of at) expect(seat).not.toBe(before.get(member)?.seat);
      // Two of four come from each table of before: fewer repeated pairs there cannot be.
      expect(at.filter(({ member }) => before.get(member)?.table === 'A').length).toBe(2);
    }
    await ask({ type: 'applyDeal', deal: proposed.deal });
    await host.until('tables', ({ view, summaries }) => view().stage === 'dealt' && summaries().length === 2);
    await ask({ type: 'startPlay' });
    const again = await sit(server.url, room, first);
    expect(again.client.welcomes[0]?.seat).toBeDefined();
    const tables = host.summaries().map(({ gameId }) => gameId);

    await server.kill();
    await server.start();
    const back = await aClassClient(server.url, room.classId, room.hostToken);
    await back.until('tables', ({ summaries }) => summaries().length === 2);
    expect(back.summaries().map(({ gameId }) => gameId)).toEqual(tables);
    expect([back.view().game, back.view().stage, past(back).length]).toEqual([2, 'playing', 1]);
    const { client: seated } = await sit(server.url, room, first);
    expect(seated.welcomes[0]?.seat).toBe(again.client.welcomes[0]?.seat);
    expect((await back.ask({ type: 'press', press: 'pauseClock' })).refusal).toBeUndefined();
  });
});

describe('a class that goes on another day', () => {
  it('stands still at all tables, says on every device when it continues, and goes on after a restart', async () => {
    const room = await aClass(server.url);
    const [ann] = await gather(room, 5);
    await dealAll(room);
    const { host } = room;
    expect((await host.ask({ type: 'startPlay' })).refusal).toBeUndefined();
    const { client, gameId } = await sit(server.url, room, must(ann, 'a person'));
    const week = Date.now() + 7 * 86_400_000;
    const tooFar = { type: 'adjourn', untilAt: Date.now() + 61 * 86_400_000 };
    expect((await host.ask(tooFar)).refusal?.code).toBe('class/too-far');
    expect((await host.ask({ type: 'adjourn', untilAt: week })).refusal).toBeUndefined();
    await host.until('a pause', ({ summaries }) =>
      summaries().every(({ pausedLeftMs }) => pausedLeftMs !== undefined),
    );
    await client.until('the day', ({ session }) => session().ofClass?.adjournedUntil === week);
    // Cards to come back by are printed twice: those of the first time open nothing any more.
    expect((await host.ask({ type: 'makePins' })).refusal).toBeUndefined();
    await host.until('PINs', ({ pins }) => pins().length === 5);
    const [first] = host.pins();
    expect((await host.ask({ type: 'makePins' })).refusal).toBeUndefined();
    await host.until('other PINs', ({ pins }) => pins()[0] !== first);
    const card = must(host.pins()[0], 'a card');
    expect(card).toMatchObject({ member: must(ann, 'a person').member, name: 'Person 1' });
    await server.kill();
    await server.start();
    const back = await aClassClient(server.url, room.classId, room.hostToken);
    expect(back.view().adjourned).toEqual({ untilAt: week, times: 1 });
    await back.until('tables', ({ summaries }) => summaries().length > 0);
    expect(back.summaries().every(({ pausedLeftMs }) => pausedLeftMs !== undefined)).toBe(true);
    expect((await back.ask({ type: 'reconvene' })).refusal).toBeUndefined();
    await back.until(
      'clocks',
      ({ summaries, view }) =>
        summaries().every(({ pausedLeftMs }) => pausedLeftMs === undefined) && view().adjourned === undefined,
    );
    const comeBack = (pin: string, token = aToken()) =>
      post<ReturnAnswer>(server.url, '/api/return', { code: room.code, name: 'Person 1', pin, token });
    const device = must(must(ann, 'a person').pin, 'the PIN of the device');
    if (![device, card.pin].includes(must(first, 'a card').pin))
      expect((await comeBack(must(first, 'a card').pin)).body.error).toBe('return/wrong-pin');
    expect((await comeBack(device)).body.state).toBe('admitted');
    const token = aToken();
    expect((await comeBack(card.pin, token)).body.state).toBe('admitted');
    expect((await aClient(server.url, gameId, token)).welcomes[0]?.seat).toBe(client.welcomes[0]?.seat);
  });
});

describe('somebody who sits at a table of a class', () => {
  it('may leave: name and words are gone, a bot has the seat, and the link opens nothing', async () => {
    const room = await aClass(server.url);
    const [ann] = await gather(room, 4);
    await dealAll(room);
    const { client, gameId } = await sit(server.url, room, must(ann, 'a person'));
    const seat = must(client.welcomes[0]?.seat, 'seat');
    const talk = { channel: { type: 'plenary' }, body: { type: 'text', text: 'farewell' } };
    expect((await client.ask(talk, { type: 'talk' })).refusal).toBeUndefined();
    const left = await client.ask({ forGood: true }, { type: 'leave' });
    expect(left.refusal).toBeUndefined();
    expect(await client.closed).toBe(CLOSE_CODES.removed);
    await room.host.until('three', ({ people }) => people().length === 3);
    await room.host.until('a bot', ({ summaries }) =>
      summaries().some(({ seats }) => seats.some(({ economy, who }) => economy === seat && who === 'bot')),
    );
    await expect(sit(server.url, room, must(ann, 'a person'))).rejects.toThrow();
    expect(gameId).not.toBe('');
    expect(JSON.stringify(room.host.documents())).not.toContain('Person 1"');
  });
});
