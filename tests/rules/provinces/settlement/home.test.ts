import { describe, expect, it } from 'vitest';
import { FORMER_PACT_LIMITS, type PactLimits, PRESETS } from '#shared/content/presets.ts';
import type { HomeReform } from '#shared/content/provinces/reforms.ts';
import { measuresFault } from '#shared/rules/provinces/envelope/envelope.ts';
import { createForecaster, forecastRound } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { pointsBack } from '#shared/rules/provinces/settlement/careerScore.ts';
import { withReform } from '#shared/rules/provinces/settlement/surveyRound.ts';
import { must } from '#shared/kernel/records.ts';
import type { ProvinceReport } from '#shared/protocol/provinces/provinceReport.ts';
import { aProvincesTable, type ProvincesTable } from '../../../support/aProvincesTable.ts';

function told(table: ProvincesTable, seat: string): ProvinceReport {
  return must(table.report.provinces[seat], seat);
}

/** In the round in which everything of home is open, and no card at work. */
function aHomeTable(): ProvincesTable {
  const table = aProvincesTable({ centre: 'seat' });
  table.nextRound();
  table.change({ events: [] });
  return table;
}

describe('money at home', () => {
  it('is what the budget left of the round before, less 1.25 payrolls that grow 3 % a round', () => {
    const table = aProvincesTable();
    const payroll = must(table.scenario.economy.market.politics.payroll[9], 'payroll');
    for (const growth of [1, 1.03]) {
      table.settle();
      const { budget, freeMoney, payroll: paid } = told(table, 'SN');
      expect(paid).toBeCloseTo(payroll * growth, 6);
      expect(freeMoney).toBeCloseTo(budget - 1.25 * paid, 6);
      expect(must(table.provinces.provinces['SN'], 'SN').freeMoney).toBe(freeMoney);
      table.nextRound();
    }
  });

  it('that was spent or paid is not taken a second time, and what was received may be spent in the next round', () => {
    const quiet = aHomeTable();
    quiet.settle();
    const table = aHomeTable();
    table.act('SH', { type: 'payProvince', to: 'JS', yuan100m: 60 });
    table.seal('SH', { pillar: 'autos' });
    table.settle();
    expect(told(table, 'SH').budgetParts).toMatchObject({ spending: 30, payments: -60 });
    expect(Math.abs(told(table, 'SH').freeMoney - told(quiet, 'SH').freeMoney)).toBeLessThan(25);
    expect(told(table, 'JS').freeMoney - told(quiet, 'JS').freeMoney).toBeGreaterThan(55);
    expect(told(table, 'SH').causes.payments).toBeLessThan(-1);
    expect(told(table, 'JS').causes.payments).toBeGreaterThan(0.5);
  });

  it('that does not cover the payroll leaves wages behind: ten points of the jobs part', () => {
    const quiet = aProvincesTable();
    quiet.settle();
    const table = aProvincesTable();
    table.setProvince('SN', { payroll: 1.6 });
    table.settle();
    expect(told(table, 'SN').budget).toBeLessThan(told(table, 'SN').payroll);
    expect(told(table, 'SN').parts.jobs).toBeCloseTo(told(quiet, 'SN').parts.jobs - 10, 9);
    expect(table.report.headlines).toContainEqual({
      key: 'headline.budgetsShort',
      params: { economies: ['SN'] },
    });
  });

  it('that is lacking ends a programme for which no envelope says otherwise', () => {
    const table = aHomeTable();
    table.setProvince('SN', { freeMoney: 30 });
    table.seal('SN', { pillar: 'aircraft' });
    table.nextRound();
    table.setProvince('SN', { freeMoney: 29 });
    table.settle();
    expect(told(table, 'SN').pillar).toBeUndefined();
    expect(told(table, 'SN').spent).toBe(0);
  });
});

describe('reforms at home', () => {
  const quiet = aHomeTable();
  quiet.settle();
  const reformed = (reform: 'cutPayroll' | 'reformStateFirms' | 'feesToTaxes'): ProvincesTable => {
    const table = aHomeTable();
    table.seal('HB', { reform });
    table.settle();
    return table;
  };

  it('cut the payroll by 3 %, and state jobs by 4 % in that round', () => {
    const table = reformed('cutPayroll');
    expect(told(table, 'HB').payroll).toBeCloseTo(told(quiet, 'HB').payroll * 0.97, 6);
    expect(told(table, 'HB').stateJobs).toBeCloseTo(told(quiet, 'HB').stateJobs - 4, 6);
    table.nextRound();
    table.settle();
    expect(told(table, 'HB').stateJobs).toBeCloseTo(100, 1);
  });

  it('reform state firms for 20: jobs now, and for good productivity and a lighter conscience', () => {
    const table = reformed('reformStateFirms');
    const hubei = told(table, 'HB');
    expect(hubei.spent).toBe(20);
    expect(hubei.causes.drive).toBeGreaterThan(0.2);
    expect(hubei.stateJobs).toBeLessThan(told(quiet, 'HB').stateJobs);
    expect(table.provinces.provinces['HB']).toMatchObject({
      industryTfp: 1.01,
      reforms: { reformStateFirms: 1 },
    });
    table.nextRound();
    table.settle();
    expect(told(table, 'HB').stateJobs).toBeCloseTo(hubei.stateJobs + 5, 1);
  });

  it('turn fees into taxes early: three tenths of wall income, ten points of compliance', () => {
    const table = reformed('feesToTaxes');
    const [with_, without] = [told(table, 'HB'), told(quiet, 'HB')];
    expect(with_.budgetParts.rents / without.budgetParts.rents).toBeCloseTo(0.3, 2);
    expect(with_.parts.compliance).toBeCloseTo(without.parts.compliance + 10, 9);
    table.nextRound();
    table.settle();
    expect(told(table, 'HB').parts.compliance).toBeCloseTo(without.parts.compliance, 9);
    expect(told(table, 'HB').budgetParts.rents / without.budgetParts.rents).toBeCloseTo(0.3, 2);
  });
});

