import { setImmediate as nextTurn } from 'node:timers/promises';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Log } from '../log.ts';
import type { GameStore, StoreFailure, Write } from '../store/GameStore.ts';

type Unit = {
  readonly writes: readonly Write[];
  /** The table on whose working state the writes build, or the answer that waits for them. */
  readonly gameId: string | undefined;
  readonly settle: (result: Result<void, StoreFailure>) => void;
};

/** A table that keeps a working state ahead of the disk: it stops when saving does, and reads itself back before it goes on. */
type Watcher = {
  readonly gameId: string;
  readonly onPause: () => void;
  readonly onResume: () => Promise<void>;
};

/** How often a paused store is asked whether it takes writes again. */
const PROBE_INTERVAL_MS = 1_000;
const SLOW_COMMIT_MS = 50;
const QUIET_MS = 15_000;
/** Room that there must be before saving resumes: some rows and a snapshot. */
const RESERVE_BYTES = 128 * 1024;

const PAUSED: StoreFailure = { kind: 'disk', reason: 'saving is paused' };

/**
 * Group commit: whatever is handed in during one turn of the event loop goes to disk in one transaction, in order. When the
 * disk fails, everything queued is refused (it may build on what was lost) and nothing is taken until the store answers. When
 * some writes do not go with what the disk holds, that is the matter of their table alone.
 */
export class CommitQueue {
  readonly #store: GameStore;
  readonly #log: Log;
  readonly #watchers = new Set<Watcher>();
  /** Tables that wait to be read back from disk, while others go on. */
  readonly #stopped = new Set<string>();
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

  /** Told when saving stops, for all or for this table, and after it works again, before anything new is taken. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /**
   * Resolves when the writes are durable, or with the reason why they are not; they are one unit. `gameId` names the table on
   * whose working state they build: they are refused with the rows before them, even if they are none themselves.
   */
  commit(writes: readonly Write[], gameId?: string): Promise<Result<void, StoreFailure>> {
    if (this.#isPaused) return Promise.resolve(err(PAUSED));
    const { promise, resolve } = Promise.withResolvers<Result<void, StoreFailure>>();
    this.#units.push({ writes, gameId, settle: resolve });
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
    else this.#pause({ kind: 'disk', reason: 'the disk takes no writes' });
  }

  async #flush(): Promise<void> {
    while (this.#units.length > 0) {
      const batch = this.#units.filter((unit) => this.#isTaken(unit));
      this.#units = [];
      const result = await this.#write(batch.flatMap(({ writes }) => writes));
      if (!result.ok && result.error.kind === 'conflict') await this.#writeApart(batch);
      else {
        if (!result.ok) this.#pause(result.error);
        for (const unit of batch) unit.settle(result);
      }
    }
    this.#isFlushing = false;
  }

  /** One table's conflict must not cost the others their writes: each unit by itself, in order. */
  async #writeApart(batch: readonly Unit[]): Promise<void> {
    for (const unit of batch) {
      if (this.#isPaused) unit.settle(err(PAUSED));
      else if (this.#isTaken(unit)) {
        const result = await this.#write(unit.writes);
        if (!result.ok && result.error.kind === 'disk') this.#pause(result.error);
        else if (!result.ok) this.#refuse(unit, result.error);
        unit.settle(result);
      }
    }
  }

  /** Refuses what may build on writes that were lost. */
  #isTaken({ gameId, settle }: Unit): boolean {
    const isTaken = gameId === undefined || !this.#stopped.has(gameId);
    if (!isTaken) settle(err(PAUSED));
    return isTaken;
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
    for (const { onPause } of this.#watchers) onPause();
    this.#later(() => this.#tryResume());
  }

