import { type ChildProcess, fork } from 'node:child_process';
import type { EventEmitter } from 'node:events';
import { setPriority } from 'node:os';
import type { Par } from '#shared/content/par/storedPars.ts';
import { PAR_GAMES, PAR_GAMES_LEAST } from '#shared/content/scores.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { keysOf } from '#shared/kernel/records.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { makePar } from '#shared/bots/par/bestPath.ts';
import type { GameValues } from '#shared/rules/rulebook.ts';
import { hasStoredPar } from '#shared/rules/scores/par.ts';
import type { Log } from '../log.ts';
import type { GameSession } from '../session/GameSession.ts';
import { NAMES_SOURCES, type Timers, realTimers, startWatch } from '../threads/ThreadPool.ts';
import type { ParNews, ParTask } from './parProcess.ts';

/** Numbers of games at which the tables are told: first when there is anything to say, then each time there is twice as much. */
const MILESTONES = [PAR_GAMES_LEAST, 50, 100, PAR_GAMES];

/** Games like these have the same par: seed, clock and its pace change nothing that bots do. */
export function parKey({ seed: _seed, clock: _clock, timed: _timed, ...settings }: GameSettings): string {
  return canonicalJson(settings);
}

/** Par in the making for one choice of settings, and the tables that wait for it. */
export class ParJob {
  readonly settings: GameSettings;
  readonly #goal: number;
  readonly #played: GameValues[] = [];
  readonly #tables = new Set<GameSession>();
  #bestPath: Par['bestPath'] = {};
  hasFailed = false;
  /** Processes that ended before their time. */
  losses = 0;

  constructor(settings: GameSettings, goal: number) {
    this.settings = settings;
    this.#goal = goal;
  }

  get isDone(): boolean {
    return this.hasFailed || this.#played.length >= this.#goal;
  }

