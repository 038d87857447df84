import { beforeAll, describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { forecastMeasures, forecastRound } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { ownBudget } from '../../../client/panels/provinces/own/OwnCards.tsx';
import { sumToFree } from '../../../client/panels/provinces/results/ProvinceResults.tsx';
import { bestRoute, routesAsked } from '../../../client/panels/provinces/policy/MeasureFold.tsx';
import { untouchedMeasures } from '../../../client/panels/provinces/policy/measuresModel.ts';
import {
  gaugeNow,
  paymentsTold,
  resultMove,
  sinceLast,
  spendingCost,
} from '../../../client/panels/provinces/policy/resultGauge.ts';
import { loadAllText } from '../../../client/text/t.ts';
import { aBindingDraft, aCompensation, aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';

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
    // What happened is told as much as it is, whatever moves beside it without a name.
    const beside = [
      { name: undefined, score: 76 },
      { name: 'a rule', score: 67 },
    ];
    expect(resultMove(71, beside)).toEqual({ was: 71, now: 67, parts: ['a rule −9', 'other changes +5'] });
    const many = Object.entries({ a: 80, b: 83, c: 88, d: 89 }).map(([name, score]) => ({ name, score }));
    // Nothing of more than a point is left without a name.
    expect(resultMove(71, many)?.parts).toEqual(['a +9', 'b +3', 'c +5', 'other changes +1']);
    // Of three that happened each is named, whatever else moves.
    const tried = Object.entries({ pact: 73, theirs: 70, 'other changes': 68, mine: 71 });
    const named = tried.map(([name, score]) => ({ name, score }));
    expect(resultMove(49, named)?.parts).toEqual(['pact +24', 'theirs −3', 'mine +3', 'other changes −2']);
  });
});

describe('money that is spent', () => {
  it.each([0, 60, 186])(
    'costs no less for more of it, the same on every page, and what the end counts: %i',
    (paid) => {
      const table = aProvincesTable({ rounds: 6 });
      const spread = Array.from({ length: 100 }, (_, at) => at - 20);
      const seats = { HB: { prosperity: spread, support: spread } };
      const view = () => ({
        scenario: table.scenario,
        game: { ...table.state, par: { games: 500, bestPath: {}, seats } },
      });
      if (paid > 0)
        table.conclude(aBindingDraft(['HB', 'JS', 'AH'], { rounds: 4 }, aCompensation('JS', 'HB', paid, 4)));
      table.setProvince('JS', { freeMoney: 400 });
      table.nextRound();
      table.setProvince('JS', { freeMoney: 400 });
      const { wall, block } = must(table.provinces.provinces['HB'], 'HB');
      const measures = { wall, block };
      const forecast = forecastMeasures(table.scenario, table.state, 'HB', measures);
      if (!forecast.ok) throw new Error(forecast.error.code);
      const own = must(forecast.value.before.provinces['HB'], 'HB');
      const { left } = ownBudget(table.scenario, table.state, 'HB', own);
      expect(left).toBeGreaterThan(20);
      const tried = { measures, forecast: forecast.value };
      const costs = Array.from({ length: 21 }, (_, at) => (left * at) / 20).map((sum) => {
        const inTalks = spendingCost(view(), 'HB', { own }, sum);
        expect(spendingCost(view(), 'HB', { own, tried }, sum)).toBeCloseTo(inTalks, 4);
        return inTalks;
      });
      for (const [at, cost] of costs.entries())
        expect(cost, `${at}`).toBeGreaterThanOrEqual((costs[at - 1] ?? 0) - 1e-9);
      // An offer changes nothing else.
      const told = spendingCost(view(), 'HB', { own }, 5);
      const before = must(gaugeNow(view(), 'HB', own), 'a result').score;
      table.table('HB', aPactDraft(['HB', 'SC']));
      table.settle();
      const came = must(gaugeNow(view(), 'HB', must(table.report.provinces['HB'], 'HB')), 'a result').score;
      expect(before - came).toBeCloseTo(told, 1);
    },
  );
});

describe('what payments cost a leader', () => {
  it('is told where it is much, of who pays more than it is paid', () => {
    const table = aProvincesTable();
    const round = forecastRound(table.scenario, table.state, 'AH');
    if (!round.ok) throw new Error(round.error.code);
    const was = must(round.value.provinces['AH'], 'AH');
    const spread = Array.from({ length: 100 }, (_, at) => at - 20);
    const par = { games: 500, bestPath: {}, seats: { AH: { prosperity: spread, support: spread } } };
    const view = { scenario: table.scenario, game: { ...table.state, par } };
    const told = (payments: number) => {
      const budgetParts = { ...was.budgetParts, payments };
      const own = { ...was, budget: was.budget + payments, budgetParts };
      return paymentsTold(view, 'AH', own, (each) => must(gaugeNow(view, 'AH', each), 'points').score);
    };
    expect(told(-160)).toMatchObject({ key: 'moves.payments', params: { sum: '¥16 bn' } });
    expect([told(160), told(-1)]).toEqual([undefined, undefined]);
  });
});

describe('what a briefing tells of the points', () => {
  it('is both rounds, and what moved most where that is much', () => {
    const steps = [
      { name: 'once', score: 56 },
      { name: 'rule', score: 43 },
      { name: undefined, score: 47 },
    ];
    expect(sinceLast(57, steps)?.phrase).toEqual({
      key: 'moves.since.lastRoundBy',
      params: { was: '57', now: '47', parts: 'rule −13' },
    });
    expect(sinceLast(57, steps.slice(0, 1))?.phrase.key).toBe('moves.since.lastRound');
    expect(sinceLast(57, [])).toBeUndefined();
  });
});

describe('a route through the province', () => {
  it('is not advised in the place of one that others have paid for', () => {
    const table = aProvincesTable({ preset: 'provincesStandard', rounds: 6 });
    table.nextRound();
    const [one, other] = routesAsked(table.state, 'AH', untouchedMeasures(table.state, 'AH')).routes;
    const filled = {
      ...must(one, 'a route'),
      way: 'fill',
      moved: { percent: 1, result: { was: 10, next: 20 } },
    } as const;
    const second = must(other, 'another');
    expect(bestRoute([filled, { ...second, way: 'noWay' }])).toBe(filled);
    expect(bestRoute([filled, { ...second, way: 'paid' }])).toBeUndefined();
  });
});
