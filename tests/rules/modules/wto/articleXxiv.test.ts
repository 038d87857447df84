import { describe, expect, it } from 'vitest';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { ArticleXxivLine } from '#shared/protocol/modules/wto.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import { articleXxivCheck } from '../../../../shared/rules/modules/wto/articleXxiv.ts';
import { findFaults } from '../../../../shared/rules/countries/proposals.ts';
import { economyPlace, placesOf } from '../../../../shared/rules/law/lawInForce.ts';
import { aCustomsUnion, aCut, aDraft, aFreeTradeArea } from '../../../support/aNegotiation.ts';
import { aTable, type Table } from '../../../support/aTable.ts';

function aWorld(): Table {
  const table = aTable({
    scenarioId: 'world',
    opening: 'highWalls',
    preset: 'laboratory',
    modules: ['wto'],
    rounds: 6,
  });
  return table.goTo('negotiation');
}

/** USA and CAN in a union, MEX a free trade partner of it, in round 4. */
function aUnionAndPartner(): Table {
  const table = aWorld();
  table.conclude(aFreeTradeArea('USA', 'CAN'));
  table.goTo('negotiation', 2).conclude(aCustomsUnion('USA', 'CAN'));
  table.goTo('negotiation', 3).conclude(aFreeTradeArea('USA', 'CAN', 'MEX'));
  return table.goTo('negotiation', 4);
}

function withWall(table: Table, economy: string, mfnRateBp: Schedule): void {
  table.state = { ...table.state, walls: { ...table.state.walls, [economy]: { mfnRateBp } } };
}

function entryOf(table: Table, entrant: string, member: string): Draft {
  const union = Object.values(table.state.agreements).find(({ level }) => level === 3);
  if (union === undefined) throw new Error('no union');
  return aDraft([entrant, member], { type: 'accession', agreement: union.id, entrant, former: [] });
}

function lines(table: Table, draft: Draft): ArticleXxivLine[] {
  return articleXxivCheck(table.scenario, table.state, draft);
}

function faults(table: Table, draft: Draft): unknown[] {
  return findFaults(table.scenario, table.state, draft, draft.parties[0] ?? '');
}

const flat = (rateBp: number): Schedule => ({
  AGR: rateBp,
  LGT: rateBp,
  MAT: rateBp,
  MAC: rateBp,
  ELE: rateBp,
});

