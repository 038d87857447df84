import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import type { GameState } from '../../shared/rules/state.ts';
import type { BotMoveTask } from '../../server/threads/tasks.ts';
import { NAMES_SOURCES, ThreadPool, type PoolThread, startWatch } from '../../server/threads/ThreadPool.ts';
import { until } from './support/aClient.ts';
import { aHandClock } from './support/aHandClock.ts';

const MINUTE_MS = 60_000;
/** Longer than the wait after a first or second loss, shorter than any limit. */
const WAIT_MS = 1_000;
const BAD_THREAD = new URL('./support/badThread.ts', import.meta.url);

/** The bad thread looks at the economy alone: it is told there what to do. */
const aTask = (economy: string): BotMoveTask => ({
  type: 'botMove',
  state: {} as GameState,
  economy,
  move: { type: 'policy' },
});

describe('a pool of threads', () => {
  const pools: ThreadPool[] = [];
  afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

  function aPool(start: () => PoolThread = () => new Worker(BAD_THREAD), size = 1) {
    const clock = aHandClock();
    const lines: string[] = [];
    const log = pino({ level: 'info' }, { write: (line) => void lines.push(line) });
    let started = 0;
    const counted = (): PoolThread => {
      started += 1;
      return start();
    };
    const pool = new ThreadPool({ log, timers: clock, size, start: counted });
    pools.push(pool);
    return { pool, clock, lines, started: () => started };
  }
  const lost = (lines: string[]) => lines.filter((line) => line.includes('a thread was lost'));

  it('answers with what the thread answers, and with its mistakes as such', async () => {
    const { pool, started } = aPool();
    expect(await pool.run(aTask('good'))).toEqual({ ok: true, value: [] });
    const mistaken = await pool.run(aTask('fault'));
    expect(mistaken).toEqual({ ok: false, error: { reason: 'failed', fault: 'a mistake' } });
    expect(await pool.run(aTask('good'))).toEqual({ ok: true, value: [] });
    expect(started()).toBe(1);
  });

  it.each(['throw', 'exit'])(
    'replaces a thread that ends by %s, tries its task once more, and does the tasks of the others',
    async (how) => {
      const { pool, clock, lines } = aPool();
      const bad = pool.run(aTask(how));
      const others = [pool.run(aTask('good')), pool.run(aTask('good'))];
      await until('the first loss', () => lost(lines).length === 1);
      expect(pool.fault).toBeDefined();
      clock.pass(WAIT_MS);
      await until('the second loss', () => lost(lines).length === 2);
      clock.pass(WAIT_MS);
      expect((await bad).ok).toBe(false);
      for (const other of others) expect(await other).toEqual({ ok: true, value: [] });
      expect(pool.fault).toBeUndefined();
    },
  );

  it('ends a thread that does not answer in time, and does the tasks of the others', async () => {
    const { pool, clock, lines, started } = aPool();
    await pool.run(aTask('good'));
    const hung = pool.run(aTask('hang'));
    const other = pool.run(aTask('good'));
    clock.pass(14_000);
    expect(lost(lines)).toHaveLength(0);
    clock.pass(2_000);
    expect(await hung).toMatchObject({ ok: false, error: { reason: 'failed' } });
    expect(lost(lines)).toHaveLength(1);
    clock.pass(WAIT_MS);
    expect(await other).toEqual({ ok: true, value: [] });
    expect(started()).toBe(2);
  });

  it('waits for a thread that gets little of a busy processor, until it has had its limit there', async () => {
    let usedMs = 0;
    const { pool, clock, lines } = aPool(() =>
      Object.assign(new Worker(BAD_THREAD), {
        cpuUsage: () => Promise.resolve({ user: 1000 * usedMs, system: 0 }),
      }),
    );
    await pool.run(aTask('good'));
    const slow = pool.run(aTask('hang'));
    const asked = (): Promise<void> => new Promise((done) => setImmediate(done));
    for (let limits = 1; limits <= 10; limits++) {
      await asked();
      usedMs += 1_500;
      clock.pass(15_000);
      await asked();
      expect(lost(lines)).toHaveLength(limits < 10 ? 0 : 1);
    }
    expect(await slow).toMatchObject({ ok: false, error: { reason: 'failed' } });
  });

  it('waits longer after each loss, answers nobody with silence, and recovers', async () => {
    let isBroken = true;
    const { pool, clock, lines, started } = aPool(() => {
      if (isBroken) throw new Error('no threads');
      return new Worker(BAD_THREAD);
    });
    const first = pool.run(aTask('good'));
    expect(started()).toBe(1);
    for (const waitMs of [250, 500, 1_000]) {
      clock.pass(waitMs - 1);
      const before = started();
      clock.pass(1);
      expect(started()).toBe(before + 1);
    }
    const unavailable = { ok: false, error: { reason: 'unavailable', fault: 'no threads' } };
    expect(await first).toEqual(unavailable);
    expect(await pool.run(aTask('good'))).toEqual(unavailable);
    expect(lost(lines)).toHaveLength(4);
    isBroken = false;
    clock.pass(MINUTE_MS);
    expect(await pool.run(aTask('good'))).toEqual({ ok: true, value: [] });
    expect(pool.fault).toBeUndefined();
  });

  it('answers what cannot be copied to a thread, and what is asked while the server stops', async () => {
    const { pool } = aPool();
    const uncopiable = { ...aTask('good'), state: { call: () => 1 } as unknown as GameState };
    expect(await pool.run(uncopiable)).toMatchObject({ ok: false, error: { reason: 'failed' } });
    const hung = pool.run(aTask('hang'));
    const waiting = pool.run(aTask('good'));
    await pool.close();
    for (const answer of [await hung, await waiting, await pool.run(aTask('good'))])
      expect(answer).toMatchObject({ ok: false, error: { reason: 'closed' } });
  });
});

it('does not count the time in which the process stood still', () => {
  const clock = aHandClock();
  let nowMs = 0;
  let hasRung = false;
  const rung = () => {
    hasRung = true;
  };
  startWatch({ ...clock, nowMs: () => nowMs }, 1_000, rung);
  nowMs = 95_000;
  clock.pass(1_000);
  expect(hasRung).toBe(false);
  nowMs = 96_000;
  clock.pass(1_000);
  expect(hasRung).toBe(true);
});

describe('a thread of the built server', () => {
  it('tells of a mistake where in the sources it was made', async () => {
    const builds = resolve(import.meta.dirname, '../../dist/server');
    const build = join(builds, readFileSync(join(builds, 'current'), 'utf8'));
    const programs = readdirSync(build).filter((name) => /^thread-[\w-]+\.js$/.test(name));
    expect(programs).toHaveLength(1);
    const thread = new Worker(join(build, programs[0] ?? ''), { execArgv: [NAMES_SOURCES] });
    const answered = new Promise<{ readonly fault?: string }>((done) => thread.once('message', done));
    thread.postMessage({ id: 1, task: aTask('nobody') });
    expect((await answered).fault).toMatch(/\.ts:\d+:\d+/);
    await thread.terminate();
  });
});
