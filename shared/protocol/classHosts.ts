/** What the hosts of a class have beside its tables: links for other hosts, alerts, hands and words, and a rehearsal. */
import { z } from 'zod';
import type { MemberId } from '#shared/kernel/ids.ts';
import type { ClassPress } from './classTables.ts';
import { type TableLetter, TABLE_LETTERS, tableLetterSchema } from './deal.ts';
import { nameSchema, type Talk } from './session.ts';
import { economyIdSchema } from './ids.ts';
import type { Rejection } from './rejection.ts';
import { CLASS_SIZES } from '#shared/content/lessons.ts';
import { seedSchema } from './settings.ts';

/** Other people who host a class, each by a link of their own: what each kind may do stands in `shared/classroom/rights.ts`. */
export const HELPER_KINDS = ['coTeacher', 'assistant', 'observer', 'screen'] as const;
export type HelperKind = (typeof HELPER_KINDS)[number];

/** Who holds such a link. Stands for them in logs. */
export const helperIdSchema = z.string().regex(/^h[0-9]{1,6}$/);

export type Helper = {
  readonly id: string;
  readonly kind: HelperKind;
  /** What the host calls them, which is a person's name as a rule: kept where it can be erased. */
  readonly label: string;
  /** Of an assistant: the tables that are theirs. */
  readonly tables: readonly TableLetter[];
};

/** What the host asks about links and PINs: `room.request('classroom', envelope)`. Each answer goes to whoever asked, once. */
export const helperIntentSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('inviteHelper'),
    kind: z.enum(HELPER_KINDS),
    label: nameSchema,
    tables: z.array(tableLetterSchema).max(TABLE_LETTERS.length).readonly(),
  }),
  /** The link opens nothing any more, and whoever is connected by it is sent away. */
  z.strictObject({ type: z.literal('revokeHelper'), helper: helperIdSchema }),
  /** A PIN more for everybody, to be printed: the one that their device shows still counts, the one that was printed before does not. */
  z.strictObject({ type: z.literal('makePins') }),
]);
export type HelperIntent = z.infer<typeof helperIntentSchema>;
export function isHelperIntent(intent: { readonly type: string }): intent is HelperIntent {
  return helperIntentSchema.options.some(({ shape }) => shape.type.value === intent.type);
}

/** Message to the host alone: the only copy of the secret of a new link. */
export type HelperTicket = { readonly helper: Helper; readonly token: string };

/** Message `pins` to the host alone: by which name and PIN each person comes back. */
export type PinCard = { readonly member: MemberId; readonly name: string; readonly pin: string };

/** Document `helpers` of the host's overlay: links that were not revoked, the first first. */
export type HelperLine = Helper & { readonly connected: boolean };

/** Document `lastPress` of the overlay of whoever hosts: what one of several hosts pressed last. */
export type PressBy = {
  readonly press: ClassPress;
  readonly by: string;
  readonly tables: readonly TableLetter[];
};

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

/** How many times as fast as people the simulated people of a rehearsal go about things. */
export const REHEARSAL_SPEEDS = [1, 2, 4, 8] as const;
export type RehearsalSpeed = (typeof REHEARSAL_SPEEDS)[number];
const speed = z.literal(REHEARSAL_SPEEDS);

/** What the host may ask of it. */
export const rehearsalIntentSchemas = [
  /** Fills a class to which nobody has come with simulated people, to try it out. */
  z.strictObject({
    type: z.literal('rehearse'),
    people: z.number().int().min(1).max(CLASS_SIZES.peoplePerClass),
    speed,
  }),
  /** The simulated people go about things so fast from now on. */
  z.strictObject({ type: z.literal('paceRehearsal'), speed }),
  /** Deletes the rehearsal and opens the same game under its code, with other luck. */
  z.strictObject({ type: z.literal('startReal'), seed: seedSchema }),
] as const;

export type RehearsalEvent =
  | { readonly type: 'rehearsalBegun'; readonly people: number; readonly speed: RehearsalSpeed }
  | { readonly type: 'rehearsalPaced'; readonly speed: RehearsalSpeed };

/** `isRunning`: they are at it; after a restart of the server, or long after the end, they are not. */
export type RehearsalView = {
  readonly people: number;
  readonly speed: RehearsalSpeed;
  readonly isRunning: boolean;
};

/**
 * What its hosts have chosen of the plan of a class: which of the lessons that its game has, when this lesson ends by the clock on the wall
 * (`10:45`; absent: not said yet), and whether tables stop by themselves where the plan has talks.
 */
export const lessonChoiceSchema = z.strictObject({
  lesson: z.number().int().min(0).max(15),
  bell: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  stops: z.boolean(),
});
export type LessonChoice = z.infer<typeof lessonChoiceSchema>;
