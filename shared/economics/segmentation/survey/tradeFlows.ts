/** Who buys how much from whom. */
import { at } from '../../at.ts';
import type { SegmentedBase, SegmentedEquilibrium } from '../segmentedModel.ts';

type Purchases = Pick<SegmentedEquilibrium, 'share' | 'expenditure'>;

/**
 * Purchases of goods that walls or blocks can stop, at buyers' prices (rents and waste included) in the money of the base:
 * [n][i] over sellers i = 0…N, the region itself on the diagonal and the outside world last.
 */
export function tradeFlows(base: SegmentedBase, { share, expenditure }: Purchases): Float64Array {
  const { N, J, barrierKind } = base;
  const flows = new Float64Array(N * (N + 1));
  for (let n = 0; n < N; n++) {
    for (let i = 0; i <= N; i++) {
      const ni = n * (N + 1) + i;
      barrierKind.forEach((kind, j) => {
        if (kind === undefined) return;
        flows[ni] = at(flows, ni) + at(share, ni * J + j) * at(expenditure, n * J + j);
      });
    }
  }
  return flows;
}

/** Sales abroad by region, in the money of the base: Y'_nj less what the provinces paid for it, without rents. */
export function salesAbroad(
  base: SegmentedBase,
  { share, expenditure, output }: Purchases & Pick<SegmentedEquilibrium, 'output'>,
  barrier: Float64Array,
): Float64Array {
  const { N, J, rentShare } = base;
  const sales = Float64Array.from({ length: N }, (_, i) =>
    output.subarray(i * J, (i + 1) * J).reduce((sum, value) => sum + value, 0),
  );
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < N; i++) {
      for (let j = 0; j < J; j++) {
        const spent = at(share, (n * (N + 1) + i) * J + j) * at(expenditure, n * J + j);
        sales[i] = at(sales, i) - spent / Math.exp(rentShare * at(barrier, (n * N + i) * J + j));
      }
    }
  }
  return sales;
}
