import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../shared/kernel/records.ts';
import type { OpenedScreen, SessionCard } from '../../shared/protocol/session.ts';
import {
  aClass,
  aClassBody,
  aClassClient,
  closeClasses,
  DEAL,
  dealAll,
  gather,
  sit,
} from './support/aClass.ts';
import { aClient, anId } from './support/aClient.ts';
import { aServer, type AServer } from './support/aServer.ts';
import { get, post } from './support/requests.ts';
import { PATIENCE_MS } from '../support/patience.ts';

const BYTES_A_SUMMARY = 1_200;

describe('a class', () => {
  let server: AServer;
  beforeAll(async () => {
    server = await aServer();
  });
  afterEach(closeClasses);
  afterAll(() => server.stop());

  it('opens its big screen on another device by the code that its console shows', async () => {
    const { host, classId } = await aClass(server.url);
    const { code } = must(host.welcomes[0]?.screen, 'code of the screen');
    const opened = await post<OpenedScreen>(server.url, '/api/screen', { code });
    expect(opened.body).toMatchObject({ gameId: classId });
    const screen = await aClassClient(server.url, classId, opened.body.token);
    expect(screen.welcomes[0]?.role).toBe('screen');
    expect(screen.view().people).toBe(0);
  });

  it('tells its host who has come and who is connected, however soon they connect', async () => {
    const { host, join: enter, classId } = await aClass(server.url);
    const { body } = await enter('Ada');
    const ada = await aClassClient(server.url, classId, body.token);
    await host.until('Ada, connected', ({ people }) => people()[0]?.connected === true);
    expect(host.people().map(({ name }) => name)).toEqual(['Ada']);
    await ada.room.leave();
    await host.until('Ada, away', ({ people }) => people()[0]?.connected === false);
  });

  it('is kept for less long than the server keeps things where its host says so, and whoever joins is told', async () => {
    const room = await aClass(server.url);
    const kept = async () => (await get<SessionCard>(server.url, `/api/sessions/${room.code}`)).body.keptDays;
    expect(await kept()).toBe(30);
    expect((await room.host.ask({ type: 'keepFor', days: 3 })).refusal).toBeUndefined();
    expect(await kept()).toBe(3);
    await room.host.until('three days', ({ view }) => view().keptDays === 3);
    expect((await room.host.ask({ type: 'keepFor', days: 300 })).refusal).toBeUndefined();
    expect(await kept()).toBe(30);
    expect((await room.host.ask({ type: 'keepFor', days: 366 })).refusal?.code).toBe('intent/malformed');
  });

  it('tells its host, and nobody else, what devices said of themselves on joining', async () => {
    const room = await aClass(server.url);
    const device = { sockets: false, keeps: true, inApp: true, roundTripMs: 41 };
    const { body } = await room.join('Ada', { device });
    await room.host.until('her device', ({ people }) => people()[0]?.device !== undefined);
    expect(room.host.people()[0]?.device).toEqual(device);
    const ada = await aClassClient(server.url, room.classId, body.token);
    expect(JSON.stringify(ada.documents())).not.toContain('roundTripMs');
    expect((await room.join('Ben', { device: { ...device, sockets: 'no' } })).status).toBe(400);
  });

  it('gathers forty people, deals them to ten tables of four, and everybody sits on a seat of their own', async () => {
    const room = await aClass(server.url);
    const people = await gather(room, 40);
    await room.host.until('forty', ({ view }) => view().people === 40);
    await dealAll(room);
    expect(room.host.view().stage).toBe('dealt');
    expect(room.host.view().wording).toBe('classroom');
    expect(room.host.view().tables).toHaveLength(10);
    const sat = await Promise.all(people.map((person) => sit(server.url, room, person)));
    const places = sat.map(({ client, gameId }) => `${gameId} ${client.welcomes[0]?.seat}`);
    expect(new Set(places).size).toBe(40);
    expect(sat.every(({ client }) => client.welcomes[0]?.role === 'player')).toBe(true);
    // Each table shows its own people and nobody else's.
    const [first] = sat;
    expect(first?.client.session().people).toHaveLength(4);
    expect((await room.host.ask({ type: 'startPlay' })).refusal).toBeUndefined();
    await Promise.all(
      sat.map(({ client }) => client.until('the start', ({ game }) => game().phase === 'briefing')),
    );
    await room.host.until('all play', ({ summaries }) =>
      summaries().every(
        ({ phase, seats }) => phase === 'briefing' && seats.every(({ who }) => who === 'present'),
      ),
    );
    for (const [key, text] of Object.entries(room.host.documents()))
      if (key.startsWith('tables/')) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(BYTES_A_SUMMARY);
  });

  it('tells a person the own place and nothing else, and opens no other table to them', async () => {
    const room = await aClass(server.url, aClassBody({ seed: 'canary-seed-4711' }));
    const people = await gather(room, 8);
    await dealAll(room);
    const [ann] = people;
    const mine = await aClassClient(server.url, room.classId, must(ann, 'Ann').token);
    await mine.until('a place', ({ place }) => place() !== undefined);
    const heard = JSON.stringify(mine.documents());
    for (const secret of ['canary-seed-4711', room.hostToken, ...people.map(({ name }) => name)])
      expect(heard).not.toContain(secret);
    const other = must(
      room.host.summaries().find(({ gameId }) => gameId !== mine.place()?.gameId),
      'another table',
    );
    expect(heard).not.toContain(other.gameId);
    await expect(aClient(server.url, other.gameId, must(ann, 'Ann').token)).rejects.toThrow();
    // A big screen finds every table, except where it is opened with a person's own link.
    const screenBy = async (token: string) => aClassClient(server.url, room.classId, token, { screen: true });
    const found = JSON.stringify((await screenBy(room.hostToken)).documents());
    for (const { gameId } of room.host.summaries()) expect(found).toContain(gameId);
    const own = await screenBy(must(ann, 'Ann').token);
    expect(own.welcomes[0]?.role).toBe('screen');
    for (const { gameId } of room.host.summaries())
      expect(JSON.stringify(own.documents())).not.toContain(gameId);
    for (const intent of [DEAL, { type: 'press', press: 'pauseClock' }])
      expect((await mine.ask(intent)).refusal?.code).toBe('host/only');
  });

  it('keeps talk at its table', async () => {
    const room = await aClass(server.url);
    const [ann, ...others] = await gather(room, 8);
    await dealAll(room);
    const { client, gameId } = await sit(server.url, room, must(ann, 'Ann'));
    const body = { channel: { type: 'plenary' }, body: { type: 'text', text: 'hello here' } };
    expect((await client.ask(body, { type: 'talk' })).refusal).toBeUndefined();
    for (const person of others) {
      const { client: other, gameId: there } = await sit(server.url, room, person);
      const heard = other.welcomes[0]?.chat.length ?? 0;
      const { messages } = await other.earlier({});
      expect([heard, messages?.length]).toEqual(there === gameId ? [1, 1] : [0, 0]);
    }
  });

  it('presses for all tables at once, tells the second host what has happened, and names a table that refuses', async () => {
    const room = await aClass(server.url);
    await gather(room, 8);
    await dealAll(room);
    const second = await aClassClient(server.url, room.classId, room.hostToken);
    expect((await room.host.ask({ type: 'press', press: 'pauseClock' })).refusal?.code).toBe('class/not-now');
    await room.host.ask({ type: 'startPlay' });
    const pause = { type: 'press', press: 'pauseClock' };
    const answers = await Promise.all([room.host.ask(pause), second.ask(pause)]);
    expect(answers.map(({ refusal }) => refusal?.code)).toEqual([undefined, 'clock/paused']);
    await room.host.until('all paused', ({ summaries }) =>
      summaries().every(({ pausedLeftMs }) => pausedLeftMs !== undefined),
    );
    expect(
      (await room.host.ask({ type: 'press', press: 'resumeClock', tables: ['B'] })).refused,
    ).toBeUndefined();
    const refused = (await room.host.ask({ type: 'press', press: 'resumeClock' })).refused ?? [];
    expect(refused.map(({ table, reason }) => [table, reason.code])).toEqual([['B', 'clock/not-paused']]);
    await room.host.until('all running', ({ summaries }) =>
      summaries().every(({ pausedLeftMs }) => pausedLeftMs === undefined),
    );
    const before = room.host.summaries().map(({ endsAtMs = 0 }) => endsAtMs);
    expect((await room.host.ask({ type: 'press', press: 'addMinute' })).refused).toBeUndefined();
    await room.host.until('a minute more', ({ summaries }) =>
      summaries().every(({ endsAtMs = 0 }, place) => endsAtMs >= (before[place] ?? 0) + 60_000),
    );
  });

  it('skips and ends at all tables, and is over when all games are', async () => {
    const room = await aClass(server.url);
    await gather(room, 8);
    await dealAll(room);
    await room.host.ask({ type: 'startPlay' });
    for (const phase of ['negotiation', 'policy', 'results']) {
      expect((await room.host.ask({ type: 'press', press: 'skipPhase' })).refusal).toBeUndefined();
      await room.host.until(phase, ({ summaries }) => summaries().every((table) => table.phase === phase));
    }
    await room.host.until('a headline', ({ summaries }) =>
      summaries().every(({ headline }) => headline !== undefined),
    );
    expect((await room.host.ask({ type: 'press', press: 'endNow' })).refusal).toBeUndefined();
    await room.host.until('the debrief', ({ view }) => view().stage === 'debrief');
    expect((await room.join('Too late')).body.error).toBe('session/ended');
  });

  it('closes a phase at all tables when everybody at all of them is ready, and not before', async () => {
    const room = await aClass(server.url, aClassBody({ clock: 'relaxed' }));
    const people = await gather(room, 2);
    const pins = { [must(people[1], 'Ben').member]: 'B' };
    await room.host.ask({ type: 'proposeDeal', mode: 'even', tables: 2, pins });
    expect((await room.host.ask({ type: 'applyDeal', deal: 1 })).refusal).toBeUndefined();
    const sat = await Promise.all(people.map((person) => sit(server.url, room, person)));
    await room.host.ask({ type: 'startPlay' });
    const [ann, ben] = sat.map(({ client }) => client);
    for (const client of [ann, ben])
      await client?.until('briefing', ({ game }) => game().phase === 'briefing');
    const ready = { type: 'declareReady', ready: true };
    expect((await ann?.ask(ready))?.refusal).toBeUndefined();
    await room.host.until('Ann', ({ summaries }) =>
      summaries().some(({ seats }) => seats.some((seat) => seat.ready)),
    );
    // Several turns of the clock of the class later, Ann's table still waits.
    for (let turn = 0; turn < 4; turn++) await room.host.room.request('clock', {}, { timeout: PATIENCE_MS });
    expect(ann?.game().phase).toBe('briefing');
    const askedMs = performance.now();
    expect((await ben?.ask(ready))?.refusal).toBeUndefined();
    for (const client of [ann, ben])
      await client?.until('negotiation', ({ game }) => game().phase === 'negotiation');
    await room.host.until('negotiation', ({ summaries }) =>
      summaries().every(({ phase }) => phase === 'negotiation'),
    );
    const ends = room.host.summaries().map(({ endsAtMs }) => Number(endsAtMs));
    expect(ends).toHaveLength(2);
    expect(Math.max(...ends) - Math.min(...ends)).toBeLessThanOrEqual(performance.now() - askedMs);
  });

  it('refuses a second deal, names that every object inherits, and what is no request', async () => {
    const room = await aClass(server.url);
    const { status, body } = await get<SessionCard>(server.url, `/api/sessions/${room.code}`);
    expect([status, body.classId, body.gameId, body.freeSeats]).toEqual([200, room.classId, undefined, []]);
    await gather(room, 2);
    for (const pins of [{ constructor: 'A' }, { m1: 'constructor' }, { toString: 'B' }, ['A'], 'x'])
      expect((await room.host.ask({ type: 'proposeDeal', mode: 'even', pins })).refusal?.code).toBe(
        'intent/malformed',
      );
    for (const intent of [
      { type: 'constructor' },
      { type: 'enter', member: 'm9' },
      { type: 'noteEnd' },
      { type: 'applyDeal', deal: 0 },
      { type: 'press', press: 'toString' },
      { type: 'press', press: 'pauseClock', tables: ['Q'] },
      null,
      [],
    ])
      expect((await room.host.ask(intent)).refusal?.code).toBe('intent/malformed');
    expect((await room.host.ask({ type: 'applyDeal', deal: 1 })).refusal?.code).toBe('class/no-deal');
    await room.host.ask(DEAL);
    const id = anId();
    const twice = await Promise.all([
      room.host.ask({ type: 'applyDeal', deal: 1 }, { id }),
      room.host.ask({ type: 'applyDeal', deal: 1 }, { id }),
      room.host.ask({ type: 'applyDeal', deal: 1 }),
    ]);
    expect(twice.map(({ refusal }) => refusal?.code)).toEqual([undefined, undefined, 'class/not-now']);
    await room.host.until('one table', ({ view }) => view().tables.join() === 'A');
    const wrong = { ...aClassBody(), settings: { ...aClassBody().settings, opening: 'constructor' } };
    expect((await post(server.url, '/api/classes', wrong)).status).toBe(400);
  });

  it('closes all of it and lets go of everybody when the host has it deleted', async () => {
    const room = await aClass(server.url);
    const people = await gather(room, 2);
    await dealAll(room);
    const { client } = await sit(server.url, room, must(people[0], 'Ann'));
    expect((await room.host.ask({ type: 'eraseSession' }, { type: 'session' })).refusal).toBeUndefined();
    expect(await client.closed).toBe(4104);
    expect(await room.host.closed).toBe(4104);
    expect((await get(server.url, `/api/sessions/${room.code}`)).status).toBe(404);
  });
});
