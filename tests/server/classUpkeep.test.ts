import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { performMove } from '../../server/session/classMoves.ts';
import { Classroom } from '../../server/session/Classroom.ts';
import type { CommitQueue } from '../../server/session/CommitQueue.ts';
import type { GameSession } from '../../server/session/GameSession.ts';
import { performOnce } from '../../server/session/performSessionIntent.ts';
import { PinTries } from '../../server/session/tokens.ts';
import { emptySession, Session } from '../../server/session/Session.ts';
import type { GameStore, MemberRecord } from '../../server/store/GameStore.ts';
import { hashedClassRow } from '../../server/store/rowHash.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import type { ClassroomEvent } from '../../shared/protocol/classroom.ts';
import { until } from './support/aClient.ts';
import { aStoredGame, SESSION_RECORD, SILENT } from './support/aStoredGame.ts';
import { aSessionBody } from './support/requests.ts';
import { SERVER_LIMITS } from '../../server/limits/rateLimits.ts';

const HOST = { type: 'host' } as const;
const SERVER = { type: 'server' } as const;
const PRESS = { type: 'press', press: 'skipPhase' } as const;
const TOO_MANY = { code: 'game/too-many-events' };

function aPerson(member: string): MemberRecord {
  return { code: 'AAAAAA', member, name: member, tokenHash: member, muted: false, removed: false };
}

describe('a class that plays at one table', () => {
  let folder: string;
  let store: GameStore;
  let queue: CommitQueue;
  let game: GameSession;
  let classroom: Classroom;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'accord-'));
    const opened = await openSqliteStore({ folder, durability: 'fast' }, SILENT);
    if (!opened.ok) throw new Error(opened.error);
    store = opened.value;
    ({ game, queue } = await aStoredGame(store));
  });
  afterEach(async () => {
    classroom.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Members m1, who has a seat, and m2 are at table A. `rows`: how long the log is. */
  async function aPlayingClass({ rows = 1 } = {}): Promise<Session> {
    const people = ['m1', 'm2'];
    const events: ClassroomEvent[] = [
      { type: 'classOpened', settings: aSessionBody().settings, seats: [] },
      ...people.map((member) => ({ type: 'personEntered', member }) as const),
      { type: 'dealApplied', deal: 1, tables: [{ table: 'A', gameId: 'g1', people }] },
      { type: 'playBegun' },
    ];
    const row = hashedClassRow('', { code: 'AAAAAA', seq: 1, at: 1, type: 'openClass', events });
    await store.commit([{ type: 'appendClassRow', row }]);
    const later = Array.from({ length: rows - 1 }, (_, index) => ({ ...row, seq: index + 2, events: [] }));
    const members = ['m1', 'm2'].map(aPerson);
    classroom = new Classroom({
      gathering: new Session({ ...emptySession({ ...SESSION_RECORD, classId: 's1' }), members }, []),
      queue,
      store,
      log: { rows: [row, ...later], hasLoss: false, lossesAccepted: 0 },
    });
    return classroom.openTable('A', game, { chat: [], hasOlderChat: false });
  }

  const seated = (): (string | undefined)[] =>
    Object.values(game.committed.state.seats).flatMap(({ member }) => member ?? []);

  it('moves nobody who is being removed or erased, or who is gone', async () => {
    await aPlayingClass();
    const { departing, members } = classroom.gathering;
    const swap = { type: 'swapPeople', member: 'm1', with: 'm2' } as const;
    departing.add('m2');
    const gone = { ok: false, error: { code: 'class/person-gone' } };
    expect(await performMove(classroom, { command: { member: 'host', id: '1' }, intent: swap })).toEqual(
      gone,
    );
    departing.delete('m2');
    members.set('m2', { ...aPerson('m2'), removed: true });
    expect(await performMove(classroom, { command: { member: 'host', id: '2' }, intent: swap })).toEqual(
      gone,
    );
    expect(seated()).toEqual(['m1']);
  });

  it('shows the host’s word no more once the host has hidden it', async () => {
    const session = await aPlayingClass();
    const record = {
      code: 'AAAAAA',
      gameId: 'g1',
      id: 1,
      commandId: 'c1',
      channel: { type: 'plenary' },
      at: 1,
      body: { type: 'text', text: 'not for you' },
      hidden: false,
    } as const;
    await queue.commit([{ type: 'addChat', chat: record }]);
    session.hear(record);
    classroom.noteWord({ body: record.body, tables: ['A'], messages: new Set([1]) });
    expect([classroom.wordToAll?.id, classroom.word?.people]).toEqual([1, 2]);
    const hide = {
      command: { member: 'host', id: '1' },
      intent: { type: 'hideMessage', message: 1 },
    } as const;
    expect((await performOnce({ queue, store }, session, hide)).ok).toBe(true);
    expect([classroom.wordToAll, classroom.word]).toEqual([undefined, undefined]);
  });

  it('writes down no more alerts once what is left of its log is the host’s', async () => {
    await aPlayingClass({ rows: SERVER_LIMITS.eventsPerClass - SERVER_LIMITS.classEventsKeptForHost });
    const note = { type: 'noteAlerts', alerts: [{ table: 'A', cause: 'gone' }] } as const;
    expect(classroom.refusal(SERVER, note)).toEqual(TOO_MANY);
    expect(classroom.refusal(HOST, PRESS)).toBeUndefined();
  });

  it('says before its tables are asked that its log is full, and lets people leave all the same', async () => {
    await aPlayingClass({ rows: SERVER_LIMITS.eventsPerClass });
    expect(classroom.refusal(HOST, PRESS)).toEqual(TOO_MANY);
    expect(classroom.refusal(SERVER, { type: 'leave', member: 'm1' })).toBeUndefined();
  });

  it('is read back from disk where the disk has refused its row, and goes on', async () => {
    await aPlayingClass();
    const [first] = (await store.loadClassLog('AAAAAA', 's1')).rows;
    const other = { code: 'AAAAAA', seq: 2, at: 1, type: 'other', events: [] };
    const taken = hashedClassRow(first?.hash ?? '', other);
    await store.commit([{ type: 'appendClassRow', row: taken }]);
    const call = { actor: HOST, intent: { type: 'callEyes', up: true } } as const;
    expect(await classroom.submit(call)).toEqual({ ok: false, error: { code: 'server/saving-paused' } });
    expect(classroom.isSavingPaused).toBe(true);
    await until('saving', () => !classroom.isSavingPaused);
    let answer = await classroom.submit(call);
    while (!answer.ok) {
      await new Promise((done) => setTimeout(done, 20));
      answer = await classroom.submit(call);
    }
    expect(classroom.committed.state.eyesUp).toBe(true);
    expect(classroom.committed.seq).toBe(3);
  });
});

describe('numbers by which people come back', () => {
  it('are made anew a few times a minute for one person, and for others all the same', () => {
    const tries = new PinTries();
    const given = Array.from({ length: 100 }, () => tries.mayRenewFor('m1')).filter(Boolean);
    expect(given.length).toBeLessThan(20);
    expect(tries.mayRenewFor('m2')).toBe(true);
  });
});
