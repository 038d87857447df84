import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '#shared/economics/at.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import { economyPlace, placesOf } from '#shared/rules/policy/shock/placesOf.ts';
import { levyDuties } from '#shared/rules/policy/shock/levyDuties.ts';
import { validatePolicy } from '#shared/rules/policy/validatePolicy.ts';
import { rateCeilings } from '#shared/rules/modules/wto/schedules/rateCeilings.ts';
import { swissRateBp } from '#shared/rules/modules/wto/packages/swissRate.ts';
import { aCustomsUnion, aCut, aDraft, aFreeTradeArea } from '../../../support/aNegotiation.ts';
import { aTable, type Table } from '../../../support/aTable.ts';
import { aShift, aWtoTable, putOnFloor, wtoOf } from '../../../support/aWtoTable.ts';

function fault(table: Table, economy: string, policy: Policy): unknown {
  return validatePolicy(table.scenario, table.state, economy, policy);
}

/** Common wall of ALB and BOR, whose union is founded in round 2. */
function atUnionPolicy(): Table {
  const table = aTable({ preset: 'laboratory', modules: ['wto'], rounds: 6 });
  table.goTo('negotiation', 1).conclude(aFreeTradeArea('ALB', 'BOR'));
  table.goTo('negotiation', 2).conclude(aCustomsUnion('ALB', 'BOR'));
  return table.goTo('policy');
}

describe('a binding', () => {
  it('lets a wall stay or fall, and come back, but not rise above it', () => {
    const table = aWtoTable({ round: 1 }).goTo('policy');
    expect(fault(table, 'ALB', aShift(0))).toBeUndefined();
    expect(fault(table, 'ALB', aShift(-500))).toBeUndefined();
    expect(fault(table, 'ALB', aShift(100))).toEqual({
      code: 'policy/above-binding',
      sector: 'GRA',
      boundBp: 1_200,
    });
    expect(
      fault(table, 'ALB', { type: 'wall', shiftBp: -200, apart: [{ sector: 'CLO', rateBp: 1_300 }] }),
    ).toEqual({ code: 'policy/above-binding', sector: 'CLO', boundBp: 1_200 });
    table.act('ALB', { type: 'sealPolicy', policy: aShift(-300) });
    table.goTo('policy', 2);
    expect(fault(table, 'ALB', aShift(300))).toBeUndefined();
    expect(fault(table, 'ALB', aShift(400))).toMatchObject({ code: 'policy/above-binding' });
    expect(rateCeilings(table.scenario, table.state, 'ALB')).toEqual({ GRA: 1_200, CLO: 1_200 });
  });

  it('does not hold before the module opens, and lets stand what was raised till then', () => {
    const table = aTable({ scenarioId: 'quartet', preset: 'standard', rounds: 6, at: 'policy' });
    expect(fault(table, 'ALB', aShift(300))).toBeUndefined();
    expect(rateCeilings(table.scenario, table.state, 'ALB')).toEqual({ GRA: 6_000, CLO: 6_000 });
    table.act('ALB', { type: 'sealPolicy', policy: aShift(300) });
    table.goTo('policy', 2);
    expect(fault(table, 'ALB', aShift(0))).toBeUndefined();
    expect(fault(table, 'ALB', aShift(-100))).toBeUndefined();
    expect(fault(table, 'ALB', aShift(100))).toEqual({
      code: 'policy/above-binding',
      sector: 'GRA',
      boundBp: 1_500,
    });
  });

  it('is refused, not bent, in an envelope', () => {
    const table = aWtoTable({ round: 1 }).goTo('policy');
    expect(table.refuse('ALB', { type: 'sealPolicy', policy: aShift(200) })).toMatchObject({
      code: 'policy/above-binding',
    });
  });

  it('keeps a surcharge for those to whom a panel gave leave', () => {
    const table = aWtoTable({ round: 1 }).goTo('policy');
    expect(fault(table, 'ALB', aShift(0, { against: 'CAT', rateBp: 500 }))).toEqual({
      code: 'policy/surcharge-not-authorised',
      economy: 'CAT',
    });
  });
});

