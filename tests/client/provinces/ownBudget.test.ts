import { beforeAll, describe, expect, it } from 'vitest';
import { PROMOTION_POINTS } from '#shared/content/provinces/provinceConstants.ts';
import { must } from '#shared/kernel/records.ts';
import { forecastRound } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import {
  HOPE_OF_PROMOTION,
  promotionsHoped,
  unpromoted,
} from '#shared/rules/provinces/forecast/pactLooks.ts';
import { ownBudget, resultMove } from '../../../client/panels/provinces/own/OwnCards.tsx';
import { sumToFree } from '../../../client/panels/provinces/results/ProvinceResults.tsx';
import {
  gaugeNow,
  gaugeOfLast,
  gaugeOfStep,
  paymentsTold,
} from '../../../client/panels/provinces/policy/resultGauge.ts';
import { besideName } from '../../../client/panels/provinces/seat.ts';
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
    expect(resultMove(71, many)?.parts).toEqual(['a +9', 'b +3', 'c +5', 'other +1']);
    // Of three that happened each is named, whatever else moves.
    const tried = Object.entries({ pact: 73, theirs: 70, other: 68, mine: 71 });
    const named = tried.map(([name, score]) => ({ name, score }));
    expect(resultMove(49, named)?.parts).toEqual(['pact +24', 'theirs −3', 'mine +3', 'other −2']);
    expect(resultMove(72, [{ name: undefined, score: 82 }], 'what is usual')?.parts).toEqual([
      'what is usual +10',
    ]);
  });
});

describe('what payments cost a leader', () => {
  it('is told where it is much, of who pays more than it is paid', () => {
    const table = aProvincesTable();
    const round = forecastRound(table.scenario, table.state, 'AH');
    if (!round.ok) throw new Error(round.error.code);
    const was = must(round.value.provinces['AH'], 'AH');
    const spread = Array.from({ length: 100 }, (_, at) => at - 20);
    const par = { games: 500, bestPath: {}, seats: { AH: { prosperity: spread, support: spread } } };
    const told = (payments: number) =>
      paymentsTold({ scenario: table.scenario, game: { ...table.state, par } }, 'AH', {
        ...was,
        budget: was.budget + payments,
        budgetParts: { ...was.budgetParts, payments },
      });
    expect(told(-60)).toMatchObject({ key: 'moves.payments', params: { sum: '¥6 bn' } });
    expect([told(60), told(-1)]).toEqual([undefined, undefined]);
  });
});

/** Two rounds of a table, and results of bots that rise from round to round. */
function afterTwoRounds() {
  const table = aProvincesTable();
  const pact = table.conclude(aPactDraft(['JS', 'AH'], { rounds: 4 }));
  table.nextRound();
  table.settle();
  const spread = Array.from({ length: 100 }, (_, at) => at - 10);
  const rounds = table.state.settings.rounds;
  const rising = Array.from({ length: rounds }, (_, at) => 50 + at);
  const par = {
    games: 500,
    bestPath: {},
    seats: { JS: { prosperity: spread, support: spread } },
    pace: { JS: { prosperity: rising.map((each) => each / 10), support: rising } },
  };
  return { table, pact, rounds, game: { ...table.state, par } };
}

describe('a pact that was broken', () => {
  it('costs the rounds after that one nothing in the result that is expected', () => {
    const { table, pact, game } = afterTwoRounds();
    const [first, second] = game.reports;
    const before = must(first?.provinces['JS'], 'JS');
    const own = { ...before, score: before.score - 20, index: before.index * 0.96 };
    const breach = { pact: pact.id, by: 'AH', round: 2, deposit: 0, isExcluded: false };
    const told = (isSeen: boolean) => {
      const last = { ...must(second, 'a report'), breaches: [{ ...breach, isSeen }] };
      const reports = [must(first, 'a report'), { ...last, provinces: { ...last.provinces, JS: own } }];
      const view = { scenario: table.scenario, game: { ...game, reports } };
      return must(gaugeOfLast(view, 'JS', own), 'a result');
    };
    // What nobody saw may go on.
    expect(told(true).career.value).toBeGreaterThan(told(false).career.value + 4);
    expect(told(true).income.value).toBeGreaterThan(told(false).income.value + 1);
  });
});

describe('a promotion', () => {
  const race = (round: number, mine: number) => ({
    round,
    provinces: Object.fromEntries(
      Object.entries({ JS: mine, AH: 60, SH: 55 }).map(([seat, tournament]) => [
        seat,
        { parts: { tournament } },
      ]),
    ),
  });

  it('is hoped for by the place in the race of the term, as bots in the seat came to it before, and no more once it is known', () => {
    const { state } = aProvincesTable({ rounds: 6 });
    const hoped = (reports: readonly ReturnType<typeof race>[], round: number, isSettled = false) =>
      promotionsHoped({ ...state, round, reports }, 'JS', isSettled);
    const { byPlace, ofBots } = HOPE_OF_PROMOTION;
    const [soon = NaN, later = NaN] = must(ofBots['JS'], 'JS');
    const [one, two] = byPlace.map((chances) => chances.map((chance) => PROMOTION_POINTS * chance));
    expect(hoped([], 1)).toBeCloseTo(soon + later, 9);
    expect(hoped([race(1, 70)], 2)).toBeCloseTo((one?.[0] ?? NaN) + later, 9);
    expect(hoped([race(1, 70), race(2, 30)], 3)).toBeCloseTo((two?.[2] ?? NaN) + later, 9);
    expect(hoped([race(1, 70), race(2, 30)], 3, true)).toBeCloseTo(later, 9);
    const term = [1, 2, 3, 4, 5].map((round) => race(round, 70));
    expect(hoped(term, 6)).toBeCloseTo(two?.[0] ?? NaN, 9);
    expect(hoped(term, 6, true)).toBe(0);
    // Averages of bots without theirs: nothing until the first meeting, then its points spread over the rounds.
    expect(unpromoted('JS', [50, 50, 50])).toEqual([50, 50, 50 - soon / 3]);
  });

  it('is in the result that was told until the meeting is held, so that nothing else seems to have moved it', () => {
    const { table, game, rounds } = afterTwoRounds();
    const own = must(game.reports.at(-1)?.provinces['JS'], 'JS');
    const third = { ...must(game.reports.at(-1), 'a report'), round: 3 };
    const view = { scenario: table.scenario, game: { ...game, round: 3, reports: [...game.reports, third] } };
    const before = must(gaugeOfStep(view, 'JS', { cause: 'routes', own }), 'a result').career.value;
    const after = must(gaugeNow(view, 'JS', own), 'a result').career.value;
    const soon = promotionsHoped(view.game, 'JS', false) - promotionsHoped(view.game, 'JS', true);
    expect(before - after).toBeCloseTo(soon / rounds, 9);
  });
});

describe('what has moved a result without a name', () => {
  it('is told as the part that did so most, beside bots in the seat, where these are known', () => {
    const { game } = afterTwoRounds();
    const made = (income: number, career: number) => ({
      income: { points: income },
      career: { points: career },
    });
    const name = (...gauges: readonly ReturnType<typeof made>[]) => {
      const since = gauges.map((gauge, at) => ({ name: at === 1 ? 'a rule' : undefined, gauge }));
      return [game, { par: undefined }].map((each) => besideName(each, 'JS', made(40, 30), since));
    };
    expect(name(made(39, 22))).toEqual(['your career beside that of bots in your seat', 'other']);
    // What has a name is not counted.
    const [ofIncome] = name(made(36, 29), made(36, 10));
    expect(ofIncome).toBe('your people’s income beside that of bots in your seat');
  });
});
