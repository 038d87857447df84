import { describe, expect, it } from 'vitest';
import type { Policy } from '#shared/protocol/policy.ts';
import { solveLaw } from '../../../../shared/rules/shock/solveLaw.ts';
import { barrierLevel, withoutBarrier } from '../../../../shared/rules/modules/barriers.ts';
import { buildShock } from '../../../../shared/rules/shock/buildShock.ts';
import { economyPlace } from '../../../../shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { aTable, type Table } from '../../../support/aTable.ts';
import { aModuleTable, withBloc } from '../../../support/anEvent.ts';

const [AGR, MAC] = [0, 3] as const;
const hiding = (barriers: Record<string, number>): Policy => ({
  type: 'wall',
  shiftBp: 0,
  apart: [],
  barriers,
});
const seal = (table: Table, economy: string, barriers: Record<string, number>) =>
  table.act(economy, { type: 'sealPolicy', policy: hiding(barriers) });
const refuseSeal = (table: Table, economy: string, barriers: Record<string, number>) =>
  table.refuse(economy, { type: 'sealPolicy', policy: hiding(barriers) });
const inspect = (table: Table, by: string, against: string, sector: string) =>
  table.act(by, { type: 'inspectBarrier', against, sector });

/** A law under which Japan hides barriers of these levels. */
const hidden = ({ state }: Table, levels: Record<string, number>): CountryGame => ({
  ...state,
  round: 1,
  barriers: { levels: { JPN: levels }, found: [], inspections: [] },
});

describe('hidden barriers', () => {
  it('cost imports of their sector two parts lost and one part rent a level', () => {
    const table = aModuleTable(['barriers']);
    const { N, J } = table.scenario.base;
    const open = buildShock(table.scenario, hidden(table, {}));
    const shock = buildShock(table.scenario, hidden(table, { AGR: 2 }));
    const japan = economyPlace(table.scenario, 'JPN');
    table.scenario.economies.forEach(({ id }, i) => {
      const cell = (japan * N + i) * J + AGR;
      const isHome = id === 'JPN';
      expect(shock.iceberg[cell]).toBeCloseTo((open.iceberg[cell] ?? 0) * (isHome ? 1 : 1.04), 6);
      const tariff = open.tariff[cell] ?? 0;
      expect(shock.tariff[cell]).toBeCloseTo(isHome ? tariff : (1 + tariff) * 1.02 - 1, 6);
    });
    const other = (japan * N + economyPlace(table.scenario, 'USA')) * J + MAC;
    expect(shock.iceberg[other]).toBe(open.iceberg[other]);
  });

  it('do not hold against those whose rules one recognises, nor in an economic union', () => {
    const table = aModuleTable(['barriers']);
    const { N, J } = table.scenario.base;
    const cell = (economyPlace(table.scenario, 'JPN') * N + economyPlace(table.scenario, 'KOR')) * J + AGR;
    const costIn = (level: 2 | 5, terms?: { mutualRecognition: true }): number => {
      const bloc = withBloc(hidden(table, { AGR: 3 }), level, ['JPN', 'KOR']);
      const known = bloc.agreements['a90'];
      if (known === undefined) throw new Error('no bloc');
      const law = { ...bloc, agreements: { a90: { ...known, ...(terms === undefined ? {} : { terms }) } } };
      const bare = { ...law, barriers: { levels: {}, found: [], inspections: [] } };
      const { iceberg } = buildShock(table.scenario, law);
      return (iceberg[cell] ?? 0) / (buildShock(table.scenario, bare).iceberg[cell] ?? 1);
    };
    expect(costIn(2)).toBeCloseTo(1.06, 5);
    expect(costIn(2, { mutualRecognition: true })).toBe(1);
    expect(costIn(5)).toBe(1);
  });

  it('bring no rent to members of a union, who pool what a border brings', () => {
    const table = aModuleTable(['barriers']);
    const bloc = withBloc(hidden(table, { AGR: 3 }), 3, ['JPN', 'KOR']);
    const bare = { ...bloc, barriers: { levels: {}, found: [], inspections: [] } };
    expect(buildShock(table.scenario, bloc).tariff).toEqual(buildShock(table.scenario, bare).tariff);
  });

  it('are not announced: partners see their exports fall, and the sector at home earns more', () => {
    const table = aModuleTable(['barriers']);
    const { N, J } = table.scenario.base;
    const before = solveLaw(table.scenario, hidden(table, {}), { tolerance: 1e-10 });
    const after = solveLaw(table.scenario, hidden(table, { AGR: 3 }), { tolerance: 1e-10 });
    if (!before.ok || !after.ok) throw new Error('no equilibrium');
    const japan = economyPlace(table.scenario, 'JPN');
    const usa = (japan * N + economyPlace(table.scenario, 'USA')) * J + AGR;
    const fall =
      (after.value.equilibrium.imports[usa] ?? 0) / (before.value.equilibrium.imports[usa] ?? 1) - 1;
    // θ = 4 on costs 9.2 % dearer, at home still much of the market: between a fifth and a third.
    expect(fall).toBeLessThan(-0.2);
    expect(fall).toBeGreaterThan(-0.35);
    const home = japan * J + AGR;
    expect(after.value.equilibrium.output[home]).toBeGreaterThan(before.value.equilibrium.output[home] ?? 0);
  });
});

