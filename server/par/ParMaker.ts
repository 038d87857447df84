import { fork, type ChildProcess } from 'node:child_process';
import { hasStoredPar } from '#shared/rules/scores/parOf.ts';
import type { Log } from '../log.ts';
import type { GameSession } from '../session/GameSession.ts';
import { ParJob, parKey } from './ParJob.ts';
import type { ParNews } from './parMessages.ts';

/** Finished jobs that are kept for tables to come. */
const KEPT = 8;

type Parts = {
  readonly log: Log;
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
  #running: { readonly job: ParJob; readonly child: ChildProcess } | undefined;
  #isClosed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
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
    this.#running?.child.kill();
  }

  #next(): void {
    if (this.#isClosed || this.#running !== undefined) return;
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
    const child = fork(new URL('./parProcess.ts', import.meta.url), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#running = { job, child };
    // Neither the process nor its channel keeps the server up.
    child.unref();
    child.channel?.unref();
    child.on('message', (news: ParNews) => this.#take(job, child, news));
    child.on('error', (error) => this.#fail(job, error.message));
    child.on('exit', () => {
      this.#running = undefined;
      if (!this.#isClosed && !job.isDone && job.isWanted(this.#parts.isOpen)) {
        this.#fail(job, 'the process ended');
      }
      this.#next();
    });
    child.send(job.task);
  }

  #take(job: ParJob, child: ChildProcess, news: ParNews): void {
    if (news.type === 'fault') this.#fail(job, news.fault);
    else job.take(news);
    if (job.isDone || !job.isWanted(this.#parts.isOpen)) child.kill();
  }

  /** Tried no more: the tables are judged by the nearest par, or by the prize. */
  #fail(job: ParJob, fault: string): void {
    job.hasFailed = true;
    this.#parts.log.error({ preset: job.settings.preset, fault }, 'par could not be made');
  }
}
