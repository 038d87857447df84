import { describe, expect, it } from 'vitest';
import type { Policy } from '#shared/protocol/policy.ts';
import { validatePolicy } from '../../../../shared/rules/countries/policy.ts';
import { rateCeilings } from '../../../../shared/rules/modules/wto/bindings.ts';
import { aCustomsUnion, aFreeTradeArea } from '../../../support/aNegotiation.ts';
import { aTable, type Table } from '../../../support/aTable.ts';
import { aShift, aWtoTable, wtoOf } from '../../../support/aWtoTable.ts';

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

  it('holds for what members vote and their presidency moves together', () => {
    const table = atUnionPolicy();
    const founded = table.state.walls['ALB']?.mfnRateBp ?? {};
    const lower = { GRA: (founded['GRA'] ?? 0) - 300, CLO: (founded['CLO'] ?? 0) - 300 };
    const [union] = Object.values(table.state.agreements).filter(({ level }) => level === 3);
    if (union === undefined) throw new Error('no union');
    const moved = { ...union, wallMove: { by: 'ALB', shiftBp: 500, inRound: 2 } };
    table.state = { ...table.state, agreements: { ...table.state.agreements, [union.id]: moved } };
    for (const member of ['ALB', 'BOR']) {
      table.act(member, { type: 'sealPolicy', policy: { type: 'wallVote', rates: lower } });
    }
    table.goTo('results', 2);
    expect(table.state.walls['ALB']?.mfnRateBp).toEqual(founded);
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