describe('envelopes with barriers', () => {
  it('raise them by one level a round, lower them at will, and leave the others', () => {
    const table = aModuleTable(['barriers'], { at: 'policy' });
    seal(table, 'JPN', { AGR: 1, MAC: 1 });
    table.goTo('policy', 2);
    seal(table, 'JPN', { AGR: 2 });
    table.goTo('policy', 3);
    const standing = table.state.barriers;
    if (standing === undefined) throw new Error('no barriers');
    expect(['AGR', 'MAC', 'ELE'].map((sector) => barrierLevel(standing, 'JPN', sector))).toEqual([2, 1, 0]);
    seal(table, 'JPN', { AGR: 0 });
    table.goTo('results', 3);
    expect(table.state.barriers?.levels['JPN']).toMatchObject({ AGR: 0, MAC: 1 });
  });

  it('may not jump, nor stand where no border is', () => {
    const table = aModuleTable(['barriers'], { at: 'policy' });
    const jump = { code: 'barrier/step', sector: 'AGR', limit: 1 };
    expect(refuseSeal(table, 'JPN', { AGR: 2 })).toEqual(jump);
    const nowhere = { code: 'barrier/unknown-sector', sector: 'SER' };
    expect(refuseSeal(table, 'JPN', { SER: 1 })).toEqual(nowhere);
  });

  it('wait for the module, and are unknown where it is off', () => {
    const full = aTable({
      preset: 'full',
      scenarioId: 'world',
      opening: 'highWalls',
      rounds: 8,
      at: 'policy',
    });
    expect(refuseSeal(full, 'JPN', { AGR: 1 })).toEqual({ code: 'barrier/not-open', round: 4 });
    const off = aModuleTable([], { at: 'policy' });
    expect(refuseSeal(off, 'JPN', { AGR: 1 })).toEqual({ code: 'intent/not-in-this-game' });
    expect(off.state.barriers).toBeUndefined();
  });
});

/** A table whose seed lets the first inspection succeed or fail against Japan's barrier on farm goods of one level. */
function inspected(found: boolean): Table {
  for (let seed = 0; seed < 40; seed++) {
    const table = aModuleTable(['barriers'], { at: 'policy', seed: `s${seed}` });
    seal(table, 'JPN', { AGR: 1 });
    table.goTo('negotiation', 2);
    inspect(table, 'USA', 'JPN', 'AGR');
    if (table.state.barriers?.inspections[0]?.found === found) return table;
  }
  throw new Error('no seed does it');
}

