import type { Medal, ScorePart, WelfarePart } from '#shared/content/vocabulary.ts';
import type { AgreementId, EconomyId, PledgeId, SectorId } from '#shared/kernel/ids.ts';
import type { Headline } from './headlines.ts';
import type { ModuleReports } from './modules/modules.ts';
import type { Objective } from './modules/politics.ts';
import type { Schedule, Surcharge } from './policy.ts';

/** What a settled round brought one economy. Money in billions of the scenario's money. */
export type EconomyReport = {
  /** Ŵ/L̂: real income per head relative to the opening; 1.01 is one per cent more. */
  readonly welfare: number;
  /** The log of it now minus that of the round before; the parts below sum to it. */
  readonly logChange: number;
  readonly parts: Readonly<Record<WelfarePart, number>>;
  /** What the people earn in all, tariff money included. */
  readonly incomeBn: number;
  /** Equivalent of (Ŵ − 1) in base income: money a year better off than at the opening. */
  readonly gainBn: number;
  /** The same for this round alone. */
  readonly gainThisRoundBn: number;
  /** Tariff revenue kept after pooling. */
  readonly revenueBn: number;
  /** Payments received minus paid. */
  readonly paymentsBn: number;
  /** 0 = opening, 100 = the seat's best Ŵ over free trade areas. */
  readonly shareOfPrize: number;
  /** 100 × Ŵ, shown with two decimals. */
  readonly index: number;
  /** Average tariff levied on goods from outsiders, import weighted. */
  readonly averageWallBp: number;
};

/** Viner's account of one bloc in the round: welfare effects in money, summed over its members. */
export type BlocReport = {
  readonly agreement: AgreementId;
  readonly parties: readonly EconomyId[];
  /** Billions of welfare from more trade with partners / less with outsiders (path integral). */
  readonly createdBn: number;
  readonly divertedBn: number;
  /** Imports at base prices: the volumes that moved. */
  readonly createdTradeBn: number;
  readonly divertedTradeBn: number;
  /** What members bought before of partners by other agreements: neither created nor taken from outsiders. Absent where it is nothing. */
  readonly fromPartnersBn?: number;
  /** Outsiders that lost most sales to members with whom they have no agreement, worst first, at most three. */
  readonly lostBy: readonly EconomyId[];
};

/** Trade between two economies, goods only, net of tariff. */
export type TradeFlow = {
  readonly importer: EconomyId;
  readonly exporter: EconomyId;
  readonly beforeBn: number;
  readonly afterBn: number;
  /** How the change is drawn: towards a partner created or diverted, lost by an outsider, or other. */
  readonly kind: 'created' | 'diverted' | 'lost' | 'other';
};

/** A renewed agreement, and the real income a head that each of its parties would have had in the round without it. */
export type Renewal = {
  readonly agreement: AgreementId;
  readonly parties: readonly EconomyId[];
  readonly welfareWithout: Readonly<Record<EconomyId, number>>;
};

/**
 * What moved real incomes in a round: growth, events that began or ended, agreements of before that go on, one that ended, successors that answer in the years after,
 * a conference that cut tariffs, payments agreed before, an agreement that was signed with the payments in it, and the envelopes: an economy's own, opened while all others are closed, what a surcharge on one did to others than its author, and the rest.
 */
export type Cause = {
  readonly kind:
    | 'growth'
    | 'events'
    | 'earlier'
    | 'ended'
    | 'answers'
    | 'conference'
    | 'signed'
    | 'payments'
    | 'ownTariff'
    | 'surcharge'
    | 'othersTariffs';
  /** Of the agreement that was signed or ended; of a surcharge its author, then whom it is on. */
  readonly parties?: readonly EconomyId[];
  /** Part of the change of real income a head in logs, of each economy that it moved; those of an economy sum to its `logChange`. */
  readonly logChange: Readonly<Record<EconomyId, number>>;
};

export type PredictionScore = {
  readonly economy: EconomyId;
  /** Where the way of the own income was predicted too. */
  readonly direction?: boolean;
  /** Whether what was guessed came true: who loses most, in the First lesson how many others cut their tariffs. */
  readonly loser: boolean;
};

