import type { Medal, ScorePart } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Objective } from './modules/politics.ts';

/** One part of the final score. */
export type PartScore = {
  /** Weighted mean over rounds (prosperity: ln Ŵ per head in per cent; support: 0–100), or points of the mandate. */
  readonly value: number;
  /** Share of bot governments in the same chair that did worse, 0–100; absent before par exists. */
  readonly betterThan?: number;
};

export type FinalStanding = {
  readonly economy: EconomyId;
  /** Weighted mean over rounds, epilogue counted three times. */
  readonly shareOfPrize: number;
  readonly index: number;
  readonly gainBn: number;
  readonly medal: Medal;
  /** 0–100: the parts weighted 50/30/20, those of modules that are off left out. */
  readonly score?: number;
  readonly parts?: Readonly<Partial<Record<ScorePart, PartScore>>>;
  /** How the medal was judged. */
  readonly basis?: 'par' | 'approximate' | 'prize';
  readonly mandate?: readonly Objective[];
  readonly falls?: number;
};

export type FinalReport = {
  readonly standings: readonly FinalStanding[];
  readonly tableScore: number;
  readonly tableMedal: Medal;
  /** Mean over seats of the way from the opening (0) to the best path that the pace allows (100); absent where it is not known. */
  readonly tableWay?: number;
  readonly pledgesKept: Readonly<Record<EconomyId, number>>;
  readonly pledgesBroken: Readonly<Record<EconomyId, number>>;
};
