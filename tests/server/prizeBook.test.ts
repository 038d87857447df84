import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CommitQueue } from '../../server/session/CommitQueue.ts';
import { PrizeBook } from '../../server/session/PrizeBook.ts';
import type { GameStore } from '../../server/store/GameStore.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import type { Task } from '../../server/threads/tasks.ts';
import { ThreadPool, realTimers } from '../../server/threads/ThreadPool.ts';
import { rulebookOf } from '../../shared/rules/game/rulebooks.ts';
import { scenarioFor, type ScenarioChoice } from '../../shared/rules/scenario/anyScenario.ts';
import { prizeOf } from '../../shared/rules/settlement/freeTradePrize.ts';
import { until } from './support/aClient.ts';

const LOG = pino({ level: 'silent' });
const aChoice = (scalePercent: number): ScenarioChoice => ({
  scenarioId: 'quartet',
  opening: 'standard',
  preset: 'laboratory',
  assumptions: { scalePercent },
});
function scenarioOf(choice: ScenarioChoice) {
  const scenario = scenarioFor(choice);
  if (!scenario.ok) throw new Error(scenario.error.reason);
  return scenario.value;
}

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

function aBook(): { readonly book: PrizeBook; readonly asked: Task[] } {
  const asked: Task[] = [];
  const threads = {
    run: ((task: Task) => {
      asked.push(task);
      return pool.run(task);
    }) as ThreadPool['run'],
  };
  return { book: new PrizeBook({ threads, queue: new CommitQueue(store, LOG), store, log: LOG }), asked };
}

it('searches the prizes of an assumed scenario once, in another thread, and keeps them for the next start', async () => {
  const choice = aChoice(50);
  const scenario = scenarioOf(choice);
  const { book, asked } = aBook();
  expect(book.of(rulebookOf(scenario))).toEqual({});
  book.want(rulebookOf(scenario), choice);
  book.want(rulebookOf(scenario), choice);
  await until('the prizes', () => Object.keys(book.of(rulebookOf(scenario))).length > 0);
  expect(asked).toHaveLength(scenario.dealOrder.length);
  for (const seat of scenario.dealOrder)
    expect(book.of(rulebookOf(scenario))[seat]).toBe(prizeOf(scenario, seat));

  await expect.poll(async () => (await store.loadPrizes()).size).toBe(1);
  const next = aBook();
  await next.book.load();
  expect(next.book.of(rulebookOf(scenario))).toEqual(book.of(rulebookOf(scenario)));
  next.book.want(rulebookOf(scenario), choice);
  expect(next.asked).toEqual([]);
  expect(next.book.of(rulebookOf(scenarioOf(aChoice(60))))).toEqual({});
});

it('asks for nothing where a scenario ships with its prizes, and again where a search has failed', async () => {
  const shipped: ScenarioChoice = { ...aChoice(100), assumptions: {} };
  const { book, asked } = aBook();
  book.want(rulebookOf(scenarioOf(shipped)), shipped);
  expect(asked).toEqual([]);
  await pool.close();
  const choice = aChoice(70);
  book.want(rulebookOf(scenarioOf(choice)), choice);
  await until('the first failure', () => asked.length === 1);
  await until('the next try', () => {
    book.want(rulebookOf(scenarioOf(choice)), choice);
    return asked.length >= 2;
  });
  expect(book.of(rulebookOf(scenarioOf(choice)))).toEqual({});
});
