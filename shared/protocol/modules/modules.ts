import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { RandomState } from '#shared/kernel/random.ts';
import type { BarrierLevels, Schedule } from '../policy.ts';
import type { PoliticsReport, PoliticsState, Ratification } from './politics.ts';
import type {
  ConferencePackage,
  Dispute,
  Objection,
  PackageAdoption,
  PackageTerms,
  WtoReport,
  WtoState,
} from './wto.ts';

/** What the modules remember; a module that is off has no entry. */
export type ModuleStates = {
  readonly dynamics?: DynamicsState;
  readonly politics?: PoliticsState;
  readonly wto?: WtoState;
  readonly events?: EventsState;
  readonly barriers?: BarriersState;
  readonly budget?: BudgetState;
};

/** What the modules have to say about a round. */
export type ModuleReports = {
  readonly dynamics?: DynamicsReport;
  readonly politics?: PoliticsReport;
  readonly wto?: WtoReport;
  readonly events?: EventsReport;
  readonly barriers?: BarriersReport;
  readonly budget?: BudgetReport;
};

/** Facts of the modules between settlements. Chance is drawn before: the state of the generator is in the event. */
export type ModuleEvent =
  /** Legislatures voted at the bell; the proposal is concluded or lapses next. */
  | { readonly type: 'ratificationHeld'; readonly ratification: Ratification; readonly random: RandomState }
  | { readonly type: 'conferenceOpened'; readonly round: number }
  | { readonly type: 'packageTabled'; readonly package: ConferencePackage }
  | { readonly type: 'packageBacked'; readonly package: string; readonly by: EconomyId }
  | { readonly type: 'floorOpened'; readonly package?: string; readonly atMs: number }
  | { readonly type: 'packageAgreed'; readonly by: EconomyId }
  | { readonly type: 'packageObjected'; readonly objection: Objection; readonly atMs: number }
  | {
      readonly type: 'packageChanged';
      readonly package: string;
      readonly terms: PackageTerms;
      readonly waivers: readonly EconomyId[];
      readonly revision: number;
      /** Whose objection it answers. */
      readonly by: EconomyId;
      readonly atMs: number;
    }
  /** At the bell: adopted if nobody objects. */
  | {
      readonly type: 'conferenceClosed';
      readonly outcome: 'adopted' | 'failed' | 'noPackage';
      readonly adoption?: PackageAdoption;
    }
  | { readonly type: 'complaintFiled'; readonly dispute: Dispute }
  /** Before a round: what a standing panel found is put right, and surcharges end whose leave has ended. */
  | {
      readonly type: 'rulingsEnforced';
      readonly round: number;
      readonly complied: readonly string[];
      readonly walls: Readonly<Record<EconomyId, Schedule>>;
      readonly endedSurcharges: readonly EconomyId[];
      readonly endedBarriers: readonly { readonly by: EconomyId; readonly sector: SectorId }[];
    }
  | {
      readonly type: 'barrierInspected';
      readonly inspection: BarriersState['inspections'][number];
      readonly level: number;
      readonly random: RandomState;
    }
  | { readonly type: 'eventAnnounced'; readonly event: WorldEvent; readonly random: RandomState }
  | { readonly type: 'eventCancelled'; readonly event: string };

export type ModuleEventOf<T extends ModuleEvent['type']> = Extract<ModuleEvent, { readonly type: T }>;

export type FoundBarrier = {
  readonly by: EconomyId;
  readonly sector: SectorId;
  readonly level: number;
  readonly foundBy: EconomyId;
  readonly round: number;
};

export type BarriersState = {
  /** Secret: each seat sees its own until the end. */
  readonly levels: Readonly<Record<EconomyId, BarrierLevels>>;
  /** What inspections brought to light: public, and watched from then on until it is gone. */
  readonly found: readonly FoundBarrier[];
  /** Inspections of this round: one a seat. */
  readonly inspections: readonly {
    readonly by: EconomyId;
    readonly against: EconomyId;
    readonly sector: SectorId;
    readonly round: number;
    readonly found: boolean;
  }[];
};

/** What a barrier that came to light cost whom; secret ones are in nobody's report. */
export type BarriersReport = {
  readonly found: readonly (FoundBarrier & {
    /** Exports of the sector that the barrier costs each economy, billions: the round solved with and without it. */
    readonly lostBn: Readonly<Record<EconomyId, number>>;
  })[];
};

export type Spent = {
  readonly research: number;
  readonly adjustment: number;
  readonly corridor: number;
  readonly returned: number;
};

