import { describe, expect, it } from 'vitest';
import { SUPPORT_PARTS } from '#shared/content/vocabulary.ts';
import { baseAccounts as accountsOf } from '#shared/economics/tradeBase.ts';
import { must } from '#shared/kernel/records.ts';
import { pairKey } from '../../../../shared/rules/law/register.ts';
import { findCountryViolations } from '../../../../shared/rules/countries/findCountryViolations.ts';
import { aFreeTradeArea } from '../../../support/aNegotiation.ts';
import { aTable } from '../../../support/aTable.ts';
import {
  aPoliticalTable,
  aSignedUnion,
  aTableWithArea,
  homeOf,
  seatOf,
  withSeat,
} from './aPoliticalTable.ts';

/** (1−ρ)·k: points that a per cent is worth in a round of the world with high walls. */
const POINTS = 0.4 * 17;

describe('support', () => {
  it('begins at 50 and only wears where nothing happens', () => {
    const table = aPoliticalTable().goTo('results', 1);
    for (const economy of Object.keys(table.state.seats)) {
      const home = homeOf(table, economy);
      expect(home.supportBefore).toBe(50);
      expect(home.support).toBeCloseTo(50 - POINTS * 0.1, 5);
      expect(home.parts.fatigue).toBeCloseTo(-0.68, 12);
    }
  });

  it('rises with real income against what people are used to, which follows halfway', () => {
    const table = aPoliticalTable();
    table.conclude(aFreeTradeArea('USA', 'CAN'));
    table.goTo('results', 1);
    const first = Math.log(table.state.reports[0]?.economies['CAN']?.welfare ?? NaN);
    expect(first).toBeGreaterThan(0.01);
    expect(homeOf(table, 'CAN').parts.income).toBeCloseTo(POINTS * 100 * first, 9);
    expect(seatOf(table, 'CAN').referenceIncome).toBeCloseTo(first / 2, 12);
    table.goTo('results', 2);
    const second = Math.log(table.state.reports[1]?.economies['CAN']?.welfare ?? NaN);
    expect(homeOf(table, 'CAN').parts.income).toBeCloseTo(POINTS * 100 * (second - first / 2), 9);
  });

  it('counts tariff money less than it was used to, three times as much in developing economies', () => {
    const table = aPoliticalTable();
    table.conclude(aFreeTradeArea('USA', 'MEX'));
    const [usa, mexico] = [seatOf(table, 'USA'), seatOf(table, 'MEX')];
    table.goTo('results', 1);
    const lost = (economy: string, used: number): number => {
      const report = must(table.state.reports[0]?.economies[economy], economy);
      return report.revenueBn / report.incomeBn - used;
    };
    expect(lost('MEX', mexico.referenceRevenue)).toBeLessThan(0);
    expect(homeOf(table, 'MEX').parts.revenue).toBeCloseTo(
      POINTS * 100 * 0.6 * lost('MEX', mexico.referenceRevenue),
      9,
    );
    expect(homeOf(table, 'USA').parts.revenue).toBeCloseTo(
      POINTS * 100 * 0.2 * lost('USA', usa.referenceRevenue),
      9,
    );
  });

  it('tells lobbies by name, whose swings sum, and whose losses hurt twice', () => {
    const table = aPoliticalTable();
    const { lobbies } = seatOf(table, 'MEX');
    table.conclude(aFreeTradeArea('USA', 'MEX'));
    table.goTo('results', 1);
    const home = homeOf(table, 'MEX');
    const sum = home.lobbies.reduce((total, { swing }) => total + swing, 0);
    expect(home.parts.lobbies).toBeCloseTo(sum, 9);
    const { N, J, spec, gva } = table.scenario.base;
    const n = table.scenario.economies.findIndex(({ id }) => id === 'MEX');
    for (const { sector, change, swing } of home.lobbies) {
      const j = table.scenario.sectors.findIndex(({ id }) => id === sector);
      const weight = must(
        lobbies.find((lobby) => lobby.sector === sector),
        sector,
      ).weight;
      const { output, valueAdded } = accountsOf(table.scenario.base);
      const rents =
        ((spec[n * J + j] ?? 0) * (gva[n * J + j] ?? 0) * (output[n * J + j] ?? 0)) / (valueAdded[n] ?? 0);
      const felt = change < 0 ? 2 * change : change;
      expect(swing).toBeCloseTo(POINTS * 100 * weight * rents * felt, 9);
      expect(N).toBeGreaterThan(n);
    }
  });

  it('knows the farm and what competes with imports as organised, and no lobby of services', () => {
    const { lobbies } = seatOf(aPoliticalTable(), 'USA');
    expect(lobbies.map(({ sector }) => sector)).not.toContain('SER');
    expect(lobbies.find(({ sector }) => sector === 'AGR')).toEqual({
      sector: 'AGR',
      weight: 1,
      wants: 'protection',
    });
    expect(lobbies.every(({ weight, wants }) => weight === (wants === 'protection' ? 1 : 0.3))).toBe(true);
  });

  it('pays for rule by others in every round of a union: depth times votes times distance', () => {
    const table = withSeat(withSeat(aTableWithArea(), 'USA', { support: 90 }), 'CAN', { support: 90 });
    aSignedUnion(table);
    const { USA: usa = NaN, CAN: canada = NaN } = table.state.settled.incomeBn;
    const distance = 1 - (table.state.politics?.affinity[pairKey('USA', 'CAN')] ?? NaN);
    table.goTo('results', 2);
    const votesOfUsa = (usa / (usa + canada) + 0.5) / 2;
    expect(homeOf(table, 'CAN').parts.sovereignty).toBeCloseTo(-POINTS * 0.6 * votesOfUsa * distance, 9);
    expect(homeOf(table, 'USA').parts.sovereignty).toBeCloseTo(
      -POINTS * 0.6 * (1 - votesOfUsa) * distance,
      9,
    );
    expect(homeOf(table, 'MEX').parts.sovereignty).toBeCloseTo(0, 12);
    table.goTo('results', 3);
    expect(homeOf(table, 'CAN').parts.sovereignty).toBeLessThan(0);
  });

  it('takes 2 for the first word broken in a round, and no more for the second', () => {
    const table = aPoliticalTable();
    table.act('USA', { type: 'givePledge', to: { type: 'all' }, undertaking: { type: 'noTariffRises' } });
    table.act('USA', {
      type: 'givePledge',
      to: { type: 'all' },
      undertaking: { type: 'sectorAtMost', sector: 'AGR', rateBp: 100 },
    });
    table.act('CHN', { type: 'givePledge', to: { type: 'all' }, undertaking: { type: 'noTariffRises' } });
    table.goTo('policy', 1);
    table.act('USA', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 100, apart: [] } });
    table.goTo('results', 1);
    expect(homeOf(table, 'USA').parts.pledges).toBe(-2);
    expect(homeOf(table, 'CHN').parts.pledges).toBe(0);
  });

  it('takes 2 a level above the first for leaving', () => {
    const table = aTableWithArea().goTo('negotiation', 3);
    const [area] = Object.values(table.state.agreements);
    table.act('USA', { type: 'giveNotice', agreement: must(area, 'the area').id });
    table.goTo('results', 3);
    expect(homeOf(table, 'USA').parts.treaties).toBe(-2);
    expect(homeOf(table, 'CAN').parts.treaties).toBe(0);
  });

  it('hurts in the round in which people must change their work', () => {
    const table = aPoliticalTable();
    table.conclude(aFreeTradeArea('USA', 'MEX'));
    table.goTo('results', 1);
    const { adjustment } = homeOf(table, 'MEX').parts;
    expect(adjustment).toBeLessThan(-0.1);
    table.goTo('results', 2);
    expect(Math.abs(homeOf(table, 'MEX').parts.adjustment)).toBeLessThan(Math.abs(adjustment));
  });

  it('opens every change into parts that sum to it, also at the ends of the scale', () => {
    const table = aTableWithArea();
    withSeat(table, 'USA', { support: 99.9, referenceIncome: -1 });
    withSeat(table, 'CHN', { support: 0.1, referenceIncome: 1 });
    table.goTo('results', 2);
    expect([homeOf(table, 'USA').support, homeOf(table, 'CHN').support]).toEqual([100, 0]);
    for (const economy of ['USA', 'CHN', 'CAN']) {
      const { support, supportBefore, parts } = homeOf(table, economy);
      const sum = SUPPORT_PARTS.reduce((total, part) => total + parts[part], 0);
      expect(sum).toBeCloseTo(support - supportBefore, 9);
    }
    expect(findCountryViolations(table.scenario, table.state)).toEqual([]);
  });

  it('answers as strongly as the Laboratory assumes', () => {
    const usual = aPoliticalTable();
    const weak = aPoliticalTable({ assumptions: { supportPercent: 50, sovereigntyPercent: 0 } });
    for (const table of [usual, weak]) {
      table.conclude(aFreeTradeArea('USA', 'CAN'));
      table.goTo('results', 1);
    }
    expect(homeOf(weak, 'CAN').parts.income).toBeCloseTo(homeOf(usual, 'CAN').parts.income / 2, 9);
    expect(homeOf(weak, 'CAN').parts.memory).toBe(homeOf(usual, 'CAN').parts.memory);
  });

  it('has no lobbies where no factor is bound to its sector', () => {
    const table = aTable({ preset: 'laboratory', modules: ['politics'], rounds: 6, at: 'negotiation' });
    expect(seatOf(table, 'ALB').lobbies).toEqual([]);
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    table.goTo('results', 1);
    expect(homeOf(table, 'ALB').parts.lobbies).toBe(0);
    expect(homeOf(table, 'ALB').parts.income).toBeCloseTo(
      0.4 * 3 * 100 * Math.log(table.state.reports[0]?.economies['ALB']?.welfare ?? NaN),
      9,
    );
  });

  it('leaves no trace where the module is off', () => {
    const table = aPoliticalTable({ modules: [] }).goTo('results', 1);
    expect(table.state.politics).toBeUndefined();
    expect(table.state.reports[0]?.modules).toBeUndefined();
  });
});
