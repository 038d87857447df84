import { describe, expect, it } from 'vitest';
import type { Policy } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { validatePolicy } from '../../shared/rules/countries/policy.ts';
import { wallFromPolicy, wallOf } from '../../shared/rules/law/lawInForce.ts';
import { aCut, aDraft, aFreeTradeArea } from '../support/aNegotiation.ts';
import { aScenario } from '../support/aScenario.ts';
import { aTable, type Table } from '../support/aTable.ts';
import { aTableWithUnion, unionAmong } from '../support/aUnion.ts';

/** Quartet: Alba's wall is 12 %, the step 5 points. */
const ALBA_BP = 1_200;

function wall(shiftBp: number, apart: readonly { sector: string; rateBp: number }[] = []): Policy {
  return { type: 'wall', shiftBp, apart };
}

function atPolicy(): Table {
  return aTable({ people: 'all', at: 'policy' });
}

describe('a wall', () => {
  it.each<[string, Policy, Rejection | undefined]>([
    ['stays', wall(0), undefined],
    ['rises by the step', wall(500), undefined],
    ['falls by the step', wall(-500), undefined],
    ['rises by more', wall(600), { code: 'policy/shift-step', stepBp: 500 }],
    ['moves by less than a point', wall(50), { code: 'policy/shift-step', stepBp: 500 }],
    [
      'has a sector apart, within the step of its rate in force',
      wall(-500, [{ sector: 'GRA', rateBp: 1_700 }]),
      undefined,
    ],
    [
      'has a sector too far apart',
      wall(500, [{ sector: 'GRA', rateBp: 1_800 }]),
      { code: 'policy/step', sector: 'GRA', minBp: 700, maxBp: 1_700 },
    ],
    [
      'has a rate between points',
      wall(0, [{ sector: 'GRA', rateBp: 1_250 }]),
      { code: 'policy/whole-points', sector: 'GRA' },
    ],
    [
      'sets a sector apart twice',
      wall(0, [
        { sector: 'GRA', rateBp: 1_300 },
        { sector: 'GRA', rateBp: 1_400 },
      ]),
      { code: 'policy/duplicate-sector', sector: 'GRA' },
    ],
    [
      'is put before services',
      wall(0, [{ sector: 'SER', rateBp: 100 }]),
      { code: 'policy/unknown-sector', sector: 'SER' },
    ],
    [
      'names no sector of this world',
      wall(0, [{ sector: 'XXX', rateBp: 100 }]),
      { code: 'policy/unknown-sector', sector: 'XXX' },
    ],
    [
      'is a vote without a union',
      { type: 'wallVote', rates: { GRA: 1_200, CLO: 1_200 } },
      { code: 'policy/not-in-union' },
    ],
  ])('that %s', (_name, policy, fault) => {
    const { scenario, state } = atPolicy();
    expect(validatePolicy(scenario, state, 'ALB', policy)).toEqual(fault);
  });

  it('may leave a rate between points where it stands', () => {
    const world = aTable({ scenarioId: 'world', opening: 'highWalls', preset: 'worldPlain', at: 'policy' });
    const [sector, rateBp] =
      Object.entries(wallOf(world.state, 'USA')).find(([, bp]) => bp % 100 !== 0) ?? [];
    const policy = wall(0, [{ sector: sector ?? '', rateBp: rateBp ?? 0 }]);
    expect(validatePolicy(world.scenario, world.state, 'USA', policy)).toBeUndefined();
  });

  it('shifts all tradable sectors and stops at zero and at 60 %', () => {
    const scenario = { ...aScenario(), stepBp: 1_000 };
    const policy = { type: 'wall', shiftBp: -1_000, apart: [{ sector: 'CLO', rateBp: 1_100 }] } as const;
    expect(wallFromPolicy(scenario, { GRA: 700, CLO: 1_200 }, policy)).toEqual({ GRA: 0, CLO: 1_100 });
    expect(
      wallFromPolicy(scenario, { GRA: 5_500, CLO: 333 }, { type: 'wall', shiftBp: 1_000, apart: [] }),
    ).toEqual({
      GRA: 6_000,
      CLO: 1_333,
    });
  });
});

describe('a wall vote', () => {
  it('names every tradable sector, within the step of the common tariff', () => {
    const { scenario, state } = aTableWithUnion();
    const rates = wallOf(state, 'USA');
    const faultOf = (vote: Policy): Rejection | undefined => validatePolicy(scenario, state, 'USA', vote);
    expect(faultOf({ type: 'wallVote', rates })).toBeUndefined();
    const { AGR: _agriculture, ...incomplete } = rates;
    expect(faultOf({ type: 'wallVote', rates: incomplete })).toEqual({
      code: 'policy/all-sectors',
      sector: 'AGR',
    });
    expect(faultOf({ type: 'wallVote', rates: { ...rates, SER: 0 } })).toEqual({
      code: 'policy/unknown-sector',
      sector: 'SER',
    });
    expect(
      faultOf({ type: 'wallVote', rates: { ...rates, AGR: (rates['AGR'] ?? 0) + 1_100 } }),
    ).toMatchObject({
      code: 'policy/step',
      sector: 'AGR',
    });
  });

  it('is all that a member of a union has', () => {
    const table = aTableWithUnion();
    expect(validatePolicy(table.scenario, table.state, 'CAN', wall(0))).toEqual({
      code: 'policy/vote-in-union',
      agreement: unionAmong(table, 'USA', 'CAN').id,
    });
  });
});

