import type { EventEmitter } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Log } from '../log.ts';
import {
  type Answer,
  type AnswerOf,
  type DecideTask,
  type Envelope,
  type Task,
  TIME_LIMIT,
  URGENCIES,
} from './tasks.ts';

/**
 * Option with which a thread or process of the built server says of a mistake where in the sources it was made. A process takes over the options
 * of its server besides; a thread does not, since it would not start with those of the engine, such as the size of the heap, which hold for the whole process anyway.
 */
export const NAMES_SOURCES = '--enable-source-maps';

const MOST_THREADS = 4;
/** A task that has cost two threads their lives is given up. */
const TRIES = 2;
/** Whoever gets less of a processor while its limit passes does not wait for one. */
const LEAST_SHARE = 0.005;
/** After so many losses in a row, with no thread left, nobody waits for the next one. */
const LOSSES_UNTIL_DOWN = 4;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;

/** `failed`: the task itself, and it will fail again. `unavailable`: no thread can be had now; the task was not tried to its end. `closed`: the server stops. */
export type ThreadFailure = {
  readonly reason: 'failed' | 'unavailable' | 'closed';
  readonly fault: string;
};

/** Events or a refusal, as the rules would give them here; or why the other thread gave none. */
export type DecideElsewhere = (
  question: Pick<DecideTask, 'state' | 'actor' | 'intents' | 'nowMs'>,
) => Promise<Result<AnswerOf<DecideTask>, ThreadFailure>>;

/** What the pool needs of a thread. */
export type PoolThread = Pick<Worker, 'postMessage' | 'terminate' | 'unref'> &
  Partial<Pick<Worker, 'cpuUsage'>> &
  Pick<EventEmitter, 'on'>;

type Job = {
  readonly task: Task;
  readonly settle: (result: Result<unknown, ThreadFailure>) => void;
  losses: number;
};
type Busy = {
  readonly job: Job;
  readonly id: number;
  readonly sinceMs: number;
  stopWatch: () => void;
};
/** A task's limit, what is left of it in processor time, and what the thread had used when the watch began. */
type Watched = {
  readonly limitMs: number;
  readonly leftMs: number;
  readonly used: Promise<number | undefined>;
};

type Parts = {
  readonly log: Log;
  readonly timers: Timers;
  readonly size?: number;
  readonly start?: () => PoolThread;
};

/**
 * Threads for the work of all tables, one task at a time each: the most urgent kind first, in order of arrival. A thread that throws, ends
 * or does not answer in time is replaced, after a growing wait while they go on failing; other tasks wait for the next thread.
 */
export class ThreadPool {
  readonly #log: Log;
  readonly #timers: Timers;
  readonly #size: number;
  readonly #start: () => PoolThread;
  readonly #waiting: Job[] = [];
  readonly #busy = new Map<PoolThread, Busy>();
  readonly #idle: PoolThread[] = [];
  /** Threads that have answered once: their programs are loaded. */
  readonly #loaded = new WeakSet<PoolThread>();
  #lastId = 0;
  #longestMs = 0;
  /** Threads lost since the last good answer, and why the last one was. */
  #losses = 0;
  #lastFault: string | undefined;
  #stopWaiting: (() => void) | undefined;
  #isClosed = false;

  constructor({ log, timers, size, start }: Parts) {
    this.#log = log;
    this.#timers = timers;
    this.#size = size ?? Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1));
    this.#start =
      start ?? (() => new Worker(new URL('./thread.ts', import.meta.url), { execArgv: [NAMES_SOURCES] }));
  }

  /** Why threads fail at present; undefined while they answer. */
  get fault(): string | undefined {
    return this.#lastFault;
  }

