import { mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isLeft } from '../../server/housekeeping.ts';
import { evolveClassroom } from '../../shared/classroom/state.ts';
import { must } from '../../shared/kernel/records.ts';
import { instantOf } from '../../shared/kernel/zonedTime.ts';
import type { Homework } from '../../shared/protocol/anotherDay.ts';
import type { ClassroomEvent } from '../../shared/protocol/classroom.ts';
import type { ReturnAnswer } from '../../shared/protocol/session.ts';
import { aClass, aClassClient, dealAll, gather, sit } from './support/aClass.ts';
import { aClient } from './support/aClient.ts';
import { anIdleServer, type AServer, wallClockOption } from './support/aServer.ts';
import { aSessionBody, post } from './support/requests.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let server: AServer;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'accord-wall-'));
  // Kept no longer than an operator may choose at the least.
  const kept = { IDLE_HOURS: '1', RETENTION_DAYS: '1' };
  server = await anIdleServer({ EXEC_ARGV: wallClockOption(folder), ...kept });
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a class that goes on after eight days', () => {
  it('is found by PIN on another device, with the seat, and what has happened so far is offered to everybody', async () => {
    await server.start();
    const room = await aClass(server.url);
    const [ann] = await gather(room, 5);
    const { pin } = must(ann, 'a person');
    await dealAll(room);
    expect((await room.host.ask({ type: 'startPlay' })).refusal).toBeUndefined();
    const { client, gameId } = await sit(server.url, room, must(ann, 'a person'));
    const seat = must(client.welcomes[0]?.seat, 'a seat');
    expect(client.session().goesOnSince).toBeUndefined();
    const untilAt = Date.now() + 8 * DAY_MS - HOUR_MS;
    expect((await room.host.ask({ type: 'adjourn', untilAt })).refusal).toBeUndefined();
    await server.kill();

    await server.start({ WALL_AHEAD_MS: String(8 * DAY_MS) });
    const token = randomBytes(16).toString('base64url');
    const asked = { code: room.code, name: 'Person 1', pin: must(pin, 'a PIN'), token };
    const back = await post<ReturnAnswer>(server.url, '/api/return', asked);
    expect(back.body.state).toBe('admitted');
    const again = await aClient(server.url, gameId, token);
    expect(again.welcomes[0]?.seat).toBe(seat);
    expect(again.session().ofClass?.adjournedUntil).toBe(untilAt);
    expect(must(again.session().goesOnSince, 'a break') - Date.now()).toBeGreaterThan(7.9 * DAY_MS);
    const host = await aClassClient(server.url, room.classId, room.hostToken);
    // Class and table each read it off their own log.
    const apartMs = must(host.view().goesOnSince, 'a break') - must(again.session().goesOnSince, 'a break');
    expect(Math.abs(apartMs)).toBeLessThan(60_000);
    await host.until('tables', ({ summaries }) => summaries().length === 2);
    expect(host.summaries().every(({ pausedLeftMs }) => pausedLeftMs !== undefined)).toBe(true);
    expect((await host.ask({ type: 'reconvene' })).refusal).toBeUndefined();
    await host.until('clocks', ({ summaries }) =>
      summaries().every(({ pausedLeftMs }) => pausedLeftMs === undefined),
    );
  });
});

