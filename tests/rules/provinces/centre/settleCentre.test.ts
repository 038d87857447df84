import { describe, expect, it } from 'vitest';
import type { CentreAct } from '#shared/protocol/provinces/centre.ts';
import { settleCentre } from '#shared/rules/provinces/centre/settleCentre.ts';
import { aPactDraft, aProvincesTable, type ProvincesTable } from '../../../support/aProvincesTable.ts';
import { askHost, refusal } from '../../../support/askHost.ts';

function aTable(prestige = 10): ProvincesTable {
  const table = aProvincesTable({ centre: 'host' });
  table.nextRound();
  table.change({ centre: { ...table.provinces.centre, prestige } });
  return table;
}

function act(table: ProvincesTable, one: CentreAct): void {
  const answer = askHost(table, { type: 'actAsCentre', act: one });
  if (!answer.ok) throw new Error(answer.error.code);
}

/** What the round would come to for the centre, at this income and border effect. */
function settled(table: ProvincesTable, nationalIncomePercent = 0, borderEffect = 21) {
  const { scenario, state, provinces } = table;
  return settleCentre(scenario, state, {
    nationalIncomePercent,
    borderEffect,
    dials: provinces.provinces,
    random: state.random,
  });
}

describe('a reform', () => {
  it('is paid for, and in force from the next round', () => {
    const table = aTable();
    act(table, { type: 'reform', reform: 'separation' });
    const report = table.settle();
    expect(report.enacted).toBe('separation');
    expect(report.acts).toEqual([{ type: 'reform', reform: 'separation' }]);
    expect(table.provinces.reforms).toEqual(['taxSharing', 'separation']);
    expect(table.provinces.centre).toMatchObject({ prestige: 10 - 2 + 1, acts: [] });
  });

  it('takes tools away when the next round opens', () => {
    const table = aTable();
    table.setProvince('LN', { wall: 4 });
    act(table, { type: 'reform', reform: 'standardTransfers' });
    table.settle();
    expect(table.provinces.provinces.LN?.wall).toBe(3);
  });
});

describe('the reform of evaluation', () => {
  const ASKED = ['SH', 'JS', 'ZJ', 'AH', 'GD', 'SD'];

  function ask(yes: readonly string[], no: readonly string[] = []): ProvincesTable {
    const table = aTable();
    act(table, { type: 'reform', reform: 'evaluation' });
    table.advance();
    for (const seat of yes) table.act(seat, { type: 'castAssent', assent: true });
    for (const seat of no) table.act(seat, { type: 'castAssent', assent: false });
    return table;
  }

  it('passes with the assent of six', () => {
    const table = ask(ASKED, ['LN', 'HB', 'SC', 'SN']);
    const report = table.settle();
    expect(report.enacted).toBe('evaluation');
    expect(report.refused).toBeUndefined();
    expect(table.provinces.centre.prestige).toBe(10 - 5 + 1);
  });

  it('is refused by five: no answer is a no; the round is lost, prestige is kept, and all may be asked again', () => {
    const table = ask(ASKED.slice(1));
    const report = table.settle();
    expect(report.enacted).toBeUndefined();
    expect(report.refused).toEqual({ reform: 'evaluation', assents: 5 });
    expect(table.provinces.reforms).toEqual(['taxSharing']);
    expect(table.provinces.centre).toMatchObject({
      prestige: 10 + 1,
      assents: {},
      assentedBy: [],
      refusals: [{ reform: 'evaluation', round: 2, assents: 5 }],
    });
  });

  it('is asked for openly and answered sealed, once', () => {
    const table = ask(['SH']);
    expect(refusal(table.ask('SH', { type: 'castAssent', assent: false }))).toBe('centre/already-cast');
    expect(table.provinces.centre.assentedBy).toEqual(['SH']);
    const other = aTable();
    other.advance();
    expect(refusal(other.ask('SH', { type: 'castAssent', assent: true }))).toBe('centre/nothing-asked');
  });

  it('is nothing that the centre’s own seat assents to', () => {
    const table = aProvincesTable({ centre: 'seat' });
    table.nextRound();
    table.advance();
    expect(refusal(table.ask('CN', { type: 'castAssent', assent: true }))).toBe('province/not-a-province');
  });
});

describe('prestige', () => {
  it('opens at 3 and grows by one a round', () => {
    const table = aProvincesTable({ centre: 'host' });
    expect(table.provinces.centre.prestige).toBe(3);
    table.nextRound();
    expect(table.provinces.centre.prestige).toBe(4);
  });

  it('grows by one more for each full 2 % of national income, each once', () => {
    const table = aTable();
    expect(settled(table, 1.99).centre).toMatchObject({ prestige: 11, incomePoints: 0 });
    expect(settled(table, 2).centre).toMatchObject({ prestige: 12, incomePoints: 1 });
    expect(settled(table, 5.9).centre).toMatchObject({ prestige: 13, incomePoints: 2 });
    table.change({ centre: { ...table.provinces.centre, incomePoints: 2 } });
    expect(settled(table, 1).centre).toMatchObject({ prestige: 11, incomePoints: 2 });
    expect(settled(table, 5).centre).toMatchObject({ prestige: 11, incomePoints: 2 });
    expect(settled(table, 6).centre).toMatchObject({ prestige: 12, incomePoints: 3 });
    expect(settled(table, -6).centre.prestige).toBe(11);
  });
});

describe('lesser acts', () => {
  it('an extra inspection goes to the highest wall plus block, by lot among equals', () => {
    const table = aTable();
    table.enact('weakLaw');
    act(table, { type: 'inspection' });
    table.setProvince('JS', { wall: 4, block: 3 });
    expect(settled(table).inspectionOf).toBe('JS');
    table.setProvince('JS', { wall: 3, block: 3 });
    const visited = Array.from({ length: 60 }, (_, random) => {
      table.state = { ...table.state, random };
      return settled(table).inspectionOf;
    });
    expect(new Set(visited)).toEqual(new Set(['HB', 'JS', 'LN', 'SC', 'SN']));
    for (const seat of table.scenario.dealOrder) table.setProvince(seat, { wall: 0, block: 0 });
    expect(settled(table).inspectionOf).toBeUndefined();
  });

  it('an extra inspection is in the report of its round, with its fine', () => {
    const table = aTable();
    table.enact('weakLaw');
    act(table, { type: 'inspection' });
    table.setProvince('JS', { wall: 4, block: 3 });
    const report = table.settle();
    expect(report.inspections.find(({ by }) => by === 'centre')).toMatchObject({ of: 'JS', found: true });
    expect(report.provinces.JS?.lumps.fines).toBeLessThan(0);
  });

  it('an office that the centre pays for costs its members nothing, in that round and after', () => {
    const table = aTable();
    table.conclude(aPactDraft(['SH', 'JS'], { hasOffice: true }));
    act(table, { type: 'freeOffice', member: 'JS' });
    // Drafting is all that Shanghai has spent.
    expect(table.settle().provinces.SH?.spent).toBeCloseTo(5, 9);
    table.nextRound();
    expect(table.settle().provinces.SH?.spent).toBeCloseTo(0, 9);
  });
});