describe('a surcharge', () => {
  function faultOf(table: Table, against: string): Rejection | undefined {
    const policy: Policy = { type: 'wall', shiftBp: 0, apart: [], surcharge: { against, rateBp: 1_000 } };
    return validatePolicy(table.scenario, table.state, 'ALB', policy);
  }

  it('may hit any other economy, but for oneself and the unknown', () => {
    const table = atPolicy();
    expect(faultOf(table, 'CAT')).toBeUndefined();
    expect(faultOf(table, 'ALB')).toEqual({ code: 'policy/surcharge-self' });
    expect(faultOf(table, 'XXX')).toEqual({ code: 'policy/surcharge-unknown', economy: 'XXX' });
  });

  it('never hits an economy to which one gives a preference', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    table.conclude(aDraft(['ALB', 'BOR'], aCut('BOR', 'ALB', 900)));
    table.goTo('policy');
    expect(faultOf(table, 'DUN')).toEqual({ code: 'policy/surcharge-partner', economy: 'DUN' });
    expect(faultOf(table, 'BOR')).toBeUndefined();
  });

  it('of a union spares the partners of all its members', () => {
    const table = aTableWithUnion();
    const rates = wallOf(table.state, 'USA');
    const against = (economy: string): Rejection | undefined =>
      validatePolicy(table.scenario, table.state, 'USA', {
        type: 'wallVote',
        rates,
        surcharge: { against: economy, rateBp: 500 },
      });
    expect(against('CHN')).toBeUndefined();
    expect(against('CAN')).toEqual({ code: 'policy/surcharge-partner', economy: 'CAN' });
    expect(against('ROW')).toBeUndefined();
  });

  it('runs for two rounds, and only one at a time', () => {
    const table = atPolicy();
    table.act('ALB', {
      type: 'sealPolicy',
      policy: { type: 'wall', shiftBp: 0, apart: [], surcharge: { against: 'CAT', rateBp: 2_000 } },
    });
    table.goTo('policy', 2);
    expect(table.state.walls['ALB']?.surcharge).toEqual({ against: 'CAT', rateBp: 2_000, untilRound: 2 });
    expect(faultOf(table, 'BOR')).toEqual({ code: 'policy/surcharge-running', economy: 'CAT', round: 2 });
    table.goTo('policy', 3);
    expect(faultOf(table, 'BOR')).toBeUndefined();
  });
});

describe('envelopes', () => {
  it('are sealed once, reopened while the clock runs, and keep what was in them', () => {
    const table = atPolicy();
    table.act('ALB', { type: 'sealPolicy', policy: wall(100) });
    expect(table.refuse('ALB', { type: 'sealPolicy', policy: wall(200) })).toEqual({
      code: 'policy/already-sealed',
    });
    expect(table.refuse('ALB', { type: 'savePolicyDraft', policy: wall(200) })).toEqual({
      code: 'policy/already-sealed',
    });
    table.act('ALB', { type: 'reopenPolicy' });
    expect(table.state.policyDrafts['ALB']).toEqual(wall(100));
    expect(table.refuse('ALB', { type: 'reopenPolicy' })).toEqual({ code: 'policy/not-sealed' });
    table.act('ALB', { type: 'sealPolicy', policy: wall(200) });
    table.goTo('results');
    expect(wallOf(table.state, 'ALB')).toEqual({ GRA: ALBA_BP + 200, CLO: ALBA_BP + 200 });
  });

  it('hold the last saved draft at the bell; without one the policy stays', () => {
    const table = atPolicy();
    table.act('ALB', { type: 'savePolicyDraft', policy: wall(300) });
    table.act('ALB', { type: 'savePolicyDraft', policy: wall(-400) });
    const before = wallOf(table.state, 'BOR');
    table.goTo('results');
    expect(wallOf(table.state, 'ALB')).toEqual({ GRA: ALBA_BP - 400, CLO: ALBA_BP - 400 });
    expect(wallOf(table.state, 'BOR')).toEqual(before);
  });

  it('take nothing unlawful, neither sealed nor as a draft', () => {
    const table = atPolicy();
    for (const type of ['sealPolicy', 'savePolicyDraft'] as const) {
      expect(table.refuse('ALB', { type, policy: wall(900) })).toEqual({
        code: 'policy/shift-step',
        stepBp: 500,
      });
    }
    expect(table.state.policyDrafts).toEqual({});
  });
});

describe('predictions', () => {
  it('may be changed until the envelopes open, and name an economy of this world', () => {
    const table = atPolicy();
    table.act('ALB', { type: 'predict', ownIncome: 'up', losesMost: 'CAT' });
    table.act('ALB', { type: 'predict', ownIncome: 'down', losesMost: 'ALB' });
    expect(table.state.predictions).toEqual({ ALB: { ownIncome: 'down', losesMost: 'ALB' } });
    expect(table.refuse('ALB', { type: 'predict', ownIncome: 'up', losesMost: 'XXX' })).toEqual({
      code: 'prediction/unknown-economy',
      economy: 'XXX',
    });
  });
});
