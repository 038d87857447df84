import { z } from 'zod';
import { RATE_MAX_BP, SECTORS_APART, SURCHARGE_MAX_BP } from '#shared/content/treatyConstants.ts';
import { corridorIdSchema, economyIdSchema, sectorIdSchema } from './ids.ts';

/** A rate in basis points. */
export const rateBpSchema = z.number().int().min(0).max(RATE_MAX_BP);

/** Extra tariff on all goods of one named economy. */
const surchargeSchema = z.strictObject({
  against: economyIdSchema,
  rateBp: z.number().int().min(100).max(SURCHARGE_MAX_BP),
});
export type Surcharge = z.infer<typeof surchargeSchema>;

/** Hidden technical barriers by sector, 0–3 (module barriers). */
const barrierLevelsSchema = z.record(sectorIdSchema, z.number().int().min(0).max(3)).readonly();
export type BarrierLevels = z.infer<typeof barrierLevelsSchema>;

/** Points of public money (module budget): what is not spent is lost. */
const spendingSchema = z.strictObject({
  corridor: z.strictObject({ id: corridorIdSchema, points: z.number().int().min(1).max(12) }).optional(),
  research: z.number().int().min(0).max(12),
  adjustment: z.number().int().min(0).max(12),
});
export type Spending = z.infer<typeof spendingSchema>;

const modules = { barriers: barrierLevelsSchema.optional(), spending: spendingSchema.optional() };

/**
 * What a seat puts in its envelope. Outside a union: a shift of the whole wall and up to two sectors set apart.
 * Inside: its vote on the common external tariff, sector by sector.
 */
export const policySchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('wall'),
    shiftBp: z.number().int().min(-RATE_MAX_BP).max(RATE_MAX_BP),
    apart: z
      .array(z.strictObject({ sector: sectorIdSchema, rateBp: rateBpSchema }))
      .max(SECTORS_APART)
      .readonly(),
    surcharge: surchargeSchema.optional(),
    ...modules,
  }),
  z.strictObject({
    type: z.literal('wallVote'),
    rates: z.record(sectorIdSchema, rateBpSchema).readonly(),
    surcharge: surchargeSchema.optional(),
    ...modules,
  }),
]);
export type Policy = z.infer<typeof policySchema>;
export type PolicyOf<T extends Policy['type']> = Extract<Policy, { readonly type: T }>;

/** Rates by sector, in whole basis points. */
export type Schedule = Readonly<Record<string, number>>;

/** Duties that a seat levies alone: its wall, or, for a union member, the common external tariff in force. */
export type WallState = {
  readonly mfnRateBp: Schedule;
  readonly surcharge?: Surcharge & { readonly untilRound: number };
};