describe('local drive', () => {
  it('stands still as long as the rules of public finance do', () => {
    const table = aProvincesTable();
    table.settle();
    for (const { localDrive } of Object.values(table.provinces.provinces))
      expect(localDrive).toBeCloseTo(1, 9);
  });

  it('slackens where the centre takes more of the taxes, until leaders are used to it', () => {
    const table = aProvincesTable({ opening: 'year1987', centre: 'seat', preset: 'provincesStandard' });
    const nation: number[] = [];
    for (let round = 1; round <= 7; round++) {
      table.change({ events: [], reforms: ['taxSharing'] });
      nation.push(table.settle().nationalIncomePercent);
      if (round === 2) expect(told(table, 'GD').causes.drive).toBeLessThan(-0.5);
      table.nextRound();
    }
    const [, second = NaN, third = NaN] = nation;
    expect(second).toBeLessThan(-0.6);
    expect(third - second).toBeLessThan(-0.3);
    expect(nation.at(-1)).toBeGreaterThan(-1.8);
    expect(nation.at(-1)).toBeLessThan(-1.4);
  });
});

describe('the reform of state firms, where it is the one reform at home', () => {
  const { pactLimits, rounds } = PRESETS.provincesStandard;
  const { inRound, jobsPercent, productivity } = pactLimits.stateFirms;
  const aStandardTable = (limits: PactLimits = pactLimits): ProvincesTable => {
    const table = aProvincesTable({ preset: 'provincesStandard', rounds, pactLimits: limits });
    for (let round = 1; round < inRound; round++) table.nextRound();
    table.change({ events: [] });
    return table;
  };

  it('is open from its round on, once a round, and not at tables opened before', () => {
    const { state, scenario } = aStandardTable();
    const { wall, block } = must(state.provinces.provinces['SH'], 'SH');
    const faultOf = (reform: HomeReform, game = state) =>
      measuresFault(scenario, game, 'SH', { wall, block, reform });
    expect(faultOf('reformStateFirms')).toBeUndefined();
    expect(faultOf('cutPayroll')).toEqual({ code: 'intent/not-in-this-game' });
    expect(faultOf('reformStateFirms', { ...state, round: inRound - 1 })).toMatchObject({
      code: 'measures/feature-not-open',
    });
    for (const former of FORMER_PACT_LIMITS) {
      const before = aStandardTable(former);
      expect(faultOf('reformStateFirms', before.state)).toEqual({ code: 'intent/not-in-this-game' });
    }
  });

  it('cuts state jobs in its round alone, and industry makes more from then on', () => {
    const [quiet, table] = [aStandardTable(), aStandardTable()];
    table.seal('SH', { reform: 'reformStateFirms' });
    const now = [quiet, table].map((each) => must(each.settle().provinces['SH'], 'SH'));
    const [without, own] = [must(now[0], 'a round'), must(now[1], 'a round')];
    expect(own.stateJobs - without.stateJobs - jobsPercent).toBeCloseTo(0, 0);
    expect(own.parts.jobs).toBeLessThan(without.parts.jobs - 5);
    expect(own.index).toBeGreaterThan(without.index);
    expect(table.provinces.provinces['SH']).toMatchObject({
      industryTfp: productivity,
      reforms: { reformStateFirms: 1 },
    });
  });

  it('tells of later rounds what the forecast has once the reform is done', () => {
    for (const seat of ['SH', 'HB', 'SC'] as const) {
      const { state, scenario } = aStandardTable();
      const own = must(state.provinces.provinces[seat], seat);
      const forecaster = createForecaster(scenario, state, seat);
      const { wall, block } = own;
      const reform = forecaster.ok
        ? forecaster.value({ wall, block, reform: 'reformStateFirms' })
        : undefined;
      const next = must(reform?.ok === true ? reform.value.after.provinces[seat] : undefined, 'a round');
      const provinces = {
        ...state.provinces.provinces,
        [seat]: withReform(state, own, 'reformStateFirms'),
      };
      const later = forecastRound(scenario, { ...state, provinces: { ...state.provinces, provinces } }, seat);
      const then = must(later.ok ? later.value.provinces[seat] : undefined, 'a round');
      expect(next.score + pointsBack(scenario, state, seat, next)).toBeCloseTo(then.score, 1);
      expect(next.index).toBeCloseTo(then.index, 3);
    }
  });
});
