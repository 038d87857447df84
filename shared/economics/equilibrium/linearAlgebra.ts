import { at } from '../../kernel/records.ts';

/** Vector loops, functions of their own so that the engine compiles each once and well, and normal equations. */

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

/** LU factors of a dense matrix with row exchanges (PA = LU), to solve with the matrix transposed. */

export type LuFactors = {
  readonly size: number;
  /** L below the diagonal (its own diagonal is 1), U on and above it; row-major. */
  readonly elements: Float64Array;
  /** Row of the matrix that stands in row r of the factors. */
  readonly rowAt: Int32Array;
};

/** Factorises in place: `matrix`, row-major, becomes the elements of the factors. A singular matrix is a bug and throws. */
export function factoriseLu(matrix: Float64Array, size: number): LuFactors {
  const rowAt = Int32Array.from({ length: size }, (_, row) => row);
  for (let k = 0; k < size; k++) {
    const pivotRow = largestInColumn(matrix, size, k);
    if (pivotRow !== k) exchangeRows({ size, elements: matrix, rowAt }, k, pivotRow);
    const pivot = at(matrix, k * size + k);
    if (!(Math.abs(pivot) > 0)) throw new RangeError(`singular matrix: no pivot in column ${k}`);
    for (let row = k + 1; row < size; row++) {
      const factor = at(matrix, row * size + k) / pivot;
      if (factor === 0) continue;
      matrix[row * size + k] = factor;
      eliminate(matrix, { from: k * size, into: row * size, first: k + 1, end: size, factor });
    }
  }
  return { size, elements: matrix, rowAt };
}

/** x with Aᵀx = `right`: first Uᵀy = right, then Lᵀz = y, and the rows back where they came from. */
export function solveTransposed({ size, elements, rowAt }: LuFactors, right: Float64Array): Float64Array {
  const y = right.slice();
  for (let k = 0; k < size; k++) {
    const value = at(y, k) / at(elements, k * size + k);
    y[k] = value;
    if (value === 0) continue;
    for (let c = k + 1; c < size; c++) y[c] = at(y, c) - at(elements, k * size + c) * value;
  }
  for (let k = size - 1; k > 0; k--) {
    const value = at(y, k);
    if (value === 0) continue;
    for (let c = 0; c < k; c++) y[c] = at(y, c) - at(elements, k * size + c) * value;
  }
  const solution = new Float64Array(size);
  rowAt.forEach((row, r) => (solution[row] = at(y, r)));
  return solution;
}

function largestInColumn(matrix: Float64Array, size: number, column: number): number {
  let largest = column;
  for (let row = column + 1; row < size; row++) {
    const isLarger =
      Math.abs(at(matrix, row * size + column)) > Math.abs(at(matrix, largest * size + column));
    if (isLarger) largest = row;
  }
  return largest;
}

function exchangeRows({ size, elements, rowAt }: LuFactors, a: number, b: number): void {
  const kept = elements.slice(a * size, (a + 1) * size);
  elements.copyWithin(a * size, b * size, (b + 1) * size);
  elements.set(kept, b * size);
  const row = at32(rowAt, a);
  rowAt[a] = at32(rowAt, b);
  rowAt[b] = row;
}

function at32(values: Int32Array, index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no element ${index}`);
  return value;
}

type Elimination = {
  readonly from: number;
  readonly into: number;
  readonly first: number;
  readonly end: number;
  readonly factor: number;
};

/**
 * Row `into` less `factor` times row `from`, by columns `first` up to `end`. Nearly all work of the factorisation is here, so
 * elements are read in place: a call each would cost much wherever the engine does not inline it, as under a test runner.
 */
function eliminate(matrix: Float64Array, { from, into, first, end, factor }: Elimination): void {
  const steps = end - first;
  const whole = steps - (steps % 4);
  let target = into + first;
  let source = from + first;
  // Four at once, which takes two thirds of the time.
  for (const last = target + whole; target < last; target += 4, source += 4) {
    matrix[target] = (matrix[target] ?? NaN) - factor * (matrix[source] ?? NaN);
    matrix[target + 1] = (matrix[target + 1] ?? NaN) - factor * (matrix[source + 1] ?? NaN);
    matrix[target + 2] = (matrix[target + 2] ?? NaN) - factor * (matrix[source + 2] ?? NaN);
    matrix[target + 3] = (matrix[target + 3] ?? NaN) - factor * (matrix[source + 3] ?? NaN);
  }
  for (const last = into + end; target < last; target++, source++) {
    matrix[target] = (matrix[target] ?? NaN) - factor * (matrix[source] ?? NaN);
  }
}
