import { at } from './at.ts';
import type { RevenuePool, TradeBase, TradeShock } from './tradeModel.ts';

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
