import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { BotTask, BotThought } from './botMessages.ts';

const MOST_WORKERS = 4;

type Waiting = { readonly task: BotTask; readonly settle: (thought: BotThought) => void };

/** Threads that think for the bots of all tables, one move at a time each, in order of arrival. */
export class BotPool {
  readonly #waiting: Waiting[] = [];
  readonly #busy = new Map<Worker, Waiting>();
  readonly #idle: Worker[] = [];
  readonly #size: number;
  #lastId = 0;

  constructor(size: number = Math.min(MOST_WORKERS, Math.max(1, availableParallelism() - 1))) {
    this.#size = size;
  }

  /** What a bot would do; a mistake in its thinking comes back as `fault`. */
  think(task: Omit<BotTask, 'id'>): Promise<BotThought> {
    this.#lastId += 1;
    const { promise, resolve } = Promise.withResolvers<BotThought>();
    this.#waiting.push({ task: { ...task, id: this.#lastId }, settle: resolve });
    this.#next();
    return promise;
  }

  async close(): Promise<void> {
    this.#waiting.length = 0;
    await Promise.all([...this.#idle, ...this.#busy.keys()].map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    const worker = this.#idle.pop() ?? this.#hire();
    if (worker === undefined) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#busy.set(worker, next);
    worker.postMessage(next.task);
  }

  #hire(): Worker | undefined {
    if (this.#busy.size + this.#idle.length >= this.#size) return undefined;
    const worker = new Worker(new URL('./botWorker.ts', import.meta.url));
    worker.unref();
    worker.on('message', (thought: BotThought) => {
      this.#settle(worker, thought);
      this.#idle.push(worker);
      this.#next();
    });
    // A thread that died takes its move with it; the next one gets a new thread.
    worker.on('error', (error) => this.#lose(worker, error.message));
    worker.on('exit', () => this.#lose(worker, 'the thread ended'));
    return worker;
  }

  #lose(worker: Worker, fault: string): void {
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
    const lost = this.#busy.get(worker);
    if (lost !== undefined) this.#settle(worker, { id: lost.task.id, intents: [], fault });
    this.#next();
  }

  #settle(worker: Worker, thought: BotThought): void {
    const done = this.#busy.get(worker);
    this.#busy.delete(worker);
    done?.settle(thought);
  }
}
