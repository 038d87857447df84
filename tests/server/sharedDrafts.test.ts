import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommitQueue } from '../../server/session/CommitQueue.ts';
import { askDraft } from '../../server/session/seatDrafts.ts';
import type { GameStore } from '../../server/store/GameStore.ts';
import { readDamaged, writeSalvaged } from '../../server/store/salvage.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import { must } from '../../shared/kernel/records.ts';
import { err } from '../../shared/kernel/result.ts';
import type { SharedDraft, SharedSeatView } from '../../shared/protocol/offices.ts';
import { aClass, gather, sit } from './support/aClass.ts';
import { type AClient, aClient } from './support/aClient.ts';
import { aStoredClass } from './support/aStoredClass.ts';
import { SILENT } from './support/aStoredGame.ts';
import { aTap } from './support/aTap.ts';
import { aSessionBody } from './support/requests.ts';
import { aServerEach, OFFICE, overlayOf, pairs, rateOf } from './support/sharedSeats.ts';

describe('what people who share a seat are writing', () => {
  const server = aServerEach();

  const draftsOf = (client: AClient): readonly SharedDraft[] => {
    const { drafts = [] }: SharedSeatView = JSON.parse(overlayOf(client) ?? '{}');
    return drafts;
  };
  const workAt = (seats: readonly string[], rateBp: number) => ({
    draft: {
      parties: seats,
      clauses: seats.length < 2 ? [] : [rateOf(must(seats[0], 'seat'), must(seats[1], 'seat'), rateBp)],
    },
  });

  it('shows everybody at a seat what is being written there, and hands the pen on', async () => {
    const room = await aClass(server().url);
    const { people, at, seatOf } = await pairs(server(), room, 4);
    const [alba, borea] = [seatOf(1), seatOf(2)];
    const [late] = await gather(room, 1, 5);
    // The fifth shares the first seat; everybody else sits alone.
    const { client: other } = await sit(server().url, room, must(late, 'late'));
    const [own, ofOwn] = [at(1), must(people[0], 'Person 1').member];
    const ofOther = must(late, 'late').member;
    const ask = (client: AClient, asked: object) => client.ask(asked, OFFICE);
    // Begun without a partner, then with one.
    expect((await ask(other, { type: 'writeDraft', work: workAt([alba], 0) })).refusal).toBeUndefined();
    await own.until('the draft', (client) => draftsOf(client).length === 1);
    const draft = must(draftsOf(own)[0], 'draft').id;
    const write = (client: AClient, rateBp: number) =>
      ask(client, { type: 'writeDraft', draft, work: workAt([alba, borea], rateBp) });
    expect((await write(other, 700)).refusal).toBeUndefined();
    await own.until('its article', (client) => draftsOf(client)[0]?.work.draft.clauses.length === 1);
    expect(draftsOf(own)).toMatchObject([{ id: draft, by: ofOther, asks: [] }]);
    expect((await write(own, 800)).refusal).toEqual({ code: 'pen/held', holder: 'Person 5' });
    // Asked for, and given.
    await ask(own, { type: 'askForDraft', draft });
    await other.until('who asks', (client) => draftsOf(client)[0]?.asks[0] === ofOwn);
    expect((await ask(other, { type: 'giveDraft', draft, to: ofOwn })).refusal).toBeUndefined();
    await other.until('the pen', (client) => draftsOf(client)[0]?.by === ofOwn);
    expect((await write(other, 900)).refusal?.code).toBe('pen/held');
    expect((await write(own, 800)).refusal).toBeUndefined();
    // Only the chair takes the pen of somebody at work; anybody does of somebody whose device has gone.
    expect((await ask(other, { type: 'takeDraft', draft })).refusal?.code).toBe('pen/held');
    await own.leave();
    await other.until('the other to be gone', ({ session }) =>
      session().people.some(({ name, connected }) => name === 'Person 1' && !connected),
    );
    expect((await ask(other, { type: 'takeDraft', draft })).refusal).toBeUndefined();
    await other.until('the draft as it was', (client) => {
      const [kept] = draftsOf(client);
      return kept?.by === ofOther && JSON.stringify(kept.work).includes('"rateBp":800');
    });
    // Who is left alone at the seat loses nothing either.
    const { client: back } = await sit(server().url, room, must(people[0], 'Person 1'));
    await room.host.ask({ type: 'removeMember', member: ofOther }, { type: 'session' });
    await back.until('what was left lying', (client) => draftsOf(client)[0]?.by === undefined);
    expect((await ask(back, { type: 'takeDraft', draft })).refusal).toBeUndefined();
    expect((await ask(back, { type: 'dropDraft', draft })).refusal).toBeUndefined();
    await back.until('nothing there', (client) => overlayOf(client) === undefined);
    expect((await write(back, 700)).refusal?.code).toBe('intent/stale-view');
  });

  it('keeps what is being written though the server stops, and lets others of the seat go on with it while its writer rests', async () => {
    const room = await aClass(server().url);
    const { people, at, seatOf } = await pairs(server(), room, 4);
    const [alba, borea] = [seatOf(1), seatOf(2)];
    const [late] = await gather(room, 1, 5);
    await sit(server().url, room, must(late, 'late'));
    // The chair writes: whoever goes on with it afterwards has no right to it but that the pen rests.
    const ofWriter = must(people[0], 'Person 1').member;
    const write = (rateBp: number) =>
      at(1).ask({ type: 'writeDraft', work: workAt([alba, borea], rateBp) }, OFFICE);
    expect((await write(700)).refusal).toBeUndefined();
    expect((await write(800)).refusal).toBeUndefined();
    await at(1).until('the draft', (client) => draftsOf(client).length === 1);
    const draft = must(draftsOf(at(1))[0], 'draft').id;
    await server().kill();
    await server().start();
    await sit(server().url, room, must(people[0], 'Person 1'));
    const { client: own } = await sit(server().url, room, must(late, 'late'));
    await own.until('the writer', ({ session }) =>
      session().people.some(({ name, connected }) => name === 'Person 1' && connected),
    );
    await own.until('what the seat knows', (client) => overlayOf(client) !== undefined);
    expect(draftsOf(own)).toMatchObject([{ id: draft, by: ofWriter, isFree: true, asks: [] }]);
    expect((await own.ask({ type: 'takeDraft', draft }, OFFICE)).refusal).toBeUndefined();
    await own.until('the pen', (client) => draftsOf(client)[0]?.by === must(late, 'late').member);
    expect(draftsOf(own)[0]?.work).toEqual(workAt([alba, borea], 800));
    // What is thrown away does not come back, and nobody else has ever heard of it.
    expect((await own.ask({ type: 'dropDraft', draft }, OFFICE)).refusal).toBeUndefined();
    await server().kill();
    await server().start();
    const { client: back } = await sit(server().url, room, must(people[0], 'Person 1'));
    await back.until('what the seat knows', (client) => overlayOf(client) !== undefined);
    expect(draftsOf(back)).toEqual([]);
  });

  it('keeps nothing of it once the next game is opened', async () => {
    const room = await aClass(server().url);
    const { at, seatOf } = await pairs(server(), room);
    const work = workAt([seatOf(1), seatOf(3)], 700);
    expect((await at(1).ask({ type: 'writeDraft', work }, OFFICE)).refusal).toBeUndefined();
    await room.host.ask({ type: 'press', press: 'endNow' });
    await room.host.until('the end', ({ view }) => view().stage === 'debrief');
    const { settings } = aSessionBody();
    expect((await room.host.ask({ type: 'nextGame', settings })).refusal).toBeUndefined();
    await server().kill('SIGTERM');
    const database = new DatabaseSync(join(server().dataFolder, 'accord.sqlite'), { readOnly: true });
    expect(database.prepare('select * from seat_draft').all()).toEqual([]);
    database.close();
  });

  it('tells nobody but the people of the seat what is being written there, and them nothing that they could not read', async () => {
    const room = await aClass(server().url);
    const { people, at, seatOf, gameId } = await pairs(server(), room);
    const listener = async (token: string) => {
      const tap = await aTap(server().port);
      return { tap, client: await aClient(tap.url, gameId, token) };
    };
    const own = await listener(must(people[1], 'Person 2').token);
    const others = [await listener(must(people[2], 'Person 3').token), await listener(room.hostToken)];
    const seats = [seatOf(1), seatOf(3)];
    const write = async (work: object) =>
      (await at(1).ask({ type: 'writeDraft', work }, OFFICE)).refusal?.code;
    expect(await write(workAt(seats, 771))).toBeUndefined();
    const strange = { ...rateOf(seatOf(1), seatOf(3), 772), sector: 'NIL' };
    expect(await write(workAt([seatOf(1), 'NOB'], 772))).toBe('intent/malformed');
    expect(await write({ draft: { parties: seats, clauses: [strange] } })).toBe('intent/malformed');
    expect(await write({ draft: { parties: seats, clauses: [{ type: 'nothing' }] } })).toBe(
      'intent/malformed',
    );
    // What all are told goes out after it.
    await room.host.ask({ type: 'press', press: 'skipPhase' });
    for (const { client } of [own, ...others])
      await client.until('the next phase', ({ game }) => game().phase === 'policy');
    expect(own.tap.heard()).toContain('771');
    expect(own.tap.heard()).not.toContain('772');
    for (const { tap } of others) expect(tap.heard()).not.toContain('771');
    expect(JSON.stringify(room.host.documents())).not.toContain('771');
    for (const { tap } of [own, ...others]) await tap.close();
  });
});

