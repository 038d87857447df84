import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { INCOME_CAUSES, type IncomeCause } from '#shared/protocol/provinces/provinceReport.ts';
import { aPactDraft, aProvincesTable, type ProvincesTable } from '../../../support/aProvincesTable.ts';

/** Log points: drive moves by less where a change of trade shifts what is taxed. */
const WORTH_A_WORD = 0.01;

/** Causes of a province’s change that are worth a word. */
function told(table: ProvincesTable, seat: string): Partial<Record<IncomeCause, number>> {
  const { causes } = must(table.report.provinces[seat], seat);
  return Object.fromEntries(
    INCOME_CAUSES.filter((cause) => Math.abs(causes[cause]) > WORTH_A_WORD).map((cause) => [
      cause,
      causes[cause],
    ]),
  );
}

/** In its second round, after one in which nothing happened. */
function aQuietTable(): ProvincesTable {
  const table = aProvincesTable({ centre: 'seat', preset: 'provincesFull' });
  table.nextRound();
  table.change({ events: [] });
  return table;
}

describe('one thing alone', () => {
  it('a wall is its owner’s, and others’ to everybody else', () => {
    const table = aQuietTable();
    table.seal('AH', { wall: 3 });
    table.settle();
    expect(told(table, 'AH')).toEqual({ ownWall: expect.closeTo(-2.1, 0) as number });
    expect(told(table, 'JS')).toEqual({ othersWalls: expect.closeTo(-0.2, 0) as number });
  });

  it('a block is, too', () => {
    const table = aQuietTable();
    table.seal('HB', { block: 2 });
    table.settle();
    expect(Object.keys(told(table, 'HB'))).toEqual(['ownBlock']);
    expect(Object.keys(told(table, 'GD'))).toEqual(['othersBlocks']);
  });

  it('a pact is nobody’s wall', () => {
    const table = aQuietTable();
    table.conclude(aPactDraft(['SH', 'JS', 'ZJ']));
    table.settle();
    expect(Object.keys(told(table, 'SH'))).toEqual(['pacts']);
    expect(told(table, 'SH').pacts).toBeCloseTo(3.2, 0);
    expect(told(table, 'AH').pacts).toBeLessThan(0);
  });

  it('a word that is broken shows in what the pact is worth', () => {
    const table = aQuietTable();
    const { id } = table.conclude(aPactDraft(['SH', 'JS']));
    table.nextRound();
    table.change({ events: [] });
    table.seal('JS', { breaks: [id] });
    table.settle();
    expect(Object.keys(told(table, 'SH'))).toEqual(['pacts']);
    expect(told(table, 'SH').pacts).toBeLessThan(0);
  });

  it('a corridor, a programme and money have causes of their own', () => {
    const table = aQuietTable();
    table.act('SH', { type: 'payProvince', to: 'ZJ', yuan100m: 40 });
    table.seal('SH', { pledge: { corridor: 'hangzhouBay', yuan100m: 60 } });
    table.seal('SN', { pillar: 'aircraft' });
    table.settle();
    expect(Object.keys(told(table, 'SH'))).toEqual(['corridors', 'pillars', 'payments']);
    expect(told(table, 'SH').payments).toBeLessThan(-0.8);
    expect(told(table, 'ZJ').payments).toBeGreaterThan(0.5);
    expect(told(table, 'ZJ').corridors).toBeGreaterThan(0.1);
    expect(told(table, 'SN').pillars).toBeGreaterThan(0.5);
  });

  it('that ends is told again with the other sign', () => {
    const table = aQuietTable();
    table.act('SH', { type: 'payProvince', to: 'ZJ', yuan100m: 40 });
    table.settle();
    const paid = must(told(table, 'ZJ').payments, 'payments');
    table.nextRound();
    table.change({ events: [] });
    table.settle();
    expect(told(table, 'ZJ')).toEqual({ payments: expect.closeTo(-paid, 3) as number });
  });
});

describe('several things at once', () => {
  it('leave to each wall what it alone would have moved, and the rest to the others', () => {
    const alone = aQuietTable();
    alone.seal('AH', { wall: 1 });
    alone.settle();
    const table = aQuietTable();
    for (const seat of ['AH', 'JS', 'HB']) {
      const wall = must(table.provinces.provinces[seat], seat).wall - 1;
      table.seal(seat, { wall });
    }
    table.settle();
    expect(told(table, 'AH').ownWall).toBeCloseTo(must(told(alone, 'AH').ownWall, 'own'), 4);
    expect(told(table, 'AH').othersWalls).toBeGreaterThan(0.1);
    expect(told(table, 'SN')).toEqual({ othersWalls: expect.any(Number) as number });
  });
});
