import type { Rulebook } from '#shared/rules/rulebook.ts';
import type { ScenarioChoice } from '#shared/rules/scenario/anyScenario.ts';
import type { Log } from '../log.ts';
import type { GameStore } from '../store/GameStore.ts';
import type { ThreadPool } from '../threads/ThreadPool.ts';
import type { Classroom } from './Classroom.ts';
import type { CommitQueue, Turns } from './CommitQueue.ts';
import type { GameClock } from './GameClock.ts';
import type { GameSession } from './GameSession.ts';
import type { PrizeBook } from './PrizeBook.ts';
import type { SessionDirectory } from './SessionDirectory.ts';

/** The rules that a game of these settings is played by. */
export type RulebookFinder = (choice: ScenarioChoice) => Rulebook | undefined;

/** Simulated people of classes that are tried out. */
export type Rehearsing = {
  /** Whether another class can be rehearsed now. */
  readonly hasRoom: boolean;
  readonly isRunning: (classId: string) => boolean;
  /** Lets the people of a rehearsal come that the log of the class has begun. */
  readonly begin: (classroom: Classroom) => void;
  /** They go about things as fast as the class says now. */
  readonly pace: (classroom: Classroom) => void;
  /** Its people are gone at once. */
  readonly end: (classId: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** What everything that serves sessions shares: the disk, the scenarios, and where to find a table. */
export type House = {
  readonly log: Log;
  readonly store: GameStore;
  readonly queue: CommitQueue;
  readonly directory: SessionDirectory;
  /** Where bots think and rounds are settled. */
  readonly threads: ThreadPool;
  /** Lets bots play for tables whose settings have no par yet. */
  readonly par: { readonly want: (table: GameSession) => void; readonly close: () => void };
  readonly prizes: PrizeBook;
  /** In which rooms send out what has changed, one a turn of the loop: after a press for all of them, all have news at once. */
  readonly sending: Turns;
  /** In which tables take in what a thread has decided, one a turn of the loop: their phases end at once. */
  readonly deciding: Turns;
  /** In which people join, and then come to a room, some a turn of the loop: a class comes at once. */
  readonly joining: Turns;
  readonly arriving: Turns;
  readonly rehearsals: Rehearsing;
  /** Changes with every build of server or client. */
  readonly buildId: string;
  readonly rulesOf: RulebookFinder;
  readonly startClock: (startMs: number) => GameClock;
  /** Opens the room through which clients reach a game. */
  readonly openRoom: (gameId: string) => Promise<void>;
  /** Sends everyone away from it, with a code that says why where there is something to say. */
  readonly closeRoom: (gameId: string, code?: number) => Promise<void>;
};
