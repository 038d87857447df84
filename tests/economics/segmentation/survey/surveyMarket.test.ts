import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import { segmentedIncome } from '#shared/economics/segmentation/segmentedBase.ts';
import { levelsEverywhere } from '#shared/economics/segmentation/segmentedMarket.ts';
import type { MarketSetting } from '#shared/economics/segmentation/survey/marketSetting.ts';
import { surveyMarket, type MarketSurvey } from '#shared/economics/segmentation/survey/surveyMarket.ts';
import type { SolveOptions } from '#shared/economics/tradeModel.ts';
import { PROVINCE_CORRIDOR_SAVING } from '#shared/content/provinces/provinceConstants.ts';
import { PILLAR_RULE } from '#shared/content/provinces/pillars.ts';
import { RULES_OF_1997 } from '#shared/content/provinces/reforms.ts';
import { largestGap } from '../../largestGap.ts';
import {
  base,
  dialsOf1997,
  figuresOf,
  ids,
  indexOf,
  market,
  players,
  readProvinceVector,
} from '../provinces.ts';

const economy = { market, saving: PROVINCE_CORRIDOR_SAVING, pillarRule: PILLAR_RULE };
const { N, J } = base;

function survey(setting: MarketSetting, options: SolveOptions = { tolerance: 1e-12 }): MarketSurvey {
  const surveyed = surveyMarket(economy, RULES_OF_1997, setting, options);
  if (!surveyed.ok) throw new Error(surveyed.error.code);
  return surveyed.value;
}

const opening = survey({ levels: dialsOf1997 });
const open = survey({ levels: levelsEverywhere(market, 0, 0) });
const busy = survey({
  levels: dialsOf1997,
  pacts: [{ members: [0, 1, 2], highest: 1 }],
  payments: [{ from: 0, to: 1, amount: 30 }],
  pillars: [{ region: 0, sector: 3, pillar: 'autos' }],
  affairs: { spending: Float64Array.from(ids, (_, n) => (n === 0 ? 12 : 0)) },
});

describe('a survey', () => {
  it('prints 21.0 times and 46.0 per cent for 1997, and 4.3 for one market', () => {
    expect(opening.borderEffect.toFixed(1)).toBe('21.0');
    expect(opening.borderTariff.toFixed(1)).toBe('46.0');
    expect(open.borderEffect.toFixed(1)).toBe('4.3');
    expect(open.nationalIncome.toFixed(2)).toBe('12.69');
  });

  it('of the Delta that pays Jiangsu is the vector of it', () => {
    const { expected } = readProvinceVector('delta_bloc.json');
    const [sh, js, zj] = ['SH', 'JS', 'ZJ'].map(indexOf) as [number, number, number];
    const payments = [sh, zj].map((from) => ({ from, to: js, amount: 30 }));
    const { equilibrium, scores, borderEffect } = survey({
      levels: dialsOf1997,
      pacts: [{ members: [sh, js, zj] }],
      payments,
    });
    const wanted = ids.map((id) => expected.real_income[id] ?? NaN);
    expect(largestGap(equilibrium.welfare, wanted)).toBeLessThan(1e-9);
    expect(Math.abs(borderEffect - expected.border_effect)).toBeLessThan(1e-8);
    players.forEach((n, place) => {
      const want = expected.score[ids[n] ?? '']?.total ?? NaN;
      expect(Math.abs((scores[place]?.total ?? NaN) - want)).toBeLessThan(1e-7);
    });
  });

  it('has the figures of its equilibrium', () => {
    expect(open.figures).toEqual(figuresOf(open.equilibrium));
  });

  it('from a warm start is the same', () => {
    const { warmStart } = opening.equilibrium;
    const again = survey({ levels: levelsEverywhere(market, 0, 0) }, { tolerance: 1e-12, warmStart });
    expect(largestGap(again.equilibrium.welfare, open.equilibrium.welfare)).toBeLessThan(1e-10);
  });

  it('hands on that the market could not be solved', () => {
    const failed = surveyMarket(
      economy,
      RULES_OF_1997,
      { levels: dialsOf1997, routeCost: 0.9 },
      { maxSweeps: 1 },
    );
    expect(failed).toMatchObject({ ok: false, error: { code: 'equilibrium/not-converged', sweeps: 1 } });
  });

  it('tells each pillar its boost', () => {
    expect(busy.pillarBoosts).toEqual([0.05]);
    expect(opening.pillarBoosts).toEqual([]);
  });
});

