import { describe, expect, it } from 'vitest';
import { provinceFigures } from '../../../../shared/economics/segmentation/judgeMarket.ts';
import { noSegmentedShock } from '#shared/economics/segmentation/segmentedBase.ts';
import { RULES_OF_1997 } from '#shared/content/provinces/reforms.ts';
import { expectNear } from '../expectNear.ts';
import {
  base,
  figuresOf,
  HUNDREDTH,
  indexOf,
  market,
  provinces,
  solvedMarket,
  TENTH,
  WHOLE,
} from '../provinces.ts';

/** GDP, population, start level, state share, own share of traded goods, wall income % GDP, payroll, budget in payrolls, free money. */
const PLACES = {
  SH: [3496, 1457, 2, 0.45, 0.6, 0.7, 82, 4.32, 252],
  JS: [6680, 7148, 2, 0.26, 0.72, 1.5, 264, 2.47, 323],
  ZJ: [4720, 4422, 1, 0.15, 0.63, 1.1, 171, 2.69, 246],
  AH: [2671, 6127, 2, 0.42, 0.63, 4.6, 186, 1.57, 59],
  GD: [7865, 7051, 2, 0.2, 0.62, 0.7, 278, 2.77, 421],
  SD: [6537, 8785, 2, 0.33, 0.75, 2.2, 303, 2.17, 278],
  LN: [3582, 4138, 3, 0.55, 0.72, 3.2, 149, 2.57, 197],
  HB: [2856, 5873, 3, 0.48, 0.7, 4.6, 182, 1.77, 95],
  SC: [4775, 11472, 3, 0.5, 0.79, 3.4, 346, 1.47, 76],
  SN: [1374, 3570, 3, 0.68, 0.65, 5, 106, 1.54, 31],
} as const;

describe('the places of 1997', () => {
  const opening = solvedMarket(noSegmentedShock(base));
  const figures = figuresOf(opening);

  it.each(Object.entries(PLACES))('%s is as described', (id, row) => {
    const n = indexOf(id);
    const region = provinces.regions[n];
    const figure = figures[n];
    if (region === undefined || figure === undefined) throw new Error(`no ${id}`);
    expect(region.startWall).toBe(region.startBlock);
    const actual = [
      region.gdp,
      region.population10k,
      region.startWall,
      region.stateShareOfIndustry,
      figure.ownShare,
      100 * figure.rentShare,
      region.payroll,
      figure.payrolls,
      figure.freeMoney,
    ];
    const within = [WHOLE, WHOLE, 0, 0, HUNDREDTH, TENTH, WHOLE, HUNDREDTH, WHOLE];
    actual.forEach((value, column) => expectNear(value, row[column], within[column]));
  });

  it('take 2.9 per cent of GDP at their walls', () => {
    const gdp = provinces.regions.reduce((sum, region) => sum + region.gdp, 0);
    const rent = opening.rent.reduce((sum, value) => sum + value, 0);
    expectNear((100 * rent) / gdp, 2.9, TENTH);
  });

  it('have budgets that add up to the nation of 1997: revenue 8,651, local 4,424, local spending 6,701', () => {
    const { taxRates, retention, transferPool } = market.politics;
    const raised = (kept: readonly number[]): number =>
      opening.valueAddedBySector.reduce((sum, value, nj) => {
        const j = nj % base.J;
        return sum + value * (taxRates[j] ?? NaN) * (kept[j] ?? NaN);
      }, 0);
    const national = raised([1, 1, 1, 1, 1]);
    expectNear(national, 8651.14, HUNDREDTH);
    expectNear(raised(retention.sharing), 4424.22, HUNDREDTH);
    expectNear(raised(retention.contracting) / national, 0.78, HUNDREDTH);
    expectNear(transferPool, 6701.06 - 4424.22, HUNDREDTH);
  });

  it('do not move as long as nothing changes', () => {
    for (const { relativeGrowth, stateJobs, budget, realIncome, othersIncome } of figures) {
      for (const change of [relativeGrowth, stateJobs, budget, realIncome, othersIncome]) {
        expect(Math.abs(change)).toBeLessThan(1e-8);
      }
    }
  });

  it('count payments as budget money', () => {
    const n = indexOf('AH');
    const transfer = new Float64Array(base.N);
    transfer[n] = 18;
    const paid = provinceFigures(market, RULES_OF_1997, { equilibrium: opening, transfer })[n];
    expectNear((paid?.freeMoney ?? NaN) - (figures[n]?.freeMoney ?? NaN), 18, 1e-9);
  });
});
