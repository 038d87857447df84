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
  readonly undertaking: Undertaking;
  readonly round: number;
  readonly outcome?: 'kept' | 'broken';
};

/** A running obligation to pay, in millions of the scenario's money a round. */
export type Payment = {
  readonly from: EconomyId;
  readonly to: EconomyId;
  readonly amountMn: number;
  /** Last round in which it is paid. */
  readonly untilRound: number;
};

const amountMn = z.number().int().min(0).max(1_000_000_000);

/** Payments with which somebody who refused would sign the same terms: each from the least to the most, in millions a round. */
export const acceptedPaymentSchema = z.strictObject({
  from: economyIdSchema,
  to: economyIdSchema,
  leastMn: amountMn,
  mostMn: amountMn,
  rounds: z.number().int().min(1).max(12),
});
export type AcceptedPayment = z.infer<typeof acceptedPaymentSchema>;
