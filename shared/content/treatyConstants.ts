/** Numbers of the rules (docs/rules.md), each with its unit. Economics has its own, in the scenarios. */

export const OPEN_PROPOSALS_PER_SEAT = 4;
/** Versions that a seat may write in a round, of all its proposals together; the first of each counts. */
export const VERSIONS_PER_SEAT_AND_ROUND = 60;
export const CLAUSES_PER_PROPOSAL = 24;
/** Older agreements that a union's proposal may decide about; the world of today has 33 in all. */
export const FORMER_AGREEMENTS = 40;
export const PLEDGES_PER_ROUND = 2;

/** Founders of a proposal that makes new pairs: two in round 1, three later. A union counts as one. */
export const FOUNDERS_IN_FIRST_ROUND = 2;
export const FOUNDERS = 3;

/** A free trade area frees at least this share of last round's goods trade among its parties, by value. */
export const SUBSTANTIALLY_ALL_TRADE = 0.9;

/** An agreement cannot be left for this many rounds unless the proposal binds longer. */
export const BINDING_ROUNDS = 2;
export const BINDING_ROUNDS_MAX = 8;
/** So many rounds after its notice a party is out, before their negotiation. */
export const NOTICE_ROUNDS = 1;
/** Longest timetable of tariff cuts, and the longest for those with special treatment. */
export const PHASE_IN_ROUNDS_MAX = 5;
export const SPECIAL_TREATMENT_ROUNDS_MAX = 6;

/** Largest share of its income that a seat may pay, or receive, in a round. */
export const PAYMENT_CAP_BP = 100;

export const RATE_MAX_BP = 6_000;
export const SECTORS_APART = 2;
export const SURCHARGE_MAX_BP = 2_000;
export const SURCHARGE_ROUNDS = 2;

/** Cost of proving origin inside a free trade area, and for each further overlapping area, as an iceberg cost (Cadot et al. 2006). */
export const ORIGIN_COST_BP = 300;
export const ORIGIN_COST_PER_OVERLAP_BP = 100;
export const ORIGIN_COST_MAX_BP = 600;

/** Proposals tell money in millions, the model in billions, of the scenario's money. */
export const MILLIONS_PER_BILLION = 1_000;

/** Iceberg cost between members by level, against none (docs/model.md). Index = level. */
export const BORDER_COST_BY_LEVEL = [1, 1, 0.98, 0.96, 0.93, 0.905, 0.887] as const;
/** Share of the gap to the level's border cost that closes in a round. */
export const BORDER_COST_CLOSING = 0.6;

/** Part of its income that each member of an economic union, or of full integration, pays into the cohesion fund a round. */
export const COHESION_FUND_BP = { 5: 20, 6: 50 } as const;

/** Level of integration from which on members have promised each other to take all tariffs between them down. */
export const FREE_TRADE_LEVEL = 2;
/** From here on members have one wall. */
export const UNION_LEVEL = 3;
