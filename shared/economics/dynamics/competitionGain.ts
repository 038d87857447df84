/**
 * What sharper competition teaches (Pavcnik 2002; Trefler 2004; Topalova & Khandelwal 2011): where foreign goods take market share
 * as never before, those who remain produce better. o_nj = −ln(π'_nnj/π_nnj); Δ ln A_nj = χ · max(0, o_nj − widest o_nj so far).
 * Measured against the widest opening so far, not the last: closing a market and opening it again teaches nothing twice.
 */
import { at } from '../at.ts';
import type { Equilibrium, TradeBase } from '../tradeModel.ts';

/** o_nj: how far home sellers have lost their market since the base, in logs; 0 where nothing is bought at home. */
export function openness({ N, J, pi }: TradeBase, { share }: Pick<Equilibrium, 'share'>): Float64Array {
  const opening = new Float64Array(N * J);
  for (let n = 0; n < N; n++) {
    for (let j = 0; j < J; j++) {
      const home = (n * N + n) * J + j;
      const before = at(pi, home);
      if (before > 0) opening[n * J + j] = -Math.log(at(share, home) / before);
    }
  }
  return opening;
}

/** Δ ln A_nj of an opening beyond the widest so far. */
export function competitionGain(opening: Float64Array, widest: Float64Array, gain: number): Float64Array {
  return opening.map((value, nj) => gain * Math.max(0, value - at(widest, nj)));
}
