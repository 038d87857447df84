import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditTable } from '../../server/commands/audit/auditTable.ts';
import { RecordedTables } from '../../server/commands/replay/recordedTables.ts';
import { readGame } from '../../server/session/restoreGame.ts';
import { presentJson, presentState } from '../../server/store/earlierNames.ts';
import type { GameStore } from '../../server/store/GameStore.ts';
import { hashed, rowHash, type StoredRow } from '../../server/store/rowHash.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import { canonicalHash } from '../../shared/kernel/canonicalHash.ts';
import { must } from '../../shared/kernel/records.ts';
import type { GameEvent } from '../../shared/protocol/events.ts';
import type { Intent } from '../../shared/protocol/intents.ts';
import { REJECTIONS } from '../../shared/protocol/rejection.ts';
import { evolveAll } from '../../shared/rules/game/evolve.ts';
import { aProvincesTable } from '../support/aProvincesTable.ts';
import { aGame } from '../support/aTable.ts';
import { SILENT, aStoredGame } from './support/aStoredGame.ts';

/** As the version before wrote it: the same words, for nothing else in a log of these tests is called so. */
function earlier(text: string): string {
  return text.replaceAll('proposal', 'paper').replaceAll('Proposal', 'Paper');
}

const EVENTS = [
  'proposalTabled',
  'proposalRevised',
  'proposalOpened',
  'proposalSigned',
  'proposalRefused',
  'proposalNarrowed',
  'proposalPublished',
  'proposalLapsed',
  'proposalAwaitsBell',
  'proposalConcluded',
] as const satisfies readonly GameEvent['type'][];
const INTENTS = [
  'tableProposal',
  'reviseProposal',
  'openProposal',
  'signProposal',
  'refuseProposal',
  'withdrawProposal',
  'publishProposal',
] as const satisfies readonly Intent['type'][];
const CODES = Object.keys(REJECTIONS).filter((code) => code.startsWith('proposal/'));

describe('stored names of before proposals were called so', () => {
  it.each([
    ...EVENTS.map((type) => ({ type, proposal: 'p0' })),
    ...INTENTS.map((type) => ({ type, proposal: 'p0' })),
    ...CODES.map((code) => ({ type: 'unlawful', fault: { code, proposal: 'p0' } })),
    { type: 'phrase', key: 'sendProposal' },
    { question: { key: 'question.whyNoProposal', params: {} } },
    { proposals: { p0: { lapse: { type: 'counterConcluded', proposal: 'p1' } } }, counters: { proposal: 2 } },
    { agreements: { a0: { proposal: 'p0' } } },
    { votes: [{ proposal: 'p0' }] },
  ])('are read as those of today: %j', (present) => {
    const stored = earlier(JSON.stringify(present));
    expect(stored).not.toBe(JSON.stringify(present));
    expect(presentJson(stored)).toBe(JSON.stringify(present));
    expect(presentJson(JSON.stringify(present))).toBe(JSON.stringify(present));
  });

  it.each([
    { type: 'text', text: 'sendPaper "paper": {"type":"paperTabled","key":"sendPaper"} paper/unknown' },
    { card: 'whitePaper', key: 'whitePaper' },
    { type: 'phrase', key: 'sendCounter' },
  ])('are not looked for in what people write, nor in other names: %j', (kept) => {
    expect(presentJson(JSON.stringify(kept))).toBe(JSON.stringify(kept));
  });
});

