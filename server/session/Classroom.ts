import { type ClassroomContext, decideClassroom } from '#shared/classroom/decideClassroom.ts';
import { type TablePlaces, tableGame } from '#shared/classroom/people.ts';
import type { SharedSeats } from '#shared/classroom/delegations.ts';
import type { MemberId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import {
  type ClassAck,
  type ClassAlerts,
  type ClassroomActor,
  type ClassroomEvent,
  type ClassroomIntent,
  type ClassView,
  type JoinedClass,
  type SaidWord,
  TABLE_LETTERS,
  type TableLetter,
} from '#shared/protocol/classroom.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DeviceCheck, SessionErrorCode } from '#shared/protocol/session.ts';
import type { GameStore, StoredClassLog } from '../store/GameStore.ts';
import { AlertWatch } from './AlertWatch.ts';
import {
  type Asked,
  type ClassHead,
  foldClass,
  mostRows,
  movedBy,
  readClass,
  recordOf,
  rollOf,
  tableOfClass,
  withRow,
} from './classHead.ts';
import { CommandAnswers, commandKey } from './CommandAnswers.ts';
import type { CommitQueue, Patience } from './CommitQueue.ts';
import type { GameSession } from './GameSession.ts';
import { HostsHere } from './hosting.ts';
import { HostWord } from './TalkMemory.ts';
import { PinTries, createGameId, createToken } from './tokens.ts';
import { onScreen } from './Debrief.ts';
import { emptySession, Session, type SessionParts } from './Session.ts';
import { History } from './witness.ts';

type Parts = {
  readonly gathering: Session;
  readonly queue: CommitQueue;
  readonly store: GameStore;
  readonly log: Pick<StoredClassLog, 'rows' | 'hasLoss' | 'lossesAccepted'>;
  readonly patience?: Patience;
};

const SERVER = { type: 'server' } as const;

/** The room of a class looks at its tables four times a second; only one that has failed, or waits for a table in vain, is silent for so long. */
const SILENCE_MS = 60_000;

/**
 * A class on top of its log, and its tables. As with a table's game, requests are decided against a state that may be ahead of the
 * disk by a batch, and nothing is answered or shown before its row is committed.
 */
export class Classroom {
  readonly gathering: Session;
  readonly classId: string;
  readonly patience: Patience | undefined;
  readonly #tables = new Map<TableLetter, Session>();
  readonly #queue: CommitQueue;
  readonly #store: GameStore;
  readonly #listeners = new Set<() => void>();
  readonly #unwatch: () => void;
  /** What requests led to, by sender and command: a retry is not carried out again. */
  readonly performed: CommandAnswers<ClassAck>;
  readonly hosts: HostsHere;
  readonly pinTries = new PinTries();
  /** What devices said of themselves when their people joined. */
  readonly devices = new Map<MemberId, DeviceCheck>();
  /** Joins whose commit is under way, by the hash of their token. */
  readonly joining = new Map<string, Promise<Result<JoinedClass, SessionErrorCode>>>();
  /** Words of groups whose first person is on the way to disk, and who that is. */
  readonly newGroups = new Map<string, MemberId>();
  #working: ClassHead;
  #committed: ClassHead;
  readonly #history: History;
  #isSavingPaused = false;
  #isClosed = false;
  successor: ClassView['successor'];
  readonly #alerts = new AlertWatch();
  #word = new HostWord();
  #last: Promise<unknown> = Promise.resolve();
  #lookedAtMs = performance.now();

  constructor({ gathering, queue, store, log, patience }: Parts) {
    this.patience = patience;
    this.gathering = gathering;
    this.classId = must(gathering.classId, 'room of a class');
    this.hosts = new HostsHere(gathering.helpers);
    this.#queue = queue;
    this.#store = store;
    this.#working = foldClass(log.rows);
    this.#committed = this.#working;
    this.#history = new History({
      logId: this.classId,
      key: store.witnessKey,
      hashAt: (seq) => store.classHashAt(gathering.code, seq),
      stored: log,
    });
    this.performed = new CommandAnswers(
      log.rows.flatMap(({ actor, commandId, seq }) =>
        actor === undefined || commandId === undefined ? [] : [[commandKey(actor, commandId), { seq }]],
      ),
    );
    this.#unwatch = queue.watch({
      gameId: this.classId,
      onPause: () => {
        this.#isSavingPaused = true;
        this.changed();
      },
      onResume: () => this.#reload(),
    });
    gathering.subscribe(() => this.changed());
    gathering.debrief.openIn({
      games: () => (this.#committed.state.stage === 'debrief' ? this.gamesOf('committed') : []),
      people: () => gathering.voters,
      gamesBefore: () => this.#committed.state.past.length,
      onScreen: () => onScreen(this.#committed.state),
    });
  }

  /** What is on disk: all that may be shown. */
  get committed(): ClassHead {
    return this.#committed;
  }

  /** What the next request is decided against. */
  get working(): ClassHead {
    return this.#working;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get isSavingPaused(): boolean {
    return this.#isSavingPaused;
  }

  /** Rows of its log are lost: nothing is taken until the host goes on. Its tables play on. */
  get isHistoryLost(): boolean {
    return this.#history.isLost;
  }

  /** The server's signed word that the committed row is on disk, for clients to bring back. */
  get witness(): string {
    return this.#history.witnessOf(this.#committed);
  }

  /** A returning client brings a witness; true where it is the first to tell of a loss. */
  async hear(text: string): Promise<boolean> {
    const isNews = await this.#history.hear(text);
    if (isNews) this.changed();
    return isNews;
  }

  /** Sessions of the tables, by their letters. */
  get tables(): ReadonlyMap<TableLetter, Session> {
    return this.#tables;
  }

  /** Game time, which all tables share; 0 while there is none. */
  nowMs(): number {
    const [first] = this.#tables.values();
    return first === undefined ? 0 : first.table.nowMs();
  }

  /** The phases of the tables were looked at. */
  noteLook(): void {
    this.#lookedAtMs = performance.now();
  }

  /** Whether the phases of its tables are closed by the class; otherwise each table closes its own. */
  get keepsTime(): boolean {
    return !this.isHistoryLost && performance.now() - this.#lookedAtMs < SILENCE_MS;
  }

  /** The host's last word to tables, and how many of their people have put it away. */
  get word(): SaidWord | undefined {
    return this.#word.countedAmong(this.#committed.state.people);
  }

  /** What everybody in the room reads: the host's last word where it was to all tables. */
  get wordToAll(): ClassView['word'] {
    return this.#word.toAll(this.#tables.size);
  }

  noteWord(word: Parameters<HostWord['say']>[0]): void {
    this.#word.say(word);
    this.changed();
  }

  /** What tables need of the host: the worst of it. */
  get alerts(): ClassAlerts {
    return this.#alerts.shown;
  }

  /** Looks at what has come about at the tables; what calls the host from now on is written down. */
  async noticeAlerts(): Promise<void> {
    const { isNews, raised } = this.#alerts.look(this);
    if (isNews) this.changed();
    if (raised.length > 0)
      await this.submit({ actor: SERVER, intent: { type: 'noteAlerts', alerts: raised } });
  }

  /** Milliseconds since the last person left the gathering and all tables. */
  get idleMs(): number {
    return Math.min(...this.#sessions.map(({ idleMs }) => idleMs));
  }

  get wasVisited(): boolean {
    return this.#sessions.some(({ wasVisited }) => wasVisited);
  }

  /** Where a person is: at their table, or in the gathering. */
  sessionOf(member: MemberId): Session {
    const letter = this.#committed.state.people.find((person) => person.member === member)?.table;
    return (letter === undefined ? undefined : this.#tables.get(letter)) ?? this.gathering;
  }

  /** What the rules of a class read of its tables. */
  gamesOf(head: 'committed' | 'working'): TablePlaces[] {
    return [...this.#tables].map(([table, session]) => {
      const { state } = session.table[head];
      const watching = session.present.filter(
        ({ member }) => session.seatOf(member, head) === undefined,
      ).length;
      const { delegations } = this.sharedAt(table, head);
      return { ...tableGame(table, session.table, state), watching, delegations };
    });
  }

  /** Opens the session of a table whose rows are on disk. */
  openTable(
    letter: TableLetter,
    game: GameSession,
    talk: Pick<SessionParts, 'chat' | 'hasOlderChat'>,
  ): Session {
    const parts = { letter, session: () => session, alerts: this.#alerts, word: () => this.#word };
    const session: Session = new Session(
      { ...emptySession(recordOf(this.gathering)), ...talk },
      [game],
      tableOfClass(this, parts),
    );
    session.subscribe(() => this.changed());
    game.subscribe(() => this.changed());
    this.#tables.set(letter, session);
    return session;
  }

  /** Seats that several people share at a table, and how their offices go round. */
  sharedAt(letter: TableLetter, head: 'committed' | 'working'): SharedSeats {
    const { delegations, offices, keys } = this[head].state;
    return { delegations: delegations.filter(({ table }) => table === letter), offices, keys };
  }

  /** The tables of a game that is over are there no more. */
  closeTables(): readonly Session[] {
    const closed = [...this.#tables.values()];
    for (const session of closed) session.close();
    this.#tables.clear();
    this.#word = new HostWord();
    this.changed();
    return closed;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Something that the room of the class shows has changed. */
  changed(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Why something asked now would be refused. */
  refusal(actor: ClassroomActor, intent: ClassroomIntent): Rejection | undefined {
    const decided = this.#decide(actor, intent);
    return decided.ok ? undefined : decided.error;
  }

  #decide(
    actor: ClassroomActor,
    intent: ClassroomIntent,
    next?: ClassroomContext['next'],
  ): ReturnType<typeof decideClassroom> {
    if (this.#isClosed || this.#isSavingPaused || this.#queue.isPaused)
      return err({ code: 'server/saving-paused' });
    if (this.isHistoryLost && intent.type !== 'mend') return err({ code: 'server/history-lost' });
    const { members, departing } = this.gathering;
    const isGone = (member: MemberId) => departing.has(member) || members.get(member)?.removed === true;
    if (movedBy(intent).some(isGone)) return err({ code: 'class/person-gone' });
    const context = { ...this.#context(), ...(next === undefined ? {} : { next }) };
    const decided = decideClassroom(context, this.#working.state, actor, intent);
    const isTooMany = this.#working.seq >= mostRows(actor, intent);
    return decided.ok && decided.value.length > 0 && isTooMany
      ? err({ code: 'game/too-many-events' })
      : decided;
  }

  /** What takes several turns of the loop and touches several tables: one after the other, each on what came of those before. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Decides, queues and, once the row is on disk, answers with the events. */
  async submit({
    actor,
    intent,
    command,
    next,
    also,
  }: Asked): Promise<Result<readonly ClassroomEvent[], Rejection>> {
    const { state } = this.#working;
    const decided = this.#decide(actor, intent, next);
    if (!decided.ok) return decided;
    const events = decided.value;
    const writes = [...(also?.(events, state) ?? [])];
    if (events.length > 0) {
      const { head, row } = withRow(this.#working, {
        code: this.gathering.code,
        at: Date.now(),
        ...(command === undefined ? {} : { actor: command.member, commandId: command.id }),
        type: intent.type,
        events,
      });
      this.#working = head;
      writes.push({ type: 'appendClassRow', row });
    }
    const head = this.#working;
    const saved = await this.#queue.commit(writes, this.classId);
    if (!saved.ok) return err({ code: 'server/saving-paused' });
    if (head.seq > this.#committed.seq) this.#committed = head;
    this.changed();
    // Its people are at the tables, which show the debrief of the class from now on.
    if (events.some(({ type }) => type === 'debriefBegun')) this.gathering.doorChanged();
    return ok(events);
  }

  /**
   * The host goes on without the rows that were lost: who is in the class and at which table is taken from what the tables and the
   * people themselves say, and kept on disk together with that.
   */
  async acceptLoss(): Promise<Result<void, Rejection>> {
    if (!this.isHistoryLost) return ok(undefined);
    const { code } = this.gathering;
    const lossesAccepted = this.#history.lossesOnceAccepted;
    const mended = await this.submit({
      actor: SERVER,
      intent: { type: 'mend', ...rollOf(this) },
      also: () => [{ type: 'acceptClassLoss', code, classId: this.classId, lossesAccepted }],
    });
    if (!mended.ok) return mended;
    this.#history.accepted(lossesAccepted);
    for (const session of this.#sessions) session.changed();
    return ok(undefined);
  }

  close(): void {
    this.#isClosed = true;
    this.#unwatch();
    this.#listeners.clear();
    for (const session of this.#sessions) session.close();
  }

  /** What a decision takes from outside. */
  #context(): ClassroomContext {
    return {
      seed: createToken(),
      gameIds: TABLE_LETTERS.map(() => createGameId()),
      nowMs: this.nowMs(),
      rounds: Object.fromEntries(
        [...this.#tables].map(([letter, { table }]) => [letter, table.working.state.round]),
      ),
    };
  }

  get #sessions(): readonly Session[] {
    return [this.gathering, ...this.#tables.values()];
  }

  async #reload(): Promise<void> {
    const log = await readClass(this.#store, { code: this.gathering.code, classId: this.classId });
    this.#working = foldClass(log.rows);
    this.#committed = this.#working;
    if (log.hasLoss) this.#history.noteLoss();
    this.#isSavingPaused = false;
    this.changed();
  }
}
