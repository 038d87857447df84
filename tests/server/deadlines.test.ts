import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeDuePhase } from '../../server/rooms/closeDuePhase.ts';
import type { CommitQueue } from '../../server/session/CommitQueue.ts';
import { Deadlines, dueFault } from '../../server/session/Deadlines.ts';
import { GameSession } from '../../server/session/GameSession.ts';
import { restoreGame } from '../../server/session/restoreGame.ts';
import type { GameStore } from '../../server/store/GameStore.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import { must } from '../../shared/kernel/records.ts';
import { instantOf } from '../../shared/kernel/zonedTime.ts';
import { aStoredGame, SILENT } from './support/aStoredGame.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ZONE = 'Europe/Berlin';
const at = (wall: string): number => must(instantOf(wall, ZONE), 'a time');

/** Clocks in Berlin go forward in the night to 28 March 2027: the day until the talks end has 23 hours. */
const NOW = at('2027-03-27T18:00');
const TALKS = at('2027-03-28T18:00');
const SEALED = at('2027-03-29T18:00');
const HOST = { type: 'host' } as const;
const HOMEWORK = {
  type: 'setHomework',
  talksUntilAt: TALKS,
  sealedUntilAt: SEALED,
  zone: ZONE,
  reveal: 'inClass',
} as const;

