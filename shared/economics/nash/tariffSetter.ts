/** Who sets which tariffs together, and what for: one economy, or a bloc with one external tariff. */
import { at } from '../../kernel/records.ts';
import { baseAccounts } from '../tradeBase.ts';
import type { Equilibrium, TradeBase, TradeShock } from '../tradeModel.ts';

/** Tariffs that move as one. */
type Lever = { readonly sector: number; readonly cells: readonly number[] };

export type TariffSetter = {
  readonly members: readonly number[];
  readonly levers: readonly Lever[];
  /** Weight of ln Ŵ by economy: a member's part of the members' base income, 0 for outsiders. */
  readonly weights: Float64Array;
};

export type TariffScope = {
  readonly members: readonly number[];
  readonly sectors: readonly number[];
};

/** One rate a sector against every outsider, the same at every member's border: an MFN tariff, or a common external one. */
export function createMfnSetter(base: TradeBase, { members, sectors }: TariffScope): TariffSetter {
  const levers = sectors.map((sector) => ({ sector, cells: borderCells(base, members, sector).flat() }));
  return { members, levers, weights: incomeWeights(base, members) };
}

/** One rate a sector and outsider. */
export function createBilateralSetter(base: TradeBase, { members, sectors }: TariffScope): TariffSetter {
  const levers = sectors.flatMap((sector) =>
    borderCells(base, members, sector).map((cells) => ({ sector, cells })),
  );
  return { members, levers, weights: incomeWeights(base, members) };
}

/** Cells of the members' imports from each outsider in turn. */
function borderCells({ N, J }: TradeBase, members: readonly number[], sector: number): number[][] {
  const outsiders = Array.from({ length: N }, (_, i) => i).filter((i) => !members.includes(i));
  return outsiders.map((i) => members.map((n) => (n * N + i) * J + sector));
}

export function incomeWeights(base: TradeBase, members: readonly number[]): Float64Array {
  const { income } = baseAccounts(base);
  const joint = members.reduce((sum, n) => sum + at(income, n), 0);
  return income.map((value, n) => (members.includes(n) ? value / joint : 0));
}

/** The shock with the setter's rates, given as ln(1+τ') by lever. */
export function withRates(shock: TradeShock, { levers }: TariffSetter, logRates: Float64Array): TradeShock {
  const tariff = shock.tariff.slice();
  levers.forEach(({ cells }, lever) => {
    const rate = Math.expm1(at(logRates, lever));
    for (const cell of cells) tariff[cell] = rate;
  });
  return { ...shock, tariff };
}

/** The shock with no tariff between the members in these sectors. */
export function openWithin(
  base: TradeBase,
  shock: TradeShock,
  { members, sectors }: TariffScope,
): TradeShock {
  const { N, J } = base;
  const tariff = shock.tariff.slice();
  for (const n of members) {
    for (const i of members) {
      for (const j of sectors) tariff[(n * N + i) * J + j] = 0;
    }
  }
  return { ...shock, tariff };
}

/** Σ weights ln Ŵ */
export function weightedLogWelfare(weights: Float64Array, { welfare }: Equilibrium): number {
  let sum = 0;
  weights.forEach((weight, p) => {
    if (weight !== 0) sum += weight * Math.log(at(welfare, p));
  });
  return sum;
}

/** 1/θ_j, the optimal tariff of an economy that buys a small part of what it buys: where searches start. */
export function inverseElasticities(base: TradeBase, { levers }: TariffSetter): Float64Array {
  return Float64Array.from(levers, ({ sector }) => Math.log1p(1 / at(base.theta, sector)));
}
