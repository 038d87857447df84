import { at } from '../at.ts';
import { baseAccounts } from '../tradeBase.ts';
import type { Equilibrium, TradeBase } from '../tradeModel.ts';

/**
 * ln(r̂_nj / P̂_n): what the owners of a sector's own factor can buy, against the base, with r̂_nj = γ_nj Y'_nj / (VA_nj K̂_nj).
 * The rents of specific factors are what lobbies fight for (Jones 1971; Grossman and Helpman 1994).
 */

/** Of one economy, by sector; 0 where the base produces nothing. */
export function realReturns(
  base: TradeBase,
  { output, priceIndex }: Pick<Equilibrium, 'output' | 'priceIndex'>,
  capital: Float64Array,
  n: number,
): Float64Array {
  const before = baseAccounts(base).output;
  const logPrice = Math.log(at(priceIndex, n));
  return new Float64Array(base.J).map((_zero, j) => {
    const nj = n * base.J + j;
    if (at(before, nj) <= 0) return 0;
    return Math.log(at(output, nj) / at(before, nj) / at(capital, nj)) - logPrice;
  });
}

/** v_nj = s_nj VA_nj / VA_n: the sector's rents in the economy's income at the base. */
export function rentShare(base: TradeBase, n: number, j: number): number {
  const { output, valueAdded } = baseAccounts(base);
  const nj = n * base.J + j;
  return (at(base.spec, nj) * at(base.gva, nj) * at(output, nj)) / at(valueAdded, n);
}

/** Y_ij = Σ_n M_nij, from imports net of tariff with home purchases on the diagonal. */
export function outputOf({ N, J }: TradeBase, imports: readonly number[]): Float64Array {
  const output = new Float64Array(N * J);
  imports.forEach((value, cell) => {
    const ij = cell % (N * J);
    output[ij] = at(output, ij) + value;
  });
  return output;
}

/** Whether an economy buys more of a sector's goods abroad than it sells there, at the base. */
export function isImportCompeting(base: TradeBase, n: number, j: number): boolean {
  const { N, J } = base;
  const { imports } = baseAccounts(base);
  let bought = 0;
  let sold = 0;
  for (let i = 0; i < N; i++) {
    if (i === n) continue;
    bought += at(imports, (n * N + i) * J + j);
    sold += at(imports, (i * N + n) * J + j);
  }
  return bought > sold;
}
