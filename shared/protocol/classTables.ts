import { DEBRIEF_STEPS, type Phase, type RevealStop } from '#shared/content/vocabulary.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import type { Headline } from './headlines.ts';
import type { GameSettings } from './settings.ts';
import type { TableLetter } from './deal.ts';

/** `dealt`: the tables are open and people sit at them, and nobody plays yet. A class that is closed has no stage: it is gone. */
export const CLASS_STAGES = ['gathering', 'dealt', 'playing', 'debrief'] as const;
export type ClassStage = (typeof CLASS_STAGES)[number];

/** What of a table's clock and course the host may press for many tables at once. */
export const CLASS_PRESSES = [
  'pauseClock',
  'resumeClock',
  'addMinute',
  'skipPhase',
  'restartPhase',
  'stepReveal',
  'endAfterRound',
  /** Takes back that the game ends after this round. */
  'playOn',
  'endNow',
] as const;
export type ClassPress = (typeof CLASS_PRESSES)[number];

/** How the clocks of tables go: phases end together; each table plays by itself and all meet at the reveal; each by itself. */
export const CLASS_PACES = ['together', 'rounds', 'free'] as const;
export type ClassPace = (typeof CLASS_PACES)[number];

/** How far ahead a class may be adjourned, or a round be due; it is kept for so long, whoever comes. */
export const ADJOURNED_DAYS_AT_MOST = 60;

/** When the results of a round that was played at home are shown: once the host lets the clock go on, or as soon as it is over. */
export const HOMEWORK_REVEALS = ['inClass', 'atOnce'] as const;

/** What the big screen of a class can show; which of it makes sense when is the console's to say. */
export const SCREEN_VIEWS = ['code', 'wall', 'tour', 'spread', ...DEBRIEF_STEPS] as const;
export type ScreenView = (typeof SCREEN_VIEWS)[number];

/** What the host has turned the screens to. `economy`: the seat that is compared over tables. `table`: the one that is told alone. */
export type ClassScreen = {
  readonly view: ScreenView;
  readonly economy?: EconomyId;
  readonly table?: TableLetter;
};

/** How many games one class may play, one after the other. */
export const MOST_GAMES = 12;

/** A game of a class that is over: who had which seat, and what came of it at each table. */
export type PastGame = {
  readonly settings: GameSettings;
  /** Of one table, in the order of the deal. */
  readonly seats: readonly EconomyId[];
  readonly tables: readonly {
    readonly table: TableLetter;
    readonly gameId: string;
    readonly people: readonly { readonly member: MemberId; readonly seat?: EconomyId }[];
    /** Real income of every seat at the end, 100 at the opening, and its score; null where there is none. */
    readonly incomes: readonly (number | null)[];
    readonly scores: readonly (number | null)[];
  }[];
};

/** Document `past`: the same for everybody's eyes, without people and without what decides chance. Who may replay what is asked with a token. */
export type PastGameView = {
  readonly settings: Omit<GameSettings, 'seed'>;
  readonly seats: readonly EconomyId[];
  readonly tables: readonly Pick<PastGame['tables'][number], 'table' | 'gameId' | 'incomes' | 'scores'>[];
};

/** Who is in a class and where, and which tables it has. */
export type ClassRoll = {
  readonly stage: ClassStage;
  readonly people: readonly {
    readonly member: MemberId;
    readonly group?: MemberId;
    readonly table?: TableLetter;
  }[];
  readonly tables: readonly { readonly table: TableLetter; readonly gameId: string }[];
};

/** Document `deal` of the host's overlay: the deal looked at, absent once it is applied. Document `tables/<letter>`: a summary. */
export type TableSummary = {
  readonly table: TableLetter;
  readonly gameId: string;
  readonly phase: Phase;
  readonly round: number;
  readonly rounds: number;
  /** The host ends the game after this round. */
  readonly isEnding?: true;
  /** The stop that comes next in the reveal of a round; absent: none, or nothing is revealed. */
  readonly nextStop?: RevealStop;
  /** By the clock that all tables of the class share. Absent: no limit. */
  readonly endsAtMs?: number;
  /** Present while paused. */
  readonly pausedLeftMs?: number;
  /** Seats in the order of the deal. */
  readonly seats: readonly SeatSummary[];
  readonly watching: number;
  readonly openProposals: number;
  /** Proposals that became law in this round, or wait for the bell. */
  readonly signedProposals: number;
  readonly headline?: Headline;
  /** Why it needs the host: a round that could not be settled, saving that has stopped, history that was lost. */
  readonly trouble?: 'held' | 'savingPaused' | 'historyLost';
};
export type SeatSummary = {
  readonly economy: EconomyId;
  /** `bot`: nobody has it. `away`: a bot minds it. */
  readonly who: 'bot' | 'away' | 'present';
  readonly ready: boolean;
  readonly sealed: boolean;
};
