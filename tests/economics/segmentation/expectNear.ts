import { expect } from 'vitest';

/** A figure as printed: within half a unit of its last digit. */
export function expectNear(actual: number, printed: number | undefined, within: number | undefined): void {
  if (printed === undefined || within === undefined) throw new Error('nothing to compare with');
  expect(Math.abs(actual - printed), `${actual} against ${printed}`).toBeLessThanOrEqual(within);
}

/** Row by row, all within the same. */
export function expectAllNear(actual: ArrayLike<number>, printed: readonly number[], within: number): void {
  expect(actual.length).toBe(printed.length);
  printed.forEach((value, place) => expectNear(actual[place] ?? NaN, value, within));
}
