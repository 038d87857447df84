import { z } from 'zod';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { economyIdSchema } from './ids.ts';

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

/** The other offer by which a bot asks more of people: with whom it is, and what they pay the bot by it a round; less than 0: what it pays. */
export const outbidSchema = z.strictObject({
  economies: z.array(economyIdSchema).min(1).max(12).readonly(),
  paidMn: z.number().int().min(-1_000_000_000).max(1_000_000_000),
});
export type Outbid = z.infer<typeof outbidSchema>;

/** What an offer has somebody pay another, in millions a round. */
const askedPaymentSchema = z.strictObject({ from: economyIdSchema, to: economyIdSchema, amountMn });
export type AskedPayment = z.infer<typeof askedPaymentSchema>;
/** What those who would sign together would pay each other, but for who asks and who is asked: at most one of each pair of twelve. */
export const askedPaymentsSchema = z.array(askedPaymentSchema).max(66).readonly();

/** Free trade of several of which one of them asks a bot, with what others would pay. */
export type AskedArea = {
  readonly asker: EconomyId;
  readonly among: readonly EconomyId[];
  readonly payments: readonly AskedPayment[];
};

/** Areas of free trade of which a seat asks what their bots would want; it is among the parties of each. */
export const areasAskedSchema = z.strictObject({
  areas: z.array(z.array(economyIdSchema).min(2).max(12).readonly()).max(16).readonly(),
});
/**
 * Of each of these areas, by bot, what whoever asks would pay it for its signature beside what it would pay the other bots, in millions a round; less
 * than nothing where the bot would pay. `dear`: it would sign, but only for more than whoever asks gains; `never`: for no payment that the rules allow.
 */
export type AreaPrices = readonly Readonly<Record<EconomyId, AreaPrice>>[];
export type AreaPrice = {
  readonly wants: number | 'dear' | 'never';
  /** Less than that, where it may come down to it: for less it signs in no case, as long as nothing else changes. */
  readonly downTo?: number;
  /** The open offer without which it would want something else. */
  readonly outbid?: Outbid;
};
