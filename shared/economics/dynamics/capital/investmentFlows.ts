/**
 * Who invested where: what each region drew is taken from all that lost capital, in proportion to what they lost, so rows and
 * columns sum to the changes. Only net movements are known to the model; gross investment both ways is not.
 */
import { at } from '../../at.ts';

/** Capital that went from i to n, [i][n], in the unit of `stock`; changes in logs by region. */
export function investmentFlows(stock: Float64Array, change: Float64Array): Float64Array {
  const N = stock.length;
  const gained = stock.map((amount, n) => amount * Math.expm1(at(change, n)));
  const total = gained.reduce((sum, amount) => sum + Math.max(0, amount), 0);
  const flows = new Float64Array(N * N);
  if (!(total > 0)) return flows;
  for (let i = 0; i < N; i++) {
    const lost = Math.max(0, -at(gained, i));
    if (lost === 0) continue;
    for (let n = 0; n < N; n++) flows[i * N + n] = (lost * Math.max(0, at(gained, n))) / total;
  }
  return flows;
}
