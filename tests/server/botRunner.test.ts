import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BotRunner } from '../../server/rooms/BotRunner.ts';
import { createGameClock } from '../../server/session/GameClock.ts';
import type { GameSession } from '../../server/session/GameSession.ts';
import type { GameStore } from '../../server/store/GameStore.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import { PRESETS } from '#shared/content/presets.ts';
import type { ProposalId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { err } from '#shared/kernel/result.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import { ThreadPool, type PoolThread } from '../../server/threads/ThreadPool.ts';
import type { Envelope, Task } from '../../server/threads/tasks.ts';
import { until } from './support/aClient.ts';
import { aHandClock } from './support/aHandClock.ts';
import { aStoredGame } from './support/aStoredGame.ts';
import { aSessionBody } from './support/requests.ts';

const MINUTE_MS = 60_000;
/** Game milliseconds in a real one: bots look round several times within a second. */
const FAST = 1_000;
const LOG = pino({ level: 'silent' });

/** A thread that takes tasks and never answers. */
function aSilentThread(taken: unknown[]): PoolThread {
  return Object.assign(new EventEmitter(), {
    postMessage: (task: unknown) => void taken.push(task),
    terminate: () => Promise.resolve(0),
    unref: () => undefined,
  });
}

/** A thread that thinks as it is told, in its own time. */
function aThread(think: (task: Task) => Promise<unknown>): PoolThread {
  const thread: PoolThread & EventEmitter = Object.assign(new EventEmitter(), {
    postMessage: ({ id, task }: Envelope) =>
      void think(task).then((value) => thread.emit('message', { id, value })),
    terminate: () => Promise.resolve(0),
    unref: () => undefined,
  });
  return thread;
}

describe('bots', () => {
  let folder: string;
  let store: GameStore;
  let pool: ThreadPool;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'accord-'));
    const opened = await openSqliteStore({ folder, durability: 'fast' }, LOG);
    if (!opened.ok) throw new Error(opened.error);
    store = opened.value;
  });
  afterEach(async () => {
    await pool.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const bots = (game: GameSession) =>
    Object.values(game.committed.state.seats).filter(({ member }) => member === undefined);

  it('think again about the answer that somebody waits for, where the table went on meanwhile and theirs is refused', async () => {
    const { game, economy } = await aStoredGame(store, undefined, createGameClock(0, FAST));
    await game.submit({ actor: { type: 'host' }, intents: [{ type: 'skipPhase' }] });
    const [bot] = bots(game).map((seat) => seat.economy);
    const parties = [economy, bot ?? ''];
    const draft = { parties, clauses: [{ type: 'freeTradeArea', among: parties, exceptions: [] }] } as const;
    const tabled = { actor: { type: 'seat', economy }, intents: [{ type: 'tableProposal', draft }] } as const;
    expect((await game.submit(tabled)).ok).toBe(true);
    const [proposal] = Object.values(game.working.state.proposals);
    const id = must(proposal, 'the proposal').id;
    let answers = 0;
    const think = async (task: Task): Promise<readonly SeatIntent[]> => {
      if (task.type !== 'botMove' || task.move.type !== 'answer') return [];
      answers += 1;
      if (answers > 1) return [{ type: 'refuseProposal', proposal: id }];
      const ready = { type: 'declareReady', ready: true } as const;
      await game.submit({ actor: { type: 'seat', economy }, intents: [ready] });
      return [{ type: 'signProposal', proposal: id, revision: 2, confirmed: true }];
    };
    pool = new ThreadPool({ log: LOG, timers: aHandClock(), size: 1, start: () => aThread(think) });
    const runner = new BotRunner({ threads: pool, log: LOG }, game);
    await until('an answer', () => {
      void runner.run();
      return game.working.state.proposals[id]?.status === 'lapsed';
    });
    expect(answers).toBe(2);
    expect(game.working.state.proposals[id]?.refusedBy).toEqual([bot]);
  });

  it('refuse the proposal of a person to which they find no answer', async () => {
    const { game, economy } = await aStoredGame(store, undefined, createGameClock(0, FAST));
    await game.submit({ actor: { type: 'host' }, intents: [{ type: 'skipPhase' }] });
    const [bot] = bots(game).map((seat) => seat.economy);
    const parties = [economy, bot ?? ''];
    const draft = { parties, clauses: [{ type: 'freeTradeArea', among: parties, exceptions: [] }] } as const;
    await game.submit({ actor: { type: 'seat', economy }, intents: [{ type: 'tableProposal', draft }] });
    pool = new ThreadPool({
      log: LOG,
      timers: aHandClock(),
      size: 1,
      start: () => aThread(() => Promise.resolve([])),
    });
    const runner = new BotRunner({ threads: pool, log: LOG }, game);
    await until('an answer', () => {
      void runner.run();
      return Object.values(game.working.state.proposals).some(({ status }) => status === 'lapsed');
    });
    expect(Object.values(game.working.state.proposals)[0]?.refusedBy).toEqual([bot]);
  });

  it('refuse the new version of a proposal whose old one they countered, where they find no answer', async () => {
    const { game, economy } = await aStoredGame(store, undefined, createGameClock(0, FAST));
    await game.submit({ actor: { type: 'host' }, intents: [{ type: 'skipPhase' }] });
    const [bot = ''] = bots(game).map((seat) => seat.economy);
    const parties = [economy, bot];
    const draft = { parties, clauses: [{ type: 'freeTradeArea', among: parties, exceptions: [] }] } as const;
    const person = { type: 'seat', economy } as const;
    await game.submit({ actor: person, intents: [{ type: 'tableProposal', draft }] });
    const { id } = must(Object.values(game.working.state.proposals)[0], 'the proposal');
    const counter = { type: 'tableProposal', draft: { ...draft, title: 'harbour' }, counterTo: id } as const;
    await game.submit({ actor: { type: 'bot', economy: bot }, intents: [counter] });
    const countered = must(Object.values(game.working.state.proposals)[1], 'the counter');
    const revised = { type: 'reviseProposal', proposal: id, draft: { ...draft, title: 'lantern' } } as const;
    await game.submit({
      actor: { type: 'bot', economy: bot },
      intents: [{ type: 'withdrawProposal', proposal: countered.id }],
    });
    expect((await game.submit({ actor: person, intents: [revised] })).ok).toBe(true);
    pool = new ThreadPool({
      log: LOG,
      timers: aHandClock(),
      size: 1,
      start: () => aThread(() => Promise.resolve([])),
    });
    const runner = new BotRunner({ threads: pool, log: LOG }, game);
    await until('an answer', () => {
      void runner.run();
      return game.working.state.proposals[id]?.status === 'lapsed';
    });
    expect(game.working.state.proposals[id]?.refusedBy).toEqual([bot]);
  });

  it('refuse only after the price that the refusal names is saved', async () => {
    const provinces = { scenarioId: 'provinces', opening: 'year1997', preset: 'provincesStandard' } as const;
    const { settings } = aSessionBody({}, provinces);
    const { game, economy } = await aStoredGame(store, settings, createGameClock(0, FAST));
    await game.submit({ actor: { type: 'host' }, intents: [{ type: 'skipPhase' }] });
    const bot = must(bots(game)[0], 'a bot').economy;
    const parties = [economy, bot];
    const clause = { type: 'marketPact', among: parties, goods: 'all', atMost: 1, isBinding: false } as const;
    const draft = { parties, clauses: [{ ...clause, deposit: 0, rounds: 2, hasOffice: false, rules: [] }] };
    const offer = { type: 'tableProposal', draft } as const;
    expect((await game.submit({ actor: { type: 'seat', economy }, intents: [offer] })).ok).toBe(true);
    const { id } = must(Object.values(game.working.state.proposals)[0], 'the offer');
    const accepts = { from: economy, to: bot, leastMn: 100, mostMn: 100, rounds: 2 };
    const refusal = { type: 'refuseProposal', proposal: id, reason: 'smallPart', accepts } as const;
    const think = (task: Task): Promise<readonly SeatIntent[]> =>
      Promise.resolve(task.type === 'botMove' && task.move.type === 'answer' ? [refusal] : []);
    pool = new ThreadPool({ log: LOG, timers: aHandClock(), size: 1, start: () => aThread(think) });
    const runner = new BotRunner({ threads: pool, log: LOG }, game);
    const submit = game.submit.bind(game);
    const saved: string[] = [];
    let tried = 0;
    let isDiskFull = true;
    vi.spyOn(game, 'submit').mockImplementation((submission) => {
      const intents = typeof submission.intents === 'function' ? [] : submission.intents;
      const isPrice = intents.some((each) => each.type === 'noteBotThought' && each.move.type === 'named');
      if (isPrice) tried += 1;
      if (isPrice && isDiskFull) return Promise.resolve(err({ code: 'server/saving-paused' }));
      if (isPrice) saved.push('price');
      if (intents.includes(refusal)) saved.push('refusal');
      return submit(submission);
    });
    await until('an attempt to save the price', () => {
      void runner.run();
      return tried > 0;
    });
    await runner.run();
    expect(saved).toEqual([]);
    isDiskFull = false;
    await until('the refusal', () => {
      void runner.run();
      return game.working.state.proposals[id]?.refusedBy.length === 1;
    });
    expect(saved).toEqual(['price', 'refusal']);
  });

  it('are ready all the same while no thread can be had, so that the table goes on', async () => {
    const { game } = await aStoredGame(store);
    const clock = aHandClock();
    const start = (): PoolThread => {
      throw new Error('no threads');
    };
    pool = new ThreadPool({ log: LOG, timers: clock, size: 1, start });
    const running = new BotRunner({ threads: pool, log: LOG }, game).run();
    for (let wait = 0; wait < 3; wait++) clock.pass(1_000);
    await running;
    expect(bots(game)).toHaveLength(3);
    for (const bot of bots(game)) expect(bot.ready).toBe(true);
  });

  it('are ready all the same when each of their thoughts hangs, and are not asked again in that round after two of them', async () => {
    const { game } = await aStoredGame(store, undefined, createGameClock(0, FAST));
    const clock = aHandClock();
    const taken: unknown[] = [];
    pool = new ThreadPool({ log: LOG, timers: clock, size: 1, start: () => aSilentThread(taken) });
    const runner = new BotRunner({ threads: pool, log: LOG }, game);
    const thoughts = () => game.working.state.botThoughts.filter((thought) => thought.includes(':propose'));
    const goOn = (): void => {
      void runner.run();
      clock.pass(MINUTE_MS);
    };
    await until('readiness', () => {
      goOn();
      return bots(game).every(({ ready }) => ready);
    });
    expect(taken).toHaveLength(3);
    await game.submit({ actor: { type: 'host' }, intents: [{ type: 'skipPhase' }] });
    await until('several looks round', () => {
      goOn();
      return thoughts().length >= 9;
    });
    expect(taken).toHaveLength(6);
  });

  /** The first talks of a First lesson: a person, two bots that it may ask, and its clock. */
  async function talksOfALesson(others: { readonly timed?: boolean } = {}) {
    const { agreementLimits } = PRESETS.firstLesson;
    const settings = { ...aSessionBody().settings, agreementLimits, ...others };
    const real = { ms: 0 };
    const clock = createGameClock(0, 1, () => real.ms);
    const { game, economy } = await aStoredGame(store, settings, clock);
    await game.submit({ actor: { type: 'host' }, intents: [{ type: 'skipPhase' }] });
    const [asked = '', rival = ''] = bots(game).map((seat) => seat.economy);
    return { game, economy, asked, rival, real };
  }

  it('sign nothing that would end an offer while it is read, also where it was opened while they thought', async () => {
    const { game, economy, asked, rival, real } = await talksOfALesson();
    const freeTrade = (partner: string) => ({
      type: 'tableProposal' as const,
      draft: {
        parties: [economy, partner],
        clauses: [{ type: 'freeTradeArea' as const, among: [economy, partner], exceptions: [] }],
      },
    });
    await game.submit({ actor: { type: 'seat', economy }, intents: [freeTrade(asked)] });
    await game.submit({ actor: { type: 'bot', economy: rival }, intents: [freeTrade(rival)] });
    const [own, offered] = Object.values(game.working.state.proposals).map(({ id }) => id);
    const [ownId, offeredId] = [must(own, 'the own offer'), must(offered, 'the other')];
    const read: { seat: string; offer: ProposalId }[] = [];
    let thoughts = 0;
    const think = (task: Task): Promise<readonly SeatIntent[]> => {
      if (task.type !== 'botMove' || task.move.type !== 'answer') return Promise.resolve([]);
      thoughts += 1;
      if (thoughts === 1) read.push({ seat: economy, offer: offeredId });
      return Promise.resolve([{ type: 'signProposal', proposal: ownId, revision: 1, confirmed: true }]);
    };
    pool = new ThreadPool({ log: LOG, timers: aHandClock(), size: 1, start: () => aThread(think) });
    const runner = new BotRunner({ threads: pool, log: LOG }, game, () => read);
    // Time enough for every answer; in steps, else the process would count as suspended.
    for (let step = 0; step < 3; step++) {
      real.ms += 9_000;
      game.nowMs();
    }
    await runner.run();
    await runner.run();
    expect(thoughts).toBe(1);
    const statuses = () => [ownId, offeredId].map((id) => game.working.state.proposals[id]?.status);
    expect(statuses()).toEqual(['open', 'open']);
    read.length = 0;
    await runner.run();
    expect(statuses()).toEqual(['concluded', 'lapsed']);
  });

  it('tell whoever plays alone without a clock before they sign what ends an offer to them, and give them time; again once they have offered something new', async () => {
    const { game, economy, asked, rival, real } = await talksOfALesson({ timed: false });
    const offer = async (author: string, partner: string): Promise<ProposalId> => {
      const among = [author, partner];
      const draft = { parties: among, clauses: [{ type: 'freeTradeArea' as const, among, exceptions: [] }] };
      await game.submit({
        actor: { type: 'bot', economy: author },
        intents: [{ type: 'tableProposal', draft }],
      });
      return must(Object.values(game.working.state.proposals).at(-1), 'the offer').id;
    };
    const offeredId = await offer(asked, economy);
    const rivalId = await offer(rival, asked);
    const think = (task: Task): Promise<readonly SeatIntent[]> =>
      Promise.resolve(
        task.type === 'botMove' && task.move.type === 'answer'
          ? [{ type: 'signProposal', proposal: rivalId, revision: 1, confirmed: true }]
          : [],
      );
    pool = new ThreadPool({ log: LOG, timers: aHandClock(), size: 1, start: () => aThread(think) });
    const runner = new BotRunner({ threads: pool, log: LOG }, game);
    const pass = async (seconds: number): Promise<void> => {
      for (let second = 0; second < seconds; second++) {
        real.ms += 1_000;
        game.nowMs();
        await runner.run();
      }
    };
    const statuses = () => [rivalId, offeredId].map((id) => game.working.state.proposals[id]?.status);
    // The rival, which could sign nothing more either, tells it too.
    const told = () =>
      game.working.state.botThoughts.filter((note) => note.startsWith(`${asked}:hurried:${economy}:`));
    await pass(21);
    expect(told()).toHaveLength(1);
    await pass(23);
    expect(statuses()).toEqual(['open', 'open']);
    const among = [asked, economy];
    const clauses = [{ type: 'freeTradeArea' as const, among, exceptions: [] }];
    const revised = { title: 'harbour', parties: among, clauses } as const;
    const revision = { type: 'reviseProposal', proposal: offeredId, draft: revised } as const;
    expect((await game.submit({ actor: { type: 'bot', economy: asked }, intents: [revision] })).ok).toBe(
      true,
    );
    await pass(88);
    expect(told()).toHaveLength(2);
    expect(statuses()).toEqual(['open', 'open']);
    await pass(45);
    expect(statuses()).toEqual(['concluded', 'lapsed']);
    expect(told()).toHaveLength(2);
  });

  it('make no move while somebody who plays alone reads, though its time has come; what they think of then they think of again', async () => {
    const held = createGameClock(0, FAST);
    const { game } = await aStoredGame(store, undefined, held);
    const asked: string[] = [];
    let isInterrupted = true;
    const think = (task: Task): Promise<readonly SeatIntent[]> => {
      if (task.type !== 'botMove') throw new Error(task.type);
      asked.push(task.economy);
      if (isInterrupted) held.hold(true);
      return Promise.resolve([{ type: 'declareReady', ready: true }]);
    };
    pool = new ThreadPool({ log: LOG, timers: aHandClock(), size: 1, start: () => aThread(think) });
    const runner = new BotRunner({ threads: pool, log: LOG }, game);
    await runner.run();
    await runner.run();
    expect(asked).toHaveLength(1);
    expect(bots(game).some(({ ready }) => ready)).toBe(false);
    isInterrupted = false;
    held.hold(false);
    await runner.run();
    expect(asked).toHaveLength(4);
    expect(bots(game).every(({ ready }) => ready)).toBe(true);
  });
});