describe('a deadline in the zone of the class', () => {
  let folder: string;
  let store: GameStore;
  let queue: CommitQueue;
  let game: GameSession;
  let deadlines: Deadlines;
  /** The two clocks: that of the game, and the one on the wall. */
  let clock: {
    ms: number;
    nowMs: () => number;
    stoodStill: () => boolean;
    hold: () => void;
    isHeld: () => boolean;
  };
  let wall: number;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'accord-'));
    const opened = await openSqliteStore({ folder, durability: 'fast' }, SILENT);
    if (!opened.ok) throw new Error(opened.error);
    store = opened.value;
    clock = {
      ms: 0,
      nowMs: () => clock.ms,
      stoodStill: () => false,
      hold: () => undefined,
      isHeld: () => false,
    };
    wall = NOW;
    deadlines = new Deadlines();
    ({ game, queue } = await aStoredGame(store, undefined, clock));
    await game.submit({ actor: HOST, intents: [{ type: 'skipPhase' }] });
    await game.submit({ actor: HOST, intents: [HOMEWORK] });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const state = () => game.committed.state;
  const look = async (): Promise<void> => {
    await deadlines.keep([game], wall);
    await closeDuePhase(game);
  };
  /** Both clocks go on. */
  const pass = async (ms: number): Promise<void> => {
    clock.ms += ms;
    wall += ms;
    await look();
  };
  /** The server is down for so long, and comes back as it does. */
  const restart = async (downMs: number): Promise<void> => {
    game.close();
    const restored = restoreGame(await store.loadLog('g1'));
    clock.ms = restored.lastMs;
    wall += downMs;
    const { rules } = game;
    game = new GameSession({ gameId: 'g1', rules, clock, queue, store, restored });
    deadlines = new Deadlines();
    await game.submit({ actor: { type: 'server' }, intents: [{ type: 'noteRestart' }] });
    await look();
  };
  const leftMs = (): number => must(state().clock.endsAtMs, 'an end') - clock.ms;

  it('is an instant: where clocks go forward the day has 23 hours, and each phase ends at its time', async () => {
    await look();
    expect(leftMs()).toBe(23 * HOUR_MS);
    const { seq } = game.committed;
    await pass(23 * HOUR_MS - 1);
    expect([state().phase, game.committed.seq]).toEqual(['negotiation', seq]);
    await pass(1);
    expect(state().phase).toBe('policy');
    await look();
    expect(leftMs()).toBe(24 * HOUR_MS);
    await pass(24 * HOUR_MS);
    // The reveal waits for the class.
    expect(state()).toMatchObject({ phase: 'results', clock: { pausedRemainingMs: 120_000 } });
    await pass(24 * HOUR_MS);
    expect(state().phase).toBe('results');
  });

  it('has a day of 25 hours where clocks go back', () => {
    expect(at('2027-10-31T18:00') - at('2027-10-30T18:00')).toBe(25 * HOUR_MS);
  });

  it('stands after a restart that ends before it: the time that the server was down has passed', async () => {
    await look();
    await pass(HOUR_MS);
    await restart(10 * HOUR_MS);
    expect(leftMs()).toBe(12 * HOUR_MS);
    expect(state().homework).not.toHaveProperty('movedByMs');
  });

  it('is moved once where the server was down at it, with as much time as was left, at most a day', async () => {
    await look();
    await pass(20 * HOUR_MS);
    // Somebody comes: the log knows that three hours are left.
    await game.submit({
      actor: { type: 'server' },
      intents: [{ type: 'occupySeat', economy: 'ALB', member: 'm1' }],
    });
    await restart(5 * HOUR_MS);
    const movedByMs = must(state().homework?.movedByMs, 'a move');
    expect(TALKS + movedByMs - wall).toBeGreaterThanOrEqual(3 * HOUR_MS);
    expect(TALKS + movedByMs - wall).toBeLessThan(3 * HOUR_MS + 2 * MINUTE_MS);
    expect(state().homework?.sealedUntilAt).toBe(SEALED + movedByMs);
    await look();
    expect(leftMs()).toBe(TALKS + movedByMs - wall);
    const { seq } = game.committed;
    await look();
    expect(game.committed.seq).toBe(seq);
    await restart(MINUTE_MS);
    expect(state().homework?.movedByMs).toBe(movedByMs);
    expect(state().phase).toBe('negotiation');
    await look();
    await pass(leftMs());
    expect(state().phase).toBe('policy');
    // Once: the envelopes have their own time.
    await look();
    expect(leftMs()).toBe(24 * HOUR_MS);
  });

  it('leaves at least an hour, and no more than a day, after the server was away', async () => {
    await look();
    await pass(23 * HOUR_MS - MINUTE_MS);
    await game.submit({
      actor: { type: 'server' },
      intents: [{ type: 'occupySeat', economy: 'ALB', member: 'm1' }],
    });
    await restart(2 * MINUTE_MS);
    await look();
    expect(leftMs()).toBeGreaterThanOrEqual(HOUR_MS);
    expect(leftMs()).toBeLessThanOrEqual(HOUR_MS + MINUTE_MS);
    await game.submit({
      actor: HOST,
      intents: [{ ...HOMEWORK, talksUntilAt: wall + 50 * HOUR_MS, sealedUntilAt: wall + 90 * HOUR_MS }],
    });
    await look();
    await restart(60 * HOUR_MS);
    await look();
    expect(leftMs()).toBeGreaterThan(24 * HOUR_MS - 1);
    expect(leftMs()).toBeLessThanOrEqual(24 * HOUR_MS + MINUTE_MS);
  });

  it('is the same when the wall clock was set, or the machine slept', async () => {
    await look();
    wall += HOUR_MS;
    await look();
    expect(leftMs()).toBe(22 * HOUR_MS);
    wall -= HOUR_MS;
    await look();
    expect(leftMs()).toBe(23 * HOUR_MS);
    // Asleep over the end of the phase.
    wall += 30 * HOUR_MS;
    await look();
    expect(state().phase).toBe('negotiation');
    expect(state().homework?.movedByMs).toBeGreaterThan(HOUR_MS);
  });

  it('is moved where the host has stopped the clock over it, and not before the clock goes on', async () => {
    await look();
    await game.submit({ actor: HOST, intents: [{ type: 'pauseClock' }] });
    await pass(30 * HOUR_MS);
    expect(state().homework).not.toHaveProperty('movedByMs');
    await game.submit({ actor: HOST, intents: [{ type: 'resumeClock' }] });
    await look();
    expect(state().phase).toBe('negotiation');
    await look();
    expect(leftMs()).toBeGreaterThanOrEqual(HOUR_MS);
  });

  it('is refused where it is past or too far ahead', () => {
    expect(dueFault(HOMEWORK, NOW)).toBeUndefined();
    expect(dueFault(HOMEWORK, TALKS)).toEqual({ code: 'class/too-far', limit: 60 });
    expect(dueFault(HOMEWORK, NOW - 61 * 24 * HOUR_MS)).toEqual({ code: 'class/too-far', limit: 60 });
    expect(dueFault({ type: 'pauseClock' }, NOW)).toBeUndefined();
  });
});
