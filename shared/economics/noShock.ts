import type { TradeBase, TradeShock } from './tradeModel.ts';

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
