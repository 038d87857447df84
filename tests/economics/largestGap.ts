/** Largest difference of two vectors: relative where the expected number is above 1, absolute below. */
export function largestGap(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Infinity;
  let largest = 0;
  for (let e = 0; e < actual.length; e++) {
    const want = expected[e] ?? NaN;
    const gap = Math.abs((actual[e] ?? NaN) - want) / Math.max(1, Math.abs(want));
    if (!(gap <= largest)) largest = gap;
    if (Number.isNaN(gap)) return Infinity;
  }
  return largest;
}

export function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