describe('what lies on disk of drafts', () => {
  let folder: string;
  let store: GameStore;
  const opened = async (name: string) => {
    const result = await openSqliteStore({ folder: join(folder, name), durability: 'fast' }, SILENT);
    if (!result.ok) throw new Error(result.error);
    return result.value;
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'accord-'));
    store = await opened('own');
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  async function aSeatThatWrites() {
    const { tableOf, queue, disk } = await aStoredClass(store, { A: [1, 2], B: [3] });
    const session = tableOf('A');
    const economy = must(session.seatOf('m1', 'working'), 'seat');
    const write = (parties: readonly string[], to = queue) => {
      const work = { draft: { parties: [economy, ...parties], clauses: [] } };
      return askDraft(session, { member: 'm1', queue: to }, { type: 'writeDraft', work });
    };
    const [first, second] = Object.keys(session.table.working.state.seats).filter((seat) => seat !== economy);
    const kept = async () =>
      (await store.loadDrafts('gA')).flatMap(({ drafts }) =>
        drafts.map(({ work }) => work.draft.parties.slice(1)),
      );
    return { write, kept, queue, disk, first: [must(first, 'seat')], second: [must(second, 'seat')] };
  }

  it('is written again where the disk has refused it, and not where it has arrived', async () => {
    const { write, kept, first } = await aSeatThatWrites();
    const failing = (reason: string): GameStore => ({
      ...store,
      commit: async () => err({ kind: 'disk', reason }),
    });
    const refused = { ok: false, error: { code: 'server/saving-paused' } };
    const full = new CommitQueue(failing('full'), SILENT);
    expect(await write(first, full)).toEqual(refused);
    expect(await write(first, full)).toEqual(refused);
    expect(await kept()).toEqual([]);
    expect((await write(first)).ok).toBe(true);
    expect(await kept()).toEqual([first]);
    expect((await write(first, new CommitQueue(failing('not asked'), SILENT))).ok).toBe(true);
  });

  it('is what was written last, though the one before is still on the way', async () => {
    const { write, kept, disk, first, second } = await aSeatThatWrites();
    expect((await write(first)).ok).toBe(true);
    disk.shut();
    const both = [write(second), write(first)];
    disk.open();
    expect((await Promise.all(both)).map(({ ok }) => ok)).toEqual([true, true]);
    expect(await kept()).toEqual([first]);
  });

  it('comes out of a damaged file as drafts, with answers and ballots, whatever page they lie on, and takes the place of no table', async () => {
    const { write, kept, first } = await aSeatThatWrites();
    const answer = { code: 'AAAAAA', member: 'm1', item: 'free', choice: 'yes' };
    const ballots = [
      { code: 'AAAAAA', item: 'choice', isClosed: true },
      { code: 'AAAAAA', item: 'free', isClosed: false },
    ] as const;
    await store.commit([
      { type: 'saveAnswer', answer, at: 1 },
      ...ballots.map((ballot) => ({ type: 'saveBallot', ballot }) as const),
    ]);
    expect((await write(first)).ok).toBe(true);
    const before = await store.loadDrafts('gA');
    await store.close();
    const rows = readDamaged(join(folder, 'own'), 'accord.sqlite');
    for (const name of ['in order', 'the last page first']) {
      await (await opened(name)).close();
      const database = new DatabaseSync(join(folder, name, 'accord.sqlite'));
      writeSalvaged(database, name === 'in order' ? rows : rows.toReversed());
      const games = database.prepare('select game_id, code, scenario_id from game order by game_id').all();
      expect(
        games.map((game) => Object.values(game)),
        name,
      ).toEqual([
        ['gA', 'AAAAAA', 'quartet'],
        ['gB', 'AAAAAA', 'quartet'],
      ]);
      const said = ['answer', 'ballot'].map((table) =>
        database.prepare(`select * from ${table} order by 1, 2`).all(),
      );
      expect(
        said.map((found) => found.map((row) => Object.values(row))),
        name,
      ).toEqual([
        [['AAAAAA', 'm1', 'free', 'yes', 1]],
        [
          ['AAAAAA', 'choice', 1, null, null],
          ['AAAAAA', 'free', 0, null, null],
        ],
      ]);
      database.close();
      store = await opened(name);
      expect(await store.loadDrafts('gA'), name).toEqual(before);
      expect(await kept()).toEqual([first]);
      if (name === 'in order') await store.close();
    }
  });
});
