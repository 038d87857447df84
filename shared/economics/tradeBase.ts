/**
 * The base equilibrium and the accounts that follow from its data:
 * M_nij = π_nij X_nj/(1+τ_nij), Y_ij = Σ_n M_nij, VA_nj = γ_nj Y_nj, R_n = Σ_ij τ_nij M_nij, I_n = Σ_j VA_nj + R_n + D_n.
 */
import { at } from '../kernel/records.ts';
import type { Equilibrium, TradeBase, TradeShock } from './tradeModel.ts';

/** The base as JSON holds it: flat, row-major. */
export type PlainTradeBase = {
  readonly N: number;
  readonly J: number;
  readonly pi: readonly number[];
  readonly tau: readonly number[];
  readonly X: readonly number[];
  readonly gva: readonly number[];
  readonly gio: readonly number[];
  readonly alpha: readonly number[];
  readonly theta: readonly number[];
  readonly D: readonly number[];
  readonly psi?: readonly number[] | undefined;
  readonly spec?: readonly number[] | undefined;
};

/** Values of the base in its money. */
export type BaseAccounts = {
  /** M_nij: net of tariff, home purchases on the diagonal. */
  readonly imports: Float64Array;
  /** Y_nj */
  readonly output: Float64Array;
  /** VA_n */
  readonly valueAdded: Float64Array;
  /** R_n: tariff revenue. */
  readonly revenue: Float64Array;
  /** I_n */
  readonly income: Float64Array;
};

export function createTradeBase(plain: PlainTradeBase): TradeBase {
  const { N, J } = plain;
  const read = (values: readonly number[], size: number, name: string): Float64Array => {
    if (values.length !== size) throw new Error(`${name} has ${values.length} elements, expected ${size}`);
    return Float64Array.from(values);
  };
  return {
    N,
    J,
    pi: read(plain.pi, N * N * J, 'pi'),
    tau: read(plain.tau, N * N * J, 'tau'),
    X: read(plain.X, N * J, 'X'),
    gva: read(plain.gva, N * J, 'gva'),
    gio: read(plain.gio, N * J * J, 'gio'),
    alpha: read(plain.alpha, N * J, 'alpha'),
    theta: read(plain.theta, J, 'theta'),
    D: read(plain.D, N, 'D'),
    psi: plain.psi === undefined ? new Float64Array(J) : read(plain.psi, J, 'psi'),
    spec: plain.spec === undefined ? new Float64Array(N * J) : read(plain.spec, N * J, 'spec'),
  };
}

const accountsOfBase = new WeakMap<TradeBase, BaseAccounts>();

/** Accounts of the base, computed once per base (a base is never changed in place). */
export function baseAccounts(base: TradeBase): BaseAccounts {
  const known = accountsOfBase.get(base);
  if (known !== undefined) return known;
  const accounts = computeAccounts(base);
  accountsOfBase.set(base, accounts);
  return accounts;
}

function computeAccounts(base: TradeBase): BaseAccounts {
  const { N, J } = base;
  const imports = new Float64Array(N * N * J);
  const output = new Float64Array(N * J);
  const revenue = new Float64Array(N);
  for (let n = 0; n < N; n++) {
    for (let ij = 0; ij < N * J; ij++) {
      const cell = n * N * J + ij;
      const tariff = at(base.tau, cell);
      const value = (at(base.pi, cell) * at(base.X, n * J + (ij % J))) / (1 + tariff);
      imports[cell] = value;
      output[ij] = at(output, ij) + value;
      revenue[n] = at(revenue, n) + tariff * value;
    }
  }
  const valueAdded = new Float64Array(N);
  for (let nj = 0; nj < N * J; nj++) {
    const n = Math.floor(nj / J);
    valueAdded[n] = at(valueAdded, n) + at(base.gva, nj) * at(output, nj);
  }
  const income = valueAdded.map((value, n) => value + at(revenue, n) + at(base.D, n));
  return { imports, output, valueAdded, revenue, income };
}

/**
 * Largest violation of the base's own accounting: goods markets, trade balances (relative to world value added),
 * and the sums of π, α and γ (absolute). An exact base has about 1e-15.
 */
export function baseResidual(base: TradeBase): number {
  return Math.max(
    goodsResidual(base),
    tradeResidual(base),
    shareResidual(base),
    finalShareResidual(base),
    inputShareResidual(base),
  );
}

function worldValueAdded(base: TradeBase): number {
  return baseAccounts(base).valueAdded.reduce((sum, value) => sum + value, 0);
}

/** X_nj = α_nj I_n + Σ_k γ_njk Y_nk */
function goodsResidual(base: TradeBase): number {
  const { N, J } = base;
  const { income, output } = baseAccounts(base);
  let worst = 0;
  for (let n = 0; n < N; n++) {
    for (let j = 0; j < J; j++) {
      let demand = at(base.alpha, n * J + j) * at(income, n);
      for (let k = 0; k < J; k++) demand += at(base.gio, (n * J + j) * J + k) * at(output, n * J + k);
      worst = Math.max(worst, Math.abs(demand - at(base.X, n * J + j)));
    }
  }
  return worst / worldValueAdded(base);
}

/** Σ_ij M_nij − Σ_j Y_nj = D_n */
function tradeResidual(base: TradeBase): number {
  const { N, J } = base;
  const { imports, output } = baseAccounts(base);
  let worst = 0;
  for (let n = 0; n < N; n++) {
    let gap = -at(base.D, n);
    for (let ij = 0; ij < N * J; ij++) gap += at(imports, n * N * J + ij);
    for (let j = 0; j < J; j++) gap -= at(output, n * J + j);
    worst = Math.max(worst, Math.abs(gap));
  }
  return worst / worldValueAdded(base);
}

function shareResidual(base: TradeBase): number {
  const { N, J } = base;
  let worst = 0;
  for (let nj = 0; nj < N * J; nj++) {
    if (at(base.X, nj) === 0) continue;
    const n = Math.floor(nj / J);
    let sum = 0;
    for (let i = 0; i < N; i++) sum += at(base.pi, (n * N + i) * J + (nj % J));
    worst = Math.max(worst, Math.abs(sum - 1));
  }
  return worst;
}

function finalShareResidual(base: TradeBase): number {
  let worst = 0;
  for (let n = 0; n < base.N; n++) {
    const sum = base.alpha.subarray(n * base.J, (n + 1) * base.J).reduce((total, share) => total + share, 0);
    worst = Math.max(worst, Math.abs(sum - 1));
  }
  return worst;
}

function inputShareResidual(base: TradeBase): number {
  const { N, J } = base;
  let worst = 0;
  for (let n = 0; n < N; n++) {
    for (let j = 0; j < J; j++) {
      let sum = at(base.gva, n * J + j);
      for (let k = 0; k < J; k++) sum += at(base.gio, (n * J + k) * J + j);
      worst = Math.max(worst, Math.abs(sum - 1));
    }
  }
  return worst;
}

/**
 * The counterfactual made the new base: later shocks are then stated relative to it.
 * Pooled revenue becomes part of the transfer D, so incomes stay those of the equilibrium.
 */
export function rebase(base: TradeBase, equilibrium: Equilibrium, shock: TradeShock): TradeBase {
  return {
    ...base,
    pi: equilibrium.share.slice(),
    tau: shock.tariff.slice(),
    X: equilibrium.expenditure.slice(),
    D: shock.transfer.map((transfer, n) => transfer + (equilibrium.pooledTransfer[n] ?? 0)),
  };
}
