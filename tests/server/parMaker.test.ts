import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { PAR_GAMES_LEAST } from '#shared/content/scores.ts';
import type { GameSettings } from '../../shared/protocol/settings.ts';
import { type ParChild, ParJob, ParMaker, forkProcess, parKey } from '../../server/par/ParMaker.ts';
import type { ParTask } from '../../server/par/parProcess.ts';
import { playParGame } from '#shared/bots/playBotGame.ts';
import { anyScenarioFor } from '../../shared/rules/scenario/anyScenario.ts';
import type { GameSession } from '../../server/session/GameSession.ts';
import type { GameStore } from '../../server/store/GameStore.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import { aHandClock } from './support/aHandClock.ts';
import { aStoredGame } from './support/aStoredGame.ts';
import { aSessionBody } from './support/requests.ts';

const LOG = pino({ level: 'silent' });
const USUAL = aSessionBody().settings;
/** One round: a length for which no par is stored. */
const SHORT: GameSettings = { ...USUAL, rounds: 1 };
const PROVINCES: GameSettings = {
  ...SHORT,
  scenarioId: 'provinces',
  opening: 'year1997',
  preset: 'provincesStandard',
  centre: 'seat',
};

describe('par made in the background', () => {
  const folders: string[] = [];
  const makers: ParMaker[] = [];
  let store: GameStore;

  beforeAll(async () => {
    store = await aStore();
  });
  afterEach(() => makers.splice(0).forEach((maker) => maker.close()));
  afterAll(async () => {
    await store.close();
    folders.forEach((folder) => rmSync(folder, { recursive: true, force: true }));
  });

  async function aStore(): Promise<GameStore> {
    const folder = mkdtempSync(join(tmpdir(), 'accord-'));
    folders.push(folder);
    const opened = await openSqliteStore({ folder, durability: 'fast' }, LOG);
    if (!opened.ok) throw new Error(opened.error);
    return opened.value;
  }

  function aMaker(games: number, isOpen: (table: GameSession) => boolean = () => true): ParMaker {
    // At the priority of the test: at the lowest, a machine that has other work may never come to it.
    const start = () => forkProcess(getPriority());
    const maker = new ParMaker({ log: LOG, games, isOpen, start });
    makers.push(maker);
    return maker;
  }

  it('runs at the lowest priority, so that people never wait for it', async () => {
    const child = forkProcess();
    expect(getPriority(child.pid)).toBe(constants.priority.PRIORITY_LOW);
    child.kill();
    await once(child, 'exit');
  });

  it('ends with its server, however many games are left', async () => {
    const child = forkProcess(getPriority());
    child.send({ settings: SHORT, from: 0, games: 1_000_000 } satisfies ParTask);
    await once(child, 'message');
    const ended = once(child, 'exit');
    child.disconnect();
    expect(await ended).toEqual([0, null]);
  });

  it('reaches a table whose settings have none stored, and the next one with the same settings at once', async () => {
    const { game } = await aStoredGame(store, SHORT);
    const maker = aMaker(PAR_GAMES_LEAST);
    maker.want(game);
    await vi.waitFor(() => expect(game.committed.state.par?.games).toBe(PAR_GAMES_LEAST), {
      timeout: PATIENCE_MS,
      interval: 50,
    });
    const { seats = {}, bestPath = {} } = game.committed.state.par ?? {};
    for (const seat of ['ALB', 'BOR', 'CAT', 'DUN']) {
      expect(seats[seat]?.prosperity).toHaveLength(PAR_GAMES_LEAST);
      expect(bestPath[seat]).toBeGreaterThan(0);
    }

    const second = await aStore();
    const { game: other } = await aStoredGame(second, { ...SHORT, seed: 'another', clock: 'relaxed' });
    maker.want(other);
    await vi.waitFor(() => expect(other.committed.state.par?.games).toBe(PAR_GAMES_LEAST), {
      timeout: PATIENCE_MS,
    });
    await second.close();
  });

  it('is not made where one is stored, where it is switched off, or when the table is gone', async () => {
    const { game: stored } = await aStoredGame(await aStore(), USUAL);
    const { game: gone } = await aStoredGame(await aStore(), SHORT);
    const { game: unplayed } = await aStoredGame(await aStore(), SHORT);
    const { game: another } = await aStoredGame(await aStore(), { ...SHORT, rounds: 2 });
    aMaker(0).want(unplayed);
    const maker = aMaker(PAR_GAMES_LEAST, (table) => table !== gone);
    for (const table of [stored, gone, another]) maker.want(table);
    // Jobs are done in the order in which they were wanted: those before the last would be done with it.
    await vi.waitFor(() => expect(another.committed.state.par).toBeDefined(), { timeout: PATIENCE_MS });
    for (const table of [stored, gone, unplayed]) expect(table.committed.state.par).toBeUndefined();
  });
});

