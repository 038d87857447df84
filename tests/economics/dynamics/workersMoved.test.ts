import { describe, expect, it } from 'vitest';
import { baseAccounts, createTradeBase } from '#shared/economics/tradeBase.ts';
import { workersMoved } from '../../../shared/economics/dynamics/migrate.ts';

/** One region, two goods that it makes and uses, half of value added in each. */
const base = createTradeBase({
  N: 1,
  J: 2,
  pi: [1, 1],
  tau: [0, 0],
  X: [60, 40],
  gva: [1, 1],
  gio: [0, 0, 0, 0],
  alpha: [0.6, 0.4],
  theta: [4, 4],
  D: [0],
  spec: [0, 0.5],
});

describe('workersMoved', () => {
  it('counts those whose sector shrank, as a part of all workers', () => {
    const { output } = baseAccounts(base);
    // Wages 60 and 20, so shares 3/4 and 1/4; then 40 and 30, so 4/7 and 3/7.
    const [moved] = workersMoved(base, output, Float64Array.of(40, 60));
    expect(moved).toBeCloseTo(3 / 4 - 4 / 7, 14);
  });

  it('does not mistake growth of all for movement', () => {
    const { output } = baseAccounts(base);
    const [moved] = workersMoved(
      base,
      output,
      output.map((value) => 1.2 * value),
    );
    expect(moved).toBeCloseTo(0, 14);
  });
});
