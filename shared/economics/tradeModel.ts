import { at } from '../kernel/records.ts';

/**
 * Types of the quantitative trade model: many economies, many sectors, input–output linkages, in exact hat form
 * (Eaton & Kortum 2002; Caliendo & Parro 2015). Equations: docs/model.md.
 *
 * Index n importer, i exporter, j,k sectors. All arrays are flat and row-major:
 * [n][i][j] at (n*N + i)*J + j · [n][j] at n*J + j · gio[n][k][j] at (n*J + k)*J + j (share of input k in the gross output of j).
 */

/** Base equilibrium. Values in the scenario's money; shares and rates are fractions. */
export type TradeBase = {
  readonly N: number;
  readonly J: number;
  /** π_nij: share of exporter i in n's expenditure on j, gross of tariff. */
  readonly pi: Float64Array;
  /** τ_nij: ad valorem tariff. */
  readonly tau: Float64Array;
  /** X_nj: expenditure, gross of tariff. */
  readonly X: Float64Array;
  /** γ_nj: value-added share of gross output. */
  readonly gva: Float64Array;
  /** γ_nkj: input shares; gva + Σ_k gio = 1. */
  readonly gio: Float64Array;
  /** α_nj: final expenditure shares. */
  readonly alpha: Float64Array;
  /** θ_j: trade elasticity. */
  readonly theta: Float64Array;
  /** ψ_j: external scale elasticity. */
  readonly psi: Float64Array;
  /** s_nj: share of value added that goes to factors specific to the sector. */
  readonly spec: Float64Array;
  /** D_n: transfer received (deficit). */
  readonly D: Float64Array;
};

/** Tariff revenue pooled in a customs union: member m receives shares[m] of the pool; Σ shares = 1. */
export type RevenuePool = {
  readonly members: readonly number[];
  readonly shares: readonly number[];
  /** 1 in law; between 0 and 1 only along the path of a decomposition. */
  readonly weight: number;
};

/** The counterfactual, always stated in full and relative to the base. */
export type TradeShock = {
  /** τ'_nij, level. */
  readonly tariff: Float64Array;
  /** d̂_nij, iceberg cost relative to the base. */
  readonly iceberg: Float64Array;
  /** D'_n, level, base money; sums to zero in play. */
  readonly transfer: Float64Array;
  /** Â_nj. */
  readonly tfp: Float64Array;
  /** L̂_n. */
  readonly labour: Float64Array;
  /** K̂_nj. */
  readonly capital: Float64Array;
  readonly pools: readonly RevenuePool[];
};

/** The counterfactual equilibrium. Hats are ratios to the base, the rest are levels in base money. */
export type Equilibrium = {
  /** ŵ_n */
  readonly wage: Float64Array;
  /** P̂_nj */
  readonly price: Float64Array;
  /** ĉ_nj */
  readonly unitCost: Float64Array;
  /** π'_nij */
  readonly share: Float64Array;
  /** X'_nj */
  readonly expenditure: Float64Array;
  /** Y'_nj */
  readonly output: Float64Array;
  /** M'_nij: imports net of tariff, home purchases on the diagonal. */
  readonly imports: Float64Array;
  /** L̂_nj: labour by sector. */
  readonly labourBySector: Float64Array;
  /** I'_n */
  readonly income: Float64Array;
  /** R'_n: tariff revenue collected (before pooling). */
  readonly revenue: Float64Array;
  /** What pooling adds to (or takes from) revenue: κ_n Σ R'_m − R'_n; zero outside pools. */
  readonly pooledTransfer: Float64Array;
  /** VA'_n */
  readonly valueAdded: Float64Array;
  /** P̂_n = Π_j P̂_nj^α_nj */
  readonly priceIndex: Float64Array;
  /** Ŵ_n: real income, equation (10). */
  readonly welfare: Float64Array;
  /** Ŵ_n/L̂_n: real income per head, what the game shows and judges. */
  readonly welfarePerHead: Float64Array;
  readonly sweeps: number;
  readonly residual: number;
  /** Opaque start for the next solve of a nearby shock. */
  readonly warmStart: Float64Array;
};

/** A typed value that the game survives: the round is held, nothing is lost. */
export type ConvergenceFailure = {
  readonly code: 'equilibrium/not-converged' | 'equilibrium/not-finite';
  readonly sweeps: number;
  readonly residual: number;
};

