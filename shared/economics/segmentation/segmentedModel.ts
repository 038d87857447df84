/**
 * Types of the model of a segmented national market: provinces that trade over walls of their own making, and with an
 * outside world at fixed prices, in exact hat form. Equations: docs/model.md, section 10.
 *
 * Index n buyer, i seller, j,k sectors; seller N is the outside world. All arrays are flat and row-major.
 */
import type { Equilibrium } from '../tradeModel.ts';

/** Who raises the barrier against a sector's goods, and so takes its rent: a buyer's wall, or a seller's block. */
export type BarrierKind = 'wall' | 'block';

export type SegmentedBase = {
  readonly N: number;
  readonly J: number;
  /** π_nij with the outside world: [n][i][j], i = 0…N, at (n*(N+1) + i)*J + j. */
  readonly share: Float64Array;
  /** γ_nj, γ_nkj, α_nj, as in the trade model. */
  readonly gva: Float64Array;
  readonly gio: Float64Array;
  readonly alpha: Float64Array;
  /** θ_j and ψ_j, [j]. */
  readonly theta: Float64Array;
  readonly psi: Float64Array;
  /** Y_nj, exports abroad included. */
  readonly output: Float64Array;
  /** E_nj: sales abroad. */
  readonly exports: Float64Array;
  /** R_n: rents of the barriers. */
  readonly rent: Float64Array;
  readonly barrierKind: readonly (BarrierKind | undefined)[];
  /** How much of a dial's height a sector feels, [j]. */
  readonly barrierWeight: Float64Array;
  /** ln(1+t_nij): the barrier as a tariff equivalent, 0 at home, [n][i][j] over provinces. */
  readonly barrier: Float64Array;
  /** ρ: (1+t)^ρ is rent, (1+t)^(1−ρ) waste. */
  readonly rentShare: number;
};

/** The counterfactual, in full and relative to the base. */
export type SegmentedShock = {
  /** ln(1+t'_nij), level. */
  readonly barrier: Float64Array;
  /** Cost of the route from i to n, [n][i]. */
  readonly route: Float64Array;
  /** Â_nj */
  readonly tfp: Float64Array;
  /** Price at which the outside world sells to n, and cost of reaching it from n, [n][j]. */
  readonly importCost: Float64Array;
  readonly exportCost: Float64Array;
  /** T_n: payments received from other provinces; they sum to zero. */
  readonly transfer: Float64Array;
};

/** The counterfactual equilibrium; what is named as in the trade model means the same. */
export type SegmentedEquilibrium = Pick<
  Equilibrium,
  | 'wage'
  | 'price'
  | 'unitCost'
  | 'expenditure'
  | 'output'
  | 'labourBySector'
  | 'income'
  | 'priceIndex'
  | 'welfare'
  | 'sweeps'
  | 'residual'
  | 'warmStart'
> & {
  /** π'_nij with the outside world, [n][i][j], i = 0…N. */
  readonly share: Float64Array;
  /** γ_nj Y'_nj */
  readonly valueAddedBySector: Float64Array;
  /** R'_n */
  readonly rent: Float64Array;
  /** Σ Ŵ I / Σ I over all provinces, income of the base. */
  readonly nationalIncome: number;
};
