import { seatOf } from '#shared/classroom/people.ts';
import { type ClassroomState, evolveClassroom } from '#shared/classroom/state.ts';
import type { SharedSeats } from '#shared/classroom/delegations.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { must } from '#shared/kernel/records.ts';
import type { MemberId } from '#shared/kernel/ids.ts';
import type { ClassroomContext } from '#shared/classroom/decideClassroom.ts';
import type { ClassroomActor, ClassroomEvent, ClassroomIntent } from '#shared/protocol/classroom.ts';
import type { ClassRoll, ClassStage } from '#shared/protocol/classTables.ts';
import type { TableLetter } from '#shared/protocol/deal.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { ClassRow, GameStore, SessionRecord, StoredClassLog, Write } from '../store/GameStore.ts';
import { hashedClassRow } from '../store/rowHash.ts';
import type { AlertWatch } from './AlertWatch.ts';
import type { HostWord } from './TalkMemory.ts';
import type { Session, TableOfClass } from './Session.ts';
import { SERVER_LIMITS } from '../limits/rateLimits.ts';

/** A class after row `seq` of its log. */
export type ClassHead = {
  readonly state: ClassroomState;
  readonly seq: number;
  /** Running hash of the log at this row. */
  readonly hash: string;
};

/** One thing asked of a class. */
export type Asked = {
  readonly actor: ClassroomActor;
  readonly intent: ClassroomIntent;
  readonly command?: { readonly member: string; readonly id: string };
  /** What the rules are told about another game. */
  readonly next?: ClassroomContext['next'];
  /**
   * What belongs to it, in the same turn and so in the same transaction: writes, and what is handed to tables meanwhile. Called at once
   * when it is decided, with the state on which it was.
   */
  readonly also?: (events: readonly ClassroomEvent[], before: ClassroomState) => readonly Write[];
};

/** Folds the log of a class. */
export function foldClass(rows: readonly ClassRow[]): ClassHead {
  const state = rows
    .flatMap(({ events }) => events)
    .reduce<ClassroomState | undefined>(evolveClassroom, undefined);
  return { state: must(state, 'first row of a class'), seq: rows.length, hash: rows.at(-1)?.hash ?? '' };
}

/** The head after one row more, and that row. */
export function withRow(
  { state, seq, hash }: ClassHead,
  row: Omit<ClassRow, 'seq' | 'hash'>,
): { readonly head: ClassHead; readonly row: ClassRow } {
  const next = hashedClassRow(hash, { ...row, seq: seq + 1 });
  const after = row.events.reduce<ClassroomState>(evolveClassroom, state);
  return { head: { state: after, seq: next.seq, hash: next.hash }, row: next };
}

/** Reads the log of a class from disk. Rows that cannot be part of it are set aside first, so that what comes now has their numbers. */
export async function readClass(
  store: GameStore,
  of: { readonly code: string; readonly classId: string },
): Promise<StoredClassLog> {
  const stored = await store.loadClassLog(of.code, of.classId);
  const { brokenFrom, rows } = stored;
  // Without its first row nothing can be folded: it stays as it is for whoever looks into it.
  if (rows.length === 0) throw new Error(brokenFrom?.reason ?? 'row 1 is missing');
  if (brokenFrom === undefined) return stored;
  await store.setClassRowsAside(of, brokenFrom.seq, brokenFrom.reason);
  return { ...stored, hasLoss: true };
}

/** A class with its tables, as far as it tells who is where. */
type Class = {
  readonly working: ClassHead;
  readonly gathering: Session;
  readonly tables: ReadonlyMap<TableLetter, Session>;
};

/** Who is in a class and at which table, by what the tables and the people themselves say: seats go before rows of the class. */
export function rollOf({ working, gathering, tables }: Class): ClassRoll {
  const games = [...tables].map(([table, { table: game }]) => ({ table, game }));
  const people = gathering.present.map(({ member }) => {
    const known = working.state.people.find((person) => person.member === member);
    const seated = games.find(
      ({ game }) => seatOf(game.working.state, member, working.state.delegations) !== undefined,
    );
    const table = seated?.table ?? known?.table;
    return {
      member,
      ...(known?.group === undefined ? {} : { group: known.group }),
      ...(table === undefined ? {} : { table }),
    };
  });
  return {
    stage: stageOf(games.map(({ game }) => game.working.state)),
    people,
    tables: games.map(({ table, game: { gameId } }) => ({ table, gameId })),
  };
}