describe('the review under Article XXIV', () => {
  it('finds a free trade area and a union without a fault, line by line', () => {
    const table = aWorld();
    expect(lines(table, aFreeTradeArea('USA', 'CAN'))).toMatchObject([
      { line: 'substantiallyAllTrade', holds: true, params: { percent: 100, limitPercent: 90 } },
      { line: 'noHigherBarriers', holds: true },
    ]);
    table.conclude(aFreeTradeArea('USA', 'CAN'));
    table.goTo('negotiation', 2);
    withWall(table, 'USA', flat(1_000));
    const [, barriers] = lines(table, aCustomsUnion('USA', 'CAN'));
    expect(barriers).toMatchObject({ line: 'noHigherBarriers', holds: true });
    // The union begins with the mean itself: apart from whole points nothing moves.
    const { beforeBp, afterBp } = barriers?.params ?? {};
    expect(Math.abs(Number(beforeBp) - Number(afterBp))).toBeLessThanOrEqual(50);
    expect(Number(beforeBp)).toBeGreaterThan(1_000);
    expect(Number(beforeBp)).toBeLessThan(2_500);
  });

  it('refuses an entry that would raise barriers on the whole, and says where most', () => {
    const table = aUnionAndPartner();
    const draft = entryOf(table, 'MEX', 'USA');
    expect(faults(table, draft)).toEqual([]);
    withWall(table, 'MEX', flat(0));
    const [, barriers] = lines(table, draft);
    expect(barriers).toMatchObject({ line: 'noHigherBarriers', holds: false });
    expect(barriers?.params['sectorBeforeBp']).toBeLessThan(Number(barriers?.params['sectorAfterBp']));
    const { sector, beforeBp, afterBp } = barriers?.params ?? {};
    expect(faults(table, draft)).toEqual([
      { code: 'wto/higher-barriers', sector, beforeBp, afterBp, clause: 0 },
    ]);
    // The mean before and after, computed here from the trade of the last round.
    const members = ['USA', 'CAN', 'MEX'];
    const { N, J } = table.scenario.base;
    let weights = 0;
    let before = 0;
    let after = 0;
    for (const member of members) {
      for (const outsider of placesOf(table.scenario).ids.filter((id) => !members.includes(id))) {
        for (const { id, place } of placesOf(table.scenario).goods) {
          const pair = economyPlace(table.scenario, member) * N + economyPlace(table.scenario, outsider);
          const value = table.state.settled.imports[pair * J + place] ?? 0;
          weights += value;
          before += value * (table.state.walls[member]?.mfnRateBp[id] ?? 0);
          after += value * (table.state.walls['USA']?.mfnRateBp[id] ?? 0);
        }
      }
    }
    expect(beforeBp).toBe(Math.round(before / weights));
    expect(afterBp).toBe(Math.round(after / weights));
  });

  it('lets in who is a little lower, within half a point on the whole', () => {
    const table = aUnionAndPartner();
    const union = table.state.walls['USA']?.mfnRateBp ?? {};
    const lower = Object.fromEntries(Object.entries(union).map(([sector, rateBp]) => [sector, rateBp - 100]));
    withWall(table, 'MEX', lower);
    expect(faults(table, entryOf(table, 'MEX', 'USA'))).toEqual([]);
  });

  it('refuses an area that a newcomer makes too thin', () => {
    const table = aWorld();
    // Between two economies that trade little of it, a line kept out is nothing; with a third it is much.
    const found = aDraft(['JPN', 'KOR'], {
      type: 'freeTradeArea',
      among: ['JPN', 'KOR'],
      exceptions: [
        { by: 'JPN', sector: 'AGR' },
        { by: 'KOR', sector: 'AGR' },
      ],
    });
    table.conclude(found);
    table.goTo('negotiation', 2);
    const [area] = Object.values(table.state.agreements);
    const entry = aDraft(['USA', 'JPN'], {
      type: 'accession',
      agreement: area?.id ?? 'a0',
      entrant: 'USA',
      former: [],
    });
    const [coverage] = lines(table, entry);
    // Independently: the part of trade among the three that is not farm goods bought by Japan or Korea.
    const { N, J } = table.scenario.base;
    const members = ['JPN', 'KOR', 'USA'];
    let total = 0;
    let kept = 0;
    for (const importer of members) {
      for (const exporter of members.filter((id) => id !== importer)) {
        for (const { id, place } of placesOf(table.scenario).goods) {
          const pair = economyPlace(table.scenario, importer) * N + economyPlace(table.scenario, exporter);
          const value = table.state.settled.imports[pair * J + place] ?? 0;
          total += value;
          if (id === 'AGR' && importer !== 'USA') kept += value;
        }
      }
    }
    const percent = Math.floor((100 * (total - kept)) / total);
    expect(coverage?.params['percent']).toBe(percent);
    expect(coverage?.holds).toBe(percent >= 90);
    const isRefused = faults(table, entry).length > 0;
    expect(isRefused).toBe(percent < 90);
  });

  it('refuses a bloc whose exceptions leave too little free, whoever joins', () => {
    const table = aUnionAndPartner();
    const [area] = Object.values(table.state.agreements).filter(({ level }) => level === 2);
    if (area === undefined) throw new Error('no area');
    const thin = {
      ...area,
      exceptions: [
        { by: 'MEX', sector: 'MAC' },
        { by: 'MEX', sector: 'ELE' },
      ],
    };
    table.state = { ...table.state, agreements: { ...table.state.agreements, [area.id]: thin } };
    const draft = aDraft(['KOR', 'USA'], {
      type: 'accession',
      agreement: area.id,
      entrant: 'KOR',
      former: [],
    });
    const [coverage] = lines(table, draft);
    expect(coverage).toMatchObject({ line: 'substantiallyAllTrade', holds: false });
    expect(faults(table, draft)).toContainEqual({
      code: 'wto/substantially-all-trade',
      percent: coverage?.params['percent'],
      clause: 0,
    });
  });

  it('allows a timetable of four rounds and no longer', () => {
    const table = aWorld();
    const phased = (rounds: number): Draft => {
      const { parties, clauses } = aFreeTradeArea('USA', 'CAN');
      const timetable: Clause = { type: 'phaseIn', rounds };
      return aDraft(parties, ...clauses, timetable);
    };
    expect(lines(table, phased(4)).at(-1)).toEqual({
      line: 'schedule',
      holds: true,
      params: { rounds: 4, limit: 4 },
    });
    expect(faults(table, phased(4))).toEqual([]);
    expect(faults(table, phased(5))).toEqual([{ code: 'wto/schedule-too-long', limit: 4, clause: 1 }]);
  });

  it('asks nothing of developing economies among themselves', () => {
    const table = aWorld();
    const { parties, clauses } = aFreeTradeArea('IND', 'AFR');
    const draft = aDraft(parties, ...clauses, { type: 'phaseIn', rounds: 5 });
    expect(lines(table, draft)).toEqual([{ line: 'enablingClause', holds: true, params: {} }]);
    expect(faults(table, draft)).toEqual([]);
  });

  it('tells of a preferential arrangement whether its cuts stay among the parties', () => {
    const table = aWorld();
    const north = aDraft(['USA', 'IND'], aCut('USA', 'IND', 1_000, 'AGR'));
    const south = aDraft(['IND', 'AFR'], aCut('IND', 'AFR', 1_000, 'AGR'));
    expect(lines(table, north)).toEqual([{ line: 'enablingClause', holds: false, params: {} }]);
    expect(lines(table, south)).toEqual([{ line: 'enablingClause', holds: true, params: {} }]);
    expect(faults(table, north)).toEqual([]);
    const payment = aDraft(['USA', 'IND'], {
      type: 'payment',
      from: 'USA',
      to: 'IND',
      amountMn: 1,
      rounds: 1,
    });
    expect(lines(table, payment)).toEqual([]);
  });

  it('keeps special treatment for developing economies', () => {
    const table = aWorld();
    const { parties, clauses } = aFreeTradeArea('USA', 'MEX');
    const special = (to: string): Draft =>
      aDraft(parties, ...clauses, { type: 'specialTreatment', to: [to], rounds: 4 });
    expect(faults(table, special('MEX'))).toEqual([]);
    expect(faults(table, special('USA'))).toContainEqual({
      code: 'wto/special-treatment',
      economy: 'USA',
      clause: 1,
    });
  });

  it('is not held where the module is off', () => {
    const table = aTable({ scenarioId: 'world', opening: 'highWalls', preset: 'worldPlain', rounds: 6 });
    table.goTo('negotiation');
    expect(lines(table, aFreeTradeArea('USA', 'CAN'))).toEqual([]);
  });
});
