import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { performOnce } from '../../server/session/performSessionIntent.ts';
import { Session } from '../../server/session/Session.ts';
import { say, type Speaker } from '../../server/session/talk.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import type { GameStore, MemberRecord } from '../../server/store/GameStore.ts';
import type { SessionIntent } from '../../shared/protocol/session.ts';
import { anId } from './support/aClient.ts';
import { aStoredGame, SESSION_RECORD, SILENT } from './support/aStoredGame.ts';

const ANN: MemberRecord = {
  code: SESSION_RECORD.code,
  member: 'm1',
  name: 'Ann',
  tokenHash: 'aa',
  muted: false,
  removed: false,
};

describe('a request sent twice at once', () => {
  let folder: string;
  let store: GameStore;
  let letThrough: (() => void) | undefined;
  let isHeld = false;

  beforeEach(async () => {
    isHeld = false;
    folder = mkdtempSync(join(tmpdir(), 'accord-'));
    const opened = await openSqliteStore({ folder, durability: 'fast' }, SILENT);
    if (!opened.ok) throw new Error(opened.error);
    store = {
      ...opened.value,
      commit: async (batch) => {
        if (isHeld) await new Promise<void>((done) => (letThrough = done));
        return opened.value.commit(batch);
      },
    };
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function aSession() {
    const { game, queue, economy } = await aStoredGame(store);
    await queue.commit([{ type: 'addMember', member: ANN }]);
    const session = new Session(
      {
        session: SESSION_RECORD,
        members: [ANN],
        helpers: [],
        chat: [],
        hasOlderChat: false,
        lastMember: 1,
        lastChat: 0,
      },
      [game],
    );
    const speaker: Speaker = { type: 'seat', economy, member: ANN.member };
    const perform = (intent: SessionIntent, command: string) =>
      performOnce({ queue, store }, session, { command: { member: 'host', id: command }, intent });
    const hello = (id: string) =>
      say({ queue, store }, session, speaker, {
        id,
        talk: { channel: { type: 'plenary' }, body: { type: 'text', text: 'hello' } },
      });
    return { session, game, economy, hello, perform };
  }

  /** Whether a promise has settled after the loop has turned often enough for all that does not wait for the disk. */
  async function isAnswered(answer: Promise<unknown>): Promise<boolean> {
    let settled = false;
    void answer.then(() => (settled = true));
    for (let turn = 0; turn < 20; turn++) await new Promise((done) => setImmediate(done));
    return settled;
  }

  it('is not acknowledged before it is on disk: talk', async () => {
    const { session, hello } = await aSession();
    isHeld = true;
    const id = anId();
    const [first, second] = [hello(id), hello(id)];
    expect(await isAnswered(second)).toBe(false);
    letThrough?.();
    expect((await first).ok).toBe(true);
    expect(await second).toEqual({ ok: true, value: undefined });
    expect(session.talk.latest).toHaveLength(1);
  });

  it('is refused with the first when the disk takes nothing, and may be said again', async () => {
    const { session, hello } = await aSession();
    const { commit } = store;
    store = Object.assign(store, {
      commit: () => Promise.resolve({ ok: false, error: { reason: 'broken' } }),
    });
    const id = anId();
    const answers = await Promise.all([hello(id), hello(id)]);
    for (const answer of answers)
      expect(answer).toEqual({ ok: false, error: { code: 'server/saving-paused' } });
    expect(session.talk.latest).toEqual([]);
    Object.assign(store, { commit });
  });

  it('gives one new link, the same to both copies', async () => {
    const { perform } = await aSession();
    const command = anId();
    const [first, second] = await Promise.all([
      perform({ type: 'reissueLink', member: ANN.member }, command),
      perform({ type: 'reissueLink', member: ANN.member }, command),
    ]);
    expect(first).toMatchObject({ ok: true, value: { type: 'ticket', isRepeated: false } });
    if (!first.ok || first.value.type !== 'ticket') throw new Error('no ticket');
    expect(second).toEqual({ ok: true, value: { ...first.value, isRepeated: true } });
  });

  it('leaves a person as they have become meanwhile where their erasing fails', async () => {
    const { session, perform } = await aSession();
    const { commit } = store;
    isHeld = true;
    const renamed = perform({ type: 'renameMember', member: ANN.member, name: 'Anna' }, anId());
    expect(await isAnswered(renamed)).toBe(false);
    const erased = perform({ type: 'erasePerson', member: ANN.member }, anId());
    const broken = { kind: 'disk', reason: 'broken' } as const;
    Object.assign(store, { commit: () => Promise.resolve({ ok: false, error: broken }) });
    letThrough?.();
    expect([(await renamed).ok, (await erased).ok]).toEqual([true, false]);
    expect(session.members.get(ANN.member)).toEqual({ ...ANN, name: 'Anna' });
    Object.assign(store, { commit });
  });

  it('is not acknowledged before it is on disk: a seat given twice', async () => {
    const { perform, game } = await aSession();
    const other = game.rules.scenario.dealOrder[1] ?? '';
    isHeld = true;
    const give: SessionIntent = { type: 'giveSeat', member: ANN.member, economy: other };
    const first = perform(give, anId());
    const second = perform(give, anId());
    expect(await isAnswered(second)).toBe(false);
    isHeld = false;
    letThrough?.();
    expect((await Promise.all([first, second])).map(({ ok }) => ok)).toEqual([true, true]);
  });
});
