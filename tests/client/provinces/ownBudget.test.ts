import { describe, expect, it } from 'vitest';
import { ownBudget } from '../../../client/panels/provinces/own/OwnCards.tsx';
import { sumToFree } from '../../../client/panels/provinces/results/ProvinceResults.tsx';
import { aCompensation, aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';

describe('the money of a province where less comes in than in the round before', () => {
  it('is free only as far as it leaves the wages of the round paid', () => {
    const { scenario, state } = aProvincesTable();
    const own = ownBudget(scenario, state, 'AH');
    const poorer = ownBudget(scenario, state, 'AH', { budget: own.payroll + 20.4, payroll: own.payroll });
    expect(poorer).toMatchObject({ left: 20, lessComes: 39, secured: own.secured, promised: own.promised });
    expect(sumToFree(poorer).find(([key]) => key === 'budget.lessComes')).toEqual(['budget.lessComes', -39]);
    expect(sumToFree({ ...own, short: 5 }).map(([key]) => key)).toContain('budget.missing');
    expect(ownBudget(scenario, state, 'AH', { budget: own.payroll - 1, payroll: own.payroll }).left).toBe(0);
  });
});

describe('the money of the next round', () => {
  it('is told without what pacts that end pay no more', () => {
    const freeNext = (rounds: number) => {
      const table = aProvincesTable();
      table.setProvince('SN', { freeMoney: 40 });
      table.conclude(aPactDraft(['SN', 'SH'], { rounds: 3 }, aCompensation('SH', 'SN', 60, rounds)));
      table.settle();
      table.state = { ...table.state, revealStop: 'gains' };
      return ownBudget(table.scenario, table.state, 'SN');
    };
    expect(freeNext(3).lessComes).toBe(0);
    expect(freeNext(1).lessComes).toBeGreaterThan(10);
    expect(freeNext(1).left).toBeLessThan(freeNext(3).left - 10);
  });
});
