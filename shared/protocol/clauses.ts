import { z } from 'zod';
import {
  BINDING_ROUNDS_MAX,
  FORMER_AGREEMENTS,
  PHASE_IN_ROUNDS_MAX,
  SPECIAL_TREATMENT_ROUNDS_MAX,
} from '#shared/content/constants.ts';
import { DEEP_PROVISIONS } from '#shared/content/vocabulary.ts';
import { agreementIdSchema, economyIdSchema, sectorIdSchema } from './ids.ts';
import { rateBpSchema } from './policy.ts';
import { marketPactSchema } from './provinces/pacts.ts';

/** Shapes of what a proposal may say. Which clauses are lawful is for the rules, not for the shape. */
const parties = z.array(economyIdSchema).min(2).max(12).readonly();

/** How a customs union shares its pooled revenue. `shares` are whole per cents in the order of `among`, last one computed. */
const revenueKeySchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('people') }),
  z.strictObject({ type: z.literal('imports') }),
  z.strictObject({
    type: z.literal('shares'),
    percent: z.record(economyIdSchema, z.number().int().min(0).max(100)).readonly(),
  }),
]);
export type RevenueKey = z.infer<typeof revenueKeySchema>;

/** A line of trade kept out of a free trade area: `by` keeps its own wall on `sector` against the other parties. */
const exceptionSchema = z.strictObject({ by: economyIdSchema, sector: sectorIdSchema });
export type TradeException = z.infer<typeof exceptionSchema>;

/** What becomes of an older agreement of a new union member with an outsider. */
const formerAgreementSchema = z.strictObject({
  agreement: agreementIdSchema,
  action: z.enum(['extend', 'end']),
});
export type FormerAgreement = z.infer<typeof formerAgreementSchema>;

export const clauseSchema = z.discriminatedUnion('type', [
  /** Level 1: `by` levies at most `rateBp` on `sector` from each of `to`. */
  z.strictObject({
    type: z.literal('tariffConcession'),
    by: economyIdSchema,
    to: z.array(economyIdSchema).min(1).max(11).readonly(),
    sector: sectorIdSchema,
    rateBp: rateBpSchema,
  }),
  /** Level 2: no tariff among the parties on goods, but for the listed exceptions. */
  z.strictObject({
    type: z.literal('freeTradeArea'),
    among: parties,
    exceptions: z.array(exceptionSchema).max(24).readonly(),
  }),
  /** Level 3: one voted outside wall, revenue pooled and shared by the key. */
  z.strictObject({
    type: z.literal('customsUnion'),
    among: parties,
    key: revenueKeySchema,
    former: z.array(formerAgreementSchema).max(FORMER_AGREEMENTS).readonly(),
  }),
  /** Level 4: labour, capital and technology move among members of one union; binds its signers only. */
  z.strictObject({ type: z.literal('commonMarket'), among: parties }),
  /** Level 5: common policies, competition rule, mutual recognition, cohesion fund; all members of the union. */
  z.strictObject({ type: z.literal('economicUnion'), among: parties }),
  /** Level 6: one currency, budget and authority; all members of the union. */
  z.strictObject({ type: z.literal('fullIntegration'), among: parties }),
  /** `entrant` joins the bloc of `agreement`; the candidate and one member sign, the others may refuse until the bell. */
  z.strictObject({
    type: z.literal('accession'),
    agreement: agreementIdSchema,
    entrant: economyIdSchema,
    former: z.array(formerAgreementSchema).max(FORMER_AGREEMENTS).readonly(),
    /** Where the key is whole per cents: the entrant's, taken pro rata from the others; absent: by what it imports. */
    sharePercent: z.number().int().min(0).max(100).optional(),
  }),
  /** Two blocs become free trade partners, later one bloc. */
  z.strictObject({
    type: z.literal('merger'),
    agreement: agreementIdSchema,
    with: agreementIdSchema,
    former: z.array(formerAgreementSchema).max(FORMER_AGREEMENTS).readonly(),
  }),
  /** `from` pays `to` this much in each of the next `rounds` rounds, this one included; millions of the scenario's money. */
  z.strictObject({
    type: z.literal('payment'),
    from: economyIdSchema,
    to: economyIdSchema,
    amountMn: z.number().int().positive().max(1_000_000_000),
    rounds: z.number().int().min(1).max(12),
  }),
  /** The proposal cannot be left before this many rounds have been settled under it. */
  z.strictObject({
    type: z.literal('bindingPeriod'),
    rounds: z.number().int().min(2).max(BINDING_ROUNDS_MAX),
  }),
  /** Timetable: the proposal's tariff cuts arrive in equal steps over this many rounds, this one included. */
  z.strictObject({ type: z.literal('phaseIn'), rounds: z.number().int().min(2).max(PHASE_IN_ROUNDS_MAX) }),
  /** Special treatment: the less developed `to` make their own cuts over this many rounds, while they enjoy those of others at once. */
  z.strictObject({
    type: z.literal('specialTreatment'),
    to: z.array(economyIdSchema).min(1).max(11).readonly(),
    rounds: z.number().int().min(2).max(SPECIAL_TREATMENT_ROUNDS_MAX),
  }),
  /** Agreed specialization (Kojima): two sectors swapped at zero, each left to the other. `keeps` is what the party makes. */
  z.strictObject({
    type: z.literal('agreedSpecialization'),
    between: z
      .tuple([
        z.strictObject({ party: economyIdSchema, keeps: sectorIdSchema }),
        z.strictObject({ party: economyIdSchema, keeps: sectorIdSchema }),
      ])
      .readonly(),
  }),
  /** Roads, ports and grids built together: each member pays this part of its income for two rounds, borders among them cost less. */
  z.strictObject({
    type: z.literal('jointInfrastructure'),
    among: parties,
    contributionBp: z.number().int().min(10).max(50),
  }),
  /** Adjustment fund: members pay this part of their income, and receive by how many of their people must change their work. */
  z.strictObject({
    type: z.literal('adjustmentFund'),
    among: parties,
    contributionBp: z.number().int().min(5).max(50),
  }),
  /** One of the deep clauses beyond tariffs; `among` as the proposal's form of integration. */
  z.strictObject({ type: z.literal('deepProvision'), among: parties, provision: z.enum(DEEP_PROVISIONS) }),
  /** Technical rules of the others are recognised: hidden barriers among them end. Needs the module barriers. */
  z.strictObject({ type: z.literal('mutualRecognition'), among: parties }),
  /** A standing panel among them: what a complaint finds is put right at once, without the multilateral way. */
  z.strictObject({ type: z.literal('disputeSettlement'), among: parties }),
  /** While `of` breaks the condition in a round, its preferences under this proposal are suspended in the next. */
  z.strictObject({
    type: z.literal('conditionality'),
    of: economyIdSchema,
    condition: z.enum(['noWallRise', 'keepsWord', 'noSurcharge']),
  }),
  /** Among provinces only: walls and blocks among the members are at most this high. */
  marketPactSchema,
]);
export type Clause = z.infer<typeof clauseSchema>;
export type ClauseType = Clause['type'];
export type ClauseOf<T extends ClauseType> = Extract<Clause, { readonly type: T }>;
