/**
 * How alike the industries of provinces are: the coefficient of structural similarity (UNIDO 1979),
 *   S_mn = Σ_j x_mj x_nj / √(Σ_j x_mj² Σ_j x_nj²),  x the value added of the sectors counted;
 * 1 where two make the same in the same proportions.
 */
import { at } from '../../at.ts';
import type { SegmentedBase, SegmentedEquilibrium } from '../segmentedModel.ts';

export type IndustrialSimilarity = {
  /** [m][n] in the order of the provinces. */
  readonly pairs: Float64Array;
  /** Over all pairs of two. */
  readonly mean: number;
};

export function industrialSimilarity(
  { J }: Pick<SegmentedBase, 'J'>,
  { valueAddedBySector }: Pick<SegmentedEquilibrium, 'valueAddedBySector'>,
  provinces: readonly number[],
  sectors: readonly number[],
): IndustrialSimilarity {
  const product = (m: number, n: number): number =>
    sectors.reduce(
      (sum, j) => sum + at(valueAddedBySector, m * J + j) * at(valueAddedBySector, n * J + j),
      0,
    );
  const count = provinces.length;
  const pairs = new Float64Array(count * count);
  let total = 0;
  provinces.forEach((m, row) => {
    provinces.forEach((n, column) => {
      const alike = row === column ? 1 : product(m, n) / Math.sqrt(product(m, m) * product(n, n));
      pairs[row * count + column] = alike;
      if (row < column) total += alike;
    });
  });
  return { pairs, mean: total / ((count * (count - 1)) / 2) };
}
