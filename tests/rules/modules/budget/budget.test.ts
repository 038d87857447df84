import { describe, expect, it } from 'vitest';
import { CORRIDORS } from '#shared/content/corridors.ts';
import type { Policy, Spending } from '#shared/protocol/policy.ts';
import { adjustmentHelp, researchEffort } from '../../../../shared/rules/modules/budget.ts';
import { buildShock } from '../../../../shared/rules/shock/buildShock.ts';
import { economyPlace } from '../../../../shared/rules/law/lawInForce.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { aTable, type Table } from '../../../support/aTable.ts';
import { aModuleTable, withBloc } from '../../../support/anEvent.ts';
import { aScenario } from '../../../support/aScenario.ts';

const spending = (spent: Partial<Spending>): Policy => ({
  type: 'wall',
  shiftBp: 0,
  apart: [],
  spending: { research: 0, adjustment: 0, ...spent },
});
const seal = (table: Table, economy: string, spent: Partial<Spending>) =>
  table.act(economy, { type: 'sealPolicy', policy: spending(spent) });
const refuseSeal = (table: Table, economy: string, spent: Partial<Spending>) =>
  table.refuse(economy, { type: 'sealPolicy', policy: spending(spent) });
const CHANNEL = 'channelRail';

describe('corridors', () => {
  it('stand from the round in which the pledges reach their cost, for good', () => {
    const table = aModuleTable(['budget'], { at: 'policy' });
    seal(table, 'EUR', { corridor: { id: CHANNEL, points: 5 } });
    seal(table, 'GBR', { corridor: { id: CHANNEL, points: 4 } });
    table.goTo('results', 1);
    const { scenario, state } = table;
    expect(state.budget?.corridors).toEqual([{ id: CHANNEL, sinceRound: 1 }]);
    const told = [{ id: CHANNEL, built: true, pledgers: 2 }];
    expect(state.reports[0]?.modules?.budget?.corridors).toEqual(told);
    const { N, J } = scenario.base;
    const [n, i, far] = ['GBR', 'EUR', 'USA'].map((id) => economyPlace(scenario, id));
    const cost = (a = 0, b = 0, sector = 0): number => state.settled.iceberg[(a * N + b) * J + sector] ?? 0;
    expect([cost(n, i), cost(i, n), cost(n, far), cost(n, n), cost(n, i, 5)]).toEqual([0.98, 0.98, 1, 1, 1]);
    expect(state.reports[0]?.economies['GBR']?.parts.borderCosts).toBeGreaterThan(0.001);
    table.goTo('results', 3);
    expect(table.state.settled.iceberg).toEqual(state.settled.iceberg);
  });

  it('that are not paid for give half back in the next round, rounded down, and no more', () => {
    const table = aModuleTable(['budget'], { at: 'policy' });
    seal(table, 'EUR', { corridor: { id: CHANNEL, points: 5 } });
    table.goTo('policy', 2);
    expect(table.state.budget?.corridors).toEqual([]);
    const told = [{ id: CHANNEL, built: false, pledgers: 1 }];
    expect(table.state.reports[0]?.modules?.budget?.corridors).toEqual(told);
    expect(table.state.budget?.points).toMatchObject({ EUR: 8, GBR: 6 });
    table.goTo('policy', 3);
    expect(table.state.budget?.points).toMatchObject({ EUR: 6 });
  });

  it('join two economies at least, and each seat of the world is on two', () => {
    for (const id of ['world', 'quartet', 'textbook'] as const) {
      const { dealOrder } = aScenario(id);
      for (const { members, points } of CORRIDORS[id]) {
        expect(members.length).toBeGreaterThanOrEqual(2);
        expect(members.every((member) => dealOrder.includes(member))).toBe(true);
        expect(points).toBeGreaterThan(6);
      }
      for (const seat of dealOrder)
        expect(CORRIDORS[id].filter(({ members }) => members.includes(seat)).length).toBeGreaterThanOrEqual(
          2,
        );
    }
  });
});

describe('research', () => {
  it('bears fruit in the next round where nothing else moves productivity', () => {
    const table = aModuleTable(['budget'], { at: 'policy' });
    seal(table, 'KOR', { research: 6 });
    table.goTo('results', 1);
    expect(table.state.settled.tfp).toBeUndefined();
    table.goTo('results', 2);
    const { scenario, state } = table;
    const korea = economyPlace(scenario, 'KOR') * scenario.base.J;
    // Six points are 1.2 % of income; a tenth of that is productivity.
    expect(Math.log(state.settled.tfp?.[korea] ?? 1)).toBeCloseTo(0.1 * 0.012, 9);
    expect(state.settled.tfp?.[0]).toBe(1);
    expect(state.reports[1]?.economies['KOR']?.parts.growth).toBeGreaterThan(0.0012);
  });

  it('is left to dynamics where these are on', () => {
    const table = aModuleTable(['budget', 'dynamics']);
    const { budget } = table.state;
    if (budget === undefined) throw new Error('no budget');
    const learned = { ...table.state, round: 1, budget: { ...budget, researched: { KOR: 0.5 } } };
    const plain = { ...table.state, round: 1 };
    expect(buildShock(table.scenario, learned).tfp).toEqual(buildShock(table.scenario, plain).tfp);
  });

  it('is shared by a fifth in a common market', () => {
    const table = aModuleTable(['budget']);
    const { budget } = table.state;
    if (budget === undefined) throw new Error('no budget');
    const paid = { ...table.state, budget: { ...budget, research: { KOR: 5, JPN: 1 } } };
    expect(researchEffort(paid, 'KOR')).toBeCloseTo(0.01, 12);
    const joined = withBloc(paid, 4, ['KOR', 'JPN']);
    expect(researchEffort(joined, 'KOR')).toBeCloseTo(0.002 * (5 + 0.2), 12);
    expect(researchEffort(joined, 'USA')).toBe(0);
    expect(researchEffort({ agreements: {} }, 'KOR')).toBe(0);
  });

  it('is not counted twice: the epilogue has none of its own', () => {
    const table = aModuleTable(['budget'], { rounds: 1, at: 'policy' });
    seal(table, 'KOR', { research: 6 });
    table.goTo('debrief');
    expect(table.state.budget?.researched['KOR']).toBeCloseTo(0.012, 12);
    expect(table.state.budget?.research).toEqual({});
  });
});