  async #tryResume(): Promise<void> {
    if (!(await this.#store.probe(RESERVE_BYTES))) return this.#later(() => this.#tryResume());
    // A table that cannot be read back waits alone.
    for (const watcher of this.#watchers) if (!(await this.#readBack(watcher))) this.#stopOne(watcher.gameId);
    this.#isPaused = false;
    this.#lastCommitAt = performance.now();
    this.#log.info('saving works again');
  }

  /** What does not go with the disk is refused; a table whose rows were among it is read back. */
  #refuse({ writes, gameId }: Unit, { reason }: StoreFailure): void {
    const isAhead =
      gameId !== undefined && writes.some(({ type }) => type === 'appendRow' || type === 'appendClassRow');
    const types = writes.map(({ type }) => type);
    if (!isAhead) return this.#log.error({ types, reason }, 'writes do not go with what the disk holds');
    this.#log.error({ gameId, reason }, 'saving is paused for one table');
    this.#stopOne(gameId);
  }

  #stopOne(gameId: string): void {
    this.#stopped.add(gameId);
    for (const watcher of this.#watchers) if (watcher.gameId === gameId) watcher.onPause();
    this.#later(() => this.#tryStart(gameId));
  }

  async #tryStart(gameId: string): Promise<void> {
    for (const watcher of this.#watchers)
      if (watcher.gameId === gameId && !(await this.#readBack(watcher)))
        return this.#later(() => this.#tryStart(gameId));
    this.#stopped.delete(gameId);
    this.#log.info({ gameId }, 'saving works again');
  }

  async #readBack({ gameId, onResume }: Watcher): Promise<boolean> {
    try {
      await onResume();
      return true;
    } catch (error) {
      this.#log.error({ gameId, err: error }, 'could not resume saving');
      return false;
    }
  }

  #later(work: () => Promise<void>): void {
    setTimeout(() => {
      work().catch((error: unknown) => {
        this.#log.error({ err: error }, 'could not resume saving');
        this.#later(work);
      });
    }, PROBE_INTERVAL_MS).unref();
  }
}

/** So many callers a turn of the event loop, in order of asking, so that whoever plays is served in between. */
export class Turns {
  #last: Promise<void> = Promise.resolve();
  /** Places that are left in the last turn, which has not come yet. */
  #left = 0;
  readonly #places: number;

  constructor(places = 1) {
    this.#places = places;
  }

  next(): Promise<void> {
    if (this.#left === 0) {
      this.#left = this.#places;
      const turn = this.#last
        .then(() => nextTurn())
        .then(() => {
          if (this.#last === turn) this.#left = 0;
        });
      this.#last = turn;
    }
    this.#left -= 1;
    return this.#last;
  }
}

/** The end of a phase takes a table some hundredths of a second: one that lets no other arrive for so long hangs. */
const PATIENCE_MS = 5_000;

/** Tells when it is over; the answer takes that back. */
export type Patience = (isOver: () => void) => () => void;

const FIVE_SECONDS: Patience = (isOver) => {
  const timer = setTimeout(isOver, PATIENCE_MS).unref();
  return () => clearTimeout(timer);
};

/**
 * Where the decisions of several tables wait for one another: each is worked out in a turn of its own and all are kept in one, and
 * what one turn hands to the queue is one transaction. `all`: where one refuses, none is kept. Whoever keeps two that are ready waiting
 * for so long that no further one arrives is left behind, and what they work out is not kept.
 */
export class Rendezvous {
  #missing: number;
  #isOff = false;
  #isClosed = false;
  readonly #closed = Promise.withResolvers<void>();
  readonly #patience: Patience;
  #cancel: (() => void) | undefined;
  readonly #needs: 'any' | 'all';
  readonly #arrived: (() => void)[] = [];
  readonly #turns = new Turns();

  constructor(parties: number, needs: 'any' | 'all' = 'any', patience: Patience = FIVE_SECONDS) {
    this.#missing = parties;
    this.#needs = needs;
    this.#patience = patience;
  }

  /** Whether the others have gone on. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Resolves when they do. */
  get closed(): Promise<void> {
    return this.#closed.promise;
  }

  /** Whether nothing is kept, since one has refused. */
  get isOff(): boolean {
    return this.#isOff;
  }

  /** A turn of the loop in which none of the others works anything out. */
  turn(): Promise<void> {
    return this.#turns.next();
  }

  /** Does it when all others have arrived, or will not come. Not to be asked once it is closed. */
  arrive<T>(act: () => Promise<T>): Promise<T> {
    const { promise, resolve } = Promise.withResolvers<T>();
    this.#arrived.push(() => resolve(act()));
    this.#goOn();
    return promise;
  }

  /** One comes no more. */
  refuse(): void {
    this.#isOff ||= this.#needs === 'all';
    this.#goOn();
  }

  #goOn(): void {
    if (this.#isClosed) return;
    this.#missing -= 1;
    if (this.#missing === 0) this.#close();
    // The class itself is ready at once; where no table is, all have the same cause, such as threads that are still loading.
    else if (this.#arrived.length > 1) this.#wait();
  }

  #wait(): void {
    this.#cancel?.();
    this.#cancel = this.#patience(() => {
      this.#isOff ||= this.#needs === 'all';
      this.#close();
    });
  }

  #close(): void {
    this.#cancel?.();
    this.#isClosed = true;
    for (const act of this.#arrived) act();
    this.#closed.resolve();
  }
}
