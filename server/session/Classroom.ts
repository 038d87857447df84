import { type ClassroomContext, decideClassroom } from '#shared/classroom/decideClassroom.ts';
import { type ClassroomState, evolveClassroom } from '#shared/classroom/state.ts';
import { type TablePlaces, seatOrder } from '#shared/classroom/people.ts';
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
import { LIMITS } from '#shared/protocol/limits.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { SessionErrorCode } from '#shared/protocol/session.ts';
import type { ClassRow, GameStore, Write } from '../store/GameStore.ts';
import { AlertWatch } from './AlertWatch.ts';
import { CommandAnswers, commandKey } from './CommandAnswers.ts';
import type { CommitQueue } from './CommitQueue.ts';
import type { GameSession } from './GameSession.ts';
import { HostWord } from './HostWord.ts';
import { PinTries, createGameId, createToken } from './tokens.ts';
import { emptySession, Session, type SessionParts } from './Session.ts';

type Head = { readonly state: ClassroomState; readonly seq: number };

/** One thing asked of a class. */
type Asked = {
  readonly actor: ClassroomActor;
  readonly intent: ClassroomIntent;
  readonly command?: { readonly member: string; readonly id: string };
  /**
   * What belongs to it, in the same turn and so in the same transaction: writes, and what is handed to tables meanwhile. Called at once
   * when it is decided, with the state on which it was.
   */
  readonly also?: (events: readonly ClassroomEvent[], before: ClassroomState) => readonly Write[];
};

type Parts = {
  readonly gathering: Session;
  readonly queue: CommitQueue;
  readonly store: GameStore;
  readonly rows: readonly ClassRow[];
};

const SERVER = { type: 'server' } as const;

/** The room of a class looks at its tables four times a second; only one that has failed, or waits for a table in vain, is silent for so long. */
const SILENCE_MS = 60_000;

/** Folds the log of a class. */
function restore(rows: readonly ClassRow[]): Head {
  const state = rows
    .flatMap(({ events }) => events)
    .reduce<ClassroomState | undefined>(evolveClassroom, undefined);
  return { state: must(state, 'first row of a class'), seq: rows.length };
}

/**
 * A class on top of its log, and its tables. As with a table's game, requests are decided against a state that may be ahead of the
 * disk by a batch, and nothing is answered or shown before its row is committed.
 */
export class Classroom {
  readonly gathering: Session;
  readonly classId: string;
  readonly #tables = new Map<TableLetter, Session>();
  readonly #queue: CommitQueue;
  readonly #store: GameStore;
  readonly #listeners = new Set<() => void>();
  readonly #unwatch: () => void;
  /** What requests led to, by sender and command: a retry is not carried out again. */
  readonly performed: CommandAnswers<ClassAck>;
  readonly pinTries = new PinTries();
  /** Joins whose commit is under way, by the hash of their token. */
  readonly joining = new Map<string, Promise<Result<JoinedClass, SessionErrorCode>>>();
  /** Words of groups whose first person is on the way to disk, and who that is. */
  readonly newGroups = new Map<string, MemberId>();
  #working: Head;
  #committed: Head;
  #isSavingPaused = false;
  #isClosed = false;
  readonly #alerts = new AlertWatch();
  readonly #word = new HostWord();
  #last: Promise<unknown> = Promise.resolve();
  #lookedAtMs = performance.now();

  constructor({ gathering, queue, store, rows }: Parts) {
    this.gathering = gathering;
    this.classId = must(gathering.classId, 'room of a class');
    this.#queue = queue;
    this.#store = store;
    this.#working = restore(rows);
    this.#committed = this.#working;
    this.performed = new CommandAnswers(
      rows.flatMap(({ actor, commandId, seq }) =>
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
  }

  /** What is on disk: all that may be shown. */
  get committed(): Head {
    return this.#committed;
  }

  /** What the next request is decided against. */
  get working(): Head {
    return this.#working;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get isSavingPaused(): boolean {
    return this.#isSavingPaused;
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
    return performance.now() - this.#lookedAtMs < SILENCE_MS;
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
      const seats = seatOrder(session.table.rules.scenario, state.seats);
      const delegations = this.sharedAt(table, head).delegations;
      return { table, gameId: session.table.gameId, state, seats, watching, delegations };
    });
  }

