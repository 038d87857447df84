import type { MemberId } from '#shared/kernel/ids.ts';
import { z } from 'zod';
import type { ClassPress } from './classTables.ts';
import { type TableLetter, TABLE_LETTERS, tableLetterSchema } from './deal.ts';
import { nameSchema } from './session.ts';

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
