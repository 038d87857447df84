/**
 * What trades at given costs and expenditures, for one sector after another:
 * S_nj = Σ_i π κ̂^{−θ} ĉ_ij^{−θ}, so (3) P̂_nj = S_nj^{−1/θ_j}; (4) π'_nij = π κ̂^{−θ} ĉ_ij^{−θ}/S_nj;
 * (5) Y'_ij = Σ_n π'_nij X'_nj/(1+τ'_nij); (6) R'_n = Σ_ij τ'_nij/(1+τ'_nij) π'_nij X'_nj = X' less its value net of tariff.
 */
import { at } from '../../kernel/records.ts';
import type { HatSystem } from './hatSystem.ts';

export type TradeWorkspace = {
  /** ĉ_ij^{−θ_j}, [j][i]. */
  readonly supply: Float64Array;
  /** S_nj, [j][n]. */
  readonly market: Float64Array;
  /** X'_nj, [j][n]; zero where the base sells nothing. */
  readonly spending: Float64Array;
  /** Y'_ij, [j][i]. */
  readonly output: Float64Array;
  /** R'_n */
  readonly revenue: Float64Array;
};

export function createTradeWorkspace(N: number, J: number): TradeWorkspace {
  return {
    supply: new Float64Array(N * J),
    market: new Float64Array(N * J),
    spending: new Float64Array(N * J),
    output: new Float64Array(N * J),
    revenue: new Float64Array(N),
  };
}

/** From supply and spending to market, output and revenue. */
export function clearTrade(system: HatSystem, work: TradeWorkspace): void {
  const { N, J } = system.base;
  const { supply, market, spending, output, revenue } = work;
  const { gross, net } = system;
  output.fill(0);
  revenue.fill(0);
  for (let j = 0; j < J; j++) {
    const offset = j * N;
    for (let n = 0; n < N; n++) {
      const row = (offset + n) * N;
      let total = 0;
      let totalNet = 0;
      for (let i = 0; i < N; i++) {
        const offered = at(supply, offset + i);
        total += at(gross, row + i) * offered;
        totalNet += at(net, row + i) * offered;
      }
      market[offset + n] = total;
      const spent = at(spending, offset + n);
      if (spent === 0 || total === 0) continue;
      const perUnit = spent / total;
      revenue[n] = at(revenue, n) + (spent - perUnit * totalNet);
      for (let i = 0; i < N; i++) output[offset + i] = at(output, offset + i) + at(net, row + i) * perUnit;
    }
    for (let i = 0; i < N; i++) output[offset + i] = at(output, offset + i) * at(supply, offset + i);
  }
}
