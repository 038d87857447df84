import { noShock } from '../../shared/economics/tradeModel.ts';
import type { TradeBase, TradeShock } from '#shared/economics/tradeModel.ts';
import { drawUniform } from '#shared/kernel/random.ts';

export type Cell = { readonly n: number; readonly i: number; readonly j: number };

/** A value for every importer, exporter and sector. */
export function cells({ N, J }: TradeBase, valueOf: (cell: Cell) => number): Float64Array {
  return Float64Array.from({ length: N * N * J }, (_, place) =>
    valueOf({ n: Math.floor(place / (N * J)), i: Math.floor(place / J) % N, j: place % J }),
  );
}

export type ShockPlan = {
  readonly seed: number;
  /** Highest new tariff. */
  readonly highestTariff?: number;
  /** Largest rise of border costs: 0.8 is a factor of 1.8; they may also fall by a fifth of it. */
  readonly borderCost?: number;
  /** Largest change of TFP, labour and capital, in logs. */
  readonly growth?: number;
};

/** Everything changes at once: tariffs, border costs, TFP, labour and capital, drawn from a seed. */
export function aShock(base: TradeBase, plan: ShockPlan): TradeShock {
  const { highestTariff = 0.5, borderCost = 0.1, growth = 0.1 } = plan;
  let state = plan.seed;
  const draw = (): number => {
    const { value, next } = drawUniform(state);
    state = next;
    return value;
  };
  const grow = (): number => Math.exp(growth * (2 * draw() - 1));
  return {
    ...noShock(base),
    tariff: cells(base, ({ n, i }) => (n === i ? 0 : highestTariff * draw() ** 2)),
    iceberg: cells(base, ({ n, i }) => (n === i ? 1 : 1 + borderCost * (1.2 * draw() - 0.2))),
    tfp: new Float64Array(base.N * base.J).map(grow),
    labour: new Float64Array(base.N).map(grow),
    capital: new Float64Array(base.N * base.J).map(grow),
  };
}
