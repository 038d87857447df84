/**
 * One Gauss–Seidel pass g(z) over the equilibrium system: costs and prices (1),(3), trade and revenue (5),(6),
 * incomes and expenditures (7), labour markets (8),(9), with the numeraire Σ_n VA'_n = Σ_n VA_n.
 * Wages and sectoral labour move part of the way to what the markets imply (stepLengths): undamped they oscillate.
 */
import { at } from '../../kernel/records.ts';
import type { RevenuePool, TradeBase, TradeShock } from '../tradeModel.ts';
import type { HatState, HatSystem } from './hatSystem.ts';
import { type TradeWorkspace, clearTrade, createTradeWorkspace } from './trade.ts';

/** Keeps logarithms finite where a negative input coefficient would push an expenditure below zero. */
const SMALLEST_VALUE = 1e-300;

/** What the markets of a sweep need to know: a world of its own numeraire, or one that faces prices from outside. */
export type MarketModel = Pick<
  HatSystem,
  'labourExponent' | 'costShift' | 'wageShare' | 'wageBill' | 'hasSectorLabour' | 'steps'
> & {
  readonly base: Pick<TradeBase, 'N' | 'J' | 'X' | 'gva' | 'gio' | 'alpha' | 'theta'>;
  readonly accounts: Pick<HatSystem['accounts'], 'output'>;
  readonly shock: Pick<TradeShock, 'transfer'>;
};

export type SweepWorkspace = {
  readonly trade: TradeWorkspace;
  /** ln ĉ_nj */
  readonly logCost: Float64Array;
  readonly pooled: Float64Array;
  /** VA'_n */
  readonly valueAdded: Float64Array;
  /** Σ_j (1−s_nj) γ_nj Y'_nj */
  readonly wages: Float64Array;
  /** Y'_nk of one region, for (7). */
  readonly regionOutput: Float64Array;
  /** ln of world value added over the numeraire; 0 where prices from outside are the numeraire. */
  logScale: number;
  /** Factor on every step length: 1, and less after a retreat. */
  stepFactor: number;
};

export function createSweepWorkspace(N: number, J: number): SweepWorkspace {
  return {
    trade: createTradeWorkspace(N, J),
    logCost: new Float64Array(N * J),
    pooled: new Float64Array(N),
    valueAdded: new Float64Array(N),
    wages: new Float64Array(N),
    regionOutput: new Float64Array(J),
    logScale: 0,
    stepFactor: 1,
  };
}

/** next ← g(current). */
export function sweep(system: HatSystem, current: HatState, next: HatState, work: SweepWorkspace): void {
  setCosts(system, current, work);
  setSpending(system, current, work.trade);
  clearTrade(system, work.trade);
  setPrices(system, work.trade, next);
  poolRevenue(system.shock.pools, work.trade.revenue, work.pooled);
  work.logScale = Math.log(sumFactorIncomes(system, work) / system.worldValueAdded);
  setExpenditures(system, work, next);
  setFactorMarkets(system, work, current, next);
}

/** (1) ln ĉ_nj = γ_nj ln ŵ_n + Σ_k γ_nkj ln P̂_nk − φ_nj ln L̂_nj − shift_nj, and ĉ^{−θ} into `supply`. */
export function setCosts(system: MarketModel, state: HatState, work: SweepWorkspace): void {
  const { N, J, gva, gio, theta } = system.base;
  const { logCost, trade } = work;
  for (let n = 0; n < N; n++) {
    const offset = n * J;
    const wage = at(state.wage, n);
    for (let j = 0; j < J; j++) {
      const nj = offset + j;
      const labour = system.hasSectorLabour ? at(system.labourExponent, nj) * at(state.sectorLabour, nj) : 0;
      logCost[nj] = at(gva, nj) * wage - labour - at(system.costShift, nj);
    }
    for (let k = 0; k < J; k++) {
      const price = at(state.price, offset + k);
      if (price === 0) continue;
      const row = (offset + k) * J;
      for (let j = 0; j < J; j++) logCost[offset + j] = at(logCost, offset + j) + at(gio, row + j) * price;
    }
    for (let j = 0; j < J; j++) trade.supply[j * N + n] = Math.exp(-at(theta, j) * at(logCost, offset + j));
  }
}

export function setSpending(system: MarketModel, state: HatState, trade: TradeWorkspace): void {
  const { N, J, X } = system.base;
  for (let n = 0; n < N; n++) {
    for (let j = 0; j < J; j++) {
      const nj = n * J + j;
      trade.spending[j * N + n] = at(X, nj) > 0 ? Math.exp(at(state.expenditure, nj)) : 0;
    }
  }
}

