import { z } from 'zod';
import type { EconomyId, PledgeId } from '#shared/kernel/ids.ts';
import { agreementIdSchema, economyIdSchema, sectorIdSchema } from './ids.ts';
import { rateBpSchema } from './policy.ts';

/** What can be promised in pencil: free, public, breakable, judged at the reveal of the same round. */
export const undertakingSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('noTariffRises') }),
  z.strictObject({ type: z.literal('sectorAtMost'), sector: sectorIdSchema, rateBp: rateBpSchema }),
  z.strictObject({ type: z.literal('voteAtMost'), sector: sectorIdSchema, rateBp: rateBpSchema }),
  z.strictObject({ type: z.literal('signNothingWith'), economy: economyIdSchema }),
  z.strictObject({ type: z.literal('signWith'), economy: economyIdSchema }),
]);
export type Undertaking = z.infer<typeof undertakingSchema>;

export const addresseeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('all') }),
  z.strictObject({ type: z.literal('seat'), economy: economyIdSchema }),
  z.strictObject({ type: z.literal('bloc'), agreement: agreementIdSchema }),
]);
export type Addressee = z.infer<typeof addresseeSchema>;

export type Pledge = {
  readonly id: PledgeId;
  readonly by: EconomyId;
  readonly to: Addressee;
  /** Who was in the agreement that it was given to, which may end before the word is judged. */
  readonly toParties?: readonly EconomyId[];
  readonly undertaking: Undertaking;
  readonly round: number;
  readonly outcome?: 'kept' | 'broken';
};
