import { at } from '../at.ts';
import { baseAccounts } from '../tradeBase.ts';
import type { TradeBase } from '../tradeModel.ts';

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