export type RoundReport = {
  readonly round: number;
  readonly isEpilogue: boolean;
  /** Walls as revealed: MFN or common external tariff by sector, and surcharges in force. */
  readonly walls: Readonly<Record<EconomyId, Schedule>>;
  readonly wallsBefore: Readonly<Record<EconomyId, Schedule>>;
  readonly surcharges: readonly {
    readonly by: EconomyId;
    readonly surcharge: Surcharge;
    readonly untilRound: number;
  }[];
  readonly economies: Readonly<Record<EconomyId, EconomyReport>>;
  readonly blocs: readonly BlocReport[];
  readonly flows: readonly TradeFlow[];
  readonly pledges: readonly { readonly id: PledgeId; readonly outcome: 'kept' | 'broken' }[];
  readonly predictions: readonly PredictionScore[];
  readonly headlines: readonly Headline[];
  readonly question: Headline;
  /** Gains of this round summed over all economies, the passive ones included. */
  readonly worldGainBn: number;
  /**
   * Notices given in this round; the injured are the other parties, whose successors remember. `paysMn`: where a bot leaves, what it paid the others
   * under the agreement in a round, less what they paid it; absent in reports made before.
   */
  readonly leavers: readonly {
    readonly agreement: AgreementId;
    readonly by: EconomyId;
    readonly injured: readonly EconomyId[];
    readonly paysMn?: number;
  }[];
  /** Preferences that successors withhold in the epilogue: `by` grants `to` none. */
  readonly withheld: readonly { readonly by: EconomyId; readonly to: EconomyId }[];
  readonly pooled: readonly {
    readonly agreement: AgreementId;
    readonly poolBn: number;
    readonly shares: Readonly<Record<EconomyId, number>>;
  }[];
  /** Payments cut pro rata because a cap was passed after conclusion. */
  readonly paymentsCut: readonly {
    readonly from: EconomyId;
    readonly to: EconomyId;
    readonly askedMn: number;
    readonly paidMn: number;
  }[];
  readonly sectorImportsBn: Readonly<Record<EconomyId, Readonly<Record<SectorId, number>>>>;
  /** Agreements of this round that follow one that had run out; absent where there are none, and in games of before. */
  readonly renewals?: readonly Renewal[];
  /** Decisions and what each moved, in their order; absent in games of before, and where the model finds no equilibrium on the way. */
  readonly causes?: readonly Cause[];
  /** What the modules that are on have to say. */
  readonly modules?: ModuleReports;
};

/** What the next round starts from; kept in the state, never re-computed by replay. */
export type SettledEconomy = {
  /** Imports net of tariff, flat [n][i][j] as in the trade model, rounded to six digits. */
  readonly imports: readonly number[];
  readonly incomeBn: Readonly<Record<EconomyId, number>>;
  readonly welfare: Readonly<Record<EconomyId, number>>;
  /** The shock that the model was given: tariff and iceberg flat [n][i][j], payments [n], pools. The next decomposition starts here. */
  readonly tariff: readonly number[];
  readonly iceberg: readonly number[];
  /** The part of `iceberg` that is border administration and closes over rounds: [n][i], goods only, relative to the opening. */
  readonly borderCost: readonly number[];
  readonly transfer: readonly number[];
  readonly pools: readonly { readonly members: readonly number[]; readonly shares: readonly number[] }[];
  /** Part of the people who had to change their work in the round, 0–1; kept where an adjustment fund asks for it. */
  readonly workersMoved?: Readonly<Record<EconomyId, number>>;
  /** Â [n][j], L̂ [n] and K̂ [n][j] that the model was given; absent: all 1. */
  readonly tfp?: readonly number[];
  readonly labour?: readonly number[];
  readonly capital?: readonly number[];
};

/** One part of the final score. */
export type PartScore = {
  /** Weighted mean over rounds (prosperity: ln Ŵ per head in per cent; support: 0–100), or points of the mandate. */
  readonly value: number;
  /** Share of bot governments in the same chair that did worse, 0–100; absent before par exists, and of tasks, which count by their points. */
  readonly betterThan?: number;
  /** What it counts in place of that share: in lines, from −50 on without an end; or −50 to 120 where it lies beyond the results of all bots. */
  readonly counted?: number;
};

export type FinalStanding = {
  readonly economy: EconomyId;
  /** Weighted mean over rounds, epilogue counted three times. */
  readonly shareOfPrize: number;
  readonly index: number;
  readonly gainBn: number;
  readonly medal: Medal;
  /** From 0, 100 as good as the best bots: the parts weighted 50/30/20, those of modules that are off left out. */
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