export type BudgetState = {
  /** Points that each seat may spend in the next envelope. Secret: they tell what came back from a corridor. */
  readonly points: Readonly<Record<EconomyId, number>>;
  /** Research that has been paid for and not yet borne fruit, points by economy. */
  readonly research: Readonly<Record<EconomyId, number>>;
  /** Corridors built: id from shared/content/corridors.ts and since when. */
  readonly corridors: readonly { readonly id: string; readonly sinceRound: number }[];
  /** What each seat spent in the last round, and what came back from a corridor that was not built. Secret: each seat sees its own. */
  readonly spent: Readonly<Record<EconomyId, Spent>>;
  /** The round of `spent`: help for displaced workers works in that round alone. */
  readonly spentInRound: number;
  /** Research that has borne fruit so far, as a sum of shares of income; public, as productivity is. */
  readonly researched: Readonly<Record<EconomyId, number>>;
};

export type BudgetReport = {
  /** Whether each corridor that somebody paid for was built; who pledged how much stays secret. */
  readonly corridors: readonly {
    readonly id: string;
    readonly built: boolean;
    readonly pledgers: number;
  }[];
};

/**
 * What moves from round to round besides policy (docs/model.md, section 11). Hats are ratios to the opening; [n][j] flat as in
 * the trade model, [n] by economy.
 */
export type DynamicsState = {
  /** Â_nj */
  readonly productivity: readonly number[];
  /** K̂_nj */
  readonly capital: readonly number[];
  /** L̂_n */
  readonly labour: readonly number[];
  /** Δ ln A_nj of competition that arrives next round. */
  readonly pendingCompetition: readonly number[];
  /** How far each home market has been lost to imports at most, in logs since the opening: only what goes beyond teaches. */
  readonly widestOpening: readonly number[];
};

/**
 * Why an economy's state moved in this round, to be felt from the next: changes of logs that sum to the change. Sector figures are
 * weighted by value added.
 */
export type DynamicsOfEconomy = {
  readonly productivity: {
    readonly competition: number;
    readonly diffusion: number;
    readonly research: number;
    readonly specialization: number;
  };
  readonly capital: { readonly saving: number; readonly fromAbroad: number };
  /** Net arrivals, millions. */
  readonly peopleMn: number;
  /** Staff saved at borders inside blocs, billions a round. */
  readonly savedStaffBn: number;
  /** Goods that evade the wall, billions: grows with the gap between walls at an open border. */
  readonly smuggledBn: number;
  /** Part of the people who must change their work, 0–1. */
  readonly adjustment: number;
};

const INVESTMENT_KINDS = ['inside', 'tariffJumping', 'diverted', 'elsewhere'] as const;
export type InvestmentKind = (typeof INVESTMENT_KINDS)[number];

export type DynamicsReport = {
  readonly economies: Readonly<Record<EconomyId, DynamicsOfEconomy>>;
  readonly migration: readonly {
    readonly from: EconomyId;
    readonly to: EconomyId;
    readonly peopleMn: number;
  }[];
  /**
   * Net capital that moved, billions at base prices. Inside: between partners of a free trade area or deeper. Tariff jumping: the
   * owner sold less over the wall of the place and produces behind it instead. Diverted: drawn from an outsider by a bloc's
   * better return. Elsewhere: for a better return without a treaty.
   */
  readonly investment: readonly {
    readonly from: EconomyId;
    readonly to: EconomyId;
    readonly amountBn: number;
    readonly kind: InvestmentKind;
  }[];
};

/** A card of shared/content/events that is announced or at work. */
export type WorldEvent = {
  readonly id: string;
  /** Key of the card. */
  readonly card: string;
  readonly announcedInRound: number;
  /** First and last round in which it works. */
  readonly fromRound: number;
  readonly untilRound: number;
  readonly placedBy: 'seed' | 'host';
  /** Economies that the card names, where it names any. */
  readonly economies: readonly EconomyId[];
  readonly sector?: SectorId;
};

export type EventsState = {
  readonly announced: readonly WorldEvent[];
  /** Turned over by the settlement: in the results phase those of the round to come. */
  readonly active: readonly WorldEvent[];
  readonly past: readonly WorldEvent[];
  /** Next number of an event's id; those taken back keep theirs. */
  readonly count: number;
};

export type EventsReport = {
  /** Cards at work in the round. */
  readonly active: readonly WorldEvent[];
  /** Effect of the cards on real income in this round, percent by economy: the round solved with and without them. */
  readonly effectPercent: Readonly<Record<EconomyId, number>>;
};
