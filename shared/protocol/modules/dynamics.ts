import type { EconomyId } from '#shared/kernel/ids.ts';

/**
 * What moves from round to round besides policy (docs/model.md, dynamics). Hats are ratios to the opening; [n][j] flat as in
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
};

/** Why an economy's state moved in this round: changes of logs that sum to the change. Sector figures are value-added weighted. */
export type DynamicsOfEconomy = {
  readonly productivity: {
    readonly competition: number;
    readonly diffusion: number;
    readonly research: number;
    readonly specialization: number;
    readonly events: number;
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

export type DynamicsReport = {
  readonly economies: Readonly<Record<EconomyId, DynamicsOfEconomy>>;
  readonly migration: readonly {
    readonly from: EconomyId;
    readonly to: EconomyId;
    readonly peopleMn: number;
  }[];
  /** Capital that moved, billions at base prices; `kind` tells creation from diversion of investment. */
  readonly investment: readonly {
    readonly from: EconomyId;
    readonly to: EconomyId;
    readonly amountBn: number;
    readonly kind: 'inside' | 'tariffJumping' | 'diverted';
  }[];
};