describe('a database of before proposals were called so', () => {
  let folder: string;
  let store: GameStore;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'accord-'));
    store = await opened();
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function opened(): Promise<GameStore> {
    const result = await openSqliteStore({ folder, durability: 'fast' }, SILENT);
    if (!result.ok) throw new Error(result.error);
    return result.value;
  }

  /** Writes all rows as the version before did, each with its hash, while no store has the file open. */
  async function writeAsBefore(): Promise<void> {
    await store.close();
    const database = new DatabaseSync(join(folder, 'accord.sqlite'));
    const rows = database.prepare('select * from log order by seq').all() as (StoredRow & { hash: string })[];
    const update = database.prepare('update log set type = ?, v = ?, body = ?, hash = ? where seq = ?');
    let previous = '';
    for (const row of rows) {
      const before = { ...row, v: 1, type: earlier(row.type), body: earlier(row.body) };
      previous = rowHash(previous, before);
      update.run(before.type, before.v, before.body, previous, row.seq);
    }
    for (const { seq, state } of database.prepare('select seq, state from snapshot').all()) {
      const text = earlier(String(state));
      database
        .prepare('update snapshot set state = ?, hash = ? where seq = ?')
        .run(text, canonicalHash(JSON.parse(text)), seq ?? 0);
    }
    for (const { id, body } of database.prepare('select id, body from chat').all())
      database.prepare('update chat set body = ? where id = ?').run(earlier(String(body)), id ?? 0);
    database.close();
    store = await opened();
  }

  /** A table on which proposals were tabled, signed, refused and withdrawn, and one has lapsed with its fault. */
  async function playedTable() {
    const { game, economy } = await aStoredGame(store);
    await game.submit({ actor: { type: 'host' }, intents: [{ type: 'skipPhase' }] });
    expect(game.working.state.phase).toBe('negotiation');
    const [other, third] = Object.keys(game.working.state.seats).filter((seat) => seat !== economy);
    const partner = must(other, 'another seat');
    const outsider = must(third, 'a third seat');
    const ask = async (intent: Intent, by = economy) =>
      expect(
        await game.submit({
          actor: { type: by === economy ? 'seat' : 'bot', economy: by },
          intents: [intent],
        }),
      ).toMatchObject({ ok: true });
    const area = (among: readonly string[]) => ({
      parties: [...among],
      clauses: [{ type: 'freeTradeArea', among: [...among], exceptions: [] } as const],
    });
    const [first, second] = ['p0', 'p1'] as const;
    await ask({ type: 'tableProposal', draft: area([economy, partner]) });
    await ask({ type: 'publishProposal', proposal: first });
    await ask({ type: 'tableProposal', draft: area([economy, partner]) });
    await ask({ type: 'tableProposal', draft: area([economy, outsider]) });
    await ask({ type: 'refuseProposal', proposal: 'p2', reason: 'noGain' }, outsider);
    await ask({ type: 'openProposal', proposal: second, revision: 1 }, partner);
    await ask({ type: 'signProposal', proposal: second, revision: 1, confirmed: true }, partner);
    expect(game.working.state.proposals).toMatchObject({
      [first]: { status: 'lapsed', lapse: { type: 'unlawful' } },
      [second]: { status: 'concluded' },
    });
    return game;
  }

  it('is folded to the same state, from its log and from its snapshot, and goes on with rows of today', async () => {
    const game = await playedTable();
    const { state } = game.working;
    const { seq } = game.committed;
    await writeAsBefore();
    const { tail } = await store.loadLog('g1');
    expect(tail.map(({ type }) => type)).toContain('tableProposal');
    const read = await readGame(store, 'g1');
    expect(JSON.stringify(read.head.state)).toBe(JSON.stringify(state));
    expect(read.hasLoss).toBe(false);
    expect(await store.findDamage('g1')).toBeUndefined();

    const hash = canonicalHash(state);
    await store.commit([{ type: 'saveSnapshot', snapshot: { gameId: 'g1', seq, state, hash } }]);
    await writeAsBefore();
    const { snapshot } = await store.loadLog('g1');
    expect(snapshot?.seq).toBe(seq);
    expect(JSON.stringify(snapshot?.state)).toBe(JSON.stringify(state));

    const events = [{ type: 'proposalPublished', proposal: 'p1' }] as const;
    const { head } = await readGame(store, 'g1');
    const next = { gameId: 'g1', seq: seq + 1, tMs: 1, at: 1, type: 'publishProposal', events };
    await store.commit([{ type: 'appendRow', row: hashed(head.hash, next) }]);
    expect((await readGame(store, 'g1')).head.state).toEqual(evolveAll(state, events));
    expect(await store.findDamage('g1')).toBeUndefined();
  });

  it('has the set phrases that were said in it', async () => {
    await aStoredGame(store);
    const said = { code: 'AAAAAA', id: 1, commandId: 'c1', channel: { type: 'plenary' }, at: 1 } as const;
    const body = { type: 'phrase', key: 'sendProposal' } as const;
    await store.commit([{ type: 'addChat', chat: { ...said, body, hidden: false } }]);
    await writeAsBefore();
    const { records } = await store.loadTalk({ code: 'AAAAAA', most: 9 });
    expect(records).toMatchObject([{ id: 1, body }]);
  });

  it('is audited without a fault, its snapshots too', async () => {
    const packed = readFileSync(resolve(import.meta.dirname, 'oldDatabases/2026-11-27.sqlite.br'));
    const file = join(folder, 'earlier.sqlite');
    writeFileSync(file, brotliDecompressSync(packed));
    const tables = await RecordedTables.open(file);
    if (!tables.ok) throw new Error(tables.error);
    try {
      const audits = await Promise.all(
        (await tables.value.all()).map(async ({ gameId }) => {
          const [log, snapshots] = [
            await tables.value.readLog(gameId),
            await tables.value.snapshotsOf(gameId),
          ];
          return auditTable({ log, snapshots });
        }),
      );
      expect(audits.map(({ faults }) => faults)).toEqual(audits.map(() => []));
      expect(audits.some(({ snapshots, decided }) => snapshots > 0 && decided > 0)).toBe(true);
    } finally {
      await tables.value.close();
    }
  });
});

describe('a stored state of before it named its rulebook', () => {
  it('is, of countries, the same without the name', () => {
    const state = aGame({ preset: 'full', at: 'negotiation' });
    const { rulebook: _rulebook, ...earlierState } = state;
    expect(presentState(earlierState)).toEqual(state);
    expect(presentState(state)).toBe(state);
  });

  it('is read without the records of countries where it is of provinces', () => {
    const table = aProvincesTable();
    table.nextRound();
    const { state } = table;
    expect(state.reports).toHaveLength(1);
    const { rulebook: _rulebook, reports, ...shared } = state;
    const earlierState = { ...shared, ...NOTHING_OF_COUNTRIES, provinceReports: reports };
    expect(presentState(earlierState)).toEqual(state);
  });
});

const NOTHING_OF_COUNTRIES = {
  walls: {},
  agreements: {},
  pairLevels: {},
  pledges: [],
  policyDrafts: {},
  sealedPolicies: {},
  predictions: {},
  reports: [],
  settled: {
    imports: [],
    incomeBn: {},
    welfare: {},
    tariff: [],
    iceberg: [],
    borderCost: [],
    transfer: [],
    pools: [],
  },
};