describe.each([
  ['the opening', opening],
  ['one market', open],
  ['pacts, payments and programmes', busy],
] as const)('the books under %s', (_name, { accounts, equilibrium, flows, figures }) => {
  it('add up: GDP of sectors, income of GDP, rents and payments, budgets of their parts', () => {
    accounts.forEach(({ gdp, valueAdded, income, rent, budget }, n) => {
      expect(valueAdded.reduce((sum, value) => sum + value, 0)).toBeCloseTo(gdp, 8);
      expect(gdp + rent + budget.payments).toBeCloseTo(income, 6);
      const { taxes, rents, transfers, payments, spending } = budget;
      const taxed = taxes.reduce((sum, value) => sum + value, 0);
      expect(taxed + rents + transfers + payments - spending).toBeCloseTo(budget.total, 8);
      expect(100 * (budget.total / budget.before - 1)).toBeCloseTo(figures[n]?.budget ?? NaN, 8);
    });
  });

  it('hold real income: income over prices', () => {
    const before = segmentedIncome(base);
    accounts.forEach(({ income, priceIndex }, n) =>
      expect(income / at(before, n) / priceIndex).toBeCloseTo(at(equilibrium.welfare, n), 12),
    );
  });

  it('balance what the country buys abroad with what it sells there', () => {
    const bought = ids.reduce((sum, _, n) => sum + at(flows, n * (N + 1) + N), 0);
    const sold = accounts.reduce((sum, { salesAbroad }) => sum + salesAbroad, 0);
    expect(sold / bought).toBeCloseTo(1, 8);
  });

  it('weigh state jobs by sector to their whole', () => {
    accounts.forEach(({ stateJobs }, n) => {
      const change = stateJobs.reduce((sum, { change: hat, part }) => sum + part * hat, 0);
      expect(change).toBeCloseTo(figures[n]?.stateJobs ?? NaN, 8);
    });
  });

  it('show flows that are all purchases of goods', () => {
    ids.forEach((_, n) => {
      const bought = flows.subarray(n * (N + 1), (n + 1) * (N + 1)).reduce((sum, value) => sum + value, 0);
      const spent = equilibrium.expenditure.subarray(n * J, n * J + 4).reduce((sum, value) => sum + value, 0);
      expect(bought / spent).toBeCloseTo(1, 10);
      expect(at(flows, n * (N + 1) + n) / bought).toBeCloseTo(figures[n]?.ownShare ?? NaN, 10);
    });
  });
});

describe('the similarity of industries', () => {
  it('falls where the market opens, and walls bring it about', () => {
    expect(open.similarity.mean).toBeLessThan(opening.similarity.mean);
    const walled = survey({ levels: levelsEverywhere(market, 4, 4) });
    expect(walled.similarity.mean).toBeGreaterThan(opening.similarity.mean);
  });

  it('is symmetric, one for oneself, and never above one', () => {
    const { pairs, mean } = opening.similarity;
    const count = players.length;
    for (let m = 0; m < count; m++) {
      expect(at(pairs, m * count + m)).toBe(1);
      for (let n = 0; n < count; n++) {
        expect(at(pairs, m * count + n)).toBe(at(pairs, n * count + m));
        expect(at(pairs, m * count + n)).toBeLessThanOrEqual(1);
      }
    }
    expect(mean).toBeGreaterThan(0.9);
  });
});
