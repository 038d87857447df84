import type { EconomyId, ProposalId, SectorId } from '#shared/kernel/ids.ts';
import type { IntegrationLevel, SupportPart } from '#shared/content/vocabulary.ts';
import type { MandateKind } from '#shared/content/mandates.ts';

/** An organised interest at home: a sector that wants its income kept. */
export type Lobby = {
  readonly sector: SectorId;
  /** λ: what a per cent of its income counts against a per cent of everybody's. */
  readonly weight: number;
  readonly wants: 'protection' | 'access';
};

/** One task of a mandate card, judged once at the end; what `amount` counts depends on the kind (shared/content/mandates.ts). */
export type Objective = {
  readonly id: string;
  readonly kind: MandateKind;
  readonly points: number;
  readonly economy?: EconomyId;
  readonly sector?: SectorId;
  readonly amount?: number;
  /** Set when it is judged. */
  readonly met?: boolean;
  readonly addedInRound?: number;
  /** Of a government that came after this round: what it promises counts, not what the one before did. */
  readonly sinceRound?: number;
};

export type PoliticsOfSeat = {
  /** 0–100 */
  readonly support: number;
  /** Voters' reference: ln real income per head that they are used to; closes half the gap a round. */
  readonly referenceIncome: number;
  /** ln real return of each sector's specific factor that its lobby is used to. */
  readonly referenceReturns: Readonly<Record<SectorId, number>>;
  /** Tariff revenue over income that the treasury is used to. */
  readonly referenceRevenue: number;
  readonly lobbies: readonly Lobby[];
  /** Round of the next election; absent in games too short for one. */
  readonly electionInRound?: number;
  readonly falls: number;
  /** Terms served so far, the fallen ones included. */
  readonly terms: number;
  /** Support that this round has already cost or brought besides what the settlement will count. */
  readonly pending: Readonly<Partial<Record<SupportPart, number>>>;
};

export type PoliticsState = {
  readonly seats: Readonly<Record<EconomyId, PoliticsOfSeat>>;
  /** Secret: each seat sees its own until the end. */
  readonly mandates: Readonly<Record<EconomyId, readonly Objective[]>>;
  /** How near two economies are in income, institutions and history: 0–1 by pair key. */
  readonly affinity: Readonly<Record<string, number>>;
  /** Votes of this round, in their order: the report takes them over. */
  readonly ratifications: readonly Ratification[];
};

/** One legislature's vote on a proposal at the bell. */
export type RatificationVote = {
  readonly economy: EconomyId;
  readonly level: IntegrationLevel;
  readonly support: number;
  /** Swing of the lobbies for (+) or against (−). */
  readonly swing: number;
  /** Votes that the nearness of the partners wins (+) or their strangeness loses (−). */
  readonly affinity: number;
  /** Drawn from the seed. */
  readonly noise: number;
  readonly threshold: number;
  readonly passed: boolean;
};
export type Ratification = {
  readonly proposal: ProposalId;
  readonly round: number;
  readonly votes: readonly RatificationVote[];
  /** Support that it costs at home if every legislature says yes: points by economy, members that only take in another included. */
  readonly costs: Readonly<Record<EconomyId, number>>;
};

/** Odds shown before signing. */
export type RatificationOdds = Omit<RatificationVote, 'noise' | 'passed'> & {
  readonly cost: number;
  readonly probability: number;
};

/** What a change of law would do to a government at the end of this round, against the same without it. */
export type SupportForecast = {
  readonly change: number;
  /** Support then, with all that is known now: what was signed, events, the wear of office. */
  readonly after: number;
  /** What moves it there from where the round found it; they sum to the difference. */
  readonly untilThen: Readonly<Record<SupportPart, number>>;
  /** Sum to the change. */
  readonly parts: Readonly<Record<SupportPart, number>>;
  readonly lobbies: PoliticsOfEconomy['lobbies'];
  /** Of the change what rule by others takes in each round. */
  readonly everyRound?: number;
  /** Support with it at the next vote, where that is in a later round. */
  readonly atVote?: number;
};

/** Support of the asker at the end of the round as things stand, what moves it there from now, and support at a later vote. */
export type SupportNow = {
  readonly points: number;
  readonly atVote?: number;
  readonly parts: SupportForecast['untilThen'];
  /** Where a vote would be lost and envelopes are open: the move of all tariffs that leaves most, none included. */
  readonly tariff?: { readonly shiftBp: number; readonly points: number };
};

export type ElectionResult = {
  readonly economy: EconomyId;
  readonly support: number;
  readonly line: number;
  readonly fell: boolean;
};

export type PoliticsOfEconomy = {
  /** As the round left it, and as an election found it: a new government begins with another. */
  readonly support: number;
  readonly supportBefore: number;
  /** Sum to support − supportBefore. */
  readonly parts: Readonly<Record<SupportPart, number>>;
  readonly lobbies: readonly { readonly sector: SectorId; readonly change: number; readonly swing: number }[];
};
export type PoliticsReport = {
  readonly economies: Readonly<Record<EconomyId, PoliticsOfEconomy>>;
  readonly elections: readonly ElectionResult[];
  readonly ratifications: readonly Ratification[];
};