  get task(): ParTask {
    const from = this.#played.length + 1;
    return { settings: this.settings, from, games: this.#goal - this.#played.length };
  }

  add(table: GameSession): void {
    this.#tables.add(table);
    if (this.#played.length >= PAR_GAMES_LEAST) void this.#tellOne(table);
  }

  /** Forgets tables that are over; true where one is left. */
  isWanted(isOpen: (table: GameSession) => boolean): boolean {
    for (const table of this.#tables) {
      if (!isOpen(table) || table.working.state.phase === 'debrief') this.#tables.delete(table);
    }
    return this.#tables.size > 0;
  }

  take(news: Exclude<ParNews, { readonly type: 'fault' }>): void {
    if (news.type === 'path') {
      this.#bestPath = news.bestPath;
      return;
    }
    this.#played.push(news.values);
    const count = this.#played.length;
    if (MILESTONES.includes(count) || count === this.#goal) {
      for (const table of this.#tables) void this.#tellOne(table);
    }
  }

  /** A table that cannot save now is told with the next milestone. */
  #tellOne(table: GameSession): Promise<unknown> {
    const seats = keysOf(this.#played[0] ?? {});
    const par = makePar(this.#played, seats, this.#bestPath);
    return table.submit({ actor: { type: 'server' }, intents: [{ type: 'notePar', par }] });
  }
}

/** Finished jobs that are kept for tables to come. */
const KEPT = 8;

/** A process that ends by itself is started again after a wait, and goes on with the games that are missing; so often at most. */
const MOST_LOSSES = 3;
const FIRST_WAIT_MS = 5_000;
/** At the lowest priority a game may take long; a process that tells nothing for so long hangs. */
const SILENT_MS = 15 * 60_000;

/** What the maker needs of its process. */
export type ParChild = Pick<ChildProcess, 'send' | 'kill' | 'unref' | 'channel'> & Pick<EventEmitter, 'on'>;

type Parts = {
  readonly log: Log;
  readonly timers?: Timers;
  readonly start?: () => ParChild;
  /** Games to play for settings without a stored par; 0: none are played. */
  readonly games: number;
  readonly isOpen: (table: GameSession) => boolean;
};

/**
 * Lets bots play the games of tables whose settings have no par of their own, in the background from the lobby on, one choice of
 * settings after the other, and tells the tables what came of them.
 */
export class ParMaker {
  readonly #parts: Parts;
  readonly #jobs = new Map<string, ParJob>();
  readonly #timers: Timers;
  readonly #spawn: () => ParChild;
  #running: { readonly job: ParJob; readonly child: ParChild; stopWatch: () => void } | undefined;
  #isWaiting = false;
  #isClosed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#timers = parts.timers ?? realTimers;
    this.#spawn = parts.start ?? (() => forkProcess());
  }

  /** A table was opened, or came back from disk. */
  want(table: GameSession): void {
    const { settings, phase } = table.working.state;
    if (this.#parts.games === 0 || phase === 'debrief' || hasStoredPar(settings)) return;
    const key = parKey(settings);
    const job = this.#jobs.get(key) ?? new ParJob(settings, this.#parts.games);
    this.#jobs.set(key, job);
    job.add(table);
    this.#next();
  }

  close(): void {
    this.#isClosed = true;
    this.#running?.stopWatch();
    this.#running?.child.kill();
  }

  #next(): void {
    if (this.#isClosed || this.#isWaiting || this.#running !== undefined) return;
    this.#forget();
    const job = [...this.#jobs.values()].find((each) => !each.isDone);
    if (job !== undefined) this.#start(job);
  }

  /** Jobs that nobody waits for, and the oldest of those that are done. */
  #forget(): void {
    for (const [key, job] of this.#jobs) {
      if (!job.isDone && !job.isWanted(this.#parts.isOpen)) this.#jobs.delete(key);
    }
    const done = [...this.#jobs].filter(([, job]) => job.isDone);
    for (const [key] of done.slice(0, Math.max(0, done.length - KEPT))) this.#jobs.delete(key);
  }

  #start(job: ParJob): void {
    try {
      const child = this.#spawn();
      this.#running = { job, child, stopWatch: this.#watch(child) };
      // Neither the process nor its channel keeps the server up.
      child.unref();
      child.channel?.unref();
      child.on('message', (news: ParNews) => this.#take(job, child, news));
      child.on('error', (error: Error) => this.#ended(child, error.message));
      child.on('exit', () => this.#ended(child, 'the process ended'));
      child.send(job.task);
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      if (this.#running === undefined) this.#lose(job, fault);
      else this.#ended(this.#running.child, fault);
    }
  }

  #watch(child: ParChild): () => void {
    return startWatch(this.#timers, SILENT_MS, () => {
      child.kill('SIGKILL');
      this.#ended(child, `nothing was heard of the process for ${SILENT_MS} ms`);
    });
  }

  #take(job: ParJob, child: ParChild, news: ParNews): void {
    if (this.#running?.child !== child) return;
    this.#running.stopWatch();
    this.#running.stopWatch = this.#watch(child);
    if (news.type === 'fault') this.#fail(job, news.fault);
    else job.take(news);
    if (job.isDone || !job.isWanted(this.#parts.isOpen)) child.kill();
  }

  /** Told once for each process, whatever else is heard of it: not every error is followed by an exit. */
  #ended(child: ParChild, fault: string): void {
    if (this.#running?.child !== child) return;
    const { job, stopWatch } = this.#running;
    stopWatch();
    this.#running = undefined;
    if (this.#isClosed) return;
    if (job.isDone || !job.isWanted(this.#parts.isOpen)) this.#next();
    else this.#lose(job, fault);
  }

  #lose(job: ParJob, fault: string): void {
    job.losses += 1;
    if (job.losses >= MOST_LOSSES) {
      this.#fail(job, fault);
      return this.#next();
    }
    const waitMs = FIRST_WAIT_MS * 2 ** (job.losses - 1);
    this.#parts.log.warn({ preset: job.settings.preset, fault, waitMs }, 'the process for par was lost');
    this.#isWaiting = true;
    this.#timers.after(waitMs, () => {
      this.#isWaiting = false;
      this.#next();
    });
  }

  /** Tried no more: the tables are judged by the nearest par, or by the prize. */
  #fail(job: ParJob, fault: string): void {
    job.hasFailed = true;
    this.#parts.log.error({ preset: job.settings.preset, fault }, 'par could not be made');
  }
}

const LOWEST_PRIORITY = 19;

/** People never wait for it, unless a test waits for it instead. */
export function forkProcess(priority: number = LOWEST_PRIORITY): ChildProcess {
  const program = new URL('./parProcess.ts', import.meta.url);
  const child = fork(program, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [...process.execArgv, NAMES_SOURCES],
  });
  if (child.pid !== undefined) setPriority(child.pid, priority);
  return child;
}
