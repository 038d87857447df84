import type { MemberId } from '#shared/kernel/ids.ts';
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
