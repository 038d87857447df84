/**
 * Part of a region's workers whose sector shrank: ½ Σ_j |l'_nj − l_nj|, l_nj = (1−s_nj) γ_nj Y_nj / Σ_k (1−s_nk) γ_nk Y_nk
 * (Artuç, Chaudhuri & McLaren 2010 for what such a move costs).
 */
import { at } from '../at.ts';
import type { TradeBase } from '../tradeModel.ts';

/** By region, 0–1, between two equilibria of one base by their outputs. */
export function workersMoved(base: TradeBase, before: Float64Array, after: Float64Array): Float64Array {
  const { N, J } = base;
  const sharesBefore = labourShares(base, before);
  const sharesAfter = labourShares(base, after);
  const moved = new Float64Array(N);
  for (let nj = 0; nj < N * J; nj++) {
    const n = Math.floor(nj / J);
    moved[n] = at(moved, n) + Math.abs(at(sharesAfter, nj) - at(sharesBefore, nj)) / 2;
  }
  return moved;
}

function labourShares({ N, J, gva, spec }: TradeBase, output: Float64Array): Float64Array {
  const wages = output.map((value, nj) => (1 - at(spec, nj)) * at(gva, nj) * value);
  const sums = new Float64Array(N);
  wages.forEach((value, nj) => {
    const n = Math.floor(nj / J);
    sums[n] = at(sums, n) + value;
  });
  return wages.map((value, nj) => value / at(sums, Math.floor(nj / J)));
}
