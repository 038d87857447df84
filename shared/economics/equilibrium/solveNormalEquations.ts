import { at } from '../at.ts';

/** A direction that keeps less than this of its squared length beside the earlier ones adds only rounding error. */
const SMALLEST_PIVOT = 1e-13;

export type NormalEquations = {
  /** Most unknowns that it can hold. */
  readonly capacity: number;
  /** Inner products, row-major with `capacity` columns; overwritten by the factor. */
  readonly matrix: Float64Array;
  /** Right-hand side on entry, solution on return. */
  readonly vector: Float64Array;
};

export function createNormalEquations(capacity: number): NormalEquations {
  return {
    capacity,
    matrix: new Float64Array(capacity * capacity),
    vector: new Float64Array(capacity),
  };
}

/**
 * Solves the first `count` normal equations in place by Cholesky's method.
 * Directions that depend on earlier ones get weight 0, so put the most trusted first.
 */
export function solveNormalEquations(equations: NormalEquations, count: number): void {
  factorise(equations, count);
  const { matrix, vector, capacity } = equations;
  for (let r = 0; r < count; r++) {
    const pivot = at(matrix, r * capacity + r);
    let sum = at(vector, r);
    for (let c = 0; c < r; c++) sum -= at(matrix, r * capacity + c) * at(vector, c);
    vector[r] = pivot === 0 ? 0 : sum / pivot;
  }
  for (let r = count - 1; r >= 0; r--) {
    const pivot = at(matrix, r * capacity + r);
    let sum = at(vector, r);
    for (let c = r + 1; c < count; c++) sum -= at(matrix, c * capacity + r) * at(vector, c);
    vector[r] = pivot === 0 ? 0 : sum / pivot;
  }
}

/** Lower Cholesky factor over the matrix; rows of dependent directions become zero. */
function factorise({ matrix, capacity }: NormalEquations, count: number): void {
  for (let r = 0; r < count; r++) {
    const squaredLength = at(matrix, r * capacity + r);
    let remaining = squaredLength;
    for (let c = 0; c < r; c++) {
      const pivot = at(matrix, c * capacity + c);
      let sum = at(matrix, r * capacity + c);
      for (let k = 0; k < c; k++) sum -= at(matrix, r * capacity + k) * at(matrix, c * capacity + k);
      const element = pivot === 0 ? 0 : sum / pivot;
      matrix[r * capacity + c] = element;
      remaining -= element * element;
    }
    const independent = remaining > SMALLEST_PIVOT * squaredLength;
    matrix[r * capacity + r] = independent ? Math.sqrt(remaining) : 0;
    if (!independent) for (let c = 0; c < r; c++) matrix[r * capacity + c] = 0;
  }
}
