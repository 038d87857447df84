import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { performMerge } from '../../server/session/classMoves.ts';
import { performForClass } from '../../server/session/classRequests.ts';
import { CommitQueue } from '../../server/session/CommitQueue.ts';
import { performOnce } from '../../server/session/performSessionIntent.ts';
import type { Session } from '../../server/session/Session.ts';
import type { GameStore } from '../../server/store/GameStore.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import { must } from '../../shared/kernel/records.ts';
import { anId } from './support/aClient.ts';
import { SILENT } from './support/aStoredGame.ts';

import { aHandPatience, type AskedClass, aStoredClass, CODE, NO_HOUSE } from './support/aStoredClass.ts';

/** Of the loop: more than anything takes that waits for nobody. */
const TURNS = 50;

const SERVER = { type: 'server' } as const;

describe('what is asked of a class, where a thread hangs or a request comes twice', () => {
  let folder: string;
  let store: GameStore;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'accord-'));
    const opened = await openSqliteStore({ folder, durability: 'fast' }, SILENT);
    if (!opened.ok) throw new Error(opened.error);
    store = opened.value;
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const aPlayingClass = (...[at, waiting, patience]: AskedClass) =>
    aStoredClass(store, at, waiting, patience);

  it.each([
    ['decides how a phase ends', false],
    ['is asked while it decides already', true],
  ])('presses for all without a table whose thread hangs, and names it: it %s', async (_what, isBusy) => {
    const { patience, end } = aHandPatience();
    const { tableOf, gates, hold, press } = await aPlayingClass({ A: [1], B: [2] }, [], patience);
    const before = tableOf('B').table.working;
    const release = isBusy ? hold('B') : undefined;
    if (!isBusy) gates.B.shut();
    const pressed = press('skipPhase');
    // As many turns of the loop as table A and the class need to be ready.
    for (let turn = 0; turn < TURNS; turn++) await nextTurn();
    expect(tableOf('A').table.working.state.phase).toBe('briefing');
    end();
    const slow = { table: 'B', reason: { code: 'class/table-slow' } };
    expect(await pressed).toMatchObject({ ok: true, value: { refused: [slow] } });
    expect(tableOf('A').table.committed.state.phase).toBe('negotiation');
    expect(tableOf('B').table.working).toBe(before);
    gates.B.open();
    await release?.();
    // It takes what is asked next, whatever its thread says at last.
    expect(await press('skipPhase')).toMatchObject({ ok: true });
    expect(tableOf('B').table.committed.state.phase).toBe(isBusy ? 'policy' : 'negotiation');
  });

  it('moves nobody to a table whose thread hangs, and says why', async () => {
    const { patience, end } = aHandPatience();
    const { hold, move, seatsOf } = await aPlayingClass({ A: [1, 2], B: [3] }, [], patience);
    const release = hold('B');
    const moved = move({ type: 'movePerson', member: 'm1', table: 'B' });
    for (let turn = 0; turn < TURNS; turn++) await nextTurn();
    end();
    expect(await moved).toEqual({ ok: false, error: { code: 'class/table-slow' } });
    expect(seatsOf('m1')).toEqual(['A']);
    await release();
  });

  it('gives a seat once, though the request is sent again after a restart', async () => {
    const { tableOf, recovered } = await aPlayingClass({ A: [1, 2, 3], B: [4] });
    const [first, , , fourth] = tableOf('A').table.rules.scenario.dealOrder;
    const give = (economy: string | undefined) => ({
      intent: { type: 'giveSeat', member: 'm1', economy: must(economy, 'seat') } as const,
      command: { member: 'host', id: anId() },
    });
    const [there, back] = [give(fourth), give(first)];
    for (const asked of [there, back])
      expect(
        (await performOnce({ queue: new CommitQueue(store, SILENT), store }, tableOf('A'), asked)).ok,
      ).toBe(true);
    const again = must((await recovered()).tables.get('A'), 'table A');
    expect((await performOnce({ queue: new CommitQueue(store, SILENT), store }, again, there)).ok).toBe(true);
    expect(again.table.working.state.seats[must(first, 'seat')]?.member).toBe('m1');
  });

  it('turns seats once, though the request is sent again after a restart', async () => {
    const { tableOf, recovered } = await aPlayingClass({ A: [1, 2, 3], B: [4] });
    const [, second] = tableOf('A').table.rules.scenario.dealOrder;
    const holders = (session: Session) =>
      Object.values(session.table.working.state.seats).map(({ member }) => member);
    await tableOf('A').table.submit({
      actor: SERVER,
      intents: [{ type: 'vacateSeat', economy: must(second, 'seat') }],
    });
    const rotate = { intent: { type: 'rotateSeats' }, command: { member: 'host', id: anId() } } as const;
    const before = holders(tableOf('A'));
    tableOf('A').connected.add('m2');
    await performOnce({ queue: new CommitQueue(store, SILENT), store }, tableOf('A'), rotate);
    const after = holders(tableOf('A'));
    expect(after).not.toEqual(before);
    const again = must((await recovered()).tables.get('A'), 'table A');
    for (const member of ['m1', 'm2', 'm3']) again.connected.add(member);
    expect((await performOnce({ queue: new CommitQueue(store, SILENT), store }, again, rotate)).ok).toBe(
      true,
    );
    expect(holders(again)).toEqual(after);
  });

  it('merges a table that has become too small: its people have seats at another, once', async () => {
    const { classroom, tableOf, seatsOf } = await aPlayingClass({ A: [1], B: [2, 3] });
    const merge = (table: 'A' | 'B') =>
      performMerge(classroom, {
        command: { member: 'host', id: anId() },
        intent: { type: 'mergeTable', table },
      });
    expect(await merge('A')).toEqual({ ok: true, value: { type: 'peopleChanged', members: ['m1'] } });
    expect(seatsOf('m1')).toEqual(['B']);
    expect(
      Object.values(tableOf('A').table.working.state.seats).some(({ member }) => member !== undefined),
    ).toBe(false);
    // Nobody is left there: pressed again it changes nothing.
    const { seq } = classroom.committed;
    expect(await merge('A')).toEqual({ ok: true, value: { type: 'peopleChanged', members: [] } });
    expect(classroom.committed.seq).toBe(seq);
  });

  it('hides a word of the host at all tables in one step', async () => {
    const { classroom, tableOf, queue } = await aPlayingClass({ A: [1], B: [2] });
    const said = await performForClass(NO_HOUSE, classroom, {
      command: { member: 'host', id: anId() },
      intent: { type: 'say', body: { type: 'text', text: 'not for you' } },
    });
    expect(said.ok).toBe(true);
    const word = must(classroom.word, 'word');
    const heard: string[] = [];
    for (const letter of ['A', 'B'] as const)
      tableOf(letter).onHeard(({ hidden }) => heard.push(`${letter} ${hidden}`));
    const commits: number[] = [];
    const counted: GameStore = {
      ...store,
      commit: async (writes) => {
        commits.push(writes.filter(({ type }) => type === 'hideChat').length);
        return store.commit(writes);
      },
    };
    const hide = { type: 'hideMessage', message: word.message } as const;
    const house = { queue: new CommitQueue(counted, SILENT), store };
    const hidden = await performOnce(house, tableOf('B'), {
      command: { member: 'host', id: anId() },
      intent: hide,
    });
    // Whoever asks at a table names a message of that table.
    expect(hidden.ok).toBe(false);
    await performOnce(house, tableOf('A'), { command: { member: 'host', id: anId() }, intent: hide });
    expect(heard).toEqual(['A true', 'B true']);
    expect(commits).toEqual([2]);
    expect(classroom.word).toBeUndefined();
    await queue.drain();
    const { records } = await store.loadTalk({ code: CODE, gameId: 'gB', most: 5 });
    expect(records.map((record) => record.hidden)).toEqual([true]);
  });
});
