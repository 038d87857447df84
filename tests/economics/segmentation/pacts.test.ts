import { describe, expect, it } from 'vitest';
import { at } from '#shared/economics/at.ts';
import { openBetween } from '#shared/economics/segmentation/barriers.ts';
import { officialScores } from '#shared/economics/segmentation/officials/officialScore.ts';
import { noSegmentedShock } from '#shared/economics/segmentation/segmentedBase.ts';
import type { SegmentedEquilibrium } from '#shared/economics/segmentation/segmentedModel.ts';
import {
  base,
  borderEffectOf,
  budgetChange,
  dialsOf1997,
  ids,
  indexOf,
  officials,
  percent,
  players,
  relativeGrowth,
  RULES_OF_1997,
  solvedMarket,
  stateJobs,
} from './provinces.ts';

/** Half a unit of the last printed digit. */
const TENTH = 0.0501;
const HUNDREDTH = 0.00501;

describe('pacts of provinces', () => {
  const open = (members: readonly string[]): SegmentedEquilibrium => {
    const shock = noSegmentedShock(base);
    const barrier = openBetween(base, shock.barrier, members.map(indexOf));
    return solvedMarket({ ...shock, barrier });
  };
  const delta = open(['SH', 'JS', 'ZJ']);
  const everyone = open(ids);

  it.each([
    ['the Delta', delta, [3.18, 1.62, 3.08, -0.15, -0.04, -0.06, -0.08, -0.08, -0.04, -0.07], 0.42],
    [
      'the Delta with Anhui',
      open(['SH', 'JS', 'ZJ', 'AH']),
      [4.12, 3.2, 4.29, 6.09, -0.11, -0.15, -0.2, -0.21, -0.1, -0.17],
      0.82,
    ],
    ['the whole nation', everyone, [14.36, 13.8, 16.6, 18.1, 8.85, 9.75, 15.47, 17.67, 11.96, 19.01], 12.69],
    ['Bohai', open(['LN', 'SD', 'b-N']), [], 0.8],
    ['the Pan-Pearl', open(['GD', 'SC', 'b-S', 'b-C', 'b-W']), [], 2.19],
    ['the west', open(['SC', 'SN']), [], 0.08],
  ] as const)('bring %s its known real income', (_name, equilibrium, table, nation) => {
    table.forEach((gain, n) =>
      expect(Math.abs(percent(at(equilibrium.welfare, n)) - gain)).toBeLessThan(HUNDREDTH),
    );
    expect(Math.abs(percent(equilibrium.nationalIncome) - nation)).toBeLessThan(HUNDREDTH);
  });

  it.each([
    ['the Delta', delta, [3.28, 0.17, 3.23, -1.03, -0.97, -0.94, -0.96, -0.95, -0.91, -0.93]],
    ['the whole nation', everyone, [4.87, -0.02, 5.06, 1.27, -4.32, -5.75, -0.62, 0.89, -5.28, 3.88]],
  ] as const)('move %s in the league of growth as known', (_name, equilibrium, table) => {
    relativeGrowth(equilibrium).forEach((growth, place) =>
      expect(Math.abs(growth - (table[place] ?? NaN))).toBeLessThan(HUNDREDTH),
    );
  });

  it('cost interior provinces state jobs and budgets when the whole nation opens', () => {
    const jobs = [4.3, 15.1, 13.1, 9.9, 9.8, 2.3, 11.6, -17.7, -33.6, -2.6];
    const budgets = [10.3, 3, 11.1, -13.7, 5.1, -6.1, -9.8, -17.7, -17.5, -15.9];
    players.forEach((n, place) => {
      expect(Math.abs(stateJobs(everyone, n) - (jobs[place] ?? NaN))).toBeLessThan(TENTH);
      expect(Math.abs(budgetChange(everyone, n) - (budgets[place] ?? NaN))).toBeLessThan(TENTH);
    });
  });

  it.each([
    [0, [61.1, 44, 63.4]],
    [60, [51.9, 51.2, 58]],
    [120, [49, 56.5, 54]],
  ] as const)('score the Delta with a payment of %d to Jiangsu as known', (paid, table) => {
    const shock = noSegmentedShock(base);
    const members = ['SH', 'JS', 'ZJ'].map(indexOf);
    const transfer = new Float64Array(base.N);
    members.forEach((n, place) => (transfer[n] = place === 1 ? paid : -paid / 2));
    const equilibrium = solvedMarket({
      ...shock,
      barrier: openBetween(base, shock.barrier, members),
      transfer,
    });
    const scores = officialScores(base, officials, RULES_OF_1997, { equilibrium, transfer, ...dialsOf1997 });
    table.forEach((total, place) =>
      expect(Math.abs((scores[place]?.total ?? NaN) - total)).toBeLessThan(TENTH),
    );
  });
});

describe('the outside world and the roads', () => {
  it('bring the known gains of cheaper trade abroad', () => {
    const costs = (row: readonly number[]): Float64Array =>
      Float64Array.from({ length: base.N * base.J }, (_, nj) => row[nj % base.J] ?? NaN);
    const equilibrium = solvedMarket({
      ...noSegmentedShock(base),
      importCost: costs([0.97, 1, 0.94, 0.92, 1]),
      exportCost: costs([0.99, 1, 0.95, 0.98, 1]),
    });
    expect(percent(equilibrium.nationalIncome)).toBeCloseTo(0.5, 1);
    expect(percent(at(equilibrium.welfare, indexOf('GD')))).toBeCloseTo(2.3, 1);
    expect(borderEffectOf(equilibrium)).toBeCloseTo(20.7, 1);
  });

  it('bring the known gains of trunk roads', () => {
    const route = Float64Array.from({ length: base.N ** 2 }, (_, ni) =>
      Math.floor(ni / base.N) === ni % base.N ? 1 : 0.98,
    );
    const equilibrium = solvedMarket({ ...noSegmentedShock(base), route });
    expect(Math.abs(percent(equilibrium.nationalIncome) - 1.17)).toBeLessThan(HUNDREDTH);
    expect(borderEffectOf(equilibrium)).toBeCloseTo(17.9, 1);
  });
});
