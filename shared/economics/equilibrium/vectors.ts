/** The three vector loops of the acceleration, kept apart so that the engine compiles each once and well. */
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
