import type { Pillar } from '#shared/content/provinces/pillars.ts';
import type { HomeReform, Reform } from '#shared/content/provinces/reforms.ts';
import type { CareerPart } from '#shared/content/vocabulary.ts';
import type { Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { Payment } from '#shared/economics/segmentation/pacts/pactStakes.ts';
import type { LevelCap, PairLevel } from '#shared/economics/segmentation/barriers.ts';
import type { Corridor, PillarChoice } from '#shared/economics/segmentation/projects.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { Headline } from '../headlines.ts';
import type { PartScore } from '../report.ts';
import type { CentreAct } from './centre.ts';
import type { CorridorPledge } from './measures.ts';
import type { Breach, Pact } from './pacts.ts';

/** What is added to the weighted parts; all are 0 in a quiet round. */
export const CAREER_LUMPS = [
  'sanction',
  'fines',
  'deposits',
  'reputation',
  'petitions',
  'meeting',
  'crackdown',
  'events',
] as const;
export type CareerLump = (typeof CAREER_LUMPS)[number];

/** Causes into which a change of real income opens; they sum to it exactly. */
export const INCOME_CAUSES = [
  'ownWall',
  'ownBlock',
  'othersWalls',
  'othersBlocks',
  'pacts',
  'corridors',
  'pillars',
  'payments',
  'events',
  'drive',
] as const;
export type IncomeCause = (typeof INCOME_CAUSES)[number];

/** What a settled round brought one province. Money in 100 million yuan, changes against the opening unless said otherwise. */
export type ProvinceReport = {
  readonly wall: number;
  readonly block: number;
  readonly wallBefore: number;
  readonly blockBefore: number;
  /** 100 × Ŵ. */
  readonly index: number;
  /** 100 ln Ŵ less that of the round before; `causes` sum to it. */
  readonly logChange: number;
  readonly causes: Readonly<Record<IncomeCause, number>>;
  /** 100 ln ŵ less the mean of the ten. */
  readonly relativeGrowth: number;
  /** Place by tournament score, 1 best; those who are level share one. */
  readonly place: number;
  /** 100 × state jobs against the opening. */
  readonly stateJobs: number;
  readonly budget: number;
  readonly budgetParts: Readonly<Record<'taxes' | 'rents' | 'transfers' | 'payments' | 'spending', number>>;
  readonly payroll: number;
  readonly freeMoney: number;
  readonly spent: number;
  readonly ownSharePercent: number;
  readonly rentSharePercent: number;
  /** Each 0–100, 50 as at the opening. */
  readonly parts: Readonly<Record<CareerPart, number>>;
  readonly lumps: Readonly<Record<CareerLump, number>>;
  /** Σ weight × part + Σ lumps. */
  readonly score: number;
  /** Mean over the rounds so far. */
  readonly career: number;
  readonly reform?: HomeReform;
  readonly pillar?: { readonly pillar: Pillar; readonly boostPercent: number };
};

/** Goods trade between two provinces at the model's values. */
export type ProvinceFlow = {
  readonly buyer: EconomyId;
  readonly seller: EconomyId;
  readonly before: number;
  readonly after: number;
};

export type ProvinceRoundReport = {
  readonly round: number;
  /** The rules under which officials were judged in this round. */
  readonly institution: Institution;
  readonly provinces: Readonly<Record<EconomyId, ProvinceReport>>;
  /** Times that own goods are likelier bought, and the tariff that would do the same, in per cent. */
  readonly borderEffect: number;
  readonly borderEffectPercent: number;
  /** Σ Ŵ I / Σ I − 1 over all regions, in per cent. */
  readonly nationalIncomePercent: number;
  /** Mean similarity of industry among the ten, 0–1, and what it was. */
  readonly similarity: number;
  readonly flows: readonly ProvinceFlow[];
  /** Acts of the centre in force from this round. */
  readonly acts: readonly CentreAct[];
  readonly enacted?: Reform;
  readonly refused?: { readonly reform: Reform; readonly assents: number };
  readonly inspections: readonly {
    readonly of: EconomyId;
    readonly by: 'law' | 'centre' | 'petition' | 'event';
    readonly found: boolean;
    readonly fine: number;
  }[];
  /** Breaches that were seen in this round. */
  readonly breaches: readonly Breach[];
  readonly corridor?: {
    readonly corridor: string;
    readonly pledged: number;
    readonly cost: number;
    readonly grant: number;
    readonly isBuilt: boolean;
  };
  /** Corridors that pledges did not reach: half was returned. */
  readonly unbuilt: readonly { readonly corridor: string; readonly pledged: number; readonly cost: number }[];
  /** Who promised how much to which corridor; absent in logs written before that was told. */
  readonly pledges?: readonly CorridorPledge[];
  readonly promoted: readonly EconomyId[];
  readonly isCrackdown: boolean;
  readonly events: readonly ProvinceEvent[];
  /** Those that governed the round, also if they ended with it. */
  readonly pacts: readonly Pact[];
  readonly endedPacts: readonly AgreementId[];
  readonly headlines: readonly Headline[];
  /** Absent in older logs. */
  readonly question?: Headline;
};

export type ProvinceStanding = {
  readonly economy: EconomyId;
  /** Mean of the career scores of the rounds. */
  readonly career: number;
  readonly place: number;
  readonly index: number;
  readonly parts: Readonly<Record<CareerPart, number>>;
  /** From 0, 100 as good as the best bots: the parts below, weighed 50 to 30; absent without par. */
  readonly score?: number;
  /** Mean over the rounds of 100 ln Ŵ, and of the career score, and the share of bots in the same chair that did worse. */
  readonly judged: Readonly<Record<'prosperity' | 'career', PartScore>>;
  /** How the medal was judged: against bots in the same chair, or by the career alone. */
  readonly basis: 'par' | 'approximate' | 'career';
  readonly medal: 'none' | 'bronze' | 'silver' | 'gold';
};

export type ProvincesFinal = {
  readonly standings: readonly ProvinceStanding[];
  readonly tableMedal: 'none' | 'bronze' | 'silver' | 'gold';
  readonly nationalIncomePercent: number;
  readonly borderEffect: number;
  /** A human centre's result, 0–100: 60 national income, 20 border effect, 20 ballot. */
  readonly centre?: {
    readonly score: number;
    readonly income: number;
    readonly border: number;
    readonly ballot: number;
  };
};

/** What cards and the centre's rival answers do to the market in a round; what is absent changes nothing. */
export type MarketEvents = {
  readonly routeCost?: number;
  /** Factors by sector. */
  readonly importCost?: readonly number[];
  readonly exportCost?: readonly number[];
  /** Added to the dials for this round by region, within 0 and the highest level of all; compliance feels it. */
  readonly levelShift?: { readonly wall: readonly number[]; readonly block: readonly number[] };
  readonly caps?: readonly LevelCap[];
  readonly pairs?: readonly PairLevel[];
  /** Factors on the productivity of light and heavy industry, by seat. */
  readonly industry?: Readonly<Record<EconomyId, number>>;
};

/**
 * All that a round's market was solved with, piece by piece: from one round's to the next's a change of income opens into causes.
 * Regions are places in the model. It tells of breaches that nobody saw, so it is nobody's until the debrief.
 */
export type SettledMarket = {
  /** Dials as decided, of every region. */
  readonly walls: readonly number[];
  readonly blocks: readonly number[];
  /** The level above which the rules left no tool. */
  readonly highest: number;
  readonly pacts: { readonly caps: readonly LevelCap[]; readonly pairs: readonly PairLevel[] };
  readonly corridors: readonly Corridor[];
  readonly pillars: readonly PillarChoice[];
  readonly payments: readonly Payment[];
  readonly events: MarketEvents;
  /** Factors by region and sector, [n][j]: reforms at home and local drive. */
  readonly productivity: readonly number[];
};

/** An event card of shared/content/provinces/cards that is announced or at work. */
export type ProvinceEvent = {
  readonly id: string;
  readonly card: string;
  readonly announcedInRound: number;
  readonly fromRound: number;
  readonly untilRound: number;
  readonly placedBy: 'seed' | 'host';
  readonly economies: readonly EconomyId[];
};
