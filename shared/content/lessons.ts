/**
 * Lessons that the presets are made for: how long the bell leaves, what is talked about, and where the clock stands still for it; and
 * how many take part in a class and how its tables are called; what people choose among in its debrief. What is said in a lesson stands in the language files (`kit.ts`).
 */
import type { PresetId } from './vocabulary.ts';

/** What the sentences of a lesson are about. */
export const LESSON_TOPICS = ['trade', 'politics', 'provinces'] as const;
export type LessonTopic = (typeof LESSON_TOPICS)[number];

export type Lesson = {
  readonly preset: PresetId;
  readonly rounds: number;
  readonly topic: LessonTopic;
  /** Games of one after the other in it, the later ones with one thing changed. */
  readonly games: number;
  /** Each meeting ends with a bell. */
  readonly meetings: readonly Meeting[];
};

export type Meeting = {
  /** Length of the meeting, in minutes. */
  readonly bellMinutes: number;
  /** The last round that is played in it. */
  readonly lastRound: number;
  /** Rounds before which everybody stops and talks, in the game that is played first. */
  readonly talkBefore: readonly number[];
};

/** How long people come and are seated, how long a talk between rounds takes, and how long the last talk at least. In minutes. */
export const LESSON_MINUTES = { gathering: 5, talk: 5, comeBack: 3, debrief: 12, compare: 6 } as const;

const ONE_HOUR = 45;
const TWO_HOURS = 90;

export const LESSONS: readonly Lesson[] = [
  {
    preset: 'firstLesson',
    rounds: 4,
    topic: 'trade',
    games: 1,
    meetings: [{ bellMinutes: ONE_HOUR, lastRound: 4, talkBefore: [] }],
  },
  {
    preset: 'worldPlain',
    rounds: 4,
    topic: 'trade',
    games: 1,
    meetings: [{ bellMinutes: ONE_HOUR, lastRound: 4, talkBefore: [] }],
  },
  {
    preset: 'worldShort',
    rounds: 4,
    topic: 'politics',
    games: 1,
    meetings: [{ bellMinutes: ONE_HOUR, lastRound: 4, talkBefore: [] }],
  },
  {
    preset: 'provincesStandard',
    rounds: 4,
    topic: 'provinces',
    games: 1,
    meetings: [{ bellMinutes: ONE_HOUR, lastRound: 4, talkBefore: [] }],
  },
  {
    preset: 'standard',
    rounds: 6,
    topic: 'politics',
    games: 1,
    meetings: [{ bellMinutes: TWO_HOURS, lastRound: 6, talkBefore: [2, 4, 6] }],
  },
  {
    preset: 'provincesStandard',
    rounds: 6,
    topic: 'provinces',
    games: 1,
    meetings: [{ bellMinutes: TWO_HOURS, lastRound: 6, talkBefore: [3, 5] }],
  },
  {
    preset: 'firstLesson',
    rounds: 4,
    topic: 'trade',
    games: 2,
    meetings: [{ bellMinutes: TWO_HOURS, lastRound: 4, talkBefore: [] }],
  },
  {
    preset: 'full',
    rounds: 8,
    topic: 'politics',
    games: 1,
    meetings: [
      { bellMinutes: TWO_HOURS, lastRound: 4, talkBefore: [2, 3] },
      { bellMinutes: TWO_HOURS, lastRound: 8, talkBefore: [7] },
    ],
  },
];

/** Topic of the sentences of every preset, whatever its rounds. */
export const TOPIC_OF = {
  firstLesson: 'trade',
  worldPlain: 'trade',
  worldShort: 'politics',
  standard: 'politics',
  full: 'politics',
  laboratory: 'politics',
  provincesStandard: 'provinces',
  provincesFull: 'provinces',
} as const satisfies Record<PresetId, LessonTopic>;

/** Tables of a class are called by letters; a table alone is A. */
export const TABLE_LETTERS = [
  'A',
  'B',
  'C',
  'D',
  'E',
  'F',
  'G',
  'H',
  'I',
  'J',
  'K',
  'L',
  'M',
  'N',
  'O',
  'P',
] as const;
export type TableLetter = (typeof TABLE_LETTERS)[number];

/** What people choose among in the debrief, with one tap. */

/** How a game was, in a word. */
export const MOODS = ['proud', 'pleased', 'surprised', 'uneasy', 'cheated'] as const;

/** What somebody takes home. */
export const EXIT_THOUGHTS = ['outsiders', 'words', 'alone', 'walls', 'doubt'] as const;

/** Answers that are offered to the question of the debrief, by their places. */
export const QUESTION_ANSWERS = ['0', '1', '2'] as const;

/** How many people take part in a class. */
export const CLASS_SIZES = {
  /** People of one class who play, at all its tables together. */
  peoplePerClass: 96,
  /** People of a class who share one seat. */
  peoplePerSeat: 6,
  /** People who come when a class is full: they watch. */
  watchersPerClass: 40,
  /** Links of other hosts of a class that open it at a time, and devices on each. */
  helpersPerClass: 8,
} as const;
