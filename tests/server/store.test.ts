import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { CommitQueue } from '../../server/session/CommitQueue.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import { hashed } from '../../server/store/rowHash.ts';
import type { GameStore, LogRow, Write } from '../../server/store/GameStore.ts';
import { loadScenario } from '../../shared/content/scenarios/index.ts';
import { canonicalHash } from '../../shared/kernel/canonicalHash.ts';
import { must } from '../../shared/kernel/records.ts';
import { rulebookOf } from '../../shared/rules/game/rulebooks.ts';
import { evolve } from '../../shared/rules/game/evolve.ts';
import type { GameState } from '../../shared/rules/state.ts';
import { until } from './support/aClient.ts';
import { aSessionBody } from './support/requests.ts';

const SILENT = pino({ level: 'silent' });

function aCreatedGame() {
  const scenario = loadScenario('quartet', 'standard');
  if (!scenario.ok) throw new Error('quartet');
  const events = rulebookOf(scenario.value).create(aSessionBody().settings);
  if (!events.ok) throw new Error('createGame');
  const state = events.value.reduce<GameState | undefined>(evolve, undefined);
  if (state === undefined) throw new Error('no state');
  return { events: events.value, state };
}

describe('the store', () => {
  let folder: string;
  let store: GameStore;
  const { events, state } = aCreatedGame();
  const seat = Object.keys(state.seats)[0] ?? '';

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'accord-'));
    store = await opened();
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function opened(maxPages?: number): Promise<GameStore> {
    const result = await openSqliteStore(
      {
        folder,
        durability: 'full',
        ...(maxPages === undefined ? {} : { maxPages }),
      },
      SILENT,
    );
    if (!result.ok) throw new Error(result.error);
    return result.value;
  }
  /** The file itself, after the store has let go of it. */
  async function inspected(): Promise<DatabaseSync> {
    await store.close();
    return new DatabaseSync(join(folder, 'accord.sqlite'));
  }
  async function rowsIn(table: string): Promise<unknown> {
    const database = await inspected();
    const { n } = database.prepare(`select count(*) as n from ${table}`).get() ?? {};
    database.close();
    store = await opened();
    return n;
  }
  /** Running hashes of the rows made so far, by number. */
  const hashes = new Map([[0, '']]);
  const row = (seq: number, change: Partial<LogRow> = {}): Write => {
    const made = hashed(hashes.get(seq - 1) ?? '', {
      gameId: 'g1',
      seq,
      tMs: seq * 10,
      at: 1,
      type: 'declareReady',
      events: [{ type: 'readyDeclared', economy: seat, ready: seq % 2 === 0 }],
      ...change,
    });
    hashes.set(seq, made.hash);
    return { type: 'appendRow', row: made };
  };
  const hashesOfOther = new Map([[0, '']]);
  /** The same write for a second table, `g2` of session `BBBBBB`; its rows in order, from the first. */
  function ofOther(write: Write): Write {
    const text = JSON.stringify(write).replaceAll('"g1"', '"g2"').replaceAll('"AAAAAA"', '"BBBBBB"');
    const other = JSON.parse(text.replaceAll('"hostTokenHash":"00"', '"hostTokenHash":"11"')) as Write;
    if (other.type !== 'appendRow') return other;
    const made = hashed(hashesOfOther.get(other.row.seq - 1) ?? '', other.row);
    hashesOfOther.set(made.seq, made.hash);
    return { type: 'appendRow', row: made };
  }
  const opening: Write[] = [
    {
      type: 'openSession',
      session: {
        code: 'AAAAAA',
        hostTokenHash: '00',
        language: 'en',
        chatMode: 'free',
        wording: 'general',
        locked: false,
        namesHidden: false,
        solo: false,
        openedAt: 1,
      },
      games: [{ gameId: 'g1', code: 'AAAAAA', scenarioId: 'quartet', opening: 'standard', table: 'A' }],
    },
    row(1, { type: 'createGame', events }),
    { type: 'saveSnapshot', snapshot: { gameId: 'g1', seq: 1, state, hash: canonicalHash(state) } },
  ];

  it('gives back what it was given, after it was closed', async () => {
    const change = { locked: true, namesHidden: true, wording: 'classroom', goesOnAt: 'BBBBBB' } as const;
    await store.commit(opening);
    await store.commit([
      {
        type: 'addMember',
        member: { code: 'AAAAAA', member: 'm1', name: 'Ann', tokenHash: 'aa', muted: false, removed: false },
      },
      row(2, { member: 'm1', commandId: 'command-1' }),
    ]);
    await store.commit([
      { type: 'changeMember', code: 'AAAAAA', member: 'm1', change: { muted: true, name: 'Anna' } },
      { type: 'changeSession', code: 'AAAAAA', change },
    ]);
    await store.close();
    store = await opened();
    const [session] = (await store.loadOpenSessions()).sessions;
    expect(session?.session).toMatchObject({ code: 'AAAAAA', chatMode: 'free', ...change });
    expect(session?.members).toEqual([
      { code: 'AAAAAA', member: 'm1', name: 'Anna', tokenHash: 'aa', muted: true, removed: false },
    ]);
    const log = await store.loadLog('g1');
    expect(log.snapshot?.seq).toBe(1);
    expect(log.tail.map(({ seq }) => seq)).toEqual([2]);
    expect(log.commands).toEqual([{ member: 'm1', commandId: 'command-1', seq: 2 }]);
    expect(log.lastMs).toBe(20);
  });

  it('writes a batch wholly or not at all, and no row or command twice', async () => {
    await store.commit(opening);
    expect((await store.commit([row(2), row(2)])).ok).toBe(false);
    expect((await store.loadLog('g1')).tail).toEqual([]);
    expect((await store.commit([row(2, { member: 'm1', commandId: 'same-id' })])).ok).toBe(true);
    expect((await store.commit([row(3, { member: 'm1', commandId: 'same-id' })])).ok).toBe(false);
    expect((await store.commit([row(3, { member: 'm2', commandId: 'same-id' })])).ok).toBe(true);
  });

  it('goes back to the newest snapshot that is sound, and stops at a gap', async () => {
    await store.commit([...opening, row(2), row(3)]);
    const wrong = { gameId: 'g1', seq: 3, state, hash: 'not its hash' };
    await store.commit([{ type: 'saveSnapshot', snapshot: wrong }, row(4), row(6)]);
    const log = await store.loadLog('g1');
    expect(log.snapshot?.seq).toBe(1);
    expect(log.tail.map(({ seq }) => seq)).toEqual([2, 3, 4]);
    // Where the rows that it stood for are gone too, the game comes to its number again.
    const again = { gameId: 'g1', seq: 3, state, hash: canonicalHash(state) };
    expect((await store.commit([{ type: 'saveSnapshot', snapshot: again }])).ok).toBe(true);
    expect((await store.loadLog('g1')).snapshot?.seq).toBe(3);
  });

  it('moves what lies behind a gap out of the log: it is never folded in, and its numbers are free', async () => {
    await store.commit([...opening, row(2), row(3), row(5, { member: 'm1', commandId: 'lost-one' }), row(6)]);
    await store.setRowsAside('g1', 5, 'row 4 is missing');
    expect((await store.loadLog('g1')).hasLoss).toBe(true);
    const taken = await store.commit([row(4), row(5, { member: 'm1', commandId: 'lost-one' }), row(6)]);
    expect(taken.ok).toBe(true);
    const log = await store.loadLog('g1');
    expect(log.tail.map(({ seq }) => seq)).toEqual([2, 3, 4, 5, 6]);
    await store.commit([{ type: 'acceptLoss', gameId: 'g1', lossesAccepted: 1, seq: 6 }]);
    expect((await store.loadLog('g1')).hasLoss).toBe(false);
    const database = await inspected();
    expect(database.prepare('select seq, reason from set_aside').all()).toEqual([
      { seq: 5, reason: 'row 4 is missing' },
      { seq: 6, reason: 'row 4 is missing' },
    ]);
    database.close();
    store = await opened();
  });

  it('says why a commit failed, also where SQLite has rolled back by itself', async () => {
    await store.commit(opening);
    await store.close();
    store = await opened(60);
    const filler = 'x'.repeat(400_000);
    const failed = await store.commit([row(2, { type: filler })]);
    expect(failed).toEqual({ ok: false, error: { kind: 'disk', reason: 'database or disk is full' } });
    expect((await store.commit([row(2)])).ok).toBe(true);
    expect(await store.commit([row(2)])).toMatchObject({ ok: false, error: { kind: 'conflict' } });
  });

  it('keeps folder and files from other accounts, those of an older version too', async () => {
    const files = () => readdirSync(folder).filter((name) => name.startsWith('accord.sqlite'));
    const rights = (path: string) => statSync(path).mode & 0o777;
    await store.close();
    chmodSync(folder, 0o755);
    for (const name of files()) chmodSync(join(folder, name), 0o644);
    store = await opened();
    await store.commit(opening);
    expect(files()).toEqual(expect.arrayContaining(['accord.sqlite', 'accord.sqlite-wal']));
    for (const name of files()) expect(rights(join(folder, name)), name).toBe(0o600);
    expect(rights(folder)).toBe(0o700);
  });

  it('leaves the rights of a folder alone that holds other things', async () => {
    await store.close();
    writeFileSync(join(folder, 'diary.txt'), '');
    chmodSync(folder, 0o755);
    store = await opened();
    expect(statSync(folder).mode & 0o777).toBe(0o755);
    expect(statSync(join(folder, 'accord.sqlite')).mode & 0o777).toBe(0o600);
  });

  it('leaves no word of what was erased in the files, also where rows were moved between pages', async () => {
    await store.commit([...opening, ...opening.map((write) => ofOther(write))]);
    const words = (letter: string, nth: number) => `${letter}-${'talk '.repeat(nth % 60)}${letter}`;
    for (let start = 0; start < 1_500; start += 50)
      await store.commit(
        Array.from({ length: 50 }, (_, index): Write[] => {
          const id = start + index + 1;
          const chat = (code: string, letter: string): Write => ({
            type: 'addChat',
            chat: {
              code,
              id,
              member: `m${id % 7}`,
              commandId: `command-${id}`,
              channel: { type: 'plenary' },
              at: 1,
              body: { type: 'text', text: words(letter, id) },
              hidden: false,
            },
          });
          return [chat('AAAAAA', 'Erased'), chat('BBBBBB', 'Staying')];
        }).flat(),
      );
    const files = () =>
      readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join('');
    expect(files()).toContain('Erased-');
    for (let member = 0; member < 7; member++)
      await store.commit([{ type: 'erasePerson', code: 'AAAAAA', member: `m${member}` }]);
    await store.leaveNoTrace();
    expect(files().match(/Erased/g)).toBeNull();
    await store.commit([{ type: 'closeSession', code: 'BBBBBB', at: 1 }]);
    await store.eraseClosedBefore(2);
    expect(files().match(/Staying/g)).toBeNull();
  });

  it('forgets a class after the days that its host has chosen, if that is sooner', async () => {
    const DAY_MS = 86_400_000;
    await store.commit(opening);
    await store.commit([{ type: 'closeSession', code: 'AAAAAA', at: DAY_MS, keptDays: 2 }]);
    await store.eraseClosedBefore(0, 3 * DAY_MS);
    expect(await rowsIn('session')).toBe(1);
    await store.eraseClosedBefore(0, 3 * DAY_MS + 1);
    expect(await rowsIn('session')).toBe(0);
  });

  it('forgets a closed session when its time is over', async () => {
    await store.commit(opening);
    await store.commit([{ type: 'closeSession', code: 'AAAAAA', at: 1_000 }]);
    expect((await store.loadOpenSessions()).sessions).toEqual([]);
    await store.eraseClosedBefore(1_000);
    await store.eraseClosedBefore(1_001);
    for (const table of ['session', 'game', 'log', 'snapshot', 'member', 'chat'])
      expect(await rowsIn(table), table).toBe(0);
  });

  it('deletes nothing of what opens under the code of a session that another erase has deleted meanwhile', async () => {
    const long = Array.from({ length: 4_000 }, (_, index) => row(index + 2));
    await store.commit([...opening, ...long, { type: 'closeSession', code: 'AAAAAA', at: 5 }]);
    await store.commit([...opening.map(ofOther), { type: 'eraseSession', code: 'BBBBBB' }]);
    const both = store.eraseClosedBefore(10);
    await store.eraseClosedBefore(1);
    expect((await store.commit(opening.slice(0, 1).map(ofOther))).ok).toBe(true);
    await both;
    expect((await store.loadOpenSessions()).sessions).toMatchObject([{ session: { code: 'BBBBBB' } }]);
  });

  it('keeps what is being written at a seat in the place of what was before, until the session is closed or erased', async () => {
    await store.commit([...opening, ...opening.map(ofOther)]);
    const ends: readonly Write[] = [
      { type: 'closeSession', code: 'AAAAAA', at: 1 },
      { type: 'eraseSession', code: 'BBBBBB' },
    ];
    for (const [gameId, end] of [
      ['g1', ends[0]],
      ['g2', ends[1]],
    ] as const) {
      const written = (parties: readonly string[]): Write => {
        const kept = { id: randomUUID(), by: 'm1', work: { draft: { parties, clauses: [] } } };
        return { type: 'saveDrafts', seat: { gameId, economy: 'ALB', drafts: [kept] }, at: 1 };
      };
      const known = async () =>
        (await store.loadDrafts(gameId)).map(({ drafts }) => drafts[0]?.work.draft.parties);
      await store.commit([written(['ALB', 'BOR'])]);
      await store.commit([written(['ALB', 'CAT'])]);
      expect(await known()).toEqual([['ALB', 'CAT']]);
      await store.commit([must(end, 'end')]);
      expect(await known()).toEqual([]);
      await store.commit([written(['ALB', 'DUN'])]);
      expect(await known()).toEqual([]);
      await store.eraseClosedBefore(2);
      await store.commit([written(['ALB', 'DUN'])]);
      expect(await known()).toEqual([]);
    }
  });

  it('commits what one turn of the loop brings in one transaction, in order', async () => {
    await store.commit(opening);
    let batches = 0;
    const counting: GameStore = {
      ...store,
      commit: (batch) => {
        batches += 1;
        return store.commit(batch);
      },
    };
    const queue = new CommitQueue(counting, SILENT);
    const saved = await Promise.all(Array.from({ length: 50 }, (_, index) => queue.commit([row(index + 2)])));
    expect(saved.every(({ ok }) => ok)).toBe(true);
    expect(batches).toBeLessThanOrEqual(2);
    expect((await store.loadLog('g1')).tail).toHaveLength(50);
  });

  it('keeps the conflict of one table from the writes of the others', async () => {
    const other: Write[] = opening.map((write) => ofOther(write));
    await store.commit([...opening, ...other, row(2)]);
    const queue = new CommitQueue(store, SILENT);
    const heard: string[] = [];
    for (const gameId of ['g1', 'g2'])
      queue.watch({
        gameId,
        onPause: () => heard.push(`pause ${gameId}`),
        onResume: async () => {
          heard.push(`resume ${gameId}`);
        },
      });
    const answers = await Promise.all([
      queue.commit([ofOther(row(2))], 'g2'),
      queue.commit([row(2)], 'g1'),
      queue.commit([row(3)], 'g1'),
      queue.commit([ofOther(row(3))], 'g2'),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, false, false, true]);
    expect(heard).toEqual(['pause g1']);
    expect(queue.isPaused).toBe(false);
    expect((await queue.commit([ofOther(row(4))], 'g2')).ok).toBe(true);
    await until('the table to be read back', () => heard.length > 1);
    expect(heard).toEqual(['pause g1', 'resume g1']);
    while (!(await queue.commit([row(3)], 'g1')).ok) await new Promise((done) => setTimeout(done, 20));
    expect((await store.loadLog('g1')).tail.map(({ seq }) => seq)).toEqual([2, 3]);
    expect((await store.loadLog('g2')).tail.map(({ seq }) => seq)).toEqual([2, 3, 4]);
  });

  it('refuses everything after a failed commit until the disk takes writes again', async () => {
    await store.commit(opening);
    let isBroken = true;
    const failing: GameStore = {
      ...store,
      commit: (batch) =>
        isBroken
          ? Promise.resolve({ ok: false, error: { kind: 'disk', reason: 'full' } })
          : store.commit(batch),
      probe: () => Promise.resolve(!isBroken),
    };
    const queue = new CommitQueue(failing, SILENT);
    const heard: string[] = [];
    queue.watch({
      gameId: 'g1',
      onPause: () => heard.push('pause'),
      onResume: async () => {
        heard.push('resume');
      },
    });
    expect((await queue.commit([row(2)])).ok).toBe(false);
    expect((await queue.commit([row(2)])).ok).toBe(false);
    expect(heard).toEqual(['pause']);
    isBroken = false;
    while (queue.isPaused) await new Promise((done) => setTimeout(done, 50));
    expect(heard).toEqual(['pause', 'resume']);
    expect((await queue.commit([row(2)])).ok).toBe(true);
  });
});