describe('homework of a class', () => {
  /** Clocks in Berlin go forward in the night to 28 March 2027. */
  const ZONE = 'Europe/Berlin';
  const TALKS = must(instantOf('2027-03-28T18:00', ZONE), 'a time');
  const SEALED = must(instantOf('2027-03-29T18:00', ZONE), 'a time');
  const HOMEWORK = { talksUntilAt: TALKS, sealedUntilAt: SEALED, zone: ZONE, reveal: 'inClass' };
  /** The wall clock of the server at its start. */
  const startAt = (wall: number): Promise<void> => server.start({ WALL_AHEAD_MS: String(wall - Date.now()) });

  it('is due at all tables at the same instant over the change of clocks, and moved once by a server that was down at it', async () => {
    await startAt(TALKS - 23 * HOUR_MS);
    const room = await aClass(server.url);
    const [ann] = await gather(room, 5);
    await dealAll(room);
    const ask = async (intent: object): Promise<void> =>
      expect((await room.host.ask(intent)).refusal).toBeUndefined();
    await ask({ type: 'startPlay' });
    await ask({ type: 'press', press: 'skipPhase' });
    const late = { type: 'setHomework', ...HOMEWORK, talksUntilAt: SEALED };
    expect((await room.host.ask(late)).refusal?.code).toBe('homework/order');
    const past = { type: 'setHomework', ...HOMEWORK, talksUntilAt: TALKS - 2 * DAY_MS };
    expect((await room.host.ask(past)).refusal?.code).toBe('class/too-far');
    await ask({ type: 'setHomework', ...HOMEWORK });
    await room.host.until('two tables until then', ({ summaries }) =>
      summaries().every(({ endsAtMs = 0 }) => endsAtMs > 22 * HOUR_MS),
    );
    expect(room.host.view().homework).toMatchObject({ ...HOMEWORK, round: 1 });
    // Whoever is ready ends nothing for those who come later.
    const { client, gameId } = await sit(server.url, room, must(ann, 'a person'));
    expect((await client.ask({ type: 'declareReady', ready: true })).refusal).toBeUndefined();
    await server.kill();

    // Down at the end of the talks, and back two hours later.
    await startAt(TALKS + 2 * HOUR_MS);
    const host = await aClassClient(server.url, room.classId, room.hostToken);
    await host.until('a move', ({ view }) => view().homework?.movedByMs !== undefined);
    const moved = must(host.view().homework, 'homework');
    const byMs = must(moved.movedByMs, 'a move');
    expect(moved).toMatchObject({ talksUntilAt: TALKS + byMs, sealedUntilAt: SEALED + byMs });
    // It is in the future again, by a day at most.
    expect(byMs).toBeGreaterThanOrEqual(3 * HOUR_MS);
    expect(byMs).toBeLessThanOrEqual(26 * HOUR_MS + HOUR_MS);
    await host.until('the same at both', ({ summaries }) => {
      const ends = summaries().map(({ endsAtMs = 0 }) => endsAtMs);
      return ends.length === 2 && Math.max(...ends) - Math.min(...ends) < 1_000;
    });
    await server.kill();

    await startAt(TALKS + 3 * HOUR_MS);
    const again = await aClient(server.url, gameId, must(ann, 'a person').token);
    expect(again.game().homework).toEqual(moved);
    expect(again.game().phase).toBe('negotiation');
  });
});

describe('a class in which nobody is', () => {
  const opened: ClassroomEvent = { type: 'classOpened', settings: aSessionBody().settings, seats: [] };
  const aRoom = (idleMs: number, events: readonly ClassroomEvent[] = [], homework?: Homework) => ({
    idleMs,
    wasVisited: true,
    games: homework === undefined ? [] : [{ phase: 'results' as const, homework }],
    committed: {
      state: events.reduce(evolveClassroom, evolveClassroom(undefined, opened)),
      seq: 1,
      hash: '',
    },
  });
  const config = { idleMs: 48 * HOUR_MS };
  const now = Date.UTC(2026, 10, 28);

  it('is kept until the day on which it goes on, and then for as long as any other', () => {
    const adjourned = (untilAt: number) =>
      isLeft(aRoom(8 * DAY_MS, [{ type: 'classAdjourned', untilAt }]), config, now);
    expect(adjourned(now + DAY_MS)).toBe(false);
    // A class that comes an hour late, or a teacher who was ill that day, finds it.
    expect(adjourned(now - HOUR_MS)).toBe(false);
    expect(adjourned(now - 3 * DAY_MS)).toBe(true);
    expect(isLeft(aRoom(47 * HOUR_MS), config, now)).toBe(false);
    expect(isLeft(aRoom(49 * HOUR_MS), config, now)).toBe(true);
  });

  it('is kept for two weeks after envelopes were due at home, for the lesson in which they are opened', () => {
    const due = (sealedUntilAt: number): boolean => {
      const homework = { sealedUntilAt, zone: 'UTC', reveal: 'inClass', round: 1, revision: 0 } as const;
      return isLeft(aRoom(20 * DAY_MS, [], homework), config, now);
    };
    expect(due(now + DAY_MS)).toBe(false);
    expect(due(now - 13 * DAY_MS)).toBe(false);
    expect(due(now - 15 * DAY_MS)).toBe(true);
  });
});
