import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type SupportRule,
  clipSupport,
  forgotten,
  isImportCompeting,
  lossAverse,
  outputOf,
  pointsOf,
  realReturns,
  rentShare,
  sovereigntyCost,
  votingWeights,
} from '../../../shared/economics/politics.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import { noShock } from '../../../shared/economics/tradeModel.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import { aScenario } from '../../support/aScenario.ts';

const world = aScenario('world').base;
const rule: SupportRule = { persistence: 0.6, scale: 14, neutral: 50, max: 100 };

describe('votingWeights', () => {
  it('gives half by income and half equally', () => {
    expect(votingWeights([30, 10])).toEqual([0.625, 0.375]);
    expect(votingWeights([60, 20, 20])).toEqual([(0.6 + 1 / 3) / 2, (0.2 + 1 / 3) / 2, (0.2 + 1 / 3) / 2]);
  });

  it('sums to one, and gives equal votes where nobody earns anything', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 }), (incomes) => {
        const sum = votingWeights(incomes).reduce((total, weight) => total + weight, 0);
        expect(sum).toBeCloseTo(1, 9);
      }),
    );
    expect(votingWeights([0, 0])).toEqual([0.5, 0.5]);
  });
});

describe('lossAverse', () => {
  it('counts losses twice and gains once', () => {
    expect([lossAverse(-3, 2), lossAverse(3, 2), lossAverse(0, 2)]).toEqual([-6, 3, 0]);
  });
});

describe('sovereigntyCost', () => {
  it('is c · h · (1 − own vote) where depth and distance are the same for all', () => {
    const votes = votingWeights([50, 30, 20]);
    const others = votes.slice(1).map((vote) => ({ depthPercent: 1.2, votes: vote, distance: 0.4 }));
    expect(sovereigntyCost(others)).toBeCloseTo(1.2 * 0.4 * (1 - (votes[0] ?? 0)), 12);
  });

  it('grows with depth, votes and distance, and is nothing alone', () => {
    expect(sovereigntyCost([])).toBe(0);
    const ruler = { depthPercent: 1, votes: 0.5, distance: 0.5 };
    for (const more of [{ depthPercent: 2 }, { votes: 0.6 }, { distance: 0.9 }]) {
      expect(sovereigntyCost([{ ...ruler, ...more }])).toBeGreaterThan(sovereigntyCost([ruler]));
    }
  });
});

describe('supportStep', () => {
  it('forgets two fifths of the distance from 50 and turns per cents into points', () => {
    expect(forgotten(rule, 60)).toBeCloseTo(-4, 12);
    expect(forgotten(rule, 50)).toBeCloseTo(0, 12);
    expect(pointsOf(rule, 1)).toBeCloseTo(5.6, 12);
  });

  it('comes to 50 + k·G where a reaction stays: S = ρS + (1−ρ)(50 + kG)', () => {
    let support = 50;
    for (let round = 0; round < 60; round++) {
      support += forgotten(rule, support) + pointsOf(rule, -0.5);
    }
    expect(support).toBeCloseTo(50 - 14 * 0.5, 6);
  });

  it('stays within 0 and 100 and says what was cut off', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.double({ min: -300, max: 300, noNaN: true }),
        (support, change) => {
          const after = clipSupport(rule, support, change);
          expect(after.support).toBeGreaterThanOrEqual(0);
          expect(after.support).toBeLessThanOrEqual(100);
          expect(support + change + after.cutOff).toBeCloseTo(after.support, 9);
        },
      ),
    );
  });
});

describe('rents', () => {
  it('takes the share of specific factors in income: they sum to s where s is the same everywhere', () => {
    for (let n = 0; n < world.N; n++) {
      let sum = 0;
      for (let j = 0; j < world.J; j++) sum += rentShare(world, n, j);
      expect(sum).toBeCloseTo(0.35, 9);
    }
  });

  it('finds no change of real returns where nothing changes', () => {
    const solved = solveEquilibrium(world, noShock(world));
    if (!solved.ok) throw new Error(solved.error.code);
    for (let n = 0; n < world.N; n++) {
      for (const change of realReturns(world, solved.value, noShock(world).capital, n)) {
        expect(Math.abs(change)).toBeLessThan(1e-7);
      }
    }
  });

  it('lets farm rents fall where its tariff falls: ln of output over base output, deflated', () => {
    const shock = noShock(world);
    const n = 8; // Korea
    for (let i = 0; i < world.N; i++) if (i !== n) shock.tariff[(n * world.N + i) * world.J] = 0;
    const solved = solveEquilibrium(world, shock);
    if (!solved.ok) throw new Error(solved.error.code);
    const [farm] = realReturns(world, solved.value, shock.capital, n);
    const nj = n * world.J;
    const grown = (solved.value.output[nj] ?? NaN) / (baseAccounts(world).output[nj] ?? NaN);
    expect(farm).toBeCloseTo(Math.log(grown / (solved.value.priceIndex[n] ?? NaN)), 12);
    expect(farm).toBeLessThan(-0.02);
  });

  it('adds up output from imports', () => {
    const { imports, output } = baseAccounts(world);
    const rebuilt = outputOf(world, [...imports]);
    rebuilt.forEach((value, ij) => expect(value).toBeCloseTo(output[ij] ?? NaN, 6));
  });

  it('calls a sector import-competing for one side of a trade of two', () => {
    // In every sector the world as a whole buys what it sells.
    for (let j = 0; j < world.J - 1; j++) {
      const competing = Array.from({ length: world.N }, (_each, n) => isImportCompeting(world, n, j));
      expect(competing).toContain(true);
      expect(competing).toContain(false);
    }
  });
});
