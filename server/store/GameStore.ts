import type { ChatMode, Language, Opening, ScenarioId, Wording } from '#shared/content/vocabulary.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import type { ClassroomEvent, TableLetter } from '#shared/protocol/classroom.ts';
import type { BallotView } from '#shared/protocol/debrief.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { KeptDraft } from '#shared/protocol/offices.ts';
import type { Helper } from '#shared/protocol/classHosts.ts';
import type { Channel, SaidBody } from '#shared/protocol/session.ts';
import type { Prizes } from '#shared/rules/settlement/freeTradePrize.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { WrittenRow } from './databaseSchema.ts';

/** A session as it stands on disk: a code, a host, and how people may talk. */
export type SessionRecord = {
  readonly code: string;
  readonly hostTokenHash: string;
  readonly language: Language;
  readonly chatMode: ChatMode;
  readonly wording: Wording;
  readonly locked: boolean;
  /** The big screen shows seats, not the names of people. */
  readonly namesHidden: boolean;
  readonly solo: boolean;
  /** Room where the people of a class gather; absent: a session of one table. */
  readonly classId?: string;
  /** Code of the table at which friends go on together. */
  readonly goesOnAt?: string;
  /** Wall clock, for records only. */
  readonly openedAt: number;
};

/** What a host may change of a session while it is open. */
export type DoorChange = Partial<
  Pick<SessionRecord, 'locked' | 'chatMode' | 'wording' | 'namesHidden' | 'goesOnAt'>
>;

/** One table of a session; its settings are in the first row of its log. */
export type GameRecord = {
  readonly gameId: string;
  readonly code: string;
  readonly scenarioId: ScenarioId;
  readonly opening: Opening;
  readonly table: TableLetter;
};

/** One accepted request of a class: the events that it caused, in one row of the log of its session. */
export type ClassRow = {
  readonly code: string;
  readonly seq: number;
  /** Wall clock, for records only. */
  readonly at: number;
  /** Who asked, where somebody did. */
  readonly actor?: string;
  readonly commandId?: string;
  /** Type of the intent. */
  readonly type: string;
  readonly events: readonly ClassroomEvent[];
  /** Running hash of the log up to this row. */
  readonly hash: string;
};

export type MemberRecord = {
  readonly code: string;
  readonly member: MemberId;
  readonly name: string;
  readonly tokenHash: string;
  readonly muted: boolean;
  readonly removed: boolean;
  /** Place among those who ask for a seat, the lowest first. Absent or 0: does not ask. */
  readonly seatAsked?: number;
  /** What somebody typed to be dealt together with others. */
  readonly groupWord?: string;
  /** Salt and hash of the number by which somebody of a class comes back. */
  readonly pinHash?: string;
};

/** The link of another host of a class. */
export type HelperRecord = Helper & {
  readonly code: string;
  readonly tokenHash: string;
  readonly revoked: boolean;
};

/** One accepted intent: the events that it caused, in one row. Rows of the clock have no member and no command. */
export type LogRow = {
  readonly gameId: string;
  readonly seq: number;
  /** Game-monotonic milliseconds. */
  readonly tMs: number;
  /** Wall clock, for records only. */
  readonly at: number;
  readonly member?: string;
  readonly commandId?: string;
  /** Type of the intent. */
  readonly type: string;
  readonly events: readonly GameEvent[];
  /** Running hash of the log up to this row. */
  readonly hash: string;
};

export type Snapshot = {
  readonly gameId: string;
  readonly seq: number;
  readonly state: GameState;
  /** The state as it is stored, where it has been written before it is committed: one transaction may hold those of many tables. */
  readonly text?: string;
  /** Canonical hash of the state as it is stored: recovery compares. */
  readonly hash: string;
};

export type ChatRecord = {
  readonly code: string;
  readonly id: number;
  /** Absent: the host, or where it comes `from` a seat its bot. */
  readonly member?: MemberId;
  /** Id that the sender chose: the same pair of sender and id is kept once. */
  readonly commandId: string;
  /** Table of a class at which it was said; absent: at the only one of its session. */
  readonly gameId?: string;
  readonly from?: EconomyId;
  readonly channel: Channel;
  /** Economies that may read it; absent: everyone. */
  readonly readers?: readonly EconomyId[];
  readonly at: number;
  readonly body: SaidBody;
  readonly hidden: boolean;
};

/** What somebody answered in the debrief. */
export type AnswerRecord = {
  readonly code: string;
  readonly member: MemberId;
  readonly item: string;
  readonly choice: string;
};

/** A ballot that the host has offered or closed; others are open. */
export type BallotRecord = Pick<BallotView, 'item' | 'isClosed' | 'offer' | 'outcome'> & {
  readonly code: string;
};

