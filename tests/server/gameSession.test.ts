import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UNCHANGED_KEPT, type GameSession } from '../../server/session/GameSession.ts';
import { restoreGame } from '../../server/session/restoreGame.ts';
import { hashed } from '../../server/store/rowHash.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import type { GameStore } from '../../server/store/GameStore.ts';
import { canonicalHash } from '../../shared/kernel/canonicalHash.ts';
import { must } from '../../shared/kernel/records.ts';
import type { Intent } from '../../shared/protocol/intents.ts';
import { anId, until } from './support/aClient.ts';
import { SILENT, aStoredGame } from './support/aStoredGame.ts';

describe('a game on its log', () => {
  let folder: string;
  let store: GameStore;
  let isBroken = false;
  beforeEach(async () => {
    isBroken = false;
    folder = mkdtempSync(join(tmpdir(), 'accord-'));
    const opened = await openSqliteStore({ folder, durability: 'full' }, SILENT);
    if (!opened.ok) throw new Error(opened.error);
    store = {
      ...opened.value,
      commit: (batch) =>
        isBroken
          ? Promise.resolve({ ok: false, error: { kind: 'disk', reason: 'broken' } })
          : opened.value.commit(batch),
      probe: (bytes) => (isBroken ? Promise.resolve(false) : opened.value.probe(bytes)),
    };
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const aGame = () => aStoredGame(store);
  const ready = (game: GameSession, economy: string, isReady: boolean, id = anId()) =>
    game.submit({
      actor: { type: 'seat', economy },
      intents: [{ type: 'declareReady', ready: isReady }],
      command: { member: 'm1', id },
    });

  it('shows nothing before it is on disk', async () => {
    const { game, economy } = await aGame();
    const before = game.committed.seq;
    const answer = ready(game, economy, true);
    expect(game.working.seq).toBe(before + 1);
    expect(game.committed.seq).toBe(before);
    expect(await answer).toEqual({ ok: true, value: { seq: before + 1 } });
    expect(game.committed.seq).toBe(before + 1);
    expect((await store.loadLog('g1')).tail.at(-1)?.seq).toBe(before + 1);
  });

  it('gives back what a failed commit took, refuses meanwhile, and goes on from the log', async () => {
    const { game, economy, queue } = await aGame();
    const head = game.committed;
    isBroken = true;
    const [id, other] = [anId(), anId()];
    const answers = await Promise.all([ready(game, economy, true, id), ready(game, economy, false, other)]);
    for (const answer of answers)
      expect(answer).toEqual({ ok: false, error: { code: 'server/saving-paused' } });
    expect(game.isSavingPaused).toBe(true);
    expect(game.committed).toEqual(head);
    expect((await ready(game, economy, true, id)).ok).toBe(false);

    isBroken = false;
    await until('saving', () => !game.isSavingPaused);
    expect(canonicalHash(game.working.state)).toBe(canonicalHash(head.state));
    // The queue opens a moment after the game was read back.
    await until('the queue', () => !queue.isPaused);
    expect(await ready(game, economy, true, id)).toEqual({ ok: true, value: { seq: head.seq + 1 } });
    expect(await ready(game, economy, true, id)).toEqual({ ok: true, value: { seq: head.seq + 1 } });
  });

  it('acknowledges nothing that builds on a row which the disk has refused, not even that nothing changes', async () => {
    const { game, economy } = await aGame();
    const { committed } = game;
    const taken = { gameId: 'g1', seq: committed.seq + 1, tMs: 0, at: 1, type: 'other', events: [] };
    await store.commit([{ type: 'appendRow', row: hashed(committed.hash, taken) }]);
    const answers = await Promise.all([ready(game, economy, true), ready(game, economy, true)]);
    for (const answer of answers)
      expect(answer).toEqual({ ok: false, error: { code: 'server/saving-paused' } });
    expect(game.committed).toBe(committed);
  });

  it('hands a decision that fails to whoever asked, and takes the same command again', async () => {
    const { game, economy } = await aGame();
    const unheard: unknown[] = [];
    const hear = (reason: unknown): void => void unheard.push(reason);
    process.on('unhandledRejection', hear);
    try {
      const command = { member: 'm1', id: anId() };
      const actor = { type: 'seat', economy } as const;
      const before = game.working;
      // No schema lets this through: it stands for a bug in the rules.
      const intents = [{ type: 'noSuchIntent' } as unknown as Intent];
      await expect(game.submit({ actor, intents, command })).rejects.toThrow();
      expect(game.working).toBe(before);
      const again = await game.submit({ actor, intents: [{ type: 'declareReady', ready: true }], command });
      expect(again).toEqual({ ok: true, value: { seq: before.seq + 1 } });
      await new Promise((resolve) => setImmediate(resolve));
      expect(unheard).toEqual([]);
    } finally {
      process.off('unhandledRejection', hear);
    }
  });

  it('remembers the answers of commands that changed nothing for a while only, and those of rows for good', async () => {
    const { game, economy } = await aGame();
    const [first, unchanged] = [anId(), anId()];
    const row = await ready(game, economy, true, first);
    const same = await ready(game, economy, true, unchanged);
    expect(same).toEqual(row);
    for (let nth = 0; nth < UNCHANGED_KEPT; nth++) await ready(game, economy, true);
    await ready(game, economy, false);
    expect(await ready(game, economy, true, first)).toEqual(row);
    expect(game.working.state.seats[economy]?.ready).toBe(false);
    await ready(game, economy, true, unchanged);
    expect(game.working.state.seats[economy]?.ready).toBe(true);
  });

  it('folds to the same state from snapshot and tail as from the first row', async () => {
    const { game, economy } = await aGame();
    for (const isReady of [true, false, true]) await ready(game, economy, isReady);
    const stored = await store.loadLog('g1');
    expect(stored.snapshot).toBeDefined();
    expect(canonicalHash(restoreGame(stored).head.state)).toBe(canonicalHash(game.committed.state));
  });

  it('takes several intents as one row, all or none', async () => {
    const { game, economy } = await aGame();
    const other = must(game.rules.scenario.dealOrder[1], 'second seat');
    const { seq } = game.committed;
    const refused = await game.submit({
      actor: { type: 'server' },
      intents: [
        { type: 'vacateSeat', economy },
        { type: 'occupySeat', economy: 'NONE', member: 'm1' },
      ],
    });
    expect(refused.ok).toBe(false);
    expect(game.working.seq).toBe(seq);
    const moved = await game.submit({
      actor: { type: 'server' },
      intents: [
        { type: 'vacateSeat', economy },
        { type: 'occupySeat', economy: other, member: 'm1' },
      ],
    });
    expect(moved).toEqual({ ok: true, value: { seq: seq + 1 } });
  });
});