describe('the schedule of a customs union', () => {
  it('is bound at the wall with which the union begins', () => {
    const table = atUnionPolicy();
    const founded = table.state.walls['ALB']?.mfnRateBp ?? {};
    expect(founded['GRA']).toBeGreaterThanOrEqual(1_200);
    expect(founded['GRA']).toBeLessThanOrEqual(1_400);
    const vote = (byBp: number): Policy => ({
      type: 'wallVote',
      rates: { GRA: (founded['GRA'] ?? 0) + byBp, CLO: founded['CLO'] ?? 0 },
    });
    expect(fault(table, 'ALB', vote(0))).toBeUndefined();
    expect(fault(table, 'BOR', vote(100))).toEqual({
      code: 'policy/above-binding',
      sector: 'GRA',
      boundBp: founded['GRA'],
    });
  });

  it('stays there for good, also when the wall has come down since', () => {
    const table = atUnionPolicy();
    const founded = table.state.walls['ALB']?.mfnRateBp ?? {};
    const lower = { GRA: (founded['GRA'] ?? 0) - 300, CLO: founded['CLO'] ?? 0 };
    for (const member of ['ALB', 'BOR']) {
      table.act(member, { type: 'sealPolicy', policy: { type: 'wallVote', rates: lower } });
    }
    table.goTo('policy', 3);
    expect(table.state.walls['ALB']?.mfnRateBp).toEqual(lower);
    expect(Object.values(wtoOf(table).unionBindings)).toEqual([{ members: ['ALB', 'BOR'], rates: founded }]);
    expect(fault(table, 'ALB', { type: 'wallVote', rates: founded })).toBeUndefined();
    const above = { ...founded, GRA: (founded['GRA'] ?? 0) + 100 };
    expect(fault(table, 'ALB', { type: 'wallVote', rates: above })).toMatchObject({
      code: 'policy/above-binding',
    });
  });

  it('counts walls that members had lowered before, not what they might have levied', () => {
    const table = aTable({ preset: 'laboratory', modules: ['wto'], rounds: 6 });
    table.goTo('negotiation', 1).conclude(aFreeTradeArea('ALB', 'BOR'));
    table.goTo('policy');
    for (const member of ['ALB', 'BOR']) {
      table.act(member, { type: 'sealPolicy', policy: aShift(-500) });
    }
    table.goTo('negotiation', 2).conclude(aCustomsUnion('ALB', 'BOR'));
    table.goTo('policy');
    const ceilings = rateCeilings(table.scenario, table.state, 'ALB');
    expect(ceilings).toEqual(table.state.walls['ALB']?.mfnRateBp);
    expect(ceilings['GRA']).toBeLessThanOrEqual(900);
  });

  it('gives a leaver its own binding back', () => {
    const table = atUnionPolicy().goTo('negotiation', 4);
    const union = Object.values(table.state.agreements).find(({ level }) => level === 3);
    table.act('BOR', { type: 'giveNotice', agreement: union?.id ?? 'a0' });
    table.goTo('policy', 5);
    expect(rateCeilings(table.scenario, table.state, 'BOR')['GRA']).toBe(1_400);
    table.goTo('results', 5);
    expect(wtoOf(table).unionBindings).toEqual({});
  });
});

describe('most-favoured-nation treatment', () => {
  const duty = (table: Table, importer: string, exporter: string, sector: string): number => {
    const { N, J } = table.scenario.base;
    const n = economyPlace(table.scenario, importer);
    const i = economyPlace(table.scenario, exporter);
    const j = placesOf(table.scenario).goods.find(({ id }) => id === sector)?.place ?? 0;
    return at(levyDuties(table.scenario, table.state).tariff, (n * N + i) * J + j);
  };

  it('gives the cuts of a preferential arrangement to all', () => {
    const table = aWtoTable({ round: 1 });
    table.conclude(aDraft(['ALB', 'BOR'], aCut('ALB', 'BOR', 500)));
    for (const exporter of ['BOR', 'CAT', 'DUN'])
      expect(duty(table, 'ALB', exporter, 'GRA')).toBeCloseTo(0.05);
    expect(duty(table, 'ALB', 'CAT', 'CLO')).toBeCloseTo(0.12);
    expect(duty(table, 'BOR', 'ALB', 'GRA')).toBeCloseTo(0.14);
  });

  it('leaves them to the parties where the module is off or not yet open', () => {
    for (const preset of ['worldPlain', 'standard'] as const) {
      const table = aTable({ preset, rounds: 6, at: 'negotiation' });
      table.conclude(aDraft(['ALB', 'BOR'], aCut('ALB', 'BOR', 500)));
      expect(duty(table, 'ALB', 'BOR', 'GRA')).toBeCloseTo(0.05);
      expect(duty(table, 'ALB', 'CAT', 'GRA')).toBeCloseTo(0.12);
      if (preset === 'standard') {
        table.goTo('negotiation', 2);
        expect(duty(table, 'ALB', 'CAT', 'GRA')).toBeCloseTo(0.05);
      }
    }
  });

  it('leaves preferences among developing economies to them', () => {
    const table = aWtoTable({ scenarioId: 'world', opening: 'highWalls', round: 1 });
    table.conclude(aDraft(['IND', 'AFR'], aCut('IND', 'AFR', 1_000, 'AGR')));
    expect(duty(table, 'IND', 'AFR', 'AGR')).toBeCloseTo(0.1);
    expect(duty(table, 'IND', 'USA', 'AGR')).toBeCloseTo(0.25);
    table.conclude(aDraft(['IND', 'USA'], aCut('IND', 'USA', 1_500, 'AGR')));
    expect(duty(table, 'IND', 'EUR', 'AGR')).toBeCloseTo(0.15);
    expect(duty(table, 'IND', 'AFR', 'AGR')).toBeCloseTo(0.1);
  });

  it('leaves arrangements older than the game as they are', () => {
    const table = aWtoTable({ scenarioId: 'world', opening: 'today', round: 1 });
    const { tariff } = levyDuties(table.scenario, table.state);
    const { wto: _wto, ...without } = table.state;
    expect(tariff).toEqual(levyDuties(table.scenario, without).tariff);
    expect(Object.values(table.state.agreements).some(({ level }) => level === 1)).toBe(true);
  });
});

