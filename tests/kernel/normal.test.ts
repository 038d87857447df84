import { describe, expect, it } from 'vitest';
import { drawNormal, normalCdf } from '../../shared/kernel/random.ts';

describe('normalCdf', () => {
  it.each([
    // Standard normal table (Abramowitz and Stegun 1964, table 26.1).
    [0, 0.5],
    [1, 0.8413447],
    [-1, 0.1586553],
    [1.959964, 0.975],
    [3, 0.9986501],
    [-6, 1e-9],
  ])('of %f is %f', (x, chance) => {
    expect(Math.abs(normalCdf(x) - chance)).toBeLessThan(2e-7);
  });
});

describe('drawNormal', () => {
  it('draws with mean 0 and deviation 1, the same from the same state', () => {
    let state = 7;
    const values: number[] = [];
    for (let i = 0; i < 4_000; i++) {
      const { value, next } = drawNormal(state);
      values.push(value);
      state = next;
    }
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.05);
    expect(Math.abs(Math.sqrt(variance) - 1)).toBeLessThan(0.05);
    expect(values.every(Number.isFinite)).toBe(true);
    expect(drawNormal(7)).toEqual(drawNormal(7));
  });
});
