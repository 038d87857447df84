/** Goods that a pact may free: finished goods meet walls, raw goods meet blocks. */
export const PACT_GOODS = ['finished', 'raw', 'all'] as const;
export type PactGoods = (typeof PACT_GOODS)[number];

/** Rules of one market that a pact may adopt (docs/provinces.md). */
export const MARKET_RULES = ['nonDiscrimination', 'access', 'transparency', 'fairTrade'] as const;
export type MarketRule = (typeof MARKET_RULES)[number];
