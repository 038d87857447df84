import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROVINCE_CORRIDORS } from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { CentreAct } from '#shared/protocol/provinces/centre.ts';
import { settleCorridors } from '../../../../shared/rules/provinces/settlement/corridors.ts';
import { aProvincesTable, type ProvincesTable } from '../../../support/aProvincesTable.ts';

type Pledges = Readonly<Record<EconomyId, readonly [corridor: string, yuan100m: number]>>;

function pledged(pledges: Pledges, ...acts: CentreAct[]): ProvincesTable {
  const table = aProvincesTable();
  for (const [seat, [corridor, yuan100m]] of Object.entries(pledges)) {
    table.setProvince(seat, { freeMoney: 400 });
    table.seal(seat, { pledge: { corridor, yuan100m } });
  }
  table.change({ centre: { ...table.provinces.centre, acts } });
  return table;
}

function outcome(table: ProvincesTable): ReturnType<typeof settleCorridors> {
  return settleCorridors(table.scenario, table.state);
}

describe('corridors', () => {
  it('are built when pledges reach the cost; what is too much comes back in proportion', () => {
    const table = pledged({ SH: ['hangzhouBay', 60], ZJ: ['hangzhouBay', 20] });
    expect(outcome(table)).toMatchObject({
      corridor: { corridor: 'hangzhouBay', pledged: 80, cost: 60, grant: 0, isBuilt: true },
      unbuilt: [],
      built: [{ corridor: 'hangzhouBay', round: 1 }],
      spent: { SH: 45, ZJ: 15 },
      grantUsed: false,
    });
  });

  it('that pledges do not reach are not built: half returns, half is lost', () => {
    const table = pledged({ SH: ['hangzhouBay', 39], ZJ: ['hangzhouBay', 20] });
    const { corridor, unbuilt, built, spent } = outcome(table);
    expect(corridor).toBeUndefined();
    expect(unbuilt).toEqual([{ corridor: 'hangzhouBay', pledged: 59, cost: 60 }]);
    expect(built).toEqual([]);
    expect(spent).toEqual({ SH: 19.5, ZJ: 10 });
  });

  it('are one a round: the one that exceeds its cost most by share; the others count as not built', () => {
    const table = pledged({ SH: ['hangzhouBay', 66], SC: ['sichuanShaanxi', 60] });
    expect(outcome(table)).toMatchObject({
      corridor: { corridor: 'sichuanShaanxi' },
      unbuilt: [{ corridor: 'hangzhouBay', pledged: 66 }],
      spent: { SC: 50, SH: 33 },
    });
  });

  it('that exceed it alike are chosen by lots, which are drawn only then', () => {
    const table = pledged({ SH: ['hangzhouBay', 60], SC: ['sichuanShaanxi', 50] });
    table.nextDraw('below', 0.5);
    const low = outcome(table);
    expect(low.corridor).toMatchObject({ corridor: 'hangzhouBay' });
    expect(low.random).not.toBe(table.state.random);
    table.nextDraw('above', 0.5);
    expect(outcome(table).corridor).toMatchObject({ corridor: 'sichuanShaanxi' });
    const alone = pledged({ SH: ['hangzhouBay', 60] });
    expect(outcome(alone).random).toBe(alone.state.random);
  });

  it('get half of their cost from the centre where it names them', () => {
    const grant = { type: 'corridorGrant', corridor: 'hangzhouBay' } as const;
    expect(outcome(pledged({ SH: ['hangzhouBay', 30] }, grant))).toMatchObject({
      corridor: { corridor: 'hangzhouBay', pledged: 30, cost: 60, grant: 30 },
      spent: { SH: 30 },
      grantUsed: true,
    });
    expect(outcome(pledged({ SH: ['hangzhouBay', 29] }, grant))).toMatchObject({
      unbuilt: [{ corridor: 'hangzhouBay', pledged: 29 }],
      spent: { SH: 14.5 },
      grantUsed: false,
    });
  });

  it('are not built by the centre alone', () => {
    const { corridor, unbuilt, grantUsed } = outcome(pledged({}, { type: 'corridorGrant' }));
    expect([corridor, unbuilt, grantUsed]).toEqual([undefined, [], false]);
  });

  it('share the grant by most money pledged where the centre names none', () => {
    const table = pledged({ SH: ['hangzhouBay', 35], SC: ['sichuanShaanxi', 30] }, { type: 'corridorGrant' });
    expect(outcome(table)).toMatchObject({
      corridor: { corridor: 'hangzhouBay', grant: 30 },
      unbuilt: [{ corridor: 'sichuanShaanxi' }],
      spent: { SH: 30, SC: 15 },
    });
  });

  it('stand twice at most', () => {
    const table = aProvincesTable();
    table.setProvince('SH', { freeMoney: 400 });
    const stands = { corridor: 'hangzhouBay', round: 1 };
    table.change({ corridors: [stands, stands] });
    expect(table.askToSeal('SH', { pledge: { corridor: 'hangzhouBay', yuan100m: 60 } })).toEqual({
      ok: false,
      error: { code: 'measures/corridor-built-out', corridor: 'hangzhouBay' },
    });
    table.change({ corridors: [stands] });
    table.seal('SH', { pledge: { corridor: 'hangzhouBay', yuan100m: 60 } });
    expect(outcome(table).built).toEqual([stands, stands]);
  });

  it('are pledged to by their members alone, with money that is free', () => {
    const table = aProvincesTable();
    table.setProvince('SC', { freeMoney: 20 });
    const seal = (seat: EconomyId, corridor: string, yuan100m: number): unknown => {
      const answer = table.askToSeal(seat, { pledge: { corridor, yuan100m } });
      return answer.ok ? undefined : answer.error;
    };
    expect(seal('SC', 'hangzhouBay', 5)).toEqual({
      code: 'measures/not-on-corridor',
      corridor: 'hangzhouBay',
    });
    expect(seal('SC', 'nowhere', 5)).toEqual({ code: 'measures/unknown-corridor', corridor: 'nowhere' });
    expect(seal('SC', 'sichuanShaanxi', 21)).toMatchObject({ code: 'measures/no-money', freeYuan: 20 });
    expect(seal('SC', 'sichuanShaanxi', 20)).toBeUndefined();
  });

  it('make routes cheaper in the round itself, and cost their pledgers budget', () => {
    const idle = aProvincesTable();
    const before = idle.settle().provinces;
    const table = pledged({ SH: ['hangzhouBay', 60] });
    const { provinces, corridor } = table.settle();
    expect(corridor).toMatchObject({ corridor: 'hangzhouBay', isBuilt: true });
    expect(provinces['ZJ']?.index).toBeGreaterThan(before['ZJ']?.index ?? Infinity);
    expect(provinces['SH']?.budgetParts.spending).toBe(60);
  });
});