/** The stage of a class that is at these games. */
function stageOf(games: readonly Pick<GameState, 'phase'>[]): ClassStage {
  if (games.length === 0) return 'gathering';
  if (games.every(({ phase }) => phase === 'lobby')) return 'dealt';
  return games.every(({ phase }) => phase === 'debrief') ? 'debrief' : 'playing';
}

/** What the server asks because of what people do, as often as they do it. */
const OF_PEOPLE: ReadonlySet<string> = new Set(['noteAlerts', 'passChair', 'turnKey', 'dropKey']);

/**
 * How long the log may be for somebody to ask for more: the host can press long after hands are raised and alerts written down no
 * more. People come and go always.
 */
export function mostRows({ type: actor }: ClassroomActor, { type }: ClassroomIntent): number {
  const { eventsPerClass, classEventsKeptForHost } = SERVER_LIMITS;
  if (actor === 'member' || OF_PEOPLE.has(type)) return eventsPerClass - classEventsKeptForHost;
  return actor === 'server' ? Infinity : eventsPerClass;
}

/** Whose place it changes. */
export function movedBy(intent: ClassroomIntent): readonly MemberId[] {
  if (intent.type === 'swapPeople') return [intent.member, intent.with];
  const isMove = intent.type === 'movePerson' || intent.type === 'makeWatch' || intent.type === 'place';
  return isMove ? [intent.member] : [];
}

type People = ClassroomState['people'];
/** Tables of people, found once for each row: who is at a table is asked of everybody, for every table. */
const tablesKnown = new WeakMap<People, ReadonlyMap<MemberId, TableLetter | undefined>>();

/** Whether somebody is of this table. */
export function belongsTo({ state: { people } }: ClassHead, letter: TableLetter, member: MemberId): boolean {
  const tables = tablesKnown.get(people) ?? new Map(people.map((person) => [person.member, person.table]));
  tablesKnown.set(people, tables);
  return tables.get(member) === letter;
}

/** What every table of a class has in common with where people gather. */
export function recordOf(gathering: Session): SessionRecord {
  const { code, language, hostTokenHash, openedAt, chatMode, wording } = gathering;
  const { isSolo: solo, isLocked: locked, areNamesHidden: namesHidden } = gathering;
  return { code, language, hostTokenHash, openedAt, chatMode, wording, solo, locked, namesHidden };
}

/** A class as its tables know it. */
type ClassAbove = {
  readonly gathering: Session;
  readonly committed: ClassHead;
  readonly working: ClassHead;
  readonly keepsTime: boolean;
  readonly submit: (asked: Asked) => Promise<Result<readonly ClassroomEvent[], Rejection>>;
  readonly sharedAt: (letter: TableLetter, head: 'committed' | 'working') => SharedSeats;
  readonly hosts: { readonly note: (helper: string, room: string, isHere: boolean) => void };
  readonly changed: () => void;
};

type Parts = {
  readonly letter: TableLetter;
  /** The table itself, once it is made. */
  readonly session: () => Session;
  readonly alerts: AlertWatch;
  readonly word: () => HostWord;
};

/** What a table of a class asks and tells the class. */
export function tableOfClass(classroom: ClassAbove, { letter, session, alerts, word }: Parts): TableOfClass {
  return {
    gathering: classroom.gathering,
    letter,
    isHere: (member) => belongsTo(classroom.committed, letter, member),
    belongsHere: (member) => belongsTo(classroom.working, letter, member),
    keepsTime: () => classroom.keepsTime,
    noteAnswer: (member, refusal) => {
      const economy = session().seatOf(member);
      const { table } = session();
      const { state } = table.committed;
      const atMs = table.nowMs();
      if (economy !== undefined) alerts.note(letter, { economy, member, refusal, atMs, state });
    },
    raiseHand: async (member, raised) => {
      const intent = { type: 'raiseHand', member, raised } as const;
      const asked = await classroom.submit({ actor: { type: 'member' }, intent });
      session().changed();
      return asked;
    },
    noteHidden: (message) => {
      if (word().hide(message)) classroom.changed();
    },
    noteHelper: (helper, isHere) => {
      classroom.hosts.note(helper, session().table.gameId, isHere);
      classroom.changed();
    },
    noteHeard: (member, message) => {
      if (word().heardBy(member, message)) classroom.changed();
    },
    asked: () => classroom.committed.state,
    shared: (head) => classroom.sharedAt(letter, head),
    askForSeat: async (asked) => {
      const intent = { ...asked, table: letter };
      const done = await classroom.submit({ actor: { type: 'server' }, intent });
      session().changed();
      return done;
    },
  };
}
