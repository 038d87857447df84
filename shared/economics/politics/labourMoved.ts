/**
 * ½ Σ_j |share'_nj − share_nj|: part of the people who work in another sector than before, 0–1. One wage for all makes a sector's
 * share in labour its share in the wage bill: (1−s_nj) γ_nj Y_nj over the sum.
 */
import { at } from '../at.ts';
import type { TradeBase } from '../tradeModel.ts';

export function labourMoved(base: TradeBase, before: Float64Array, after: Float64Array, n: number): number {
  const { J } = base;
  let billBefore = 0;
  let billAfter = 0;
  for (let nj = n * J; nj < (n + 1) * J; nj++) {
    const perOutput = labourPerOutput(base, nj);
    billBefore += perOutput * at(before, nj);
    billAfter += perOutput * at(after, nj);
  }
  let moved = 0;
  for (let nj = n * J; nj < (n + 1) * J; nj++) {
    const perOutput = labourPerOutput(base, nj);
    moved += perOutput * Math.abs(at(after, nj) / billAfter - at(before, nj) / billBefore);
  }
  return moved / 2;
}

function labourPerOutput(base: TradeBase, nj: number): number {
  return (1 - at(base.spec, nj)) * at(base.gva, nj);
}

/** Y_ij = Σ_n M_nij, from imports net of tariff with home purchases on the diagonal. */
export function outputOf({ N, J }: TradeBase, imports: ArrayLike<number>): Float64Array {
  const output = new Float64Array(N * J);
  for (let n = 0; n < N; n++) {
    for (let ij = 0; ij < N * J; ij++) output[ij] = at(output, ij) + (imports[n * N * J + ij] ?? NaN);
  }
  return output;
}
