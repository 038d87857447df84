import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { ProvinceReport } from '#shared/protocol/provinces/provinceReport.ts';
import { holdMeeting, type Term } from '../../../../shared/rules/provinces/settlement/careerScore.ts';
import { aProvincesTable, type ProvincesTable } from '../../../support/aProvincesTable.ts';

function aTerm(change: Partial<Term> = {}): Term {
  const report = (tournament: Readonly<Record<string, number>>): Term['reports'][number] => ({
    provinces: Object.fromEntries(
      Object.entries(tournament).map(([seat, score]) => [
        seat,
        { parts: { tournament: score } } as unknown as ProvinceReport,
      ]),
    ),
  });
  return {
    round: 6,
    reports: [
      report({ SH: 99, JS: 0, ZJ: 0 }),
      report({ SH: 40, JS: 60, ZJ: 50 }),
      report({ SH: 40, JS: 60, ZJ: 50 }),
    ],
    tournament: [
      ['SH', 60],
      ['JS', 45],
      ['ZJ', 50],
    ],
    isCrackdown: false,
    ...change,
  };
}

describe('the promotion meeting', () => {
  it('honours the two best of the term, and nobody for what lies before it', () => {
    const { promoted, points } = holdMeeting(aTerm());
    expect(promoted).toEqual(['JS', 'ZJ']);
    expect([points.meeting('JS'), points.meeting('SH'), points.crackdown]).toEqual([15, 0, 0]);
  });

  it('is held every third round', () => {
    expect(holdMeeting(aTerm({ round: 5 })).promoted).toEqual([]);
  });

  it('takes seats in their order where they are level', () => {
    const level = aTerm({
      reports: [],
      tournament: [
        ['SH', 50],
        ['JS', 50],
        ['ZJ', 50],
      ],
    });
    expect(holdMeeting(level).promoted).toEqual(['SH', 'JS']);
  });
});

/** Three rounds, the last one behind these walls. */
function aTableBehind(level: number): ProvincesTable {
  const table = aProvincesTable({ centre: 'seat', preset: 'provincesStandard' });
  table.nextRound();
  table.nextRound();
  for (const seat of table.scenario.dealOrder) table.setProvince(seat, { wall: level, block: level });
  table.change({ events: [], reforms: ['taxSharing'] });
  table.settle();
  return table;
}

describe('the third round', () => {
  it('adds 15 to two careers', () => {
    const table = aTableBehind(2);
    const { promoted, provinces, isCrackdown, headlines } = table.report;
    expect(promoted).toHaveLength(2);
    expect(isCrackdown).toBe(false);
    for (const [seat, { lumps }] of Object.entries(provinces))
      expect(lumps.meeting).toBe(promoted.includes(seat) ? 15 : 0);
    expect(headlines.map(({ key }) => key)).toContain('headline.promoted');
  });

  it('ends in a crackdown behind a border above 35: ten points each, and no dial above 2', () => {
    const table = aTableBehind(4);
    const { borderEffect, isCrackdown, provinces, headlines } = table.report;
    expect(borderEffect).toBeGreaterThan(35);
    expect(isCrackdown).toBe(true);
    for (const { lumps, wall } of Object.values(provinces)) expect([lumps.crackdown, wall]).toEqual([-10, 4]);
    for (const { wall, block } of Object.values(table.provinces.provinces))
      expect([wall, block]).toEqual([2, 2]);
    expect(headlines[0]?.key).toBe('headline.crackdown');
    table.nextRound();
    expect(must(table.provinces.provinces['SN'], 'SN').wall).toBeLessThanOrEqual(3);
  });

  it('in which the centre controls all drives nobody', () => {
    const table = aTableBehind(4);
    table.change({ reforms: [] });
    const before = table.provinces.provinces;
    table.nextRound();
    for (const [seat, { localDrive }] of Object.entries(table.provinces.provinces))
      expect(localDrive).toBe(before[seat]?.localDrive);
  });
});
