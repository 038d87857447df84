import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Log } from '../log.ts';
import type { GameStore, StoreFailure, Write } from '../store/GameStore.ts';

type Unit = {
  readonly writes: readonly Write[];
  readonly settle: (result: Result<void, StoreFailure>) => void;
};

/** How often a paused store is asked whether it takes writes again. */
const PROBE_INTERVAL_MS = 1_000;
const SLOW_COMMIT_MS = 50;
const QUIET_MS = 15_000;
/** Room that there must be before saving resumes: some rows and a snapshot. */
const RESERVE_BYTES = 128 * 1024;

/**
 * Group commit: whatever is handed in during one turn of the event loop goes to disk in one transaction, in order. After a
 * failed commit everything queued is refused (it may build on what was lost) and nothing is taken until the store answers.
 */
export class CommitQueue {
  readonly #store: GameStore;
  readonly #log: Log;
  readonly #onPause = new Set<() => void>();
  readonly #onResume = new Set<() => Promise<void>>();
  #units: Unit[] = [];
  #isFlushing = false;
  #isPaused = false;
  #lastCommitAt = performance.now();

  constructor(store: GameStore, log: Log) {
    this.#store = store;
    this.#log = log;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** Called when saving stops and, after it works again, before anything new is taken. */
  watch(onPause: () => void, onResume: () => Promise<void>): () => void {
    this.#onPause.add(onPause);
    this.#onResume.add(onResume);
    return () => {
      this.#onPause.delete(onPause);
      this.#onResume.delete(onResume);
    };
  }

  /** Resolves when the writes are durable, or with the reason why they are not; they are one unit. */
  commit(writes: readonly Write[]): Promise<Result<void, StoreFailure>> {
    if (this.#isPaused) return Promise.resolve(err({ reason: 'saving is paused' }));
    const { promise, resolve } = Promise.withResolvers<Result<void, StoreFailure>>();
    this.#units.push({ writes, settle: resolve });
    if (!this.#isFlushing) {
      this.#isFlushing = true;
      setImmediate(() => {
        this.#flush().catch((error: unknown) => this.#log.error({ err: error }, 'commit queue failed'));
      });
    }
    return promise;
  }

  /** Waits until everything handed in so far is on disk or refused. */
  async drain(): Promise<void> {
    await this.commit([]);
  }

  /** Notices a disk that stopped taking writes while nobody was playing. */
  async probe(): Promise<void> {
    const isQuiet = performance.now() - this.#lastCommitAt > QUIET_MS;
    if (this.#isPaused || this.#isFlushing || !isQuiet) return;
    if (await this.#store.probe(1)) this.#lastCommitAt = performance.now();
    else this.#pause({ reason: 'the disk takes no writes' });
  }

  async #flush(): Promise<void> {
    while (this.#units.length > 0) {
      const batch = this.#units;
      this.#units = [];
      const result = await this.#write(batch.flatMap(({ writes }) => writes));
      if (!result.ok) this.#pause(result.error);
      for (const unit of batch) unit.settle(result);
    }
    this.#isFlushing = false;
  }

  async #write(writes: readonly Write[]): Promise<Result<void, StoreFailure>> {
    if (writes.length === 0) return ok(undefined);
    const started = performance.now();
    const result = await this.#store.commit(writes);
    const tookMs = performance.now() - started;
    if (tookMs > SLOW_COMMIT_MS) this.#log.warn({ tookMs, writes: writes.length }, 'slow commit');
    if (result.ok) this.#lastCommitAt = performance.now();
    return result;
  }

  #pause(failure: StoreFailure): void {
    if (this.#isPaused) return;
    this.#isPaused = true;
    this.#log.error({ reason: failure.reason }, 'saving is paused');
    for (const unit of this.#units) unit.settle(err(failure));
    this.#units = [];
    for (const listener of this.#onPause) listener();
    this.#probeLater();
  }

  #probeLater(): void {
    setTimeout(() => {
      this.#tryResume().catch((error: unknown) => {
        this.#log.error({ err: error }, 'could not resume saving');
        this.#probeLater();
      });
    }, PROBE_INTERVAL_MS).unref();
  }

  async #tryResume(): Promise<void> {
    if (!(await this.#store.probe(RESERVE_BYTES))) return this.#probeLater();
    for (const listener of this.#onResume) await listener();
    this.#isPaused = false;
    this.#lastCommitAt = performance.now();
    this.#log.info('saving works again');
  }
}
