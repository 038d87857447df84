import type { Phase, Wording } from '#shared/content/vocabulary.ts';
import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import type { TableLetter } from './classroom.ts';
import type { GameSettings } from './settings.ts';

/** Whose knowledge a replay shows: that of one's own seat as it was then, or everything. */
export const REPLAY_VIEWS = ['seat', 'all'] as const;
export type ReplayView = (typeof REPLAY_VIEWS)[number];

/** What happened at a moment of a game that is worth a tick on its slider. */
export const MARK_KINDS = [
  'proposed',
  'revised',
  'signed',
  'unsigned',
  'refused',
  'published',
  'agreed',
  'lapsed',
  'leaving',
  'pledged',
  'sealed',
  'settled',
  'ended',
] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** A moment of a game that a viewer could know of when it came. */
export type ReplayMark = {
  /** Row of the log. */
  readonly seq: number;
  readonly round: number;
  readonly phase: Phase;
  readonly kind: MarkKind;
  /** Who did it; absent where the table did, as when a round is settled. */
  readonly by?: EconomyId;
  readonly proposal?: ProposalId;
  /** Parties of the proposal. */
  readonly parties?: readonly EconomyId[];
  /** Who had made the proposal, where somebody else did it, or the table. */
  readonly author?: EconomyId;
  /** Who pays whom in it; absent where nobody does. */
  readonly payments?: readonly MarkedPayment[];
};

type MarkedPayment = { readonly from: EconomyId; readonly to: EconomyId; readonly amountMn: number };

/** A phase from its first row on. */
export type ReplayPhase = { readonly seq: number; readonly round: number; readonly phase: Phase };

/** First line of a replay: everything but the pictures. Names of people are not in it. */
export type ReplayHead = {
  readonly gameId: string;
  readonly code: string;
  /** Table of a class. */
  readonly table?: TableLetter;
  readonly settings: Omit<GameSettings, 'seed'>;
  readonly view: ReplayView;
  /** Words of its host's choice. */
  readonly wording: Wording;
  /** One's own seat, whichever view is shown. */
  readonly seat?: EconomyId;
  /** Where one is a person of this table or its host: else it is another one of the class, or was left for its next game. */
  readonly isOwnTable: boolean;
  /** Its people are simulated. */
  readonly isRehearsal?: true;
  /** Other tables of this game of the class that may be replayed too. */
  readonly others: readonly { readonly table: TableLetter; readonly gameId: string }[];
  /** Which game of its class it is; absent: there is one only. */
  readonly game?: number;
  /** Other games of the class: of each the table at which one was; the host has the first. */
  readonly games: readonly PlayedTable[];
};

/** A table of a game that a class has played. */
export type PlayedTable = { readonly game: number; readonly table: TableLetter; readonly gameId: string };

/** Second line: the course of the game. */
export type ReplayCourse = {
  readonly phases: readonly ReplayPhase[];
  readonly marks: readonly ReplayMark[];
  readonly firstSeq: number;
  readonly lastSeq: number;
};

/** What a row of the log changed in the documents of a view; `removed` names those that are gone. */
export type ReplayChange = {
  readonly seq: number;
  readonly documents: Readonly<Record<string, string>>;
  readonly removed?: readonly string[];
};

/** Each further line: the changes of one phase, of which the first begins it. */
export type ReplayPart = readonly ReplayChange[];

/** Why a replay or a report is not given. */
export type ReplayRefusal =
  /** There is no such table, or it has been deleted. */
  | 'replay/unknown'
  /** Not of this table, and the host of the class has not opened it to others. */
  | 'replay/closed'
  /** The game is still going on. */
  | 'replay/not-over'
  /** The log has a gap, or is damaged. */
  | 'replay/unreadable'
  /** Too many requests, or no thread for it just now. */
  | 'replay/busy';

/** The end of a game as one viewer knows it, for the page to keep. */
export type KeptEnd = {
  readonly head: ReplayHead;
  readonly documents: Readonly<Record<string, string>>;
};

/** The tables of a class whose game is over, for the report of its host. */
export type ClassEnds = {
  readonly code: string;
  readonly tables: readonly { readonly table: TableLetter; readonly gameId: string }[];
  /** Documents of its debrief: votes, and what they were about. None where another game has begun. */
  readonly debrief: Readonly<Record<string, string>>;
};
