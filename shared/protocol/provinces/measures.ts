import { z } from 'zod';
import { PILLARS } from '#shared/content/provinces/pillars.ts';
import { HOME_REFORMS } from '#shared/content/provinces/reforms.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { agreementIdSchema, corridorIdSchema, economyIdSchema } from '../ids.ts';

/** Levels of a dial: 0 lets pass, 4 is a roadblock. */
export const dialLevelSchema = z.number().int().min(0).max(4);
/** Money of the provinces: whole 100 million yuan. */
export const yuan100mSchema = z.number().int().min(1).max(10_000);

/**
 * What a province seals in a round. The dials are absolute levels; what is absent stays as it is. Secret until the reveal, the petition until the
 * debrief; the pledge is public from the sealing on.
 */
export const measuresSchema = z.strictObject({
  wall: dialLevelSchema,
  block: dialLevelSchema,
  /** A programme for an industry; `none` ends the present one. */
  pillar: z.enum([...PILLARS, 'none']).optional(),
  pledge: z.strictObject({ corridor: corridorIdSchema, yuan100m: yuan100mSchema }).optional(),
  reform: z.enum(HOME_REFORMS).optional(),
  /** Names a province that is said to break a pact or a law in force. */
  petition: economyIdSchema.optional(),
  /** Where a card allows it: a wall of the highest level against one other province, for this round. */
  fee: economyIdSchema.optional(),
  /** Where a card lays off people: pays to keep them. */
  keepsJobs: z.literal(true).optional(),
  /** Pacts of one's own that one breaks in this round: the dials stand against their members too. */
  breaks: z.array(agreementIdSchema).min(1).max(8).readonly().optional(),
});
export type Measures = z.infer<typeof measuresSchema>;

/** What a sealed envelope promises a corridor. */
export type CorridorPledge = {
  readonly by: EconomyId;
  readonly corridor: string;
  readonly yuan100m: number;
};