/** (3) ln P̂_nj = −ln S_nj/θ_j; a good that nobody sells keeps its price. */
export function setPrices(system: MarketModel, trade: TradeWorkspace, next: HatState): void {
  const { N, J, theta } = system.base;
  for (let n = 0; n < N; n++) {
    for (let j = 0; j < J; j++) {
      const market = at(trade.market, j * N + n);
      next.price[n * J + j] = market === 0 ? 0 : -Math.log(market) / at(theta, j);
    }
  }
}

/** Value added and wages by region; returns the value added of all. */
export function sumFactorIncomes(system: MarketModel, work: SweepWorkspace): number {
  const { N, J, gva } = system.base;
  let world = 0;
  for (let n = 0; n < N; n++) {
    let valueAdded = 0;
    let wages = 0;
    for (let j = 0; j < J; j++) {
      const output = at(work.trade.output, j * N + n);
      valueAdded += at(gva, n * J + j) * output;
      wages += at(system.wageShare, n * J + j) * output;
    }
    work.valueAdded[n] = valueAdded;
    work.wages[n] = wages;
    world += valueAdded;
  }
  return world;
}

/** (7) X'_nj = α_nj I'_n + Σ_k γ_njk Y'_nk with I'_n = VA'_n + R'_n + D'_n + pooled revenue. */
export function setExpenditures(system: MarketModel, work: SweepWorkspace, next: HatState): void {
  const { N, J, X, alpha, gio } = system.base;
  const { regionOutput, trade } = work;
  for (let n = 0; n < N; n++) {
    const income =
      at(work.valueAdded, n) + at(trade.revenue, n) + at(system.shock.transfer, n) + at(work.pooled, n);
    for (let k = 0; k < J; k++) regionOutput[k] = at(trade.output, k * N + n);
    for (let j = 0; j < J; j++) {
      const nj = n * J + j;
      if (!(at(X, nj) > 0)) continue;
      let value = at(alpha, nj) * income;
      const row = nj * J;
      for (let k = 0; k < J; k++) value += at(gio, row + k) * at(regionOutput, k);
      next.expenditure[nj] = Math.log(value < SMALLEST_VALUE ? SMALLEST_VALUE : value) - work.logScale;
    }
  }
}

/** (8) and (9). */
export function setFactorMarkets(
  system: MarketModel,
  work: SweepWorkspace,
  current: HatState,
  next: HatState,
): void {
  setWages(system, work, current, next);
  if (system.hasSectorLabour) setSectorLabour(system, work, current, next);
}

/** (8) ŵ_n L̂_n Σ_j (1−s_nj) VA_nj = Σ_j (1−s_nj) γ_nj Y'_nj */
function setWages(system: MarketModel, work: SweepWorkspace, current: HatState, next: HatState): void {
  for (let n = 0; n < system.base.N; n++) {
    const implied = Math.log(at(work.wages, n) / at(system.wageBill, n)) - work.logScale;
    const wage = at(current.wage, n);
    next.wage[n] = wage + work.stepFactor * at(system.steps.wage, n) * (implied - wage);
  }
}

/** (9) L̂_nj = γ_nj Y'_nj/(VA_nj ŵ_n) */
function setSectorLabour(system: MarketModel, work: SweepWorkspace, current: HatState, next: HatState): void {
  const { N, J } = system.base;
  for (let n = 0; n < N; n++) {
    const wage = at(current.wage, n);
    for (let j = 0; j < J; j++) {
      const nj = n * J + j;
      const before = at(system.accounts.output, nj);
      if (!(before > 0)) continue;
      const labour = at(current.sectorLabour, nj);
      const output = at(work.trade.output, j * N + n);
      const implied = Math.log((output < SMALLEST_VALUE ? SMALLEST_VALUE : output) / before) - wage;
      next.sectorLabour[nj] = labour + work.stepFactor * at(system.steps.labour, nj) * (implied - labour);
    }
  }
}

/**
 * Writes into `pooled` what pooling adds to each region's own revenue: customs revenue shared in a union,
 * member n gains weight · (κ_n Σ_{m∈B} R'_m − R'_n); nothing is made or lost.
 */
export function poolRevenue(
  pools: readonly RevenuePool[],
  revenue: Float64Array,
  pooled: Float64Array,
): void {
  pooled.fill(0);
  for (const { members, shares, weight } of pools) {
    let collected = 0;
    for (const member of members) collected += at(revenue, member);
    members.forEach((member, place) => {
      const share = shares[place];
      if (share === undefined) throw new RangeError(`no share for member ${member} of the pool`);
      pooled[member] = at(pooled, member) + weight * (share * collected - at(revenue, member));
    });
  }
}
