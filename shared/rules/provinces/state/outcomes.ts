/**
 * What the rooms around the settlement hand to it, in the order in which it asks. Every function is pure: it is given the state after
 * envelopes were opened (dials, programmes and payrolls are those of the round; `sealed` still holds what was in the envelopes),
 * and `state.random` is what it may draw from. Absent seats had nothing. Money in 100 million yuan, points of the career score.
 */
import type { Reform } from '#shared/content/provinces/reforms.ts';
import type { Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { Payment } from '#shared/economics/segmentation/pacts/pactStakes.ts';
import type { LevelCap, PairLevel } from '#shared/economics/segmentation/barriers.ts';
import type { MarketSurvey } from '#shared/economics/segmentation/survey/surveyMarket.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { RandomState } from '#shared/kernel/random.ts';
import type { CentreState } from '#shared/protocol/provinces/centre.ts';
import type { Breach, Pact } from '#shared/protocol/provinces/pacts.ts';
import type { MarketEvents, ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { BuiltCorridor } from '#shared/protocol/provinces/provincesState.ts';

export type BySeat = Readonly<Record<EconomyId, number>>;

/** Of pacts in force. Caps, pairs and payments are by place of the region. */
export type PactOutcome = {
  readonly caps: readonly LevelCap[];
  readonly pairs: readonly PairLevel[];
  /** Those tied to pacts, and those at once. */
  readonly payments: readonly Payment[];
  readonly officeCosts: BySeat;
  /** Points that breaches cost this round, positive. */
  readonly deposits: BySeat;
  /** Points of reputation, negative for a broken word. */
  readonly reputation: BySeat;
  /** All of this round, the unseen ones too. */
  readonly breaches: readonly Breach[];
  /** That stand after the round. */
  readonly pacts: Readonly<Record<AgreementId, Pact>>;
  readonly endedPacts: readonly AgreementId[];
  readonly random: RandomState;
};

/** Of pledges. What is built works in the round itself. */
export type CorridorOutcome = Pick<ProvinceRoundReport, 'corridor' | 'unbuilt'> & {
  /** All that stand now. */
  readonly built: readonly BuiltCorridor[];
  /** What of the pledges is gone: all where it was built, half where not. */
  readonly spent: BySeat;
  readonly grantUsed: boolean;
  readonly random: RandomState;
};

/** Of cards at work in this round; what is absent changes nothing. Payroll is a factor on every one, in this round alone. */
export type EventShape = Omit<MarketEvents, 'caps' | 'industry'> & {
  readonly payroll?: number;
  /** State jobs by decree, in per cent of the opening's. */
  readonly decreedJobs?: BySeat;
  readonly spending?: BySeat;
};

/** Of the centre's rival answers: divisions drawn anew, firms that moved to where they are wanted. Payrolls by seat, as factors. */
export type CentreShape = Pick<MarketEvents, 'caps' | 'industry'> & {
  readonly payroll?: BySeat;
  readonly decreedJobs?: BySeat;
};

export type Dials = Readonly<Record<EconomyId, { readonly wall: number; readonly block: number }>>;

/** What the market came to, as the centre and inspectors find it. */
export type RoundOutcome = {
  readonly institution: Institution;
  readonly survey: MarketSurvey;
  readonly borderEffect: number;
  readonly nationalIncomePercent: number;
  /** As revealed, with what cards did to them. */
  readonly dials: Dials;
  readonly breaches: readonly Breach[];
  readonly grantUsed: boolean;
  readonly random: RandomState;
};

/** Of the centre's acts. Reforms count from the next round. */
export type CentreOutcome = Pick<ProvinceRoundReport, 'enacted' | 'refused'> & {
  /** Prestige, crackdowns and all that it remembers. */
  readonly centre: CentreState;
  /** All in force from the next round. */
  readonly reforms: readonly Reform[];
  readonly isCrackdown: boolean;
  /** Whom the extra inspection of this round visits. */
  readonly inspectionOf?: EconomyId;
  readonly random: RandomState;
};

/** Of inspections and petitions. */
export type InspectionOutcome = Pick<ProvinceRoundReport, 'inspections'> & {
  /** Points, positive. */
  readonly fines: BySeat;
  /** Points for the petitioners, either sign. */
  readonly petitions: BySeat;
  /** Who paid a fine in place of what the law's sanction costs in the mean. */
  readonly sanctionReplaced: readonly EconomyId[];
  /** Levels that dials are lowered to for the next round. */
  readonly levelCuts: Readonly<Record<EconomyId, { readonly wall?: number; readonly block?: number }>>;
  readonly random: RandomState;
};
