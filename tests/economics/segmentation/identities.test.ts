import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import { averageHeight, heightOfLevel } from '#shared/economics/segmentation/barriers.ts';
import { noSegmentedShock } from '#shared/economics/segmentation/segmentedBase.ts';
import type { SegmentedEquilibrium, SegmentedShock } from '#shared/economics/segmentation/segmentedModel.ts';
import { solveSegmented } from '#shared/economics/segmentation/solveSegmented.ts';
import { drawUniform } from '#shared/kernel/random.ts';
import { largestGap } from '../largestGap.ts';
import { iterateProvinces } from './plainIteration.ts';
import { base, shockOf, solvedMarket } from './provinces.ts';

const { N, J } = base;

/** Everything at once, drawn from a seed: dials, routes, productivity, prices abroad, payments. */
function aStorm(seed: number, spread = 0.1): SegmentedShock {
  let state = seed;
  const draw = (): number => {
    const { value, next } = drawUniform(state);
    state = next;
    return value;
  };
  const levels = (): number[] => Array.from({ length: N }, () => Math.floor(5 * draw()));
  const near = (count: number, apart: number): Float64Array =>
    Float64Array.from({ length: count }, () => 1 + apart * (2 * draw() - 1));
  const transfer = near(N, 30).map((value) => value - 1);
  const mean = transfer.reduce((sum, value) => sum + value, 0) / N;
  return {
    ...shockOf({ wall: levels(), block: levels() }),
    route: near(N * N, 0.05).map((cost, ni) => (Math.floor(ni / N) === ni % N ? 1 : cost)),
    tfp: near(N * J, spread),
    importCost: near(N * J, 0.1),
    exportCost: near(N * J, 0.1),
    transfer: transfer.map((value) => value - mean),
  };
}

describe.each([1, 2, 3, 4, 5, 6])('the segmented market in storm %d', (seed) => {
  const shock = aStorm(seed);
  const equilibrium: SegmentedEquilibrium = solvedMarket(shock);
  const world = equilibrium.income.reduce((sum, value) => sum + value, 0);

  it('buys abroad what it sells abroad', () => {
    let bought = 0;
    let sold = 0;
    for (let nj = 0; nj < N * J; nj++) {
      const [n, j] = [Math.floor(nj / J), nj % J];
      bought += at(equilibrium.share, (n * (N + 1) + N) * J + j) * at(equilibrium.expenditure, nj);
      const cost = at(equilibrium.unitCost, nj) * at(shock.exportCost, nj);
      sold += at(base.exports, nj) * cost ** -at(base.theta, j);
    }
    expect(Math.abs(bought - sold) / world).toBeLessThan(1e-11);
  });

  it('spends what it earns', () => {
    for (let n = 0; n < N; n++) {
      let [spent, inputs, valueAdded] = [0, 0, 0];
      for (let nj = n * J; nj < (n + 1) * J; nj++) {
        spent += at(equilibrium.expenditure, nj);
        inputs += (1 - at(base.gva, nj)) * at(equilibrium.output, nj);
        valueAdded += at(equilibrium.valueAddedBySector, nj);
      }
      const earned = valueAdded + at(equilibrium.rent, n) + at(shock.transfer, n);
      expect(Math.abs(spent - inputs - earned) / at(equilibrium.income, n)).toBeLessThan(1e-10);
    }
  });

  it('employs everybody', () => {
    for (let n = 0; n < N; n++) {
      let [employed, before] = [0, 0];
      for (let nj = n * J; nj < (n + 1) * J; nj++) {
        const valueAdded = at(base.gva, nj) * at(base.output, nj);
        employed += at(equilibrium.labourBySector, nj) * valueAdded;
        before += valueAdded;
      }
      expect(Math.abs(employed / before - 1)).toBeLessThan(1e-10);
    }
  });

  it('has shares that sum to one', () => {
    for (let nj = 0; nj < N * J; nj++) {
      let sum = 0;
      for (let i = 0; i <= N; i++) {
        sum += at(equilibrium.share, (Math.floor(nj / J) * (N + 1) + i) * J + (nj % J));
      }
      expect(Math.abs(sum - 1)).toBeLessThan(1e-13);
    }
  });

  it('is what a plain iteration comes to', () => {
    const plain = iterateProvinces(base, shock, 1e-10);
    expect(largestGap(equilibrium.welfare, plain.welfare)).toBeLessThan(1e-8);
    expect(largestGap(equilibrium.wage, plain.wage)).toBeLessThan(1e-8);
    expect(largestGap(equilibrium.output, plain.output)).toBeLessThan(1e-7);
  });

  it('is the same from wherever the search starts', () => {
    const { warmStart } = solvedMarket(aStorm(seed + 100));
    expect(largestGap(solvedMarket(shock, { warmStart }).welfare, equilibrium.welfare)).toBeLessThan(1e-9);
  });
});

describe('the segmented market', () => {
  it('splits a barrier into rent and waste', () => {
    const rentOf = (rentShare: number): number => {
      const all = { ...base, rentShare };
      const result = solveSegmented(all, noSegmentedShock(all));
      if (!result.ok) throw new Error(result.error.code);
      return result.value.rent.reduce((sum, value) => sum + value, 0);
    };
    expect(rentOf(0)).toBeLessThan(1e-6);
    expect(rentOf(0.35)).toBeGreaterThan(0);
    expect(rentOf(0.7)).toBeGreaterThan(rentOf(0.35));
  });

  it('gives rents of blocks to sellers and rents of walls to buyers', () => {
    const nobody = Array.from({ length: N }, () => 0);
    const walled = solvedMarket(shockOf({ wall: nobody.with(3, 4), block: nobody }));
    const blocked = solvedMarket(shockOf({ wall: nobody, block: nobody.with(3, 4) }));
    for (const { rent } of [walled, blocked]) {
      rent.forEach((value, n) =>
        n === 3 ? expect(value).toBeGreaterThan(1) : expect(value).toBeLessThan(1e-9),
      );
    }
  });

  it('says so when it does not converge', () => {
    const result = solveSegmented(base, aStorm(7), { maxSweeps: 3 });
    expect(result).toMatchObject({ ok: false, error: { code: 'equilibrium/not-converged', sweeps: 3 } });
  });

  it('averages dials by tariff equivalents', () => {
    const [low, high] = [heightOfLevel(0.08, 0), heightOfLevel(0.08, 4)];
    expect(averageHeight([low, high])).toBeCloseTo(Math.log1p(Math.expm1(high) / 2), 12);
    expect(averageHeight([high, high])).toBeCloseTo(high, 12);
  });
});

describe.each([33, 51, 73])('where productivities move by up to a fifth, as in storm %d', (seed) => {
  const shock = aStorm(seed, 0.2);

  it('the search starts anew with shorter steps, and comes to what a plain iteration comes to', () => {
    const equilibrium = solvedMarket(shock, { tolerance: 1e-10 });
    expect(equilibrium.sweeps).toBeGreaterThan(250);
    const plain = iterateProvinces(base, shock, 1e-10);
    expect(largestGap(equilibrium.welfare, plain.welfare)).toBeLessThan(1e-8);
  });

  it('sweeps of all attempts count', () => {
    const failed = solveSegmented(base, shock, { maxSweeps: 260 });
    expect(failed).toMatchObject({
      ok: false,
      error: { code: 'equilibrium/not-converged', sweeps: 260 },
    });
  });
});
