import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readGame } from '../../../server/session/restoreGame.ts';
import { presentJson } from '../../../server/store/earlierNames.ts';
import { openSqliteStore } from '../../../server/store/sqliteStore.ts';
import { canonicalHash } from '../../../shared/kernel/canonicalHash.ts';
import type { GameEvent } from '../../../shared/protocol/events.ts';
import { evolve } from '../../../shared/rules/game/evolve.ts';
import type { GameState } from '../../../shared/rules/state.ts';
import { aClient } from '../support/aClient.ts';
import { aServer } from '../support/aServer.ts';
import { SILENT } from '../support/aStoredGame.ts';
import { join as joinTable } from '../support/requests.ts';
import type { OldTable } from './oldDatabase.ts';

/** `GOLDEN=states` writes the hashes of states anew, as for the golden games (CONTRIBUTING.md). */
const WRITES_STATES = process.env['GOLDEN'] === 'states';

const NAMES = globSync('*.sqlite.br', { cwd: import.meta.dirname }).map((file) =>
  basename(file, '.sqlite.br'),
);

it('there is an old database', () => {
  expect(NAMES).toEqual(expect.arrayContaining(['2026-11-27', '2026-11-30']));
});

describe.each(NAMES)('the database of %s', (name) => {
  const tablesFile = resolve(import.meta.dirname, `${name}.json`);
  const tables: readonly OldTable[] = JSON.parse(readFileSync(tablesFile, 'utf8'));
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'accord-'));
    const packed = readFileSync(resolve(import.meta.dirname, `${name}.sqlite.br`));
    writeFileSync(join(folder, 'accord.sqlite'), brotliDecompressSync(packed));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Folded from the first row of each log, whatever snapshots say. */
  function foldWholeLog(gameId: string): GameState | undefined {
    const database = new DatabaseSync(join(folder, 'accord.sqlite'), { readOnly: true });
    const rows = database.prepare('select body from log where game_id = ? order by seq').all(gameId);
    database.close();
    return rows
      .flatMap(({ body }): readonly GameEvent[] => JSON.parse(presentJson(String(body))))
      .reduce<GameState | undefined>(evolve, undefined);
  }

  it('opens with every table in the state in which it was left', async () => {
    const folded = tables.map(({ gameId }) => canonicalHash(foldWholeLog(gameId)));
    const opened = await openSqliteStore({ folder, durability: 'fast' }, SILENT);
    if (!opened.ok) throw new Error(opened.error);
    const store = opened.value;
    const { sessions, closedForRepair } = await store.loadOpenSessions();
    expect(closedForRepair).toEqual([]);
    expect(sessions.flatMap(({ unreadable }) => unreadable)).toEqual([]);
    expect(sessions.map(({ session }) => session.code).toSorted()).toEqual(
      tables.map(({ code }) => code).toSorted(),
    );
    const found: OldTable[] = [];
    for (const table of tables) {
      const { head, hasLoss } = await readGame(store, table.gameId);
      const { phase, round } = head.state;
      expect(hasLoss).toBe(false);
      expect(await store.findDamage(table.gameId)).toBeUndefined();
      found.push({ ...table, phase, round, seq: head.seq, stateHash: canonicalHash(head.state) });
    }
    await store.close();
    expect(found.map(({ stateHash }) => stateHash)).toEqual(folded);
    if (WRITES_STATES) writeFileSync(tablesFile, `${JSON.stringify(found, null, 2)}\n`);
    else expect(found).toEqual(tables);
  });

  it('is played on by the people who come back, and by others', async () => {
    const server = await aServer({ DATA_DIR: folder });
    try {
      for (const table of tables) {
        const { code, gameId, phase, round } = table;
        const host = await aClient(server.url, gameId, table.hostToken);
        const people = await Promise.all(table.tokens.map((token) => aClient(server.url, gameId, token)));
        expect(people.map(({ welcomes }) => welcomes[0]?.seat)).not.toContain(undefined);
        expect((await joinTable(server.url, code, 'Cy')).status).toBe(200);
        expect(host.game()).toMatchObject({ phase, round });
        for (const person of people)
          expect(await person.ask({ type: 'declareReady', ready: true })).toEqual({
            seq: expect.any(Number),
          });
        // On into the reveal: the round is settled from the old state.
        while (host.game().phase !== 'results') {
          const during = { phase: host.game().phase, round };
          expect(await host.ask({ type: 'skipPhase', during })).toEqual({ seq: expect.any(Number) });
          await host.until('the next phase', ({ game }) => game().phase !== during.phase);
        }
        await Promise.all([host, ...people].map((client) => client.leave()));
      }
    } finally {
      await server.stop();
    }
  });
});