export type SolveOptions = {
  /** max |g(z) − z| at which to stop; 1e-12 in tests, 1e-9 in play. */
  readonly tolerance?: number;
  readonly maxSweeps?: number;
  readonly warmStart?: Float64Array;
  /**
   * Where the search runs in circles, go there from the base in steps, which takes several times as long: for what somebody waits for,
   * and not for candidates by the thousand.
   */
  readonly isPatient?: boolean;
  /** The same is likely to be asked again soon, as by bots of provinces: the segmented market is then kept, and taken from what is. */
  readonly isAskedAgain?: boolean;
};

/** ln Ŵ split into parts that sum to it (path integral). [n][i] arrays are N×N by partner; the others [n]. Logs. */
export type WelfareDecomposition = {
  readonly termsOfTrade: Float64Array;
  readonly volumeOfTrade: Float64Array;
  readonly tradeCost: Float64Array;
  readonly scale: Float64Array;
  readonly transfer: Float64Array;
  readonly tfp: Float64Array;
  readonly factors: Float64Array;
  /** ln W(end) − ln W(start), exact. */
  readonly logWelfare: Float64Array;
  /** ln L(end) − ln L(start): what logWelfare and factors lose when they are told per head. */
  readonly logPeople: Float64Array;
  readonly end: Equilibrium;
};

/** Viner's volumes at base prices for one member, all by sector [j], in base money. */
export type CreationDiversion = {
  readonly member: number;
  readonly partners: Float64Array;
  readonly outsiders: Float64Array;
  readonly home: Float64Array;
  readonly creation: Float64Array;
  readonly diversion: Float64Array;
  /** Bought of partners by other agreements before. */
  readonly elsewhere: Float64Array;
};

/** The path between two shocks along which welfare is split: ln(1+τ'), ln d̂, ln Â, ln L̂, ln K̂ and D' linear in u ∈ [0, 1]. */

export function shockAlong(from: TradeShock, to: TradeShock, u: number): TradeShock {
  if (u === 0) return from;
  if (u === 1) return to;
  return {
    tariff: geometric(from.tariff.map(addOne), to.tariff.map(addOne), u).map((factor) => factor - 1),
    iceberg: geometric(from.iceberg, to.iceberg, u),
    transfer: from.transfer.map((value, n) => value + u * (at(to.transfer, n) - value)),
    tfp: geometric(from.tfp, to.tfp, u),
    labour: geometric(from.labour, to.labour, u),
    capital: geometric(from.capital, to.capital, u),
    pools: poolsAlong(from.pools, to.pools, u),
  };
}

const addOne = (value: number): number => value + 1;

function geometric(from: Float64Array, to: Float64Array, u: number): Float64Array {
  return from.map((value, cell) => (value === at(to, cell) ? value : value * (at(to, cell) / value) ** u));
}

/** An old union fades out while a new one fades in; one that stays keeps its weight. */
function poolsAlong(from: readonly RevenuePool[], to: readonly RevenuePool[], u: number): RevenuePool[] {
  const kept = from.filter((pool) => to.some((other) => isSamePool(pool, other)));
  const fading = from.filter((pool) => !kept.includes(pool));
  const rising = to.filter((pool) => !kept.some((other) => isSamePool(pool, other)));
  return [
    ...kept,
    ...fading.map((pool) => ({ ...pool, weight: pool.weight * (1 - u) })),
    ...rising.map((pool) => ({ ...pool, weight: pool.weight * u })),
  ];
}

function isSamePool(a: RevenuePool, b: RevenuePool): boolean {
  return (
    a.weight === b.weight &&
    a.members.length === b.members.length &&
    a.members.every((member, place) => b.members[place] === member) &&
    a.shares.every((share, place) => b.shares[place] === share)
  );
}

/** The shock that changes nothing: tariffs and transfers of the base, every ratio 1, no pooled revenue. */
export function noShock(base: TradeBase): TradeShock {
  const { N, J } = base;
  return {
    tariff: base.tau.slice(),
    iceberg: new Float64Array(N * N * J).fill(1),
    transfer: base.D.slice(),
    tfp: new Float64Array(N * J).fill(1),
    labour: new Float64Array(N).fill(1),
    capital: new Float64Array(N * J).fill(1),
    pools: [],
  };
}