describe('a process for par that fails', () => {
  /** Does what it is told to, and remembers what it was asked. */
  function aChild(asked: ParTask[]) {
    return Object.assign(new EventEmitter(), {
      send: (task: ParTask) => {
        asked.push(task);
        return true;
      },
      kill: () => true,
      unref: () => undefined,
      channel: null,
    });
  }

  async function aFailingMaker() {
    const folder = mkdtempSync(join(tmpdir(), 'accord-'));
    const opened = await openSqliteStore({ folder, durability: 'fast' }, LOG);
    if (!opened.ok) throw new Error(opened.error);
    const { game } = await aStoredGame(opened.value, SHORT);
    const clock = aHandClock();
    const asked: ParTask[] = [];
    const children: ReturnType<typeof aChild>[] = [];
    const start = (): ParChild => {
      const child = aChild(asked);
      children.push(child);
      return child;
    };
    const maker = new ParMaker({
      log: LOG,
      games: PAR_GAMES_LEAST,
      isOpen: () => true,
      timers: clock,
      start,
    });
    maker.want(game);
    const close = async () => {
      maker.close();
      await opened.value.close();
      rmSync(folder, { recursive: true, force: true });
    };
    return { clock, asked, children, close };
  }

  it('is started again after a wait, and goes on with the games that are missing', async () => {
    const { clock, asked, children, close } = await aFailingMaker();
    children[0]?.emit('message', { type: 'game', values: {} });
    children[0]?.emit('exit', 1);
    children[0]?.emit('error', new Error('told once'));
    expect(asked).toHaveLength(1);
    clock.pass(5_000);
    expect(asked.map(({ from }) => from)).toEqual([1, 2]);
    await close();
  });

  it('is replaced where nothing is heard of it, or it cannot be started, and given up after three', async () => {
    const { clock, asked, children, close } = await aFailingMaker();
    clock.pass(15 * 60_000);
    clock.pass(5_000);
    expect(asked).toHaveLength(2);
    // Not every error is followed by an exit.
    children[1]?.emit('error', new Error('spawn'));
    clock.pass(10_000);
    expect(asked).toHaveLength(3);
    children[2]?.emit('exit', 1);
    clock.pass(60 * 60_000);
    expect(asked).toHaveLength(3);
    await close();
  });
});

describe('ParJob', () => {
  it('is the same for games that differ in seed and clock alone', () => {
    expect(parKey(SHORT)).toBe(parKey({ ...SHORT, seed: 'x', clock: 'relaxed', timed: false }));
    expect(parKey(SHORT)).not.toBe(parKey(USUAL));
  });

  it('asks for the games that are missing, and is done with the last or after a fault', () => {
    const job = new ParJob(SHORT, 3);
    job.take({ type: 'path', bestPath: {} });
    job.take({ type: 'game', values: { ALB: { prosperity: 1 } } });
    expect(job.task).toEqual({ settings: SHORT, from: 2, games: 2 });
    expect(job.isDone).toBe(false);
    job.hasFailed = true;
    expect(job.isDone).toBe(true);
  });
});

it('a game for par among provinces comes to incomes and careers, whoever is to be the centre', () => {
  const scenario = anyScenarioFor(PROVINCES);
  if (!scenario.ok) throw new Error(scenario.error.reason);
  const played = playParGame(scenario.value, PROVINCES, 'par-1');
  if (!played.ok) throw new Error(played.error.code);
  expect(Object.keys(played.value)).toEqual(scenario.value.dealOrder);
  for (const { prosperity, support, mandate } of Object.values(played.value)) {
    expect(Number.isFinite(prosperity)).toBe(true);
    expect(support).toBeGreaterThan(0);
    expect(mandate).toBeUndefined();
  }
});