describe('the Swiss formula', () => {
  it('cuts high rates most: 25 with 15 comes to 9, 28.8 with 30 to 15', () => {
    expect(swissRateBp(2_500, 1_500)).toBe(900);
    expect(swissRateBp(2_880, 3_000)).toBe(1_500);
    expect(swissRateBp(0, 1_500)).toBe(0);
    expect(swissRateBp(40, 1_500)).toBe(0);
  });

  it('never raises, stays below the coefficient to a point, and keeps the order', () => {
    const rate = fc.integer({ min: 0, max: 6_000 });
    fc.assert(
      fc.property(rate, rate, fc.integer({ min: 300, max: 5_000 }), (a, b, coefficientBp) => {
        const cut = swissRateBp(a, coefficientBp);
        expect(cut).toBeLessThanOrEqual(a);
        expect(cut).toBeLessThan(coefficientBp + 100);
        if (a <= b) expect(cut).toBeLessThanOrEqual(swissRateBp(b, coefficientBp));
        expect(cut).toBeLessThanOrEqual(swissRateBp(a, coefficientBp + 100));
      }),
    );
  });
});

describe('a package', () => {
  it('treats developing economies specially and leaves out the passive', () => {
    const table = aWtoTable({ scenarioId: 'world', opening: 'highWalls' });
    putOnFloor(table, 'EUR', { sectors: ['AGR'], coefficientBp: 1_500, specialTreatment: true });
    table.host('skipPhase');
    const { bindings } = wtoOf(table);
    expect(bindings['USA']?.['AGR']).toBe(900);
    // 25 with 30: 13.6.
    expect(bindings['IND']?.['AGR']).toBe(1_400);
    expect(bindings['ROW']).toEqual(table.scenario.mfnRateBp['ROW']);
    expect(table.state.walls['ROW']?.mfnRateBp).toEqual(table.scenario.mfnRateBp['ROW']);
  });

  it('treats a union as developing only if all its members are', () => {
    const table = aTable({
      scenarioId: 'world',
      opening: 'highWalls',
      preset: 'laboratory',
      modules: ['wto'],
      rounds: 6,
    });
    table.goTo('negotiation', 1);
    for (const [a, b] of [
      ['USA', 'MEX'],
      ['IND', 'AFR'],
    ] as const)
      table.conclude(aFreeTradeArea(a, b));
    table.goTo('negotiation', 2);
    for (const [a, b] of [
      ['USA', 'MEX'],
      ['IND', 'AFR'],
    ] as const)
      table.conclude(aCustomsUnion(a, b));
    putOnFloor(table, 'EUR', { sectors: ['AGR'], coefficientBp: 1_500, specialTreatment: true });
    table.host('skipPhase');
    expect(table.state.walls['MEX']?.mfnRateBp['AGR']).toBe(900);
    expect(table.state.walls['USA']?.mfnRateBp['AGR']).toBe(900);
    expect(table.state.walls['IND']?.mfnRateBp['AGR']).toBe(1_400);
    // Out of the union, Mexico would have its own, softer binding.
    expect(wtoOf(table).bindings['MEX']?.['AGR']).toBe(1_400);
  });
});
