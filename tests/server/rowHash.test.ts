import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DatabaseSchema } from '../../server/store/databaseSchema.ts';
import type { GameStore, LogRow } from '../../server/store/GameStore.ts';
import { migrations } from '../../server/store/migrations.ts';
import { nodeSqliteDialect } from '../../server/store/openDatabase.ts';
import { hashed } from '../../server/store/rowHash.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import { aStoredGame } from './support/aStoredGame.ts';

describe('running hashes of a log', () => {
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
    const result = await openSqliteStore({ folder, durability: 'fast' }, pino({ level: 'silent' }));
    if (!result.ok) throw new Error(result.error);
    return result.value;
  }
  /** Changes the file while no store has it open, and opens it again. */
  async function onDisk(sql: string): Promise<void> {
    await store.close();
    const database = new DatabaseSync(join(folder, 'accord.sqlite'));
    database.exec(sql);
    database.close();
    store = await opened();
  }

  it('stop the log at a row that is not as it was written, and show one before the snapshot', async () => {
    const { game } = await aStoredGame(store);
    const ready = { actor: { type: 'server' as const } };
    await game.submit({ ...ready, intents: [{ type: 'noteRestart' }] });
    await game.submit({ ...ready, intents: [{ type: 'noteRestart' }] });
    const { seq, hash } = game.committed;
    expect(await store.loadLog('g1')).toMatchObject({ hasLoss: false, hash });
    expect(await store.findDamage('g1')).toBeUndefined();

    await onDisk(`update log set body = replace(body, 'restart', 'host') where seq = ${seq}`);
    const log = await store.loadLog('g1');
    expect(log.tail.at(-1)?.seq).toBe(seq - 1);
    expect(log.brokenFrom).toEqual({ seq, reason: `row ${seq} is not as it was written` });
    expect(await store.findDamage('g1')).toBe(seq);

    await onDisk('update log set t_ms = t_ms + 1 where seq = 1');
    expect((await store.loadLog('g1')).tail.at(-1)?.seq).toBe(seq - 1);
    expect(await store.findDamage('g1')).toBe(1);
    await store.commit([{ type: 'acceptLoss', gameId: 'g1', lossesAccepted: 2, seq }]);
    expect(await store.findDamage('g1')).toBeUndefined();
    expect((await store.loadLog('g1')).lossesAccepted).toBe(2);
  });

  it('are given to the rows of an earlier version, and a key is made once', async () => {
    const { game } = await aStoredGame(store);
    const created = (await store.loadLog('g1')).snapshot;
    expect(created).toBeDefined();
    const rows: LogRow[] = [];
    for (let seq = game.committed.seq + 1; seq < 2_500; seq++)
      rows.push(
        hashed(rows.at(-1)?.hash ?? game.committed.hash, {
          gameId: 'g1',
          seq,
          tMs: seq * 1_000,
          at: 1,
          type: 'stepReveal',
          events: [{ type: 'revealStepped', stop: 'flows' }],
        }),
      );
    await store.commit(rows.map((row) => ({ type: 'appendRow', row })));
    await store.close();
    // The same rows as the version before this kept them.
    const now = new DatabaseSync(join(folder, 'accord.sqlite'));
    const kept = (sql: string) => now.prepare(sql).all() as never[];
    const [sessions, games, log] = [
      kept(
        'select code, host_token_hash, language, chat_mode, locked, solo, opened_at, closed_at from session',
      ),
      kept('select game_id, code, scenario_id, opening from game'),
      kept('select game_id, seq, t_ms, at_ms, member, cmd_id, type, v, body from log order by seq'),
    ];
    now.close();
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    const database = new DatabaseSync(join(folder, 'accord.sqlite'));
    const earlier = new Kysely<DatabaseSchema>({ dialect: nodeSqliteDialect(database) });
    await new Migrator({ db: earlier, provider: migrations }).migrateTo('0004-prizes');
    await earlier.insertInto('session').values(sessions).execute();
    await earlier.insertInto('game').values(games).execute();
    for (let start = 0; start < log.length; start += 500)
      await earlier
        .insertInto('log')
        .values(log.slice(start, start + 500))
        .execute();
    await earlier.destroy();

    store = await opened();
    expect(await store.findDamage('g1')).toBeUndefined();
    expect(await store.loadLog('g1')).toMatchObject({ hasLoss: false, hash: rows.at(-1)?.hash });
    const { witnessKey } = store;
    expect(witnessKey).toHaveLength(43);
    await store.close();
    store = await opened();
    expect(store.witnessKey).toBe(witnessKey);
  });
});
