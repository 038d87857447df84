/**
 * What the rooms around the settlement hand to it, in the order in which it asks. Every function is pure: it is given the state after
 * envelopes were opened (dials, programmes and payrolls are those of the round; `sealed` still holds what was in the envelopes),
 * and `state.random` is what it may draw from. Absent seats had nothing. Money in 100 million yuan, points of the career score.
 */
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { RandomState } from '#shared/kernel/random.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import type { LevelCap, PairLevel } from '#shared/economics/segmentation/pacts/pairLevels.ts';
import type { Payment } from '#shared/economics/segmentation/pacts/payments.ts';
import type { Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { MarketSurvey } from '#shared/economics/segmentation/survey/surveyMarket.ts';
import type { CentreAct, CentreState } from '#shared/protocol/provinces/centre.ts';
import type { Breach, Pact } from '#shared/protocol/provinces/pacts.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
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

/** Of cards, and of the centre's rival answers, at work in this round. What is absent changes nothing. */
export type EventShape = {
  readonly routeCost?: number;
  /** Factors by sector. */
  readonly importCost?: readonly number[];
  readonly exportCost?: readonly number[];
  /** Added to the dials for this round, within 0 and the highest level left; compliance feels it. */
  readonly levelShift?: Readonly<Record<EconomyId, { readonly wall: number; readonly block: number }>>;
  readonly caps?: readonly LevelCap[];
  readonly pairs?: readonly PairLevel[];
  /** Factors on the productivity of all sectors, by seat. */
  readonly productivity?: BySeat;
  /** Factor on every payroll in this round alone. */
  readonly payroll?: number;
  /** State jobs by decree, in per cent of the opening's. */
  readonly decreedJobs?: BySeat;
  /** Added to the jobs part (0–100). */
  readonly jobsPoints?: BySeat;
  /** Added to the career score. */
  readonly points?: BySeat;
  readonly spent?: BySeat;
  /** In force already in this round. */
  readonly reforms?: readonly Reform[];
  /** Factor on the chance of an inspection. */
  readonly inspectionChance?: number;
};

/** What the market came to, as the centre and inspectors find it. */
export type RoundOutcome = {
  readonly institution: Institution;
  readonly survey: MarketSurvey;
  readonly shape: EventShape;
  readonly breaches: readonly Breach[];
  readonly grantUsed: boolean;
};

/** Of the centre's acts. Reforms count from the next round. */
export type CentreOutcome = Pick<ProvinceRoundReport, 'enacted' | 'refused'> & {
  readonly centre: CentreState;
  /** All in force from the next round. */
  readonly reforms: readonly Reform[];
  readonly acts: readonly CentreAct[];
  /** Extra inspections that it ordered for this round. */
  readonly inspections: number;
  /** Pacts whose office costs nothing from now on. */
  readonly freeOffices: readonly AgreementId[];
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
  /** Levels that dials lose for the next round. */
  readonly levelCuts: Readonly<Record<EconomyId, { readonly wall: number; readonly block: number }>>;
  readonly random: RandomState;
};
