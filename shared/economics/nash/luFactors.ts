/** LU factors of a dense matrix with row exchanges (PA = LU), to solve with the matrix transposed. */
import { at } from '../at.ts';

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
  for (let c = first; c < end; c++) {
    matrix[into + c] = (matrix[into + c] ?? NaN) - factor * (matrix[from + c] ?? NaN);
  }
}