describe('whatever is pledged', () => {
  const seats = ['SH', 'JS', 'ZJ', 'AH', 'HB', 'SC', 'SN', 'GD', 'LN', 'SD'];
  const pledge = fc.record({
    corridor: fc.constantFrom(...PROVINCE_CORRIDORS.map(({ id }) => id)),
    yuan100m: fc.integer({ min: 1, max: 200 }),
  });

  it('what is built is paid for exactly, and nobody pays more than was pledged', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...seats), pledge, { noNullPrototype: true }),
        fc.boolean(),
        fc.nat(),
        (pledges, isGranted, random) => {
          const table = aProvincesTable();
          const lawful = Object.entries(pledges).filter(([seat, { corridor }]) =>
            PROVINCE_CORRIDORS.find(({ id }) => id === corridor)?.members.includes(seat),
          );
          table.change({
            sealed: Object.fromEntries(
              lawful.map(([seat, own]) => [seat, { wall: 2, block: 2, pledge: own }]),
            ),
            centre: { ...table.provinces.centre, acts: isGranted ? [{ type: 'corridorGrant' }] : [] },
          });
          table.state = { ...table.state, random };
          const { corridor, built, unbuilt, spent } = outcome(table);
          const paid = lawful
            .filter(([, own]) => own.corridor === corridor?.corridor)
            .reduce((sum, [seat]) => sum + (spent[seat] ?? 0), 0);
          expect(paid + (corridor?.grant ?? 0)).toBeCloseTo(corridor?.cost ?? 0, 9);
          expect(built).toHaveLength(corridor === undefined ? 0 : 1);
          for (const [seat, own] of lawful) {
            expect(spent[seat]).toBeLessThanOrEqual(own.yuan100m + 1e-9);
            expect(spent[seat]).toBeGreaterThan(0);
            const isUnbuilt = unbuilt.some((other) => other.corridor === own.corridor);
            if (isUnbuilt) expect(spent[seat]).toBe(own.yuan100m / 2);
          }
        },
      ),
      { numRuns: 100, seed: 7 },
    );
  });
});
