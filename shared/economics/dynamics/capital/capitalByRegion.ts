/**
 * Capital by region and its return. Capital is the factor that is specific to its sector: weights k_nj = s_nj VA_nj are what it
 * earned in the base, so K_n = Σ_j k_nj K̂_nj is a stock at base prices (in years' returns), and
 * r̂_nj = γ_nj Y'_nj/(VA_nj K̂_nj) its return; regions and sectors without capital have weight 0.
 */
import { at } from '../../at.ts';
import { baseAccounts } from '../../tradeBase.ts';
import type { TradeBase } from '../../tradeModel.ts';

/** k_nj = s_nj γ_nj Y_nj. */
export function capitalWeights(base: TradeBase): Float64Array {
  const { output } = baseAccounts(base);
  return base.spec.map((share, nj) => share * at(base.gva, nj) * at(output, nj));
}

/** K_n = Σ_j k_nj K̂_nj. */
export function capitalByRegion(base: TradeBase, capital: Float64Array): Float64Array {
  return sumOverSectors(base, capitalWeights(base), capital);
}

/** What capital earns, by region: Σ_j s_nj γ_nj Y'_nj. */
export function capitalIncome(base: TradeBase, output: Float64Array): Float64Array {
  const shares = base.spec.map((share, nj) => share * at(base.gva, nj));
  return sumOverSectors(base, shares, output);
}

function sumOverSectors({ N, J }: TradeBase, weights: Float64Array, values: Float64Array): Float64Array {
  const sums = new Float64Array(N);
  for (let nj = 0; nj < N * J; nj++) {
    const n = Math.floor(nj / J);
    sums[n] = at(sums, n) + at(weights, nj) * at(values, nj);
  }
  return sums;
}
