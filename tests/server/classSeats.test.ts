import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Classroom } from '../../server/session/Classroom.ts';
import { performMove } from '../../server/session/classMoves.ts';
import { forgetRemoved, placeThoseWhoWait } from '../../server/session/classPeople.ts';
import type { GameStore } from '../../server/store/GameStore.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import { must } from '../../shared/kernel/records.ts';
import { anId } from './support/aClient.ts';
import { SILENT } from './support/aStoredGame.ts';

import { type AskedClass, aStoredClass } from './support/aStoredClass.ts';

const SERVER = { type: 'server' } as const;

describe('seats at the tables of a class while much is asked at once', () => {
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

  it('moves nobody who is being removed while the move waits', async () => {
    const { classroom, tableOf, hold, move, ask, seatsOf } = await aPlayingClass({ A: [1, 2], B: [3] });
    const release = hold('B');
    const moved = move({ type: 'movePerson', member: 'm1', table: 'B' });
    const removed = ask(tableOf('A'), { type: 'removeMember', member: 'm1' });
    await release();
    expect(await moved).toEqual({ ok: false, error: { code: 'class/person-gone' } });
    expect((await removed).ok).toBe(true);
    await forgetRemoved(classroom);
    expect(seatsOf('m1')).toEqual([]);
  });

  it('frees a seat to which somebody was moved while they were removed from the table before', async () => {
    const { classroom, tableOf, disk, move, ask, seatsOf } = await aPlayingClass({ A: [1, 2], B: [3] });
    disk.shut();
    const moved = move({ type: 'movePerson', member: 'm1', table: 'B' });
    while (seatsOf('m1').join() !== 'B') await nextTurn();
    // The move is not on disk yet: as far as anybody may know, they are at the table before.
    expect(classroom.sessionOf('m1')).toBe(tableOf('A'));
    const removed = ask(tableOf('A'), { type: 'removeMember', member: 'm1' });
    disk.open();
    expect([(await moved).ok, (await removed).ok]).toEqual([true, true]);
    await forgetRemoved(classroom);
    expect(seatsOf('m1')).toEqual([]);
    expect(classroom.committed.state.people.map(({ member }) => member)).toEqual(['m2', 'm3']);
  });

  it('frees a seat of somebody who is not of the class or not of the table, and waits for no table that decides', async () => {
    const { classroom, tableOf, hold, seatsOf } = await aPlayingClass({ A: [1], B: [2] });
    // As after a deal that was applied while somebody left.
    await classroom.submit({ actor: SERVER, intent: { type: 'leave', member: 'm1' } });
    const release = hold('B');
    await forgetRemoved(classroom);
    expect(seatsOf('m1')).toEqual([]);
    await release();
    const economy = must(tableOf('A').table.rules.scenario.dealOrder[2], 'third seat');
    await tableOf('A').table.submit({
      actor: SERVER,
      intents: [{ type: 'occupySeat', economy, member: 'm2' }],
    });
    await forgetRemoved(classroom);
    expect(seatsOf('m2')).toEqual(['B']);
  });

  it('gives a seat to nobody who belongs to another table', async () => {
    const { tableOf, move, hold, ask, seatsOf } = await aPlayingClass({ A: [1, 2], B: [3] });
    const [first, , third] = tableOf('A').table.rules.scenario.dealOrder;
    const free = must(third, 'third seat');
    const stranger = { ok: false, error: { code: 'intent/malformed', path: 'intent.member' } };
    expect(await ask(tableOf('A'), { type: 'giveSeat', member: 'm3', economy: free })).toEqual(stranger);
    const replaces = {
      type: 'giveSeat',
      member: 'm3',
      economy: must(first, 'first'),
      replaces: 'm1',
    } as const;
    expect(await ask(tableOf('A'), replaces)).toEqual(stranger);
    expect(seatsOf('m3')).toEqual(['B']);
    // Asked while they were still here, and decided when they are on their way.
    const release = hold('A');
    const moved = move({ type: 'movePerson', member: 'm1', table: 'B' });
    await nextTurn();
    const given = ask(tableOf('A'), { type: 'giveSeat', member: 'm1', economy: free });
    await release();
    expect((await moved).ok).toBe(true);
    expect(await given).toEqual(stranger);
    expect(seatsOf('m1')).toEqual(['B']);
  });

  it('seats nobody who waited for a place and was removed before it was theirs', async () => {
    const { classroom, hold, ask, seatsOf } = await aPlayingClass({ A: [1, 2], B: [3] }, [8, 9]);
    const release = hold('B');
    const placing = placeThoseWhoWait(classroom);
    await ask(classroom.gathering, { type: 'removeMember', member: 'm9' });
    await forgetRemoved(classroom);
    await release();
    await placing;
    expect([seatsOf('m8'), seatsOf('m9')]).toEqual([['B'], []]);
  });

  it('gives whoever is moved while they wait for a place one seat, at their table', async () => {
    const { classroom, hold, move, seatsOf } = await aPlayingClass({ A: [1], B: [2, 3] }, [8]);
    const release = hold('B');
    const moved = move({ type: 'movePerson', member: 'm8', table: 'B' });
    // Each has taken what it takes at once, and waits for the rest.
    await nextTurn();
    const placing = placeThoseWhoWait(classroom);
    await nextTurn();
    await release();
    await placing;
    expect((await moved).ok).toBe(true);
    expect(seatsOf('m8')).toEqual(['B']);
  });

  it('gives those who come late while a table decides a seat each', async () => {
    const { hold, join: enter, seatsOf } = await aPlayingClass({ A: [1], B: [2, 3, 4] });
    const release = hold('A');
    const late = ['Dan', 'Eve'].map((name) => enter(name));
    await nextTurn();
    await release();
    for (const member of await Promise.all(late)) expect(seatsOf(member)).toEqual(['A']);
  });

  it('keeps those in one group who typed the same word, when the first has left and when they come at once', async () => {
    const { classroom, ask, join: enter } = await aPlayingClass({ A: [], B: [] });
    const groupOf = (member: string) =>
      classroom.working.state.people.find((person) => person.member === member)?.group;
    const first = await enter('Ann', 'red');
    const second = await enter('Ben', 'red');
    await ask(classroom.gathering, { type: 'removeMember', member: first });
    await forgetRemoved(classroom);
    const third = await enter('Cy', 'red');
    expect([groupOf(second), groupOf(third)]).toEqual([first, first]);
    const [one, other] = await Promise.all([enter('Dan', 'blue'), enter('Eve', 'Blue ')]);
    expect([groupOf(one), groupOf(other)]).toEqual([undefined, one]);
    expect(groupOf(await enter('Fay', 'blue'))).toBe(one);
  });

  it.each([
    { type: 'swapPeople', member: 'm1', with: 'm3' },
    { type: 'swapPeople', member: 'm1', with: 'm2' },
    { type: 'movePerson', member: 'm1', table: 'B' },
    { type: 'makeWatch', member: 'm1' },
  ] as const)('does once what is asked again after a restart (%o)', async (intent) => {
    const { classroom, recovered } = await aPlayingClass({ A: [1, 2], B: [3] });
    const asked = { command: { member: 'host', id: anId() }, intent };
    const placesIn = ({ tables }: Classroom) =>
      [...tables.values()].map(({ table }) =>
        Object.values(table.working.state.seats).map(({ economy, member }) => [economy, member]),
      );
    expect((await performMove(classroom, asked)).ok).toBe(true);
    const places = placesIn(classroom);
    const again = await recovered();
    expect((await performMove(again, asked)).ok).toBe(true);
    expect(placesIn(again)).toEqual(places);
  });
});
