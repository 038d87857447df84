import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PrizeBook } from '../../server/session/PrizeBook.ts';
import { ThreadPool, realTimers } from '../../server/threads/ThreadPool.ts';
import { ParMaker } from '../../server/par/ParMaker.ts';
import { receiveIntent, receiveSessionIntent, receiveTalk, type Caller } from '../../server/rooms/receive.ts';
import { Turns } from '../../server/session/CommitQueue.ts';
import { createGameClock } from '../../server/session/GameClock.ts';
import { Session, type Identity } from '../../server/session/Session.ts';
import { SessionDirectory } from '../../server/session/SessionDirectory.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import type { GameStore } from '../../server/store/GameStore.ts';
import { REJECTIONS } from '../../shared/protocol/rejection.ts';
import { anId } from '../server/support/aClient.ts';
import { SILENT, aStoredGame, SESSION_RECORD } from '../server/support/aStoredGame.ts';

const RUNS = { numRuns: 1_500 };

/** Words that the schemas know, so that many shapes get past the first check. */
const WORDS = [
  'type',
  'tableProposal',
  'signProposal',
  'sealPolicy',
  'declareReady',
  'skipPhase',
  'giveSeat',
  'lock',
  'text',
  'phrase',
  'plenary',
  'pair',
  'bloc',
  'wall',
  'wallVote',
  'draft',
  'clauses',
  'parties',
  'proposal',
  'policy',
  'p0',
  'a0',
  'm1',
  'CAT',
  'GRA',
  '__proto__',
  'constructor',
  'toString',
];
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(...WORDS, null, undefined, true, false, NaN, Infinity, -0, 2 ** 53, 10n),
    fc.string({ maxLength: 12 }),
    fc.integer(),
    fc.double(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.constantFrom(...WORDS, 'channel', 'body', 'ready', 'member', 'economy', 'key'),
      tie('value'),
      {
        maxKeys: 5,
      },
    ),
  ),
}));
const anyEnvelope = fc.oneof(
  anyValue,
  fc.record({ id: fc.constant('fixed-id-1'), basedOn: fc.constant(0), intent: anyValue }),
  fc.record({ id: fc.uuid().map((id) => id.slice(0, 20)), basedOn: fc.nat(2), intent: anyValue }),
);

describe('requests of any shape', () => {
  const folder = mkdtempSync(join(tmpdir(), 'accord-'));
  let store: GameStore;
  let caller: (identity: Identity) => Caller;
  const threads = new ThreadPool({ log: pino({ level: 'silent' }), timers: realTimers, size: 1 });

  beforeAll(async () => {
    const opened = await openSqliteStore({ folder, durability: 'fast' }, SILENT);
    if (!opened.ok) throw new Error(opened.error);
    store = opened.value;
    const { game, queue } = await aStoredGame(store);
    const person = { code: 'AAAAAA', name: 'Ann', tokenHash: 'aa', muted: false, removed: false };
    const member = { ...person, member: 'm1' };
    await queue.commit([{ type: 'addMember', member }]);
    const session = new Session(
      {
        session: SESSION_RECORD,
        members: [member],
        chat: [],
        hasOlderChat: false,
        helpers: [],
        lastMember: 1,
        lastChat: 0,
      },
      [game],
    );
    const house: Caller['house'] = {
      log: pino({ level: 'silent' }),
      store,
      queue,
      threads,
      prizes: new PrizeBook({ threads, queue, store, log: pino({ level: 'silent' }) }),
      sending: new Turns(),
      deciding: new Turns(),
      joining: new Turns(),
      arriving: new Turns(),
      par: new ParMaker({ log: pino({ level: 'silent' }), games: 0, isOpen: () => true }),
      directory: new SessionDirectory(),
      rehearsals: {
        hasRoom: true,
        isRunning: () => false,
        begin: () => undefined,
        pace: () => undefined,
        end: () => Promise.resolve(),
        close: () => Promise.resolve(),
      },
      buildId: 'test',
      rulesOf: () => game.rules,
      startClock: (startMs) => createGameClock(startMs, 1),
      openRoom: () => Promise.resolve(),
      closeRoom: () => Promise.resolve(),
    };
    caller = (identity) => ({ house, session, identity });
  });
  afterAll(async () => {
    await threads.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const identities: Identity[] = [
    { type: 'host' },
    { type: 'member', member: 'm1' },
    { type: 'member', member: 'm9' },
  ];
  const handlers = { receiveIntent, receiveSessionIntent, receiveTalk };

  it.each(Object.keys(handlers) as (keyof typeof handlers)[])(
    '%s answers each with a row or a known refusal',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(anyEnvelope, fc.constantFrom(...identities), async (message, identity) => {
          const answer = await handlers[name](caller(identity), message);
          if (!answer.ok) expect(REJECTIONS).toHaveProperty([answer.error.code]);
        }),
        RUNS,
      );
    },
  );

  it('still serves after all that, and no prototype was touched', async () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { type?: unknown }).type).toBeUndefined();
    const answer = await receiveIntent(caller({ type: 'member', member: 'm1' }), {
      id: anId(),
      basedOn: 0,
      intent: { type: 'declareReady', ready: true },
    });
    expect(answer).toEqual({ ok: true, value: { seq: expect.any(Number) } });
  });
});
