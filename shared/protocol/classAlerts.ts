/** What calls the host of a class: which table needs help, and why. */
import { z } from 'zod';
import type { MemberId } from '#shared/kernel/ids.ts';
import { tableLetterSchema } from './deal.ts';
import { economyIdSchema } from './ids.ts';
import type { Rejection } from './rejection.ts';

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