  /** Opens the session of a table whose rows are on disk. */
  openTable(
    letter: TableLetter,
    game: GameSession,
    talk: Pick<SessionParts, 'chat' | 'hasOlderChat'>,
  ): Session {
    const { code, language, isSolo, openedAt, hostTokenHash, chatMode, isLocked, areNamesHidden } =
      this.gathering;
    const record = {
      code,
      language,
      hostTokenHash,
      openedAt,
      chatMode,
      solo: isSolo,
      locked: isLocked,
      namesHidden: areNamesHidden,
    };
    const session = new Session({ ...emptySession(record), ...talk }, [game], {
      gathering: this.gathering,
      isHere: (member) => belongsTo(this.#committed, letter, member),
      belongsHere: (member) => belongsTo(this.#working, letter, member),
      keepsTime: () => this.keepsTime,
      noteAnswer: (member, refusal) => {
        const economy = session.seatOf(member);
        if (economy !== undefined) this.#alerts.note(letter, { economy, refusal, atMs: game.nowMs() });
      },
      raiseHand: async (member, raised) => {
        const asked = await this.submit({
          actor: { type: 'member' },
          intent: { type: 'raiseHand', member, raised },
        });
        session.changed();
        return asked;
      },
      noteHidden: (message) => {
        if (this.#word.hide(message)) this.changed();
      },
      noteHeard: (member, message) => {
        if (this.#word.heardBy(member, message)) this.changed();
      },
      asked: () => this.#committed.state,
      shared: (head) => this.sharedAt(letter, head),
      passChair: async (economy, pass) => {
        const intent = { type: 'passChair', table: letter, economy, ...pass } as const;
        const asked = await this.submit({ actor: SERVER, intent });
        session.changed();
        return asked;
      },
    });
    session.subscribe(() => this.changed());
    game.subscribe(() => this.changed());
    this.#tables.set(letter, session);
    return session;
  }

  /** Seats that several people share at a table, and how their offices go round. */
  sharedAt(letter: TableLetter, head: 'committed' | 'working'): SharedSeats {
    const { delegations, offices } = this[head].state;
    return { delegations: delegations.filter(({ table }) => table === letter), offices };
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

  #decide(actor: ClassroomActor, intent: ClassroomIntent): ReturnType<typeof decideClassroom> {
    if (this.#isClosed || this.#isSavingPaused || this.#queue.isPaused)
      return err({ code: 'server/saving-paused' });
    const { members, departing } = this.gathering;
    const isGone = (member: MemberId) => departing.has(member) || members.get(member)?.removed === true;
    if (movedBy(intent).some(isGone)) return err({ code: 'class/person-gone' });
    const decided = decideClassroom(this.#context(), this.#working.state, actor, intent);
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
    also,
  }: Asked): Promise<Result<readonly ClassroomEvent[], Rejection>> {
    const { state, seq } = this.#working;
    const decided = this.#decide(actor, intent);
    if (!decided.ok) return decided;
    const events = decided.value;
    const writes = [...(also?.(events, state) ?? [])];
    if (events.length > 0) {
      this.#working = { state: events.reduce<ClassroomState>(evolveClassroom, state), seq: seq + 1 };
      const row: ClassRow = {
        code: this.gathering.code,
        seq: seq + 1,
        at: Date.now(),
        ...(command === undefined ? {} : { actor: command.member, commandId: command.id }),
        type: intent.type,
        events,
      };
      writes.push({ type: 'appendClassRow', row });
    }
    const head = this.#working;
    const saved = await this.#queue.commit(writes, this.classId);
    if (!saved.ok) return err({ code: 'server/saving-paused' });
    if (head.seq > this.#committed.seq) this.#committed = head;
    this.changed();
    return ok(events);
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
    const rows = await this.#store.loadClassLog(this.gathering.code);
    if (!rows.ok) throw new Error(rows.error);
    this.#working = restore(rows.value);
    this.#committed = this.#working;
    this.#isSavingPaused = false;
    this.changed();
  }
}

function belongsTo({ state }: Head, letter: TableLetter, member: MemberId): boolean {
  return state.people.some((person) => person.member === member && person.table === letter);
}

/**
 * How long the log may be for somebody to ask for more: the host can press long after hands are raised and alerts written down no
 * more. People come and go always.
 */
function mostRows({ type: actor }: ClassroomActor, { type }: ClassroomIntent): number {
  const { eventsPerClass, classEventsKeptForHost } = LIMITS;
  if (actor === 'member' || type === 'noteAlerts') return eventsPerClass - classEventsKeptForHost;
  return actor === 'server' ? Infinity : eventsPerClass;
}

/** Whose place it changes. */
function movedBy(intent: ClassroomIntent): readonly MemberId[] {
  if (intent.type === 'swapPeople') return [intent.member, intent.with];
  const isMove = intent.type === 'movePerson' || intent.type === 'makeWatch' || intent.type === 'place';
  return isMove ? [intent.member] : [];
}
