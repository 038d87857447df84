import { z } from 'zod';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { REFORMS, type Reform } from '#shared/content/provinces/reforms.ts';
import { corridorIdSchema, economyIdSchema } from '../ids.ts';

/** Seat of a human centre; it governs no province. */
export const CENTRE_SEAT = 'CN';

/** Acts of the centre: one answer a round, be it a reform or one of its rivals, beside lesser acts; each costs prestige (PRESTIGE_COST). */
export const centreActSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('reform'), reform: z.enum(REFORMS) }),
  /** An extra inspection: of the highest wall plus block, lots on ties. */
  z.strictObject({ type: z.literal('inspection') }),
  /** Pays for the office of a region's pact: that of the named member. */
  z.strictObject({ type: z.literal('freeOffice'), member: economyIdSchema }),
  /** Half of a corridor's cost: the one with most pledges. */
  z.strictObject({ type: z.literal('corridorGrant'), corridor: z.optional(corridorIdSchema) }),
  /** The rival answers: barriers are left to competition; divisions are drawn anew (docs/provinces.md). */
  z.strictObject({ type: z.literal('leaveToMarket') }),
  z.strictObject({
    type: z.literal('redrawDivisions'),
    members: z.array(economyIdSchema).length(2).readonly(),
  }),
]);
export type CentreAct = z.infer<typeof centreActSchema>;

export type MergedDivisions = {
  readonly members: readonly EconomyId[];
  /** The round in which the centre drew them; they are one market from the next on. */
  readonly round: number;
  /** By which their payrolls grew, drawn by lot. */
  readonly payrollPercent: number;
};

export type CentreState = {
  /** Prestige (中央声望): begins at 3, +1 a round, +1 per full 2 % of national income. */
  readonly prestige: number;
  /** The reform, and the other acts, that stand for this round; they work when it is settled. */
  readonly acts: readonly CentreAct[];
  /** Sealed assent of provinces to the reform of evaluation; secret, six of ten are needed. */
  readonly assents: Readonly<Record<EconomyId, boolean>>;
  /** Who has cast one: public. */
  readonly assentedBy: readonly EconomyId[];
  /** Reforms of evaluation that provinces refused, by round. */
  readonly refusals: readonly { readonly reform: Reform; readonly round: number; readonly assents: number }[];
  /** Sealed ballot of provinces on a human centre, 0–100, at the end. */
  readonly ballots: Readonly<Record<EconomyId, number>>;
  /** Meetings at which the centre cracked down. */
  readonly crackdowns: readonly number[];
  /** Points of prestige that national income has brought so far: each full step counts once. */
  readonly incomePoints: number;
  /** Last round in which barriers are left to the market. */
  readonly marketUntilRound?: number;
  /** Productivity of industry by firms that came or left while barriers were left to the market: factors, absent ones 1. */
  readonly firms: Readonly<Record<EconomyId, number>>;
  /** Divisions drawn anew: provinces under one administration, from the round after. */
  readonly merged: readonly MergedDivisions[];
};