  /** The answer of another thread; or why there is none. */
  run<T extends Task>(task: T): Promise<Result<AnswerOf<T>, ThreadFailure>> {
    const { promise, resolve } = Promise.withResolvers<Result<unknown, ThreadFailure>>();
    this.#waiting.push({ task, settle: resolve, losses: 0 });
    this.#next();
    // The thread's program answers each type of task with what `AnswerByType` says.
    return promise as Promise<Result<AnswerOf<T>, ThreadFailure>>;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopWaiting?.();
    const threads = [...this.#idle, ...this.#busy.keys()];
    for (const { stopWatch, job } of this.#busy.values()) {
      stopWatch();
      this.#waiting.push(job);
    }
    this.#busy.clear();
    this.#idle.length = 0;
    this.#refuseWaiting('closed', 'the server stops');
    await Promise.all(threads.map((thread) => thread.terminate()));
  }

  #refuseWaiting(reason: ThreadFailure['reason'], fault: string): void {
    for (const job of this.#waiting.splice(0)) job.settle(err({ reason, fault }));
  }

  #next(): void {
    if (this.#isClosed) return this.#refuseWaiting('closed', 'the server stops');
    while (this.#waiting.length > 0) {
      const thread = this.#idle.pop() ?? this.#hire();
      if (thread === undefined) break;
      const job = this.#takeMostUrgent();
      if (job !== undefined) this.#give(thread, job);
    }
    const isDown =
      this.#losses >= LOSSES_UNTIL_DOWN && this.#busy.size === 0 && this.#stopWaiting !== undefined;
    if (isDown) this.#refuseWaiting('unavailable', this.#lastFault ?? 'no thread can be had');
  }

  #takeMostUrgent(): Job | undefined {
    const [first] = URGENCIES.map((type) => this.#waiting.findIndex(({ task }) => task.type === type)).filter(
      (place) => place >= 0,
    );
    return first === undefined ? undefined : this.#waiting.splice(first, 1)[0];
  }

  #give(thread: PoolThread, job: Job): void {
    this.#lastId += 1;
    const id = this.#lastId;
    try {
      thread.postMessage({ id, task: job.task } satisfies Envelope);
    } catch (error) {
      // What cannot be copied to a thread never reaches one.
      this.#idle.push(thread);
      return job.settle(err({ reason: 'failed', fault: messageOf(error) }));
    }
    const busy: Busy = { job, id, sinceMs: this.#timers.nowMs(), stopWatch: () => undefined };
    this.#busy.set(thread, busy);
    const limitMs = this.#limitMs(thread);
    this.#watch(thread, busy, { limitMs, leftMs: limitMs, used: processorMsOf(thread) });
  }

