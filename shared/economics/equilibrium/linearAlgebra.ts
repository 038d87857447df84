/** Vector loops, functions of their own so that the engine compiles each once and well, and normal equations. */
import { at } from '../at.ts';

export function innerProduct(a: Float64Array, b: Float64Array): number {
  // Four sums at once: a single one would wait for itself at every addition.
  const whole = a.length - (a.length % 4);
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let e = 0; e < whole; e += 4) {
    first += at(a, e) * at(b, e);
    second += at(a, e + 1) * at(b, e + 1);
    third += at(a, e + 2) * at(b, e + 2);
    fourth += at(a, e + 3) * at(b, e + 3);
  }
  for (let e = whole; e < a.length; e++) first += at(a, e) * at(b, e);
  return first + second + (third + fourth);
}

/** target ← target + factor · direction. */
export function addScaled(target: Float64Array, direction: Float64Array, factor: number): void {
  for (let e = 0; e < target.length; e++) target[e] = at(target, e) + factor * at(direction, e);
}

/** Largest absolute element; not a number if any element is not. */
export function largestAbsolute(values: Float64Array): number {
  let largest = 0;
  for (let e = 0; e < values.length; e++) {
    const size = Math.abs(at(values, e));
    if (!(size <= largest)) largest = size;
    if (size !== size) return size;
  }
  return largest;
}

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
