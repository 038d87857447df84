import { describe, expect, it } from 'vitest';
import { offerCost } from '#shared/rules/provinces/pacts/pactFaults.ts';
import { moneyLeft } from '../../../../shared/rules/provinces/pacts/payments.ts';
import { settlePacts } from '#shared/rules/provinces/pacts/settlePacts.ts';
import {
  aBindingDraft,
  aCompensation,
  aPactDraft,
  aProvincesTable,
} from '../../../support/aProvincesTable.ts';

const DELTA = ['SH', 'JS', 'ZJ'] as const;
const [SH, JS, ZJ] = [0, 1, 2];

describe('payments tied to a pact', () => {
  it('are paid every round until their last, and come out of free money first', () => {
    const table = aProvincesTable();
    table.setProvince('SH', { freeMoney: 100 });
    table.conclude(
      aBindingDraft(DELTA, {}, aCompensation('SH', 'JS', 30, 2), aCompensation('SH', 'ZJ', 5, 1)),
    );
    expect(moneyLeft(table.state, 'SH')).toBe(100 - 5 - 35);
    table.nextRound();
    expect(settlePacts(table.scenario, table.state).payments).toEqual([{ from: SH, to: JS, amount: 30 }]);
    table.nextRound();
    expect(settlePacts(table.scenario, table.state).payments).toEqual([]);
  });

  it('shrink in proportion when free money has fallen below them', () => {
    const table = aProvincesTable();
    table.conclude(
      aBindingDraft(DELTA, {}, aCompensation('SH', 'JS', 60, 4), aCompensation('SH', 'ZJ', 30, 4)),
    );
    table.nextRound();
    table.setProvince('SH', { freeMoney: 45 });
    const short = settlePacts(table.scenario, table.state).payments;
    expect(short).toEqual([
      { from: SH, to: JS, amount: 30 },
      { from: SH, to: ZJ, amount: 15 },
    ]);
    expect(moneyLeft(table.state, 'SH')).toBe(0);
    table.setProvince('SH', { freeMoney: -20 });
    expect(settlePacts(table.scenario, table.state).payments).toEqual([]);
  });

  it('that take all there is leave nothing, and no rest of rounding that would stand against a free envelope', () => {
    const table = aProvincesTable();
    table.conclude(
      aBindingDraft(
        ['SH', 'JS', 'ZJ', 'AH'],
        {},
        ...(['JS', 'ZJ', 'AH'] as const).map((to, place) =>
          aCompensation('SH', to, [31, 17, 23][place] ?? 0, 4),
        ),
      ),
    );
    table.nextRound();
    for (let tenths = 1; tenths < 700; tenths += 7) {
      table.setProvince('SH', { freeMoney: tenths / 10 });
      expect(moneyLeft(table.state, 'SH')).toBe(0);
    }
  });

  it('are paid in full where a first offer takes no more than they leave, and so is an office', () => {
    const table = aProvincesTable();
    table.conclude(aPactDraft(['SH', 'JS'], { rounds: 4 }, aCompensation('SH', 'JS', 7, 4)));
    table.conclude(aPactDraft(['LN', 'SD'], { hasOffice: true, rounds: 4 }));
    table.nextRound();
    table.setProvince('SH', { freeMoney: 10 });
    table.setProvince('LN', { freeMoney: 12 });
    table.setProvince('SD', { freeMoney: 0 });
    table.setProvince('SN', { freeMoney: -40 });
    const before = settlePacts(table.scenario, table.state);
    for (const [author, other, costYuan] of [
      ['SH', 'ZJ', 3],
      ['LN', 'HB', 2],
      ['SN', 'SC', 0],
    ] as const) {
      expect(offerCost(table.state, author)).toBe(costYuan);
      const { id } = table.table(author, aPactDraft([author, other]));
      expect(table.proposal(id).costYuan).toBe(costYuan);
      expect(moneyLeft(table.state, author)).toBe(0);
    }
    const { payments, officeCosts } = settlePacts(table.scenario, table.state);
    expect(payments).toEqual(before.payments);
    expect(officeCosts).toEqual({ LN: 10 });
    table.settle();
    const spent = (seat: string) => table.report.provinces[seat]?.budgetParts.spending;
    expect([spent('SH'), spent('LN'), spent('SN')]).toEqual([3, 12, 0]);
    expect(table.report.provinces['SH']?.budgetParts.payments).toBe(-7);
  });

  it('stand beside payments at once', () => {
    const table = aProvincesTable();
    table.conclude(aPactDraft(['SH', 'JS'], {}, aCompensation('SH', 'JS', 30)));
    table.act('ZJ', { type: 'payProvince', to: 'JS', yuan100m: 7 });
    expect(settlePacts(table.scenario, table.state).payments).toEqual([
      { from: ZJ, to: JS, amount: 7 },
      { from: SH, to: JS, amount: 30 },
    ]);
  });
});

describe('the office of a pact', () => {
  it('costs 10 a round, in equal shares', () => {
    const table = aProvincesTable();
    table.conclude(aPactDraft(['SH', 'JS'], { hasOffice: true }));
    expect(settlePacts(table.scenario, table.state).officeCosts).toEqual({ SH: 5, JS: 5 });
    expect(moneyLeft(table.state, 'JS')).toBe(
      Math.floor(table.provinces.provinces['JS']?.freeMoney ?? 0) - 5,
    );
  });

  it('is borne by the others where a member cannot pay', () => {
    const table = aProvincesTable();
    table.conclude(aPactDraft(DELTA, { hasOffice: true }));
    table.setProvince('ZJ', { freeMoney: 3 });
    expect(settlePacts(table.scenario, table.state).officeCosts).toEqual({ SH: 5, JS: 5 });
    table.setProvince('JS', { freeMoney: 4 });
    expect(settlePacts(table.scenario, table.state).officeCosts).toEqual({ SH: 10 });
  });

  it('is closed for the round where nobody can', () => {
    const table = aProvincesTable();
    table.conclude(aPactDraft(DELTA, { hasOffice: true }));
    for (const member of DELTA) table.setProvince(member, { freeMoney: -1 });
    const { officeCosts, pacts } = settlePacts(table.scenario, table.state);
    expect(officeCosts).toEqual({});
    expect(pacts['a0']?.hasOffice).toBe(true);
  });

  it('costs the members nothing once the centre grants it, from the round of the grant on', () => {
    const table = aProvincesTable();
    const { id } = table.conclude(aPactDraft(DELTA));
    table.change({ centre: { ...table.provinces.centre, acts: [{ type: 'freeOffice', member: 'JS' }] } });
    const { officeCosts, pacts } = settlePacts(table.scenario, table.state);
    expect(officeCosts).toEqual({});
    expect(pacts[id]).toMatchObject({ hasOffice: true, isOfficeFree: true });
  });

  it('stays granted when the pact is renewed', () => {
    const table = aProvincesTable();
    const { id } = table.conclude(aBindingDraft(DELTA));
    table.change({ pacts: { [id]: { ...table.pact(id), hasOffice: true, isOfficeFree: true } } });
    expect(table.conclude(aBindingDraft(DELTA))).toMatchObject({ hasOffice: true, isOfficeFree: true });
  });
});
