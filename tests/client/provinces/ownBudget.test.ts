import { beforeAll, describe, expect, it } from 'vitest';
import { ownBudget, resultMove } from '../../../client/panels/provinces/own/OwnCards.tsx';
import { sumToFree } from '../../../client/panels/provinces/results/ProvinceResults.tsx';
import { loadAllText } from '../../../client/text/t.ts';
import { aCompensation, aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';

beforeAll(loadAllText);

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

describe('the money of a province that owes more than it has', () => {
  it('is told beside what it owes', () => {
    const table = aProvincesTable();
    table.setProvince('SH', { freeMoney: 100 });
    table.conclude(aPactDraft(['SN', 'SH'], { rounds: 3 }, aCompensation('SH', 'SN', 80, 3)));
    table.setProvince('SH', { freeMoney: 26 });
    const { owed, paid } = ownBudget(table.scenario, table.state, 'SH');
    expect([owed, paid]).toEqual([80, 26]);
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

describe('a change of the result', () => {
  it('is told in whole points that add up to it as both ends are told', () => {
    const parts = [
      { name: 'a', score: 75.4 },
      { name: 'b', score: 75.2 },
      { name: 'c', score: 88.6 },
      { name: 'a', score: 91.5 },
    ];
    expect(resultMove(71.4, parts)).toEqual({ was: 71, now: 92, parts: ['a +7', 'c +14'] });
    expect(resultMove(71.4, [{ name: 'a', score: 71.2 }])).toBeUndefined();
    // What was expected of it is taken off what happened; more than three lines are three.
    const expected = [
      { name: undefined, score: 76 },
      { name: 'a rule', score: 67 },
    ];
    expect(resultMove(71, expected)).toEqual({ was: 71, now: 67, parts: ['a rule −4'] });
    const many = Object.entries({ a: 80, b: 83, c: 88, d: 89 }).map(([name, score]) => ({ name, score }));
    // Nothing of more than a point is left without a name.
    expect(resultMove(71, many)?.parts).toEqual(['a +9', 'b +3', 'c +5', 'other changes +1']);
    expect(resultMove(72, [{ name: undefined, score: 82 }], 'what is usual')?.parts).toEqual([
      'what is usual +10',
    ]);
  });
});
