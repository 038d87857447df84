import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { must } from '../../shared/kernel/records.ts';
import {
  aClass,
  aClassClient,
  DEAL,
  dealAll,
  gather,
  seated,
  sit,
  type AClass,
  type ClassClient,
} from './support/aClass.ts';
import { aServer, anIdleServer, type AServer } from './support/aServer.ts';
import { get } from './support/requests.ts';

describe('a class on a server that is killed', () => {
  let server: AServer;
  afterEach(() => server.stop());

  /** The n-th commit after this is the deal or the press: everybody has joined by then. */
  async function gatheredOnce(
    crashAt: string | undefined,
    { people = PEOPLE, tables = 2 } = {},
  ): Promise<AClass> {
    server = await anIdleServer();
    await server.start(crashAt === undefined ? {} : { CRASH_AT: crashAt });
    const room = await aClass(server.url);
    await gather(room, people);
    expect((await room.host.ask({ ...DEAL, tables })).refusal).toBeUndefined();
    return room;
  }

  async function again(room: AClass, count = PEOPLE): Promise<ClassClient> {
    expect(await server.gone()).toBe('SIGKILL');
    await server.start();
    const host = await aClassClient(server.url, room.classId, room.hostToken);
    await host.until('everybody', ({ people }) => people().length === count);
    return host;
  }

  const PEOPLE = 8;
  /** One commit opens the class, one lets each person in, one proposes the deal. */
  const commitsBeforeTheDeal = (people: number): number => people + 2;
  const COMMITS_BEFORE_THE_DEAL = commitsBeforeTheDeal(PEOPLE);

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
    ['afterInsert', ['briefing', false]],
    ['afterCommit', ['negotiation', false]],
  ] as const)('%s of a skip for all: all tables have done it, or none has', async (point, left) => {
    const room = await gatheredOnce(`${point}:${COMMITS_BEFORE_THE_DEAL + 3}`);
    expect((await room.host.ask({ type: 'applyDeal', deal: 1 })).refusal).toBeUndefined();
    expect((await room.host.ask({ type: 'startPlay' })).refusal).toBeUndefined();
    expect((await room.host.ask({ type: 'press', press: 'skipPhase' })).lost).toBe(true);
    const host = await again(room);
    expect(host.view().stage).toBe('playing');
    expect(host.summaries().map(({ phase, pausedLeftMs }) => [phase, pausedLeftMs !== undefined])).toEqual([
      left,
      left,
    ]);
  });

  it.each([
    ['before it is on disk', 'afterInsert', 0],
    ['before it is answered', 'afterCommit', 15],
    ['after it is answered', undefined, 15],
  ] as const)(
    'killed %s, a pause of fifteen tables holds at all or at none',
    async (_when, point, paused) => {
      const [people, tables] = [45, 15];
      // After the deal and the start.
      const nth = commitsBeforeTheDeal(people) + 3;
      const room = await gatheredOnce(point === undefined ? undefined : `${point}:${nth}`, {
        people,
        tables,
      });
      expect((await room.host.ask({ type: 'applyDeal', deal: 1 })).refusal).toBeUndefined();
      expect((await room.host.ask({ type: 'startPlay' })).refusal).toBeUndefined();
      const answer = await room.host.ask({ type: 'press', press: 'pauseClock' });
      if (point === undefined) {
        expect(answer.seq).toBeGreaterThan(0);
        await server.kill();
      } else expect(answer.lost).toBe(true);
      const host = await again(room, people);
      await host.until('the tables', ({ summaries }) => summaries().length === tables);
      expect(host.summaries().filter(({ pausedLeftMs }) => pausedLeftMs !== undefined)).toHaveLength(paused);
      expect(host.summaries().every(({ phase }) => phase === 'briefing')).toBe(true);
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

  it('comes back with one table settled and the other not, and each goes on by the clock though no console is open', async () => {
    server = await aServer();
    const room = await aClass(server.url);
    const people = await gather(room, PEOPLE);
    await dealAll(room);
    expect((await room.host.ask({ type: 'startPlay' })).refusal).toBeUndefined();
    const at = ({ summaries }: ClassClient, letter: string) =>
      must(
        summaries().find(({ table }) => table === letter),
        letter,
      );
    for (const phase of ['negotiation', 'policy', 'results']) {
      const skip = { type: 'press', press: 'skipPhase', tables: ['A'] };
      expect((await room.host.ask(skip)).refusal).toBeUndefined();
      await room.host.until(phase, (host) => at(host, 'A').phase === phase);
    }
    await room.host.until('the news', (host) => at(host, 'A').headline !== undefined);
    const { headline } = at(room.host, 'A');
    const ofB = room.host.people().find(({ table }) => table === 'B')?.member;
    const ann = must(
      people.find(({ member }) => member === ofB),
      'somebody of B',
    );
    await server.kill();
    await server.start({ CLOCK_RATE: '60' });
    const { client } = await sit(server.url, room, ann);
    await client.until('the end of the briefing', ({ game }) => game().phase !== 'briefing');
    const host = await aClassClient(server.url, room.classId, room.hostToken);
    await host.until('both tables', ({ summaries }) => summaries().length === 2);
    // It is at the results of this round, or beyond them, and has not settled it again.
    const { round, phase } = at(host, 'A');
    expect(round > 1 || phase === 'results').toBe(true);
    if (round === 1) expect(at(host, 'A').headline).toEqual(headline);
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
