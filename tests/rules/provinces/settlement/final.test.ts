import { describe, expect, it } from 'vitest';
import { PAR_GAMES } from '#shared/content/scores.ts';
import { must } from '#shared/kernel/records.ts';
import { finalProvinces } from '../../../../shared/rules/provinces/settlement/ending.ts';
import { aProvincesTable, type ProvincesTable } from '../../../support/aProvincesTable.ts';

function settled(opening: 'year1997' | 'year1987' = 'year1997'): ProvincesTable {
  const table = aProvincesTable({ opening, centre: 'seat', preset: 'provincesStandard' });
  table.settle();
  return table;
}

/** The end of a table with these careers at these national figures. */
function ended(
  careers: Readonly<Record<string, number>>,
  nation: { readonly nationalIncomePercent: number; readonly borderEffect: number },
  opening: 'year1997' | 'year1987' = 'year1997',
) {
  const table = settled(opening);
  table.change(nation);
  const { report } = table;
  const provinces = Object.fromEntries(
    Object.entries(report.provinces).map(([seat, told]) => [
      seat,
      { ...told, career: careers[seat] ?? told.career },
    ]),
  );
  const state = { ...table.state, par: NO_CHAIRS, reports: [{ ...report, provinces }] };
  return finalProvinces(table.scenario, state);
}

/** Bots have played, and in none of these chairs: careers are judged alone. */
const NO_CHAIRS = { games: PAR_GAMES, seats: {}, bestPath: {} };
const NOWHERE = { nationalIncomePercent: 0, borderEffect: 21 };

describe('the standings', () => {
  it('rank careers, level ones in one place, and give medals against the 50 of the opening', () => {
    const { standings } = ended({ SH: 61, JS: 61, ZJ: 56, AH: 52 }, NOWHERE);
    const of = (seat: string) =>
      must(
        standings.find(({ economy }) => economy === seat),
        seat,
      );
    expect([of('SH').place, of('JS').place, of('ZJ').place, of('AH').place]).toEqual([1, 1, 3, 4]);
    expect([of('SH').medal, of('ZJ').medal, of('AH').medal, of('SN').medal]).toEqual([
      'gold',
      'silver',
      'bronze',
      'none',
    ]);
    expect(of('SH').parts.tournament).toBeCloseTo(50, 6);
    expect(standings).toHaveLength(10);
  });

  it('give medals by the tenths in which careers are told', () => {
    const { standings } = ended({ SH: 59.96, JS: 59.94, ZJ: 51.94 }, NOWHERE);
    const medals = ['SH', 'JS', 'ZJ'].map((seat) => standings.find(({ economy }) => economy === seat)?.medal);
    expect(medals).toEqual(['gold', 'silver', 'none']);
  });
});

describe('the medal of the table', () => {
  const at = (nationalIncomePercent: number, borderEffect: number) => ({
    nationalIncomePercent,
    borderEffect,
  });

  it.each([
    ['gold', 15, 5],
    ['silver', 15, 5.1],
    ['silver', 12, 8],
    ['bronze', 8, 15],
    ['none', 7.9, 5],
    ['none', 15, 15.1],
  ])('is %s at %d %% and a border effect of %d', (medal, income, border) => {
    expect(ended({}, at(income, border)).tableMedal).toBe(medal);
  });

  it('asks for less from 1987, where one market is worth less', () => {
    expect(ended({}, at(7, 5), 'year1987').tableMedal).toBe('gold');
    expect(ended({}, at(6.9, 5), 'year1987').tableMedal).toBe('silver');
    expect(ended({}, at(3.4, 5), 'year1987').tableMedal).toBe('none');
  });
});

describe('an opening that is left alone', () => {
  it.each([
    ['year1997', '21.0', '46.0'],
    ['year1987', '10.0', '33.2'],
  ] as const)('settles where it was (%s)', (opening, times, percent) => {
    const { report } = settled(opening);
    expect(report.borderEffect.toFixed(1)).toBe(times);
    expect(report.borderEffectPercent.toFixed(1)).toBe(percent);
    expect(report.nationalIncomePercent).toBeCloseTo(0, 6);
    expect(report.headlines).toEqual([{ key: 'headline.quiet', params: {} }]);
    for (const { parts, logChange, lumps } of Object.values(report.provinces)) {
      expect(logChange).toBeCloseTo(0, 6);
      expect(
        [parts.tournament, parts.budget, parts.jobs, parts.welfare].map((part) => part.toFixed(4)),
      ).toEqual(Array.from({ length: 4 }, () => '50.0000'));
      expect(Object.values(lumps).every((lump) => lump === 0)).toBe(true);
    }
    expect(report.flows).toHaveLength(90);
    for (const { before, after } of report.flows) expect(after).toBeCloseTo(before, 6);
  });
});
