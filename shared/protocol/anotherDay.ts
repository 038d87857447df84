/** A class or a table that does not play in one go: it goes on another day, or plays a round at home until a day and time. */
import { z } from 'zod';
import { isZone } from '#shared/kernel/zonedTime.ts';
import { HOMEWORK_REVEALS } from './classTables.ts';

/** Until when a class is adjourned, in milliseconds of the wall clock. `times`: how often it was, this time included. */
export type Adjourned = { readonly untilAt: number; readonly times?: number };

const instantMs = z.number().int().positive();

/** What the host asks for. Instants are milliseconds of the wall clock, chosen as times on the wall in the zone of the class. */
const homework = {
  /** End of the negotiation; absent: it is over. */
  talksUntilAt: instantMs.optional(),
  /** End of the policy phase. */
  sealedUntilAt: instantMs,
  zone: z.string().max(64).refine(isZone, 'unknown zone'),
  reveal: z.enum(HOMEWORK_REVEALS),
};

/** What the host may ask of a table, or of all tables of a class. */
export const homeworkIntentSchemas = [
  /** The round is played at home until then. Asked again, the times change. */
  z.strictObject({ type: z.literal('setHomework'), ...homework }),
  /** It is played in class after all. */
  z.strictObject({ type: z.literal('dropHomework') }),
] as const;
export type SetHomework = z.infer<(typeof homeworkIntentSchemas)[0]>;

/** A round that is played at home. */
export type Homework = Omit<SetHomework, 'type'> & {
  readonly round: number;
  /** Grows with each change of the times. */
  readonly revision: number;
  /** The server was away at the end of a phase, and times were moved by so much. */
  readonly movedByMs?: number;
};

/** What the host of a class may ask of it. */
export const anotherDayIntentSchemas = [
  /** Everything stands still until another day; or goes on. */
  z.strictObject({ type: z.literal('adjourn'), untilAt: instantMs }),
  z.strictObject({ type: z.literal('reconvene') }),
  ...homeworkIntentSchemas,
] as const;

export type AnotherDayEvent =
  /** Without a day: it goes on now. */
  | ({ readonly type: 'classAdjourned' } & Partial<Adjourned>)
  /** Asked of all tables, which have the times. Without them: it was dropped. */
  | { readonly type: 'homeworkAsked'; readonly homework?: Omit<SetHomework, 'type'> };
