import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../shared/kernel/records.ts';
import type { OpenedScreen, SessionCard } from '../../shared/protocol/session.ts';
import {
  aClass,
  aClassBody,
  aClassClient,
  DEAL,
  dealAll,
  gather,
  seated,
  sit,
  type AClass,
  type ClassClient,
} from './support/aClass.ts';
import { aClient, anId } from './support/aClient.ts';
import { aServer, anIdleServer, type AServer } from './support/aServer.ts';
import { get, post } from './support/requests.ts';

const BYTES_A_SUMMARY = 1_200;

describe('a class', () => {
  let server: AServer;
  beforeEach(async () => {
    server = await aServer();
  });
  afterEach(() => server.stop());

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
    const ready = { type: 'declareReady', ready: true };
    expect((await ann?.ask(ready))?.refusal).toBeUndefined();
    await room.host.until('Ann', ({ summaries }) =>
      summaries().some(({ seats }) => seats.some((seat) => seat.ready)),
    );
    // Several turns of the clock of the class later, Ann's table still waits.
    for (let turn = 0; turn < 4; turn++) await room.host.room.request('clock', {});
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

describe('a class on a server that is killed', () => {
  let server: AServer;
  afterEach(() => server.stop());

  /** The n-th commit after this is the deal or the press: everybody has joined by then. */
  async function gatheredOnce(crashAt: string): Promise<AClass> {
    server = await anIdleServer();
    await server.start({ CRASH_AT: crashAt });
    const room = await aClass(server.url);
    await gather(room, 8);
    expect((await room.host.ask(DEAL)).refusal).toBeUndefined();
    return room;
  }

  async function again(room: AClass): Promise<ClassClient> {
    expect(await server.gone()).toBe('SIGKILL');
    await server.start();
    const host = await aClassClient(server.url, room.classId, room.hostToken);
    await host.until('everybody', ({ people }) => people().length === 8);
    return host;
  }

  /** One commit opens the class, eight let people in, one proposes the deal. */
  const COMMITS_BEFORE_THE_DEAL = 10;

  it.each([
    ['afterInsert', 'gathering', 0],
    ['afterCommit', 'dealt', 2],
  ] as const)('%s of a deal: all are seated or all gather (%s)', async (point, stage, tables) => {
    const room = await gatheredOnce(`${point}:${COMMITS_BEFORE_THE_DEAL + 1}`);
    expect((await room.host.ask({ type: 'applyDeal', deal: 1 })).lost).toBe(true);
    const host = await again(room);
    expect(host.view().stage).toBe(stage);
    expect(host.view().people).toBe(8);
    expect(host.summaries()).toHaveLength(tables);
    expect(host.summaries().flatMap(({ seats }) => seats.filter(({ who }) => who !== 'bot'))).toHaveLength(
      tables === 0 ? 0 : 8,
    );
    if (tables === 0) expect((await host.ask({ type: 'applyDeal', deal: 1 })).refusal).toBeUndefined();
    await host.until('tables', ({ summaries }) => summaries().length === 2);
    expect((await host.ask({ type: 'startPlay' })).refusal).toBeUndefined();
  });

  // A start is worked out one table a turn of the loop, a skip in threads: the row of the class waits for both.
  it.each([
    ['afterInsert', 'pauseClock', 3, ['briefing', false]],
    ['afterCommit', 'pauseClock', 3, ['briefing', true]],
    ['afterInsert', 'skipPhase', 3, ['briefing', false]],
    ['afterCommit', 'skipPhase', 3, ['negotiation', false]],
  ] as const)(
    '%s of a press for all (%s): all tables have done it, or none has',
    async (point, press, nth, left) => {
      const room = await gatheredOnce(`${point}:${COMMITS_BEFORE_THE_DEAL + nth}`);
      expect((await room.host.ask({ type: 'applyDeal', deal: 1 })).refusal).toBeUndefined();
      expect((await room.host.ask({ type: 'startPlay' })).refusal).toBeUndefined();
      expect((await room.host.ask({ type: 'press', press })).lost).toBe(true);
      const host = await again(room);
      expect(host.view().stage).toBe('playing');
      expect(host.summaries().map(({ phase, pausedLeftMs }) => [phase, pausedLeftMs !== undefined])).toEqual([
        left,
        left,
      ]);
    },
  );

  it.each([
    ['afterInsert', 'dealt', 'lobby'],
    ['afterCommit', 'playing', 'briefing'],
  ] as const)(
    '%s of the start: all tables and the class have begun, or none',
    async (point, stage, phase) => {
      const room = await gatheredOnce(`${point}:${COMMITS_BEFORE_THE_DEAL + 2}`);
      expect((await room.host.ask({ type: 'applyDeal', deal: 1 })).refusal).toBeUndefined();
      expect((await room.host.ask({ type: 'startPlay' })).lost).toBe(true);
      const host = await again(room);
      expect(host.view().stage).toBe(stage);
      expect(host.summaries().map((table) => table.phase)).toEqual([phase, phase]);
    },
  );

  it.each([
    ['afterInsert', ['A', 'B']],
    ['afterCommit', ['B', 'A']],
  ] as const)('%s of a change of places: both have changed, or neither', async (point, tables) => {
    const room = await gatheredOnce(`${point}:${COMMITS_BEFORE_THE_DEAL + 2}`);
    expect((await room.host.ask({ type: 'applyDeal', deal: 1 })).refusal).toBeUndefined();
    expect((await room.host.ask({ type: 'swapPeople', member: 'm1', with: 'm5' })).lost).toBe(true);
    const host = await again(room);
    const found = ['m1', 'm5'].map((member) => host.people().find((person) => person.member === member));
    expect(found.map((person) => person?.table)).toEqual(tables);
    expect(found.every((person) => person?.seat !== undefined)).toBe(true);
    expect(seated(host)).toBe(8);
  });

  it('is closed alone where the row that opened it cannot be read, and others open', async () => {
    server = await aServer();
    const [spoilt, sound] = [await aClass(server.url), await aClass(server.url)];
    await gather(spoilt, 2);
    await dealAll(spoilt);
    await server.kill();
    const database = new DatabaseSync(join(server.dataFolder, 'accord.sqlite'));
    database.prepare('update session_log set body = ? where code = ? and seq = 1').run('x', spoilt.code);
    database.close();
    await server.start();
    expect((await get(server.url, `/api/sessions/${spoilt.code}`)).body.error).toBe('session/unreadable');
    await expect(aClassClient(server.url, spoilt.classId, spoilt.hostToken)).rejects.toThrow();
    expect((await sound.join('Ann')).status).toBe(200);
  });

  it('brings back people, tables, talk and places after a restart', async () => {
    server = await aServer();
    const room = await aClass(server.url);
    const people = await gather(room, 8);
    await dealAll(room);
    await room.host.ask({ type: 'startPlay' });
    const { client, gameId } = await sit(server.url, room, must(people[0], 'Ann'));
    const body = { channel: { type: 'plenary' }, body: { type: 'text', text: 'before' } };
    expect((await client.ask(body, { type: 'talk' })).refusal).toBeUndefined();
    await server.kill();
    await server.start();
    const host = await aClassClient(server.url, room.classId, room.hostToken);
    expect(host.people().map(({ name }) => name)).toEqual(people.map(({ name }) => name));
    expect(host.summaries().every(({ phase }) => phase === 'briefing')).toBe(true);
    const back = await sit(server.url, room, must(people[0], 'Ann'));
    expect(back.gameId).toBe(gameId);
    expect(back.client.welcomes[0]?.role).toBe('player');
    expect(back.client.welcomes[0]?.chat).toHaveLength(1);
  });
});