/** What is being written at a seat that several share. */
export type SeatDrafts = {
  readonly gameId: string;
  readonly economy: EconomyId;
  readonly drafts: readonly KeptDraft[];
};

export type Write =
  | { readonly type: 'openSession'; readonly session: SessionRecord; readonly games: readonly GameRecord[] }
  | {
      readonly type: 'changeSession';
      readonly code: string;
      readonly change: DoorChange;
    }
  /** `keptDays`: from then on, where that is less long than the server keeps things. */
  | {
      readonly type: 'closeSession';
      readonly code: string;
      readonly at: number;
      readonly keptDays?: number;
    }
  /** Names and talk are deleted at once, the rest by `eraseClosedBefore(1)`. */
  | { readonly type: 'eraseSession'; readonly code: string }
  /** Name and talk of one person. */
  | { readonly type: 'erasePerson'; readonly code: string; readonly member: MemberId }
  | { readonly type: 'addMember'; readonly member: MemberRecord }
  | {
      readonly type: 'changeMember';
      readonly code: string;
      readonly member: MemberId;
      readonly change: Partial<
        Pick<MemberRecord, 'name' | 'tokenHash' | 'muted' | 'removed' | 'seatAsked' | 'pinHash'>
      >;
    }
  | { readonly type: 'addHelper'; readonly helper: HelperRecord }
  /** Label and secret go with it. */
  | { readonly type: 'revokeHelper'; readonly code: string; readonly id: string }
  | { readonly type: 'openTables'; readonly games: readonly GameRecord[] }
  | { readonly type: 'appendRow'; readonly row: LogRow }
  | { readonly type: 'appendClassRow'; readonly row: ClassRow }
  /**
   * The host goes on without what was lost or set aside: rows up to here are taken as they are, and witnesses of before no longer
   * count.
   */
  | {
      readonly type: 'acceptLoss';
      readonly gameId: string;
      readonly lossesAccepted: number;
      readonly seq: number;
    }
  /** The same for the log of a class. */
  | {
      readonly type: 'acceptClassLoss';
      readonly code: string;
      readonly classId: string;
      readonly lossesAccepted: number;
    }
  | { readonly type: 'saveSnapshot'; readonly snapshot: Snapshot }
  | { readonly type: 'addChat'; readonly chat: ChatRecord }
  | { readonly type: 'saveAnswer'; readonly answer: AnswerRecord; readonly at: number }
  | { readonly type: 'saveBallot'; readonly ballot: BallotRecord }
  /** In the place of those before; none: nothing stays. */
  | { readonly type: 'saveDrafts'; readonly seat: SeatDrafts; readonly at: number }
  /** Of all seats of a table, whose game is over. */
  | { readonly type: 'forgetDrafts'; readonly gameId: string }
  | { readonly type: 'savePrizes'; readonly key: string; readonly prizes: Prizes }
  | { readonly type: 'hideChat'; readonly code: string; readonly id: number };

/** Which messages of a table are asked for. */
export type TalkQuery = {
  readonly code: string;
  /** Only this table of a class. */
  readonly gameId?: string;
  /** Only messages before this one; absent: the latest. */
  readonly before?: number;
  /** Only what this reader may read; absent: all, as the host reads. */
  readonly reader?: { readonly economy?: EconomyId };
  /** Only this room, as its reader sees it. */
  readonly room?: Channel;
  readonly most: number;
};

/** `next`: there are more, before this one. */
export type TalkPage = { readonly records: readonly ChatRecord[]; readonly next?: number };

/** Something on disk that cannot be read. It stays there for the operator to look at; nothing of it is shown or folded. */
export type Unreadable = {
  readonly what:
    | 'session'
    | 'game'
    | 'member'
    | 'chat'
    | 'answer'
    | 'ballot'
    | 'log'
    | 'snapshot'
    | 'class'
    | 'access';
  /** The row within its table: a code, a game, a member, a number. */
  readonly row: string;
  /** Never what the row says: it may hold names and talk. */
  readonly reason: string;
};

/** A log as it was found: the last snapshot whose hash is right, the rows after it, and who sent which command. */
export type StoredLog = {
  readonly snapshot?: Snapshot;
  /** Up to the first row that is missing, cannot be read, or is not as it was written. */
  readonly tail: readonly LogRow[];
  /** Present if there are rows behind that place: the first of them. They must be set aside before the game goes on. */
  readonly brokenFrom?: { readonly seq: number; readonly reason: string };
  readonly commands: readonly { readonly member: string; readonly commandId: string; readonly seq: number }[];
  /** Game time of the last row. */
  readonly lastMs: number;
  /** Rows were set aside or are missing, and the host has not gone on without them yet. */
  readonly hasLoss: boolean;
  /** Running hash at the last row. */
  readonly hash: string;
  /** How often the host has gone on after a loss. */
  readonly lossesAccepted: number;
  readonly seen: SeenAt;
};

