import { describe, expect, it } from 'vitest';
import { PRESETS } from '#shared/content/presets.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { aPactDraft, aProvincesTable, type ProvincesTable } from '../../../support/aProvincesTable.ts';

/** In round 3, where petitions are open. */
function underLaw(law: 'none' | 'weakLaw' | 'strongLaw'): ProvincesTable {
  const table = aProvincesTable();
  if (law !== 'none') table.enact(law);
  table.state = { ...table.state, round: 3 };
  return table;
}

function petitioned(
  table: ProvincesTable,
  petitions: Readonly<Record<EconomyId, EconomyId>>,
  others: Readonly<Record<EconomyId, Partial<Measures>>> = {},
): ProvinceRoundReport {
  for (const [by, against] of Object.entries(petitions)) {
    table.setProvince(by, { freeMoney: 100 });
    table.seal(by, { petition: against });
  }
  for (const [seat, measures] of Object.entries(others)) table.seal(seat, measures);
  return table.settle();
}

describe("the law's own inspections", () => {
  it.each([
    [1, 1, 0],
    [2, 1, 1 / 6],
    [4, 4, 1],
    [0, 3, 2 / 6],
  ])('cost, at a wall of %i and a limit of %i, by what a province may lower alone', (wall, block, part) => {
    const { pactLimits } = PRESETS.provincesStandard;
    const table = aProvincesTable({ pactLimits });
    table.enact('weakLaw');
    table.setProvince('HB', { wall, block });
    expect(table.settle().provinces['HB']?.lumps.sanction).toBeCloseTo(-0.25 * 40 * part, 10);
  });
});

describe('a petition', () => {
  it('is right where a dial breaks the law in force: the fine takes the place of the sanction', () => {
    const table = underLaw('weakLaw');
    table.setProvince('HB', { wall: 3, block: 3 });
    const { inspections, provinces } = petitioned(table, { AH: 'HB' });
    // Fine 40 under the weak law, on both dials at 3.
    expect(inspections).toEqual([{ of: 'HB', by: 'petition', found: true, fine: 30 }]);
    expect(provinces['HB']?.lumps).toMatchObject({ fines: -30, sanction: 0 });
    expect(provinces['AH']?.lumps).toMatchObject({ petitions: 2 });
    expect(provinces['SN']?.lumps).toMatchObject({ fines: 0 });
    expect(provinces['SN']?.lumps.sanction).toBeCloseTo((-0.25 * 40 * 6) / 8, 10);
  });

  it('shares its points among those who made it', () => {
    const table = underLaw('strongLaw');
    table.setProvince('HB', { wall: 2, block: 0 });
    const { provinces } = petitioned(table, { AH: 'HB', SH: 'HB' });
    expect(provinces['AH']?.lumps.petitions).toBe(1);
    expect(provinces['SH']?.lumps.petitions).toBe(1);
    expect(provinces['HB']?.lumps.fines).toBe(-20);
  });

  it.each([
    ['weakLaw', 2, -2, 'two special inspections are lawful'],
    ['weakLaw', 3, 2, 'orders to buy local are not'],
    ['strongLaw', 1, -2, 'labels and licences are lawful'],
    ['strongLaw', 2, 2, 'special inspections are not'],
  ] as const)('under the %s, against a wall of %i, brings %i: %s', (law, wall, points, _why) => {
    const table = underLaw(law);
    table.setProvince('HB', { wall, block: 0 });
    const { provinces, inspections } = petitioned(table, { AH: 'HB' });
    expect(provinces['AH']?.lumps.petitions).toBe(points);
    expect(inspections).toMatchObject([{ found: points > 0 }]);
    // A wrong one leaves the named one what the law costs it in the mean.
    if (points < 0) expect(provinces['HB']?.lumps.sanction).toBeLessThan(0);
  });

  it('is right where a pact is broken, and brings the breach to light', () => {
    const table = underLaw('weakLaw');
    const { id } = table.conclude(aPactDraft(['SH', 'JS']));
    table.nextDraw('above', 0.99);
    const report = petitioned(table, { AH: 'JS' }, { JS: { breaks: [id] } });
    expect(report.inspections).toMatchObject([{ of: 'JS', found: true }]);
    expect(report.breaches).toMatchObject([{ by: 'JS', isSeen: true }]);
    expect(report.provinces['JS']?.lumps.reputation).toBe(-2);
    expect(report.provinces['AH']?.lumps.petitions).toBe(2);
  });

  it('counts what the envelopes of this round say, not the levels before them', () => {
    const table = underLaw('weakLaw');
    table.setProvince('HB', { wall: 3, block: 0 });
    const { provinces } = petitioned(table, { AH: 'HB' }, { HB: { wall: 2 } });
    expect(provinces['AH']?.lumps.petitions).toBe(-2);
  });

  it('adds to the name of who made it', () => {
    const table = underLaw('weakLaw');
    table.setProvince('HB', { wall: 3 });
    table.setProvince('ZJ', { wall: 1, block: 1 });
    petitioned(table, { AH: 'HB', SH: 'ZJ' });
    expect(table.provinces.provinces['AH']?.reputation).toBe(2);
    expect(table.provinces.provinces['SH']?.reputation).toBe(-2);
  });

  it('needs a law, another province, and money', () => {
    const table = underLaw('none');
    table.setProvince('AH', { freeMoney: 4 });
    const ask = (petition: EconomyId): unknown => {
      const answer = table.askToSeal('AH', { petition });
      return answer.ok ? undefined : answer.error;
    };
    expect(ask('HB')).toEqual({ code: 'measures/no-law-yet' });
    table.enact('weakLaw');
    expect(ask('AH')).toEqual({ code: 'measures/petition-against-self' });
    expect(ask('XX')).toEqual({ code: 'province/not-a-province', economy: 'XX' });
    expect(ask('HB')).toMatchObject({ code: 'measures/no-money', costYuan: 5, freeYuan: 4 });
  });

  it('waits for the round in which petitions open', () => {
    const table = aProvincesTable();
    table.enact('weakLaw');
    expect(table.askToSeal('AH', { petition: 'HB' })).toEqual({
      ok: false,
      error: { code: 'measures/feature-not-open', feature: 'petitions', round: 3 },
    });
  });
});

