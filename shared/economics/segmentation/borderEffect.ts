/**
 * How many times more a province buys from itself than from another one at the same distance (McCallum 1995):
 * e^−b of the least-squares fit ln X_ni = buyer_n + seller_i + a ln distance_ni + b [n ≠ i].
 */
import { at } from '../../kernel/records.ts';
import {
  type NormalEquations,
  createNormalEquations,
  solveNormalEquations,
} from '../equilibrium/linearAlgebra.ts';
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
  const count = provinces.length;
  const border = 2 * count;
  const { capacity, matrix } = regressorsOf(distance, N, provinces);
  const vector = new Float64Array(capacity);
  provinces.forEach((n, buyer) => {
    provinces.forEach((i, seller) => {
      let sales = 0;
      for (let j = 0; j < J; j++) {
        if (base.barrierKind[j] === undefined) continue;
        sales += at(share, (n * (N + 1) + i) * J + j) * at(expenditure, n * J + j);
      }
      const logSales = Math.log(sales);
      vector[buyer] = at(vector, buyer) + logSales;
      vector[count + seller] = at(vector, count + seller) + logSales;
      vector[border] = at(vector, border) + (n === i ? 0 : 1) * logSales;
      vector[border + 1] = at(vector, border + 1) + Math.log(at(distance, n * N + i)) * logSales;
    });
  });
  solveNormalEquations({ capacity, matrix: matrix.slice(), vector }, capacity);
  return Math.exp(-at(vector, border));
}

type Regressors = Pick<NormalEquations, 'capacity' | 'matrix'>;

const regressors = new WeakMap<
  Float64Array,
  { readonly of: readonly number[]; readonly found: Regressors }
>();

/** Inner products of what explains sales, the same whatever is sold: found once for the distances and provinces of a market. */
function regressorsOf(distance: Float64Array, N: number, provinces: readonly number[]): Regressors {
  const known = regressors.get(distance);
  if (known?.of === provinces) return known.found;
  const count = provinces.length;
  const border = 2 * count;
  const { capacity, matrix } = createNormalEquations(border + 2);
  provinces.forEach((n, buyer) => {
    provinces.forEach((i, seller) => {
      const values: [number, number][] = [
        [buyer, 1],
        [count + seller, 1],
        [border, n === i ? 0 : 1],
        [border + 1, Math.log(at(distance, n * N + i))],
      ];
      for (const [row, left] of values)
        for (const [column, right] of values) {
          const place = row * capacity + column;
          matrix[place] = at(matrix, place) + left * right;
        }
    });
  });
  const found = { capacity, matrix };
  regressors.set(distance, { of: provinces, found });
  return found;
}

/** The tariff that would keep as much trade away: (1+t)^θ is the border effect. */
export function tariffEquivalent(effect: number, theta: number): number {
  return effect ** (1 / theta) - 1;
}