describe('inspections', () => {
  it('bring a barrier to light for all, with its level and what it costs whom', () => {
    const table = inspected(true).goTo('results', 2);
    const { state, scenario } = table;
    const [known] = state.reports[1]?.modules?.barriers?.found ?? [];
    expect(known).toMatchObject({ by: 'JPN', sector: 'AGR', level: 1, foundBy: 'USA', round: 2 });
    const { N, J } = scenario.base;
    const law = { ...state, round: 2 };
    const [withIt, without] = [law, withoutBarrier(law, 'JPN', 'AGR')].map((each) =>
      solveLaw(scenario, each, { tolerance: 1e-10 }),
    );
    if (withIt?.ok !== true || without?.ok !== true) throw new Error('no equilibrium');
    const cell = (economyPlace(scenario, 'JPN') * N + economyPlace(scenario, 'USA')) * J + AGR;
    const lostBn =
      (without.value.equilibrium.imports[cell] ?? 0) - (withIt.value.equilibrium.imports[cell] ?? 0);
    expect(lostBn).toBeGreaterThan(0);
    expect(known?.lostBn['USA']).toBeCloseTo(lostBn, 3);
  });

  it('may miss one that is there, and say nothing then', () => {
    const table = inspected(false);
    expect(table.state.barriers?.found).toEqual([]);
    expect(table.goTo('results', 2).state.reports[1]?.modules?.barriers?.found).toEqual([]);
  });

  it('find more often what stands higher, and never what is not there', () => {
    const hits = (level: number): number => {
      let found = 0;
      for (let seed = 0; seed < 60; seed++) {
        const table = aModuleTable(['barriers'], { at: 'negotiation', seed: `h${seed}` });
        const barriers = { levels: { JPN: { AGR: level } }, found: [], inspections: [] };
        table.state = { ...table.state, barriers };
        inspect(table, 'USA', 'JPN', 'AGR');
        if (table.state.barriers?.inspections[0]?.found === true) found += 1;
      }
      return found;
    };
    const [none, low, middle, high] = [0, 1, 2, 3].map(hits);
    expect(none).toBe(0);
    expect(low).toBeGreaterThan(10);
    expect(middle).toBeGreaterThan(low ?? 0);
    expect(high).toBeGreaterThan(middle ?? 0);
  });

  it('keep what was found in sight until it is gone', () => {
    const table = inspected(true).goTo('policy', 2);
    seal(table, 'JPN', { AGR: 2 });
    table.goTo('policy', 3);
    expect(table.state.barriers?.found.map(({ level }) => level)).toEqual([2]);
    seal(table, 'JPN', { AGR: 0 });
    table.goTo('results', 3);
    expect(table.state.barriers?.found).toEqual([]);
  });

  it('are one a seat a round', () => {
    const table = aModuleTable(['barriers'], { at: 'negotiation' });
    inspect(table, 'USA', 'JPN', 'AGR');
    inspect(table, 'CAN', 'JPN', 'AGR');
    const again = table.refuse('USA', { type: 'inspectBarrier', against: 'KOR', sector: 'MAC' });
    expect(again).toEqual({ code: 'inspection/one-a-round' });
    inspect(table.goTo('negotiation', 2), 'USA', 'KOR', 'MAC');
  });

  it('need another seat and a sector with a border, and the module', () => {
    const table = aModuleTable(['barriers'], { at: 'negotiation' });
    const refused = (against: string, sector: string) =>
      table.refuse('USA', { type: 'inspectBarrier', against, sector });
    expect(refused('USA', 'AGR')).toEqual({ code: 'inspection/self' });
    expect(refused('ROW', 'AGR')).toEqual({ code: 'inspection/unknown-economy', economy: 'ROW' });
    expect(refused('JPN', 'SER')).toEqual({ code: 'barrier/unknown-sector', sector: 'SER' });
    const full = { preset: 'full', scenarioId: 'world', opening: 'highWalls', rounds: 8 } as const;
    const early = aTable({ ...full, at: 'negotiation' });
    const intent = { type: 'inspectBarrier', against: 'JPN', sector: 'AGR' } as const;
    expect(early.refuse('USA', intent)).toEqual({ code: 'barrier/not-open', round: 4 });
    const off = aModuleTable([], { at: 'negotiation' });
    expect(off.refuse('USA', intent)).toEqual({ code: 'intent/not-in-this-game' });
  });
});