/** When somebody was last at a table, and since when it goes on after the last time that nobody was for long; by the wall clock. */
export type SeenAt = { readonly lastAt?: number; readonly goesOnSince?: number };

/** The log of a class as it was found: there are no snapshots of it. */
export type StoredClassLog = Pick<StoredLog, 'brokenFrom' | 'hasLoss' | 'lossesAccepted'> & {
  /** From the first row, up to one that is missing, cannot be read, or is not as it was written. */
  readonly rows: readonly ClassRow[];
};

export type StoredSession = {
  readonly session: SessionRecord;
  readonly games: readonly GameRecord[];
  readonly members: readonly MemberRecord[];
  /** Links of other hosts, those that are revoked too. */
  readonly helpers: readonly HelperRecord[];
  /** The latest messages, oldest first. */
  readonly chat: readonly ChatRecord[];
  /** Whether there are messages from before these. */
  readonly hasOlderChat: boolean;
  readonly answers: readonly AnswerRecord[];
  readonly ballots: readonly BallotRecord[];
  /** Highest numbers in use on disk, those of people and messages that cannot be read among them. */
  readonly lastMember: number;
  readonly lastChat: number;
  readonly unreadable: readonly Unreadable[];
};

/** A session that cannot be opened: whoever comes to it is told so. */
export type ClosedForRepair = { readonly code: string; readonly gameIds: readonly string[] } & Unreadable;

export type StoredSessions = {
  readonly sessions: readonly StoredSession[];
  readonly closedForRepair: readonly ClosedForRepair[];
};

/** `conflict`: the disk works, but these writes do not go with what it holds. */
export type StoreFailure = { readonly kind: 'disk' | 'conflict'; readonly reason: string };

/** The port to disk. `commit` writes a batch wholly or not at all, and returns when it is durable. */
export type GameStore = {
  readonly commit: (batch: readonly Write[]) => Promise<Result<void, StoreFailure>>;
  readonly loadOpenSessions: () => Promise<StoredSessions>;
  readonly loadLog: (gameId: string) => Promise<StoredLog>;
  /** The whole log as it stands on disk, unread. */
  readonly loadRows: (gameId: string) => Promise<readonly WrittenRow[]>;
  readonly loadClassLog: (code: string, classId: string) => Promise<StoredClassLog>;
  /** Moves the rows of a log from this one on out of it, so that their numbers are free and they are never folded in. */
  readonly setRowsAside: (gameId: string, fromSeq: number, reason: string) => Promise<void>;
  /** The same for the log of a class. */
  readonly setClassRowsAside: (
    log: { readonly code: string; readonly classId: string },
    fromSeq: number,
    reason: string,
  ) => Promise<void>;
  /** Messages of a table that can be read, the latest first. */
  readonly loadTalk: (query: TalkQuery) => Promise<TalkPage>;
  /** What was being written at the shared seats of a table; what cannot be read is left out. */
  readonly loadDrafts: (gameId: string) => Promise<readonly SeatDrafts[]>;
  /** Whether a message of this sender and id is kept. */
  readonly isSaid: (message: Pick<ChatRecord, 'code' | 'member' | 'commandId'>) => Promise<boolean>;
  /** Numbers of all messages of a person that are kept. */
  readonly messagesOf: (code: string, member: MemberId) => Promise<readonly number[]>;
  /** Numbers of what a host said under one command: one at each table of a class. */
  readonly messagesUnder: (code: string, commandId: string) => Promise<readonly number[]>;
  /** Prizes that were searched, by the key of their scenario. */
  readonly loadPrizes: () => Promise<ReadonlyMap<string, Prizes>>;
  /** Made once for the database and never sent: signs what clients are to bring back. */
  readonly witnessKey: string;
  /** Running hash of a log at a row; undefined if it has no such row. */
  readonly hashAt: (gameId: string, seq: number) => Promise<string | undefined>;
  readonly classHashAt: (code: string, seq: number) => Promise<string | undefined>;
  /** First row of a log that is missing or not as it was written, among those that no host has accepted as they are. */
  readonly findDamage: (gameId: string) => Promise<number | undefined>;
  /** Whether a write of so many bytes would succeed now. */
  readonly probe: (bytes: number) => Promise<boolean>;
  /** Deletes what was closed before this wall-clock time, from the files too. */
  readonly eraseClosedBefore: (at: number, now?: number) => Promise<void>;
  /** Overwrites in all files what was deleted so far. */
  readonly leaveNoTrace: () => Promise<void>;
  readonly close: () => Promise<void>;
};
