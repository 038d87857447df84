import { Worker } from 'node:worker_threads';
import type { Log } from '../log.ts';
import type { Classroom } from '../session/Classroom.ts';
import type { Rehearsing } from '../session/House.ts';
import { NAMES_SOURCES } from '../threads/ThreadPool.ts';
import type { RehearsalOrder, RehearsalWord } from './rehearsalThread.ts';

/** At a time in the whole server: each takes a thread, and its people as much as people do. */
const MOST_REHEARSALS = 2;
const LOOK_MS = 5_000;
/** Nobody looks on, or the game is over: so much later the simulated people leave. */
const STAY_MS = 10 * 60_000;
/** A thread that does not end by itself is ended. */
const LEAVE_WITHIN_MS = 5_000;
/** What a thread with a class of people may take. */
const MEMORY_MB = 1_024;

type Running = { readonly thread: Worker; readonly classroom: Classroom; sinceMs: number };

/** The simulated people of all classes that are rehearsed, each class in a thread of its own, so that they hold up nobody. */
export class Rehearsals implements Rehearsing {
  readonly #log: Log;
  readonly #url: string;
  readonly #running = new Map<string, Running>();
  readonly #timer: NodeJS.Timeout;

  constructor({ log, url }: { readonly log: Log; readonly url: string }) {
    this.#log = log;
    this.#url = url;
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
    this.#timer.unref();
  }

  get hasRoom(): boolean {
    return this.#running.size < MOST_REHEARSALS;
  }

  isRunning(classId: string): boolean {
    return this.#running.has(classId);
  }

  begin(classroom: Classroom): void {
    const { gathering, classId, committed } = classroom;
    const { rehearsal } = committed.state;
    if (rehearsal === undefined || this.#running.has(classId)) return;
    const { code, language } = gathering;
    const order: RehearsalOrder = { url: this.#url, code, language, ...rehearsal };
    const thread = new Worker(new URL('./rehearsalThread.ts', import.meta.url), {
      workerData: order,
      execArgv: [NAMES_SOURCES],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    thread.unref();
    thread.on('error', (error) => this.#log.error({ classId, err: error }, 'a rehearsal failed'));
    thread.on('exit', () => {
      this.#running.delete(classId);
      classroom.changed();
    });
    this.#running.set(classId, { thread, classroom, sinceMs: performance.now() });
    this.#log.info({ classId, people: rehearsal.people }, 'rehearsal begun');
  }

  pace({ classId, committed }: Classroom): void {
    const { rehearsal } = committed.state;
    if (rehearsal !== undefined) this.#tell(classId, { speed: rehearsal.speed });
  }

  async end(classId: string): Promise<void> {
    await this.#running.get(classId)?.thread.terminate();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all([...this.#running.values()].map(({ thread }) => thread.terminate()));
  }

  /** Simulated people of a class that is over, closed or looked at by nobody leave. */
  #look(): void {
    const nowMs = performance.now();
    for (const [classId, running] of this.#running) {
      const { gathering, committed, isClosed } = running.classroom;
      if (gathering.hostConnections > 0 && committed.state.stage !== 'debrief') running.sinceMs = nowMs;
      if (isClosed || nowMs - running.sinceMs > STAY_MS) this.#letLeave(classId, running);
    }
  }

  #letLeave(classId: string, { thread }: Running): void {
    this.#tell(classId, 'stop');
    setTimeout(() => void thread.terminate(), LEAVE_WITHIN_MS).unref();
  }

  #tell(classId: string, word: RehearsalWord): void {
    this.#running.get(classId)?.thread.postMessage(word);
  }
}
