import { at } from '../../kernel/records.ts';
import type { Equilibrium, TradeBase } from '../tradeModel.ts';

/**
 * What sharper competition teaches (Pavcnik 2002; Trefler 2004; Topalova & Khandelwal 2011): where foreign goods take market share
 * as never before, those who remain produce better. o_nj = −ln(π'_nnj/π_nnj); Δ ln A_nj = χ · max(0, o_nj − widest o_nj so far).
 * Measured against the widest opening so far, not the last: closing a market and opening it again teaches nothing twice.
 */

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

/**
 * Technology that comes with imports (Coe & Helpman 1995; Keller 2004; Buera & Oberfield 2020): who buys from the advanced learns,
 * Δ ln A_nj = ζ { Σ_i π'_nij max(0, ln a'_ij − ln a'_nj) − Σ_i π_nij max(0, ln a_ij − ln a_nj) }, a' = a Â.
 * The second sum is what the base's own trade teaches: all hats are relative to a world in which that goes on, so the base
 * stands still, and a wall that shuts out the advanced is paid for in what is not learnt.
 */

type Technology = {
  /** ln a_n of the base, by region. */
  readonly level: Float64Array;
  /** Â_nj so far. */
  readonly productivity: Float64Array;
};

/** Δ ln A_nj of one round. */
export function diffuse(
  base: TradeBase,
  { share }: Pick<Equilibrium, 'share'>,
  { level, productivity }: Technology,
  speed: number,
): Float64Array {
  const { N, J, pi } = base;
  const logHat = productivity.map(Math.log);
  const learnt = new Float64Array(N * J);
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < N; i++) {
      if (i === n) continue;
      const gapBefore = at(level, i) - at(level, n);
      for (let j = 0; j < J; j++) {
        const nj = n * J + j;
        const cell = (n * N + i) * J + j;
        const gap = gapBefore + at(logHat, i * J + j) - at(logHat, nj);
        const taught = at(share, cell) * Math.max(0, gap) - at(pi, cell) * Math.max(0, gapBefore);
        learnt[nj] = at(learnt, nj) + speed * taught;
      }
    }
  }
  return learnt;
}
