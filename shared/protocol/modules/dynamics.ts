import type { EconomyId } from '#shared/kernel/ids.ts';

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