  /**
   * A thread hangs that has had processor time for its limit and not answered, or that has had hardly any while the limit passed: it waits
   * for nothing. Where other work keeps the processor it is waited for; a machine that is busy breaks no table.
   */
  #watch(thread: PoolThread, busy: Busy, { limitMs, leftMs, used }: Watched): void {
    const lose = (): void => {
      if (this.#busy.get(thread) === busy) this.#lose(thread, `no answer within ${limitMs} ms`, 'hung');
    };
    const look = async (): Promise<void> => {
      const [beforeMs, nowMs] = await Promise.all([used, processorMsOf(thread)]);
      busy.stopWatch();
      if (this.#busy.get(thread) !== busy) return;
      const gotMs = (nowMs ?? Infinity) - (beforeMs ?? 0);
      if (gotMs >= leftMs || gotMs < LEAST_SHARE * limitMs) return lose();
      this.#watch(thread, busy, { limitMs, leftMs: leftMs - gotMs, used: Promise.resolve(nowMs) });
    };
    busy.stopWatch = startWatch(this.#timers, limitMs, () => {
      if (thread.cpuUsage === undefined) return lose();
      // A thread that cannot even say what it has used gets one more limit to say it.
      busy.stopWatch = startWatch(this.#timers, limitMs, lose);
      void look();
    });
  }

  #limitMs(thread: PoolThread): number {
    const { factor, leastMs, mostMs, loadingMs } = TIME_LIMIT;
    const limitMs = Math.min(mostMs, Math.max(leastMs, factor * this.#longestMs));
    return Math.ceil(limitMs + (this.#loaded.has(thread) ? 0 : loadingMs));
  }

  #hire(): PoolThread | undefined {
    if (this.#stopWaiting !== undefined || this.#busy.size + this.#idle.length >= this.#size)
      return undefined;
    try {
      const thread = this.#start();
      thread.unref();
      thread.on('message', (answer: Answer) => this.#answered(thread, answer));
      thread.on('messageerror', (error: Error) => this.#lose(thread, error.message, 'ended'));
      thread.on('error', (error: unknown) => this.#lose(thread, messageOf(error), 'ended'));
      thread.on('exit', (code: number) => this.#lose(thread, `the thread ended with code ${code}`, 'ended'));
      return thread;
    } catch (error) {
      this.#noteLoss(messageOf(error));
      return undefined;
    }
  }

  #answered(thread: PoolThread, answer: Answer): void {
    const busy = this.#busy.get(thread);
    if (busy === undefined || busy.id !== answer.id) return;
    busy.stopWatch();
    this.#busy.delete(thread);
    this.#idle.push(thread);
    // The first answer of a thread also took the loading of its programs.
    if (this.#loaded.has(thread)) {
      this.#longestMs = Math.max(this.#longestMs, this.#timers.nowMs() - busy.sinceMs);
    }
    this.#loaded.add(thread);
    this.#losses = 0;
    this.#lastFault = undefined;
    if ('fault' in answer) busy.job.settle(err({ reason: 'failed', fault: answer.fault }));
    else busy.job.settle(ok(answer.value));
    this.#next();
  }

  /** A thread is gone, or is ended because it hangs. What hung would hang again; what else went with a thread is tried once more. */
  #lose(thread: PoolThread, fault: string, how: 'hung' | 'ended'): void {
    const busy = this.#busy.get(thread);
    const place = this.#idle.indexOf(thread);
    if (busy === undefined && place < 0) return;
    if (place >= 0) this.#idle.splice(place, 1);
    this.#busy.delete(thread);
    busy?.stopWatch();
    void thread.terminate();
    this.#noteLoss(fault, busy?.job.task.type);
    if (busy !== undefined) {
      busy.job.losses += 1;
      if (how === 'hung' || busy.job.losses >= TRIES) busy.job.settle(err({ reason: 'failed', fault }));
      else this.#waiting.unshift(busy.job);
    }
    this.#next();
  }

  #noteLoss(fault: string, task?: Task['type']): void {
    this.#losses += 1;
    this.#lastFault = fault;
    const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.#losses - 1));
    this.#log.error({ fault, task, losses: this.#losses, waitMs }, 'a thread was lost');
    this.#stopWaiting?.();
    this.#stopWaiting = this.#timers.after(waitMs, () => {
      this.#stopWaiting = undefined;
      this.#next();
    });
  }
}

/** Processor time that a thread has used since it was started; undefined where it cannot be asked, or is gone. */
async function processorMsOf(thread: PoolThread): Promise<number | undefined> {
  try {
    const used = await thread.cpuUsage?.();
    return used && (used.user + used.system) / 1000;
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A monotonic clock and its timers; tests turn the hands themselves. */
export type Timers = {
  readonly nowMs: () => number;
  /** Calls once after so long; returns how to prevent it. */
  readonly after: (delayMs: number, call: () => void) => () => void;
};

/** Timers that never keep the process up. */
export const realTimers: Timers = {
  nowMs: () => performance.now(),
  after: (delayMs, call) => {
    const timer = setTimeout(call, delayMs).unref();
    return () => clearTimeout(timer);
  },
};

/** A timer that rings so late tells of a process that stood still: what it watches stood still with it. */
const LATE_MS = 1_000;

/** Calls when something took longer than its limit; time in which this process itself stood still does not count. */
export function startWatch(timers: Timers, limitMs: number, call: () => void): () => void {
  const dueMs = timers.nowMs() + limitMs;
  let stop = timers.after(limitMs, () => {
    if (timers.nowMs() - dueMs > LATE_MS) stop = startWatch(timers, limitMs, call);
    else call();
  });
  return () => stop();
}
