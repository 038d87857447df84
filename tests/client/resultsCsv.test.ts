import { describe, expect, it } from 'vitest';
import {
  countryResults,
  CSV_COLUMNS,
  type CsvWords,
  provinceResults,
  resultsCsv,
} from '../../client/panels/host/resultsCsv.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import { aFreeTradeArea } from '../support/aNegotiation.ts';
import { aProvincesTable } from '../support/aProvincesTable.ts';
import { aTable } from '../support/aTable.ts';

const WORDS: CsvWords = {
  columns: fromKeys(CSV_COLUMNS, (column) => column),
  economy: (economy) => economy,
  person: (economy) => (economy === 'ALB' ? '=HYPERLINK("http://x")' : economy === 'BOR' ? '王, "小" ' : ''),
  epilogue: 'after',
  yes: 'yes',
  no: 'no',
  medal: (medal) => `medal ${medal}`,
};

describe('the results as a table for a spreadsheet', () => {
  const table = aTable({ people: ['ALB', 'BOR'], rounds: 1, at: 'negotiation' });
  table.conclude(aFreeTradeArea('ALB', 'DUN'));
  table.act('ALB', { type: 'givePledge', to: { type: 'all' }, undertaking: { type: 'noTariffRises' } });
  table.goTo('policy');
  table.act('ALB', { type: 'predict', ownIncome: 'down', losesMost: 'CAT' });
  const csv = resultsCsv(countryResults(table.goTo('debrief').state), WORDS);
  const lines = csv.split('\r\n');
  const lineOf = (economy: string): string => lines.find((line) => line.includes(`"${economy}"`)) ?? '';

  it('has a line for every seat and round under its heads, and says that it is UTF-8', () => {
    expect(csv.startsWith('\uFEFF"round","economy"')).toBe(true);
    expect(lines).toHaveLength(1 + 2 * 4 + 1);
  });

  it('gives the change of a round in the per cent by which the index moved', () => {
    const [, , , index, changePercent] = (lines[1] ?? '').split(',').map(Number);
    expect(changePercent).not.toBe(0);
    expect(changePercent).toBeCloseTo((index ?? 0) - 100, 4);
  });

  it('does so among provinces as well', () => {
    const provinces = aProvincesTable({ rounds: 4 });
    const { wall } = must(provinces.provinces.provinces['SH'], 'Shanghai');
    provinces.seal('SH', { wall: wall - 1 });
    while (provinces.state.phase !== 'debrief') provinces.advance();
    const rows = resultsCsv(provinceResults(provinces.state), WORDS).split('\r\n').slice(1, 11);
    const changes = rows.map((row) => row.split(',').slice(3, 5).map(Number));
    expect(changes).toHaveLength(10);
    expect(Math.max(...changes.map(([, change = 0]) => Math.abs(change)))).toBeGreaterThan(0.1);
    for (const [index = 0, change] of changes) expect(change).toBeCloseTo(index - 100, 3);
  });

  it('tells what was signed, promised and foreseen in the round', () => {
    const columns = lines[0]?.slice(1).split(',') ?? [];
    const cells = lineOf('ALB')
      .split(',')
      .slice(-columns.length + 3);
    expect(cells.slice(2, 5)).toEqual(['1', '1', '0']);
    const [foreseen] = table.state.reports[0]?.predictions ?? [];
    const word = (isRight: boolean | undefined): string => (isRight === true ? '"yes"' : '"no"');
    expect(foreseen?.economy).toBe('ALB');
    expect(cells.slice(5, 7)).toEqual([word(foreseen?.direction), word(foreseen?.loser)]);
    expect(lineOf('CAT').split(',').slice(5, 8)).toEqual(['0', '0', '0']);
  });

  it('tells the change of a round in per cent, as the index moves', () => {
    const columns = lines[0]?.slice(1).split(',') ?? [];
    const at = (line: string, column: string): number =>
      Number(line.split(',').at(columns.indexOf(`"${column}"`) - columns.length));
    for (const economy of ['CAT', 'DUN']) {
      const line = lineOf(economy);
      expect(at(line, 'changePercent'), economy).toBeCloseTo(at(line, 'index') - 100, 3);
    }
  });

  it('lets no name become a formula, and keeps what people wrote', () => {
    expect(lineOf('ALB')).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(lineOf('BOR')).toContain('"王, ""小"" "');
  });

  it('gives scores once, with the last round', () => {
    expect(lines[1]?.endsWith(',,')).toBe(true);
    expect(lines.at(-2)).toMatch(/"medal (none|bronze|silver|gold)"$/);
  });
});
