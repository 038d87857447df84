import type { Medal, ScorePart } from './vocabulary.ts';

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

/** Numbers of the clock (docs/rules.md): how long phases, stops of a reveal and grace last. */

/** Seconds of each phase in round 1 and in later rounds. */
export const PHASE_SECONDS = {
  briefing: { first: 60, later: 20 },
  negotiation: { first: 240, later: 180 },
  policy: { first: 90, later: 60 },
  results: { first: 120, later: 75 },
  epilogue: { first: 60, later: 60 },
} as const;
export const RELAXED_CLOCK_FACTOR = 1.5;

/** How the time of a reveal is shared out among its stops; one that is left out leaves its share to the others. */
export const REVEAL_STOP_WEIGHTS = { envelopes: 3, flows: 5, gains: 6, pledges: 3, question: 3 } as const;

/** A proposal tabled or signed this close to the bell extends negotiation by as much, once a round. */
export const OVERTIME_MS = 20_000;
export const ADDED_MINUTE_MS = 60_000;
/** Given back to a table whose server was restarted. */
export const RESTART_GRACE_MS = 20_000;

/** How long bots wait before they act, and when one minds the seat of a person who is not there. */

/** A bot answers after this much game time. */
export const BOT_DELAY_MS = { min: 8_000, max: 20_000 } as const;
/** A bot seals its envelope sooner: people who are done should not wait for it. */
export const BOT_SEAL_MS = { min: 2_000, max: 7_000 } as const;
/** Whoever has lost the connection for so long counts as away, and a bot minds the seat. */
export const AWAY_AFTER_MS = 30_000;
/** For so long no bot acts for a seat whose person was moved or removed. */
export const VACATED_GRACE_MS = 30_000;

/** Numbers of scores, medals and par (docs/rules.md). */

/** Weights of the parts of the final score; a part whose module is off drops out and the rest is scaled. */
export const SCORE_WEIGHTS = { prosperity: 50, support: 30, mandate: 20 } as const satisfies Record<
  ScorePart,
  number
>;

/** The epilogue counts for this many rounds. */
export const EPILOGUE_WEIGHT = 3;

export const MEDAL_THRESHOLDS = { gold: 75, silver: 55, bronze: 40 } as const;

/** Games of bots behind a par that counts as one; with fewer it is marked approximate. */
export const PAR_GAMES = 200;
/** Below this number of games a table says nothing. */
export const PAR_GAMES_LEAST = 20;
/** Results of bots that a table keeps for each seat and part: every fiftieth, so that a step is two of 100. */
export const PAR_QUANTILES = 50;

/** The medal that a score of 0–100 earns by itself, before the table's caps it. */
export function medalFor(score: number): Medal {
  const points = Math.round(score);
  if (points >= MEDAL_THRESHOLDS.gold) return 'gold';
  if (points >= MEDAL_THRESHOLDS.silver) return 'silver';
  return points >= MEDAL_THRESHOLDS.bronze ? 'bronze' : 'none';
}