describe('help for displaced workers', () => {
  it('takes away part of the cost of adjustment, in its round alone', () => {
    const table = aModuleTable(['budget'], { at: 'policy' });
    seal(table, 'USA', { adjustment: 4 });
    table.goTo('results', 1);
    expect(adjustmentHelp(table.state, 'USA')).toBeCloseTo(0.6, 12);
    expect(adjustmentHelp(table.state, 'CAN')).toBe(0);
    expect(adjustmentHelp({ ...table.state, round: 2 }, 'USA')).toBe(0);
    expect(adjustmentHelp({ round: 1 }, 'USA')).toBe(0);
  });

  it('never takes all of it', () => {
    const table = aModuleTable(['budget'], { at: 'policy' });
    const { budget } = table.state;
    if (budget === undefined) throw new Error('no budget');
    const spent = { USA: { research: 0, adjustment: 12, corridor: 0, returned: 0 } };
    const much = { round: 1, budget: { ...budget, spentInRound: 1, spent } };
    expect(adjustmentHelp(much, 'USA')).toBe(0.9);
  });
});

describe('refusals about public money', () => {
  it('name the points at hand', () => {
    const table = aModuleTable(['budget'], { at: 'policy' });
    const refused = { code: 'budget/above-points', limit: 6 };
    expect(refuseSeal(table, 'EUR', { research: 4, adjustment: 3 })).toEqual(refused);
    const pledge = { corridor: { id: CHANNEL, points: 6 }, research: 1 };
    expect(refuseSeal(table, 'EUR', pledge)).toEqual(refused);
  });

  it('name a corridor that is unknown, far away or built', () => {
    const table = aModuleTable(['budget'], { at: 'policy' });
    const pledge = (economy: string, id: string) =>
      refuseSeal(table, economy, { corridor: { id, points: 1 } });
    expect(pledge('EUR', 'silkRoad')).toEqual({ code: 'corridor/unknown' });
    expect(pledge('JPN', CHANNEL)).toEqual({ code: 'corridor/not-a-member' });
    seal(table, 'EUR', { corridor: { id: CHANNEL, points: 5 } });
    seal(table, 'GBR', { corridor: { id: CHANNEL, points: 5 } });
    table.goTo('policy', 2);
    expect(pledge('EUR', CHANNEL)).toEqual({ code: 'corridor/built' });
  });

  it('wait for the module, and know no money where it is off', () => {
    const full = { preset: 'full', scenarioId: 'world', opening: 'highWalls', rounds: 8 } as const;
    const early = aTable({ ...full, at: 'policy' });
    expect(refuseSeal(early, 'EUR', { research: 1 })).toEqual({ code: 'budget/not-open', round: 5 });
    const off = aModuleTable([], { at: 'policy' });
    expect(refuseSeal(off, 'EUR', { research: 1 })).toEqual({ code: 'intent/not-in-this-game' });
    expect(off.state.budget).toBeUndefined();
  });

  it('deals no points for rounds in which the module is closed', () => {
    const full = { preset: 'full', scenarioId: 'world', opening: 'highWalls', rounds: 8 } as const;
    const table = aTable(full).goTo('policy', 2);
    expect(table.state.budget).toMatchObject({ points: { EUR: 6 }, spentInRound: 0, research: {} });
    expect(table.state.reports[0]?.modules?.budget).toEqual({ corridors: [] });
  });
});

describe('who paid', () => {
  it('stays a secret until the debrief, what came back included', () => {
    const table = aModuleTable(['budget'], { at: 'policy', people: 'all' });
    seal(table, 'EUR', { corridor: { id: CHANNEL, points: 4 }, research: 2 });
    table.goTo('results', 1);
    const view = redactFor(table.state, { type: 'seat', economy: 'GBR' });
    expect(Object.keys(view.budget?.points ?? {})).toEqual(['GBR']);
    expect(view.budget?.spent['EUR']).toBeUndefined();
    expect(view.sealedPolicies['EUR']?.spending).toBeUndefined();
    const own = redactFor(table.state, { type: 'seat', economy: 'EUR' });
    expect(own.budget?.spent['EUR']).toEqual({ research: 2, adjustment: 0, corridor: 4, returned: 2 });
    const over = redactFor({ ...table.state, phase: 'debrief' }, { type: 'public' });
    expect(over.budget?.spent['EUR']?.corridor).toBe(4);
  });
});
