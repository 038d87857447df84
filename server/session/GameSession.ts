import type { AnyScenario } from '#shared/rules/scenario/anyScenario.ts';
import { canonicalHash } from '#shared/kernel/canonicalHash.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Actor, Intent } from '#shared/protocol/intents.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Ack } from '#shared/protocol/session.ts';
import { decide } from '#shared/rules/decide.ts';
import { evolve } from '#shared/rules/evolve.ts';
import type { GameState } from '#shared/rules/state.ts';
import { crashPoint } from '../crashPoint.ts';
import type { GameStore, LogRow, Write } from '../store/GameStore.ts';
import { CommandAnswers, commandKey } from './CommandAnswers.ts';
import type { CommitQueue } from './CommitQueue.ts';
import type { GameClock } from './GameClock.ts';
import { readGame, type Restored } from './restoreGame.ts';

/** The game after row `seq` of its log. */
export type Head = { readonly state: GameState; readonly seq: number };

/** One thing asked of the rules. Several intents of one request are one row: all or none. */
export type Submission = {
  readonly actor: Actor;
  readonly intents: readonly Intent[];
  /** Who sent it and under which id; the same pair takes effect once. */
  readonly command?: { readonly member: string; readonly id: string };
  /** Writes that belong to it, in the same transaction. */
  readonly also?: readonly Write[];
};

type Answer = Result<Ack, Rejection>;
type Parts = {
  readonly gameId: string;
  readonly scenario: AnyScenario;
  readonly clock: GameClock;
  readonly queue: CommitQueue;
  readonly store: GameStore;
  readonly restored: Restored;
};

/**
 * The game of one table, on top of its log. Intents are decided against the working state, which may be ahead of the disk
 * by a batch; nothing is answered or shown before its row is committed.
 */
export class GameSession {
  readonly gameId: string;
  readonly scenario: AnyScenario;
  readonly #clock: GameClock;
  readonly #queue: CommitQueue;
  readonly #store: GameStore;
  readonly #listeners = new Set<() => void>();
  readonly #unwatch: () => void;
  #working: Head;
  #committed: Head;
  #answers: CommandAnswers<Ack>;
  #isSavingPaused = false;
  #isHistoryLost = false;
  #toleratesLoss: boolean;

  constructor({ gameId, scenario, clock, queue, store, restored }: Parts) {
    this.gameId = gameId;
    this.scenario = scenario;
    this.#clock = clock;
    this.#queue = queue;
    this.#store = store;
    this.#working = restored.head;
    this.#committed = restored.head;
    this.#answers = answersOf(restored);
    // Only a log that was read back from a disk can be shorter than what somebody saw of it.
    this.#toleratesLoss = !restored.isRecovered;
    this.#isHistoryLost = restored.hasLoss;
    this.#unwatch = queue.watch({
      gameId,
      onPause: () => this.#pauseSaving(),
      onResume: () => this.#reload(),
    });
  }

  /** What is on disk: all that may be shown. */
  get committed(): Head {
    return this.#committed;
  }

  /** What the next intent is decided against. */
  get working(): Head {
    return this.#working;
  }

  get isSavingPaused(): boolean {
    return this.#isSavingPaused;
  }

  /** Somebody has seen a row that the log no longer has: nothing is taken until the host goes on. */
  get isHistoryLost(): boolean {
    return this.#isHistoryLost;
  }

  nowMs(): number {
    return this.#clock.nowMs();
  }

  /** Called after every change of what may be shown. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A returning client tells the last row it saw. True if that row is gone. */
  witness(lastSeq: number): boolean {
    if (lastSeq <= this.#committed.seq || this.#toleratesLoss) return false;
    const isNews = !this.#isHistoryLost;
    this.#isHistoryLost = true;
    if (isNews) this.#notify();
    return isNews;
  }

  /** The host goes on from the last known point. */
  acceptLoss(): void {
    this.#isHistoryLost = false;
    this.#toleratesLoss = true;
    this.#notify();
  }

  /** Decides, queues and, once the row is on disk, answers with its number. */
  submit(submission: Submission): Promise<Answer> {
    const { command } = submission;
    if (command === undefined) return this.#take(submission);
    return this.#answers.once(commandKey(command.member, command.id), () => this.#take(submission));
  }

  close(): void {
    this.#unwatch();
    this.#listeners.clear();
  }

  async #take(submission: Submission): Promise<Answer> {
    const { actor, also = [] } = submission;
    // The queue is the last to take writes again after a pause: until then nothing may run ahead of the disk.
    if (this.#isSavingPaused || this.#queue.isPaused) return err({ code: 'server/saving-paused' });
    if (this.#isHistoryLost) return err({ code: 'server/history-lost' });
    if (actor.type !== 'server' && this.#working.seq >= LIMITS.eventsPerGame)
      return err({ code: 'game/too-many-events' });
    const tMs = this.#clock.nowMs();
    const decided = this.#decideAll(submission, tMs);
    if (!decided.ok) return decided;
    const { events, state } = decided.value;
    const head = events.length === 0 ? this.#working : { state, seq: this.#working.seq + 1 };
    const writes = events.length === 0 ? also : [...also, ...this.#rowOf(submission, events, head, tMs)];
    this.#working = head;
    const saved = await this.#queue.commit(writes);
    if (!saved.ok) return err({ code: 'server/saving-paused' });
    if (head.seq > this.#committed.seq) this.#committed = head;
    this.#notify();
    crashPoint('beforeAcknowledge');
    return ok({ seq: head.seq });
  }

  #decideAll(
    { actor, intents }: Submission,
    nowMs: number,
  ): Result<{ events: GameEvent[]; state: GameState }, Rejection> {
    const context = { scenario: this.scenario, nowMs };
    const events: GameEvent[] = [];
    let { state } = this.#working;
    for (const intent of intents) {
      const decided = decide(context, state, actor, intent);
      if (!decided.ok) return decided;
      state = decided.value.reduce<GameState>(evolve, state);
      events.push(...decided.value);
    }
    return ok({ events, state });
  }

  #rowOf(submission: Submission, events: readonly GameEvent[], head: Head, tMs: number): Write[] {
    const { command, intents } = submission;
    const row: LogRow = {
      gameId: this.gameId,
      seq: head.seq,
      tMs,
      at: Date.now(),
      ...(command === undefined ? {} : { member: command.member, commandId: command.id }),
      type: intents[0]?.type ?? 'none',
      events,
    };
    if (events.some(({ type }) => type === 'roundSettled')) crashPoint('inSettlement');
    if (!events.some(({ type }) => type === 'phaseOpened')) return [{ type: 'appendRow', row }];
    crashPoint('inPhaseClose');
    return [{ type: 'appendRow', row }, snapshotOf(this.gameId, head)];
  }

  #pauseSaving(): void {
    this.#isSavingPaused = true;
    this.#notify();
  }

  /** What the failed commit left is on disk only: the working state is read back from there. */
  async #reload(): Promise<void> {
    const restored = await readGame(this.#store, this.gameId);
    this.#working = restored.head;
    this.#committed = restored.head;
    this.#answers = answersOf(restored);
    this.#isHistoryLost ||= restored.hasLoss;
    this.#isSavingPaused = false;
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

export function snapshotOf(gameId: string, { state, seq }: Head): Write {
  return { type: 'saveSnapshot', snapshot: { gameId, seq, state, hash: canonicalHash(state) } };
}

function answersOf({ commands }: Restored): CommandAnswers<Ack> {
  return new CommandAnswers([...commands].map(([key, seq]) => [key, { seq }]));
}
