import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { areNeighbours, NEIGHBOURS } from '../../../../shared/content/provinces/geography.ts';
import type { CentreAct } from '#shared/protocol/provinces/centre.ts';
import { settleCentre } from '#shared/rules/provinces/centre/settleCentre.ts';
import { shapeCentre } from '../../../../shared/rules/provinces/centre/settleCentre.ts';
import { settleProvinces } from '#shared/rules/provinces/settlement/settleProvinces.ts';
import { aProvincesTable, type ProvincesTable } from '../../../support/aProvincesTable.ts';
import { askHost, refusal } from '../../../support/askHost.ts';

function aTable(): ProvincesTable {
  const table = aProvincesTable({ centre: 'host' });
  table.nextRound();
  table.change({ centre: { ...table.provinces.centre, prestige: 20 } });
  return table;
}

function tryAct(table: ProvincesTable, act: CentreAct): string | undefined {
  return refusal(askHost(table, { type: 'actAsCentre', act }));
}

describe('barriers left to the market', () => {
  it('cost three rounds without any answer', () => {
    const table = aTable();
    expect(tryAct(table, { type: 'leaveToMarket' })).toBeUndefined();
    table.nextRound();
    expect(table.provinces.centre).toMatchObject({ prestige: 20 - 1 + 1, marketUntilRound: 4 });
    for (const round of [3, 4]) {
      expect(table.state.round).toBe(round);
      expect(tryAct(table, { type: 'reform', reform: 'separation' })).toBe('centre/left-to-market');
      expect(tryAct(table, { type: 'leaveToMarket' })).toBe('centre/left-to-market');
      expect(tryAct(table, { type: 'redrawDivisions', members: ['SH', 'JS'] })).toBe('centre/left-to-market');
      expect(tryAct(table, { type: 'corridorGrant' })).toBeUndefined();
      table.nextRound();
    }
    expect(tryAct(table, { type: 'reform', reform: 'separation' })).toBeUndefined();
  });

  it('let firms leave high walls and come to open provinces, three times, for good', () => {
    const table = aTable();
    tryAct(table, { type: 'leaveToMarket' });
    table.setProvince('GD', { wall: 0 });
    table.nextRound();
    expect(table.provinces.centre.firms).toMatchObject({ LN: 0.99, GD: 1.01, ZJ: 1.01, SH: 1 });
    expect(shapeCentre(table.scenario, table.state).industry).toEqual(table.provinces.centre.firms);
    for (let round = 0; round < 4; round++) table.nextRound();
    expect(table.provinces.centre.firms.LN).toBeCloseTo(0.99 ** 3, 9);
    expect(table.provinces.centre.firms.GD).toBeCloseTo(1.01 ** 3, 9);
  });

  it('widen the gap between coast and interior, and leave the walls', () => {
    const market = aTable();
    tryAct(market, { type: 'leaveToMarket' });
    market.nextRound();
    const left = market.settle();
    const control = aTable();
    control.nextRound();
    const rest = control.settle();
    const index = (report: typeof left, seat: string): number => must(report.provinces[seat], seat).index;
    expect(index(left, 'ZJ')).toBeGreaterThan(index(rest, 'ZJ'));
    expect(index(left, 'SN')).toBeLessThan(index(rest, 'SN'));
    expect(Math.abs(left.borderEffect - rest.borderEffect)).toBeLessThan(0.5);
  });
});

describe('divisions drawn anew', () => {
  it('make one market of two neighbours from the next round, outside the walls of both', () => {
    const table = aTable();
    expect(tryAct(table, { type: 'redrawDivisions', members: ['SC', 'SN'] })).toBeUndefined();
    const before = table.settle();
    expect(table.provinces.centre.prestige).toBe(20 - 4 + 1);
    table.nextRound();
    expect(shapeCentre(table.scenario, table.state).caps).toEqual([{ members: [8, 9], highest: 0 }]);
    const after = table.settle();
    const index = (report: typeof before, seat: string): number => must(report.provinces[seat], seat).index;
    expect(index(after, 'SN')).toBeGreaterThan(index(before, 'SN') + 0.1);
    expect(table.provinces.provinces.SN?.wall).toBe(3);
  });

  it('leave no way to wall off one half from the other', () => {
    const table = aTable();
    tryAct(table, { type: 'redrawDivisions', members: ['SH', 'JS'] });
    table.nextRound();
    table.layOut('fukangFee', 'SH');
    const quiet = settleProvinces(table.scenario, table.state);
    table.seal('SH', { fee: 'JS' });
    const walled = settleProvinces(table.scenario, table.state);
    if (!quiet.ok || !walled.ok) throw new Error('no solution');
    expect(walled.value.report.provinces.JS?.index).toBe(quiet.value.report.provinces.JS?.index);
  });

  it('cost both state jobs in the first round and a payroll that grows by lot for good', () => {
    const table = aTable();
    tryAct(table, { type: 'redrawDivisions', members: ['SC', 'SN'] });
    table.nextRound();
    const { payrollPercent } = must(table.provinces.centre.merged[0], 'merger');
    const first = shapeCentre(table.scenario, table.state);
    expect(first.decreedJobs).toMatchObject({ SC: -6, SN: -6, HB: 0 });
    expect(first.payroll?.SC).toBeCloseTo(1 + payrollPercent / 100, 9);
    expect(first.payroll?.HB).toBe(1);
    table.nextRound();
    const second = shapeCentre(table.scenario, table.state);
    expect(second.decreedJobs).toMatchObject({ SC: 0, SN: 0 });
    expect(second.payroll).toEqual(first.payroll);
  });

  it('bring what nobody knows beforehand: one of three payrolls, by the seed', () => {
    const table = aTable();
    tryAct(table, { type: 'redrawDivisions', members: ['SC', 'SN'] });
    const { scenario, state, provinces } = table;
    const drawn = Array.from({ length: 40 }, (_, random) => {
      const outcome = { nationalIncomePercent: 0, borderEffect: 21, dials: provinces.provinces, random };
      return settleCentre(scenario, state, outcome).centre.merged[0]?.payrollPercent;
    });
    expect(new Set(drawn)).toEqual(new Set([2, 5, 8]));
    const again = Array.from({ length: 40 }, (_, random) => {
      const outcome = { nationalIncomePercent: 0, borderEffect: 21, dials: provinces.provinces, random };
      return settleCentre(scenario, state, outcome).centre.merged[0]?.payrollPercent;
    });
    expect(again).toEqual(drawn);
  });

  it('know which provinces share a border', () => {
    const { scenario } = aTable();
    for (const pair of NEIGHBOURS) for (const id of pair) expect(scenario.dealOrder).toContain(id);
    expect(areNeighbours('SN', 'SC')).toBe(true);
    expect(areNeighbours('LN', 'SD')).toBe(false);
    expect(areNeighbours('SC', 'SC')).toBe(false);
  });
});
