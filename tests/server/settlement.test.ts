import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGameClock } from '../../server/session/GameClock.ts';
import type { GameSession } from '../../server/session/GameSession.ts';
import { restoreGame } from '../../server/session/restoreGame.ts';
import type { GameStore } from '../../server/store/GameStore.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import {
  ThreadPool,
  type ThreadFailure,
  type DecideElsewhere,
  realTimers,
} from '../../server/threads/ThreadPool.ts';
import { canonicalHash } from '../../shared/kernel/canonicalHash.ts';
import { err } from '../../shared/kernel/result.ts';
import { aSessionBody } from './support/requests.ts';
import { aStoredGame } from './support/aStoredGame.ts';
import { countryGame } from '../../shared/rules/state.ts';

const LOG = pino({ level: 'silent' });
const PAUSED = { ok: false, error: { code: 'server/saving-paused' } };

describe('the end of a phase, decided in another thread', () => {
  let folder: string;
  let store: GameStore;
  let pool: ThreadPool;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'accord-'));
    const opened = await openSqliteStore({ folder, durability: 'fast' }, LOG);
    if (!opened.ok) throw new Error(opened.error);
    store = opened.value;
    pool = new ThreadPool({ log: LOG, timers: realTimers, size: 1 });
  });
  afterEach(async () => {
    await pool.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const inThread: DecideElsewhere = (question) => pool.run({ type: 'decide', ...question, prizes: {} });
  /** Asks the thread, and gives its answer when it is let go. */
  function held(): { readonly decide: DecideElsewhere; readonly letGo: () => void } {
    const { promise, resolve } = Promise.withResolvers<void>();
    return {
      decide: async (question) => {
        const decided = await inThread(question);
        if (question.state.phase === 'policy') await promise;
        return decided;
      },
      letGo: resolve,
    };
  }
  const still = createGameClock(0, 1);
  const aGame = (decide?: DecideElsewhere) => aStoredGame(store, aSessionBody().settings, still, decide);
  const skip = (game: GameSession) =>
    game.submit({ actor: { type: 'host' }, intents: [{ type: 'skipPhase' }] });
  async function toPolicy(game: GameSession): Promise<void> {
    while (game.working.state.phase !== 'policy') await skip(game);
  }

  it('comes to the same as decided here, and stands in the log as ever', async () => {
    const { game } = await aGame(inThread);
    await toPolicy(game);
    await skip(game);
    const { state } = game.committed;
    expect(state.phase).toBe('results');
    expect(canonicalHash(restoreGame(await store.loadLog('g1')).head.state)).toBe(canonicalHash(state));

    const other = await openSqliteStore({ folder: join(folder, 'here'), durability: 'fast' }, LOG);
    if (!other.ok) throw new Error(other.error);
    const { game: here } = await aStoredGame(other.value, aSessionBody().settings, still);
    await toPolicy(here);
    await skip(here);
    expect(here.committed.state.reports).toEqual(state.reports);
    expect(countryGame(here.committed.state).settled).toEqual(countryGame(state).settled);
    await other.value.close();
  });

  it('lets everything else about the table wait its turn, in order, and decides it on what came of the round', async () => {
    const { decide, letGo } = held();
    const { game, economy } = await aGame(decide);
    await toPolicy(game);
    const before = game.working.seq;
    const settled = skip(game);
    const actor = { type: 'seat', economy } as const;
    const policy = { type: 'sealPolicy', policy: {} } as never;
    const late = game.submit({ actor, intents: [policy] });
    const ready = game.submit({ actor, intents: [{ type: 'declareReady', ready: true }] });
    const again = skip(game);
    await Promise.resolve();
    expect(game.working.seq).toBe(before);
    letGo();
    expect(await settled).toEqual({ ok: true, value: { seq: before + 1 } });
    expect((await late).ok).toBe(false);
    expect(await ready).toEqual({ ok: true, value: { seq: before + 2 } });
    expect(await again).toEqual({ ok: true, value: { seq: before + 3 } });
    expect(game.working.state).toMatchObject({ phase: 'briefing', round: 2 });
  });

  it('does not take a readiness for the phase that it ends as one for the results', async () => {
    const { decide, letGo } = held();
    const { game, economy } = await aGame(decide);
    await toPolicy(game);
    const { phase, round } = game.working.state;
    const settled = skip(game);
    const pressed = game.submit({
      actor: { type: 'seat', economy },
      intents: [{ type: 'declareReady', ready: true, during: { phase, round } }],
    });
    letGo();
    expect((await settled).ok).toBe(true);
    expect(await pressed).toEqual({ ok: false, error: { code: 'intent/wrong-phase', phase: 'results' } });
    expect(game.working.state.seats[economy]?.ready).toBe(false);
  });

  it('is taken back where the game was read from disk again meanwhile', async () => {
    const { decide, letGo } = held();
    let isBroken = false;
    const inner = store;
    store = {
      ...inner,
      commit: (batch) =>
        isBroken
          ? Promise.resolve({ ok: false, error: { kind: 'disk', reason: 'broken' } })
          : inner.commit(batch),
    };
    const { game, queue } = await aGame(decide);
    await toPolicy(game);
    const settled = skip(game);
    isBroken = true;
    await queue.commit([{ type: 'closeSession', code: 'BBBBBB', at: 1 }]);
    isBroken = false;
    while (game.isSavingPaused) await new Promise((done) => setTimeout(done, 20));
    letGo();
    expect(await settled).toEqual(PAUSED);
    expect(game.working.state.phase).toBe('policy');
  });

  const failing =
    (reason: ThreadFailure['reason']): DecideElsewhere =>
    (question) =>
      question.state.phase === 'policy'
        ? Promise.resolve(err({ reason, fault: 'planted' }))
        : inThread(question);

  it('is decided here where no thread can be had, and left to the next start where the server stops', async () => {
    const { game } = await aGame(failing('unavailable'));
    await toPolicy(game);
    expect((await skip(game)).ok).toBe(true);
    expect(game.working.state.phase).toBe('results');
  });

  it('is refused while the server stops', async () => {
    const { game } = await aGame(failing('closed'));
    await toPolicy(game);
    expect(await skip(game)).toEqual(PAUSED);
  });

  it('is a mistake of ours where the thread fails at it, and the table takes other requests', async () => {
    const { game, economy } = await aGame(failing('failed'));
    await toPolicy(game);
    await expect(skip(game)).rejects.toThrow('planted');
    const ready = await game.submit({
      actor: { type: 'seat', economy },
      intents: [{ type: 'declareReady', ready: true }],
    });
    expect(ready.ok).toBe(true);
  });
});
