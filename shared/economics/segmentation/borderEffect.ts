/**
 * How many times more a province buys from itself than from another one at the same distance (McCallum 1995):
 * e^−b of the least-squares fit ln X_ni = buyer_n + seller_i + a ln distance_ni + b [n ≠ i].
 */
import { at } from '../at.ts';
import { createNormalEquations, solveNormalEquations } from '../equilibrium/linearAlgebra.ts';
import type { SegmentedBase, SegmentedEquilibrium } from './segmentedModel.ts';

type Sales = Pick<SegmentedEquilibrium, 'share' | 'expenditure'>;

/** Over the provinces named, their own purchases included; goods with a barrier, at buyers' prices. `distance` is [n][i]. */
export function borderEffect(
  base: SegmentedBase,
  { share, expenditure }: Sales,
  distance: Float64Array,
  provinces: readonly number[],
): number {
  const { N, J } = base;
  const size = 2 * provinces.length + 2;
  const border = 2 * provinces.length;
  const equations = createNormalEquations(size);
  provinces.forEach((n, buyer) => {
    provinces.forEach((i, seller) => {
      let sales = 0;
      base.barrierKind.forEach((kind, j) => {
        if (kind === undefined) return;
        sales += at(share, (n * (N + 1) + i) * J + j) * at(expenditure, n * J + j);
      });
      const logSales = Math.log(sales);
      const regressors: [number, number][] = [
        [buyer, 1],
        [provinces.length + seller, 1],
        [border, n === i ? 0 : 1],
        [border + 1, Math.log(at(distance, n * N + i))],
      ];
      for (const [row, left] of regressors) {
        equations.vector[row] = at(equations.vector, row) + left * logSales;
        for (const [column, right] of regressors) {
          const place = row * size + column;
          equations.matrix[place] = at(equations.matrix, place) + left * right;
        }
      }
    });
  });
  solveNormalEquations(equations, size);
  return Math.exp(-at(equations.vector, border));
}

/** The tariff that would keep as much trade away: (1+t)^θ is the border effect. */
export function tariffEquivalent(effect: number, theta: number): number {
  return effect ** (1 / theta) - 1;
}
