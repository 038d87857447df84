/**
 * Capital across the sectors of a region (Neary 1978): specific today, it moves with time to where it earns more, so that the
 * factor which is specific in the short run is mobile in the long. Δ ln K_nj = ν ln(r̂_nj/r̂_n), rescaled so that K_n stays.
 */
import { at } from '../../at.ts';
import type { Equilibrium, TradeBase } from '../../tradeModel.ts';
import { baseAccounts } from '../../tradeBase.ts';
import { capitalWeights } from './capitalByRegion.ts';

/** Δ ln K_nj with Σ_j k_nj K̂_nj exp(Δ) unchanged in every region; `used` is the K̂ of the equilibrium, `capital` what moves. */
export function reallocateCapital(
  base: TradeBase,
  { output }: Pick<Equilibrium, 'output'>,
  { used, capital }: { readonly used: Float64Array; readonly capital: Float64Array },
  response: number,
): Float64Array {
  const { N, J } = base;
  const weights = capitalWeights(base);
  const before = baseAccounts(base).output;
  const change = new Float64Array(N * J);
  for (let n = 0; n < N; n++) {
    let stock = 0;
    let moved = 0;
    for (let nj = n * J; nj < (n + 1) * J; nj++) {
      if (!(at(weights, nj) > 0)) continue;
      const wished = response * Math.log(at(output, nj) / at(before, nj) / at(used, nj));
      change[nj] = wished;
      stock += at(weights, nj) * at(capital, nj);
      moved += at(weights, nj) * at(capital, nj) * Math.exp(wished);
    }
    if (!(stock > 0)) continue;
    const excess = Math.log(moved / stock);
    for (let nj = n * J; nj < (n + 1) * J; nj++) {
      if (at(weights, nj) > 0) change[nj] = at(change, nj) - excess;
    }
  }
  return change;
}
