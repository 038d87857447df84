import type { Rulebook } from '#shared/rules/rulebook.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Actor, Intent } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Ack } from '#shared/protocol/session.ts';
import { decideAll } from '#shared/rules/decide.ts';
import { evolveAll } from '#shared/rules/game/evolve.ts';
import type { GameState } from '#shared/rules/state.ts';
import { crashPoint } from '../crashPoint.ts';
import type { GameStore, LogRow, Write } from '../store/GameStore.ts';
import { Attendance } from '../store/loadLog.ts';
import { hashed } from '../store/rowHash.ts';
import type { DecideElsewhere } from '../threads/ThreadPool.ts';
import { CommandAnswers, commandKey } from './CommandAnswers.ts';
import type { CommitQueue, Rendezvous } from './CommitQueue.ts';
import type { GameClock } from './GameClock.ts';
import { readGame, snapshotOf, type Head, type Restored } from './restoreGame.ts';
import { RowBudget } from '../limits/rateLimits.ts';
import { goneSince } from '#shared/classroom/people.ts';
import { History } from './witness.ts';

/** One thing asked of the rules. Several intents of one request are one row: all or none. */
export type Submission = {
  readonly actor: Actor;
  /** Where it depends on who sits where: worked out of the state on which it will be decided, which may have to be waited for. */
  readonly intents: readonly Intent[] | ((state: GameState) => Result<readonly Intent[], Rejection>);
  /** Who sent it and under which id; the same pair takes effect once. */
  readonly command?: { readonly member: string; readonly id: string };
  /** Whether whoever sent it may still ask it when its turn has come; absent: whoever holds the seat may. */
  readonly refusal?: () => Rejection | undefined;
  /** Writes that belong to it, in the same transaction; worked out when what it asks for is decided. */
  readonly also?: readonly Write[] | (() => readonly Write[]);
  /** Others that are committed in the same turn, so that all of them are on disk or none; each is worked out in a turn of its own. */
  readonly together?: Rendezvous;
};

/** The same when its turn has come. */
type Due = Omit<Submission, 'intents'> & { readonly intents: readonly Intent[] };

type Answer = Result<Ack, Rejection>;
type Parts = {
  readonly gameId: string;
  readonly rules: Rulebook;
  readonly clock: GameClock;
  readonly queue: CommitQueue;
  readonly store: GameStore;
  readonly restored: Restored;
  /** Asks another thread for what may keep the model busy; absent: everything is decided at once. */
  readonly decideElsewhere?: DecideElsewhere;
};

/** The head that a decision leads to, and what belongs on disk for it. */
type Prepared = Result<
  { readonly before: Head; readonly head: Head; readonly writes: readonly Write[] },
  Rejection
>;

type Decision = Result<{ readonly events: readonly GameEvent[]; readonly state: GameState }, Rejection>;

/** Presses that may end a phase. Proposals are then voted on and rounds settled, for which the model works many times as long as for any other press. */
const ENDS_OF_PHASES: ReadonlySet<Intent['type']> = new Set([
  'closePhase',
  'skipPhase',
  'endNow',
  'retrySettlement',
]);
/** What somebody hears whose part could be kept, and another's could not. */
export const CALLED_OFF = { code: 'class/called-off' } as const satisfies Rejection;
/** What somebody hears who let the others wait for too long. */
const LEFT_BEHIND = { code: 'class/table-slow' } as const satisfies Rejection;
/** So many may wait for a decision elsewhere; with more, something is wrong. */
const MOST_WAITING = 500;
/** Commands that made no row are bounded by no budget. Their answers are remembered for longer than anybody sends one again. */
export const UNCHANGED_KEPT = 5_000;

/**
 * The game of one table, on top of its log. Intents are decided against the working state, which may be ahead of the disk
 * by a batch; nothing is answered or shown before its row is committed. While another thread decides how a phase ends, what else comes
 * waits its turn: it is decided on what came of that.
 */
export class GameSession {
  readonly gameId: string;
  readonly rules: Rulebook;
  readonly #clock: GameClock;
  readonly #queue: CommitQueue;
  readonly #store: GameStore;
  readonly #listeners = new Set<() => void>();
  readonly #unwatch: () => void;
  #working: Head;
  #committed: Head;
  #answers: CommandAnswers<Ack>;
  readonly #decideElsewhere: DecideElsewhere | undefined;
  /** Settled when the decision under way elsewhere has been taken in. */
  #elsewhere: Promise<void> | undefined;
  #waiting = 0;
  #isSavingPaused = false;
  #isClosed = false;
  readonly #budget = new RowBudget();
  readonly #history: History;
  readonly attendance: Attendance;