describe('the inspection that the centre orders', () => {
  function ordered(law: 'none' | 'weakLaw' | 'strongLaw', highest: number): ProvinceRoundReport {
    const table = underLaw(law);
    for (const seat of table.scenario.dealOrder) table.setProvince(seat, { wall: 0, block: 0 });
    table.setProvince('SD', { wall: highest, block: highest });
    table.change({ centre: { ...table.provinces.centre, acts: [{ type: 'inspection' }] } });
    return table.settle();
  }

  it('visits the highest wall plus block, and finds dials from level 2', () => {
    expect(ordered('strongLaw', 2).inspections).toEqual([
      { of: 'SD', by: 'centre', found: true, fine: (80 * 4) / 8 },
    ]);
    expect(ordered('strongLaw', 1).inspections).toEqual([{ of: 'SD', by: 'centre', found: false, fine: 0 }]);
  });

  it('is the only one of its province in a round: a petition comes first', () => {
    const table = underLaw('weakLaw');
    table.setProvince('SD', { wall: 4, block: 4 });
    table.change({ centre: { ...table.provinces.centre, acts: [{ type: 'inspection' }] } });
    expect(petitioned(table, { AH: 'SD' }).inspections).toMatchObject([{ of: 'SD', by: 'petition' }]);
  });
});

describe('a central inspection team', () => {
  it('catches by chance whoever is at level 2, but nobody whom a petition had inspected', () => {
    const table = underLaw('weakLaw');
    for (const seat of table.scenario.dealOrder) table.setProvince(seat, { wall: 0, block: 0 });
    table.setProvince('SD', { wall: 3, block: 0 });
    table.setProvince('HB', { wall: 2, block: 1 });
    table.layOut('inspectionTeam');
    table.setProvince('AH', { freeMoney: 100 });
    table.seal('AH', { petition: 'SD' });
    table.nextDraw('below', 0.25);
    const { inspections } = table.settle();
    expect(inspections.map(({ of, by }) => [of, by])).toEqual([
      ['SD', 'petition'],
      ['HB', 'event'],
    ]);
    // A petition fines; only the team tears a level down.
    expect(table.provinces.provinces['SD']?.wall).toBe(3);
  });
});

describe('inspections of a round', () => {
  it('are none where nobody asked for one: what the law costs in the mean is in the score', () => {
    const table = underLaw('strongLaw');
    const { inspections, provinces } = table.settle();
    expect(inspections).toEqual([]);
    expect(provinces['SN']?.lumps.sanction).toBeCloseTo((-0.4 * 80 * 6) / 8, 10);
  });
});
