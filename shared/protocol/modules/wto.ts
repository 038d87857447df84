import { z } from 'zod';
import { COEFFICIENT_LEAST_BP, COEFFICIENT_MOST_BP } from '#shared/content/moduleConstants.ts';
import type { AgreementId, EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Schedule } from '../policy.ts';
import { economyIdSchema, sectorIdSchema } from '../ids.ts';

const coefficientSchema = z.number().int().min(COEFFICIENT_LEAST_BP).max(COEFFICIENT_MOST_BP);

/** What a conference may adopt as one undertaking: everybody is bound by all of it or by none. */
export const packageTermsSchema = z.strictObject({
  /** Swiss formula: new bound rate = a·t / (a + t), in basis points; the lower the deeper. */
  coefficientBp: coefficientSchema,
  sectors: z.array(sectorIdSchema).min(1).max(12).readonly(),
  /** Developing economies use twice the coefficient. */
  specialTreatment: z.boolean(),
  /** Border cost less for all, between all. */
  facilitationBp: z.number().int().min(0).max(200),
});
export type PackageTerms = z.infer<typeof packageTermsSchema>;

/** The one change that an objection must attach. */
export const packageChangeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('coefficient'), coefficientBp: coefficientSchema }),
  z.strictObject({ type: z.literal('exemptSector'), sector: sectorIdSchema }),
  z.strictObject({ type: z.literal('addSector'), sector: sectorIdSchema }),
  z.strictObject({ type: z.literal('specialTreatment'), on: z.boolean() }),
  z.strictObject({ type: z.literal('facilitation'), facilitationBp: z.number().int().min(0).max(200) }),
  /** `economy` is left out of the cuts, not of the gains. */
  z.strictObject({ type: z.literal('waiver'), economy: economyIdSchema }),
]);
export type PackageChange = z.infer<typeof packageChangeSchema>;

export type ConferencePackage = {
  readonly id: string;
  readonly author: EconomyId;
  readonly terms: PackageTerms;
  readonly waivers: readonly EconomyId[];
  readonly revision: number;
  readonly backers: readonly EconomyId[];
  readonly tabledAtMs: number;
};

export type Objection = { readonly by: EconomyId; readonly change: PackageChange };

export type Conference = {
  readonly round: number;
  readonly stage: 'tabling' | 'floor' | 'adopted' | 'failed' | 'noPackage';
  readonly packages: readonly ConferencePackage[];
  /** The package on the floor. */
  readonly floor?: string;
  readonly objections: readonly Objection[];
  /** Seats that said yes; saying nothing is no objection. */
  readonly agreed: readonly EconomyId[];
  /** Game time since which the text on the floor is as it is, and of the last objection: bots take their time from it. */
  readonly textAtMs?: number;
  readonly objectedAtMs?: number;
  /** How far an adopted package brought bindings down: average over goods, by economy. */
  readonly boundCutBp?: Readonly<Record<EconomyId, number>>;
};

/** What an adopted package does to schedules and walls. */
export type PackageAdoption = Pick<WtoState, 'bindings' | 'unionBindings' | 'facilitationBp'> & {
  /** Walls that fall to their new bindings. */
  readonly walls: Readonly<Record<EconomyId, Schedule>>;
  readonly boundCutBp: Readonly<Record<EconomyId, number>>;
};

export type Dispute = {
  readonly id: string;
  readonly complainant: EconomyId;
  readonly respondent: EconomyId;
  readonly ground: 'aboveBinding' | 'hiddenBarrier' | 'barriersRaised' | 'surcharge';
  readonly sector?: SectorId;
  readonly filedInRound: number;
  readonly stage: 'filed' | 'ruledFor' | 'ruledAgainst' | 'complied' | 'retaliating' | 'ended';
  readonly ruledInRound?: number;
  /** Round in which it was complied with, or leave to retaliate came to an end. */
  readonly closedInRound?: number;
  /** The sales concerned in the round that the panel looked at, billions. */
  readonly salesBn?: number;
  /** Found by the panel from the model: sales that the measure costs, billions a round. */
  readonly lostTradeBn?: number;
  /** Highest surcharge on all goods of the respondent that takes no more trade than was lost. */
  readonly authorisedBp?: number;
  /** Last round in which the leave to retaliate may be used. */
  readonly untilRound?: number;
};

/** Bound rates of a customs union, whose members have one schedule, and the members that it was drawn up for. */
export type UnionBinding = { readonly members: readonly EconomyId[]; readonly rates: Schedule };

export type WtoState = {
  /** Own bound rates by sector: no wall rises above them. A union's member keeps its own for the day that it leaves. */
  readonly bindings: Readonly<Record<EconomyId, Schedule>>;
  readonly unionBindings: Readonly<Record<AgreementId, UnionBinding>>;
  /** Border cost less for all by adopted packages, basis points, and how much of it has been reached. */
  readonly facilitationBp: number;
  readonly facilitatedBp: number;
  readonly conference?: Conference;
  readonly past: readonly { readonly round: number; readonly outcome: 'adopted' | 'failed' | 'noPackage' }[];
  readonly disputes: readonly Dispute[];
  /** The meter summed over the rounds settled. */
  readonly builtBn: number;
  readonly stumbledBn: number;
};

/**
 * Dual nature of regional agreements, in billions of welfare of their members: more trade over their borders builds, less
 * puts stones in the way; in this round and so far.
 */
export type RegionalismMeter = {
  readonly buildingBn: number;
  readonly stumblingBn: number;
  readonly builtSoFarBn: number;
  readonly stumbledSoFarBn: number;
  /** Part of world goods trade at MFN rates, and under preferences. */
  readonly mfnShare: number;
  readonly preferentialShare: number;
};

export type WtoReport = {
  readonly meter: RegionalismMeter;
  readonly conference?: Pick<Conference, 'stage' | 'floor' | 'objections'>;
  readonly rulings: readonly Dispute[];
  /** Bindings that came down this round, average points by economy. */
  readonly boundCutBp: Readonly<Record<EconomyId, number>>;
};

/** One line of the check of Article XXIV. */
export type ArticleXxivLine = {
  readonly line: 'substantiallyAllTrade' | 'noHigherBarriers' | 'schedule' | 'enablingClause';
  readonly holds: boolean;
  readonly params: Readonly<Record<string, string | number>>;
};
