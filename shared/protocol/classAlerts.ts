/** What calls the host of a class: which table needs help, and why. */
import { z } from 'zod';
import type { MemberId } from '#shared/kernel/ids.ts';
import { type TableLetter, tableLetterSchema } from './deal.ts';
import { economyIdSchema } from './ids.ts';
import type { Rejection } from './rejection.ts';
import type { Talk } from './session.ts';

/** Why a table needs its host, the worst first. */
export const ALERT_CAUSES = [
  'held',
  'historyLost',
  'savingPaused',
  'empty',
  'alone',
  'gone',
  'refused',
  'waits',
  'unsealed',
  'paused',
  'outsider',
  'diverts',
  'quiet',
] as const;
export type AlertCause = (typeof ALERT_CAUSES)[number];

/** Which alert it is: the same cause at the same table, and where it is about one seat, the same seat. */
export const alertKeySchema = z.strictObject({
  table: tableLetterSchema,
  cause: z.enum(ALERT_CAUSES),
  economy: economyIdSchema.optional(),
});
export type AlertKey = z.infer<typeof alertKeySchema>;

/** One call for the host, with what its sentence names. */
export type ClassAlert = AlertKey & {
  readonly gameId: string;
  /** Whose seat it is about. */
  readonly member?: MemberId;
  readonly reason?: Rejection;
  readonly count?: number;
  readonly percent?: number;
};
/** Document `alerts` of the host's overlay: the worst, and how many there are beside them. */
export type ClassAlerts = { readonly shown: readonly ClassAlert[]; readonly more: number };

/** Document `hands` of the host's overlay: who raises a hand, the first first. */
export type RaisedHand = { readonly member: MemberId; readonly table?: TableLetter };
/** Document `word` of the host's overlay: the last word to tables, and how many of their people have put it away. */
export type SaidWord = {
  /** One of its numbers in the talk of the tables, by which all are hidden. */
  readonly message: number;
  readonly body: Talk['body'];
  readonly tables: readonly TableLetter[];
  readonly seen: number;
  readonly people: number;
};
