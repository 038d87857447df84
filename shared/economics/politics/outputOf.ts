import { at } from '../at.ts';
import type { TradeBase } from '../tradeModel.ts';

/** Y_ij = Σ_n M_nij, from imports net of tariff with home purchases on the diagonal. */
export function outputOf({ N, J }: TradeBase, imports: readonly number[]): Float64Array {
  const output = new Float64Array(N * J);
  imports.forEach((value, cell) => {
    const ij = cell % (N * J);
    output[ij] = at(output, ij) + value;
  });
  return output;
}