  constructor({ gameId, rules, clock, queue, store, restored, decideElsewhere }: Parts) {
    this.gameId = gameId;
    this.rules = rules;
    this.#clock = clock;
    this.#queue = queue;
    this.#store = store;
    this.#decideElsewhere = decideElsewhere;
    this.#working = restored.head;
    this.#committed = restored.head;
    this.#answers = answersOf(restored);
    this.attendance = new Attendance(restored.seen);
    this.#history = new History({
      logId: gameId,
      key: store.witnessKey,
      hashAt: (seq) => store.hashAt(gameId, seq),
      stored: restored,
    });
    this.#unwatch = queue.watch({
      gameId,
      onPause: () => {
        this.#isSavingPaused = true;
        this.#notify();
      },
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

  /** The log lacks a row that somebody has seen, or is damaged: nothing is taken until the host goes on. */
  get isHistoryLost(): boolean {
    return this.#history.isLost;
  }

  /** Another thread decides how a phase ends; what comes now waits. */
  get isDeciding(): boolean {
    return this.#elsewhere !== undefined;
  }

  nowMs(): number {
    return this.#clock.nowMs();
  }

  get clock(): GameClock {
    return this.#clock;
  }

  /** Called after every change of what may be shown. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The server's signed word that the committed row is on disk, for clients to bring back. */
  get witness(): string {
    return this.#history.witnessOf(this.#committed);
  }

  /** A returning client brings a witness; true where it is the first to tell of a loss. */
  async hear(text: string): Promise<boolean> {
    const isNews = await this.#history.hear(text);
    if (isNews) this.#notify();
    return isNews;
  }

  /** History is not what it was; true if that is news. */
  noteLoss(): boolean {
    const isNews = this.#history.noteLoss();
    if (isNews) this.#notify();
    return isNews;
  }

  /** The host goes on from the last known point: kept on disk, so that what was seen of the lost rows never counts again. */
  async acceptLoss(): Promise<Result<void, Rejection>> {
    if (!this.#history.isLost) return ok(undefined);
    const lossesAccepted = this.#history.lossesOnceAccepted;
    const saved = await this.#queue.commit([
      { type: 'acceptLoss', gameId: this.gameId, lossesAccepted, seq: this.#committed.seq },
    ]);
    if (!saved.ok) return err({ code: 'server/saving-paused' });
    this.#history.accepted(lossesAccepted);
    this.#notify();
    return ok(undefined);
  }

  /** Decides, queues and, once the row is on disk, answers with its number. */
  submit(submission: Submission): Promise<Answer> {
    const { command } = submission;
    if (command === undefined) return this.#take(submission);
    return this.#answers.once(commandKey(command.member, command.id), () => this.#take(submission));
  }

  /** Nothing is taken any more. */
  close(): void {
    this.#isClosed = true;
    this.#unwatch();
    this.#listeners.clear();
  }

  async #take(submission: Submission): Promise<Answer> {
    const { together } = submission;
    let isTurn = true;
    // Whoever waited longer may have asked elsewhere again.
    while (isTurn && this.#elsewhere !== undefined && together?.isClosed !== true)
      isTurn = await this.#waitForDecision(together);
    if (together?.isClosed === true) return err(LEFT_BEHIND);
    const due = isTurn ? this.#dueNow(submission) : err<Rejection>({ code: 'intent/too-fast' });
    if (!due.ok) together?.refuse();
    if (!due.ok) return due;
    const tMs = this.#clock.nowMs();
    const isEnd = due.value.intents.some(({ type }) => ENDS_OF_PHASES.has(type));
    const decide = isEnd ? this.#decideElsewhere : undefined;
    if (decide !== undefined || together !== undefined) return this.#takeLater(due.value, tMs, decide);
    return this.#keep(due.value, this.#prepare(due.value, tMs, this.#decideHere(due.value, tMs)));
  }

  #dueNow(submission: Submission): Result<Due, Rejection> {
    const { intents } = submission;
    const asked = typeof intents === 'function' ? intents(this.#working.state) : ok(intents);
    if (!asked.ok) return asked;
    const due: Due = { ...submission, intents: asked.value };
    const refusal = this.#refusal(due);
    return refusal === undefined ? ok(due) : err(refusal);
  }

  /** False where too many wait already. */
  async #waitForDecision(together: Rendezvous | undefined): Promise<boolean> {
    if (this.#waiting >= MOST_WAITING) return false;
    this.#waiting += 1;
    await Promise.race([this.#elsewhere, ...(together === undefined ? [] : [together.closed])]);
    this.#waiting -= 1;
    return true;
  }

  #refusal(submission: Due): Rejection | undefined {
    // The queue is the last to take writes again after a pause: until then nothing may run ahead of the disk.
    if (this.#isClosed || this.#isSavingPaused || this.#queue.isPaused)
      return { code: 'server/saving-paused' };
    if (this.#history.isLost) return { code: 'server/history-lost' };
    const gone = goneSince(submission, this.#working.state);
    if (gone !== undefined) return gone;
    return this.#budget.refusal(submission, this.#working);
  }

  #decideHere({ actor, intents }: Due, nowMs: number): Decision {
    return decideAll({ rules: this.rules, nowMs }, this.#working.state, actor, intents);
  }

  /** While it is decided, in a thread or in a later turn of the loop, everything else about this table waits. */
  async #takeLater(submission: Due, tMs: number, decide: DecideElsewhere | undefined): Promise<Answer> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#elsewhere = promise;
    const release = (): void => {
      this.#elsewhere = undefined;
      resolve();
    };
    const before = this.#working;
    const { actor, intents, together } = submission;
    let prepared: Prepared;
    try {
      const deciding = decide?.({ state: before.state, actor, intents, nowMs: tMs });
      const decided = await (together === undefined
        ? deciding
        : Promise.race([deciding, together.closed.then(() => undefined)]));
      await together?.turn();
      if (together?.isClosed === true) {
        // Nobody reads what the thread may still say.
        deciding?.catch(() => undefined);
        release();
        return err(LEFT_BEHIND);
      }
      prepared =
        this.#working === before
          ? this.#prepare(submission, tMs, this.#decisionOf(submission, tMs, decided))
          : err({ code: 'server/saving-paused' });
    } catch (error) {
      release();
      together?.refuse();
      throw error;
    }
    if (!prepared.ok) {
      release();
      together?.refuse();
      return prepared;
    }
    const keep = (): Promise<Answer> => {
      try {
        const refusal = together?.isOff === true ? CALLED_OFF : this.#refusal(submission);
        return refusal === undefined ? this.#keep(submission, prepared) : Promise.resolve(err(refusal));
      } finally {
        release();
      }
    };
    return together === undefined ? keep() : together.arrive(keep);
  }

  /** `decided`: what a thread says. Where none can be had at all, the table goes on at the expense of the others. */
  #decisionOf(submission: Due, tMs: number, decided?: Awaited<ReturnType<DecideElsewhere>>): Decision {
    if (decided === undefined) return this.#decideHere(submission, tMs);
    if (decided.ok) {
      const { value: events } = decided;
      if (!events.ok) return events;
      return ok({ events: events.value, state: evolveAll(this.#working.state, events.value) });
    }
    const { reason, fault } = decided.error;
    if (reason === 'unavailable') return this.#decideHere(submission, tMs);
    if (reason === 'closed') return err({ code: 'server/saving-paused' });
    throw new Error(`the end of a phase could not be decided: ${fault}`);
  }

  /** What a decision changes: the row, the state after it and the snapshot, which take milliseconds to hash. */
  #prepare(submission: Due, tMs: number, decided: Decision): Prepared {
    if (!decided.ok) return decided;
    const { events, state } = decided.value;
    const before = this.#working;
    if (events.length === 0) return ok({ before, head: before, writes: [] });
    const row = this.#rowOf(submission, events, tMs);
    const head = { state, seq: row.seq, hash: row.hash };
    return ok({ before, head, writes: this.#writesOf(row, head) });
  }

  async #keep(submission: Due, prepared: Prepared): Promise<Answer> {
    if (!prepared.ok) return prepared;
    const { before, head, writes } = prepared.value;
    // Read back from disk meanwhile: it was decided on a state that is no more.
    if (this.#working !== before) return err({ code: 'server/saving-paused' });
    const { also: asked = [], command } = submission;
    const also = typeof asked === 'function' ? asked() : asked;
    const hasRow = head !== before;
    if (hasRow) this.#budget.spend(submission, before);
    this.#working = head;
    const saved = await this.#queue.commit([...also, ...writes], this.gameId);
    if (!saved.ok) return err({ code: 'server/saving-paused' });
    if (head.seq > this.#committed.seq) this.#committed = head;
    this.attendance.noteRows(writes);
    this.#notify();
    if (!hasRow && command !== undefined)
      this.#answers.keepBriefly(commandKey(command.member, command.id), UNCHANGED_KEPT);
    crashPoint('beforeAcknowledge');
    return ok({ seq: head.seq });
  }

  #rowOf({ command, intents }: Due, events: readonly GameEvent[], tMs: number): LogRow {
    return hashed(this.#working.hash, {
      gameId: this.gameId,
      seq: this.#working.seq + 1,
      tMs,
      at: Date.now(),
      ...(command === undefined ? {} : { member: command.member, commandId: command.id }),
      type: intents[0]?.type ?? 'none',
      events,
    });
  }

  #writesOf(row: LogRow, head: Head): Write[] {
    if (row.events.some(({ type }) => type === 'roundSettled')) crashPoint('inSettlement');
    if (!row.events.some(({ type }) => type === 'phaseOpened')) return [{ type: 'appendRow', row }];
    crashPoint('inPhaseClose');
    return [{ type: 'appendRow', row }, snapshotOf(this.gameId, head)];
  }

  /** What the failed commit left is on disk only: the working state is read back from there. */
  async #reload(): Promise<void> {
    const restored = await readGame(this.#store, this.gameId);
    this.#working = restored.head;
    this.#committed = restored.head;
    this.#answers = answersOf(restored);
    if (restored.hasLoss) this.#history.noteLoss();
    this.#isSavingPaused = false;
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

function answersOf({ commands }: Restored): CommandAnswers<Ack> {
  return new CommandAnswers([...commands].map(([key, seq]) => [key, { seq }]));
}
