import { describe, expect, it } from 'vitest';
import { canonicalHash } from '#shared/kernel/canonicalHash.ts';
import { must } from '#shared/kernel/records.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import { presidencyOf, unionOf } from '../../../shared/rules/law/blocs.ts';
import { evolve, evolveAll } from '../../../shared/rules/game/evolve.ts';
import { findCountryViolations } from '../../../shared/rules/countries/findCountryViolations.ts';
import { aTable, type Table } from '../../support/aTable.ts';

const MEMBERS = ['USA', 'CAN', 'MEX'];

function proposal(...clauses: Clause[]): { readonly parties: string[]; readonly clauses: Clause[] } {
  return { parties: MEMBERS, clauses };
}

/** A game of three that climb from an area to full integration in eight rounds, with all that proposals may say on the way. */
function climb(): Table {
  const among = MEMBERS;
  const table = aTable({
    scenarioId: 'world',
    opening: 'highWalls',
    preset: 'laboratory',
    modules: ['dynamics'],
    rounds: 8,
    at: 'negotiation',
  });
  table.conclude({
    parties: ['USA', 'CAN'],
    clauses: [{ type: 'freeTradeArea', among: ['USA', 'CAN'], exceptions: [] }],
  });
  table.goTo('negotiation', 2);
  table.conclude(
    proposal(
      { type: 'freeTradeArea', among, exceptions: [] },
      { type: 'phaseIn', rounds: 2 },
      { type: 'specialTreatment', to: ['MEX'], rounds: 3 },
      { type: 'deepProvision', among, provision: 'logistics' },
      { type: 'jointInfrastructure', among, contributionBp: 20 },
      { type: 'adjustmentFund', among, contributionBp: 20 },
      {
        type: 'agreedSpecialization',
        between: [
          { party: 'CAN', keeps: 'MAT' },
          { party: 'MEX', keeps: 'LGT' },
        ],
      },
    ),
  );
  const steps: Clause[] = [
    { type: 'customsUnion', among, key: { type: 'people' }, former: [] },
    { type: 'commonMarket', among },
    { type: 'economicUnion', among },
    { type: 'fullIntegration', among },
  ];
  for (const [index, step] of steps.entries()) {
    table.goTo('negotiation', 4 + index);
    table.conclude(proposal(step));
    expect(unionOf(table.state, 'USA')?.level).toBe(3 + index);
    expect(findCountryViolations(table.scenario, table.state)).toEqual([]);
  }
  return table;
}

describe('a game that climbs the whole ladder', () => {
  const table = climb();
  const union = must(unionOf(table.state, 'USA'), 'the union');

  it('lets the presidency move what is levied', () => {
    table.goTo('policy');
    const before = must(table.state.walls['USA'], 'a wall').mfnRateBp;
    const president = must(presidencyOf(table.state, union), 'a presidency');
    table.act(president, { type: 'moveCommonWall', agreement: union.id, shiftBp: -300 });
    table.goTo('results');
    for (const member of MEMBERS) {
      const now = must(table.state.walls[member], member).mfnRateBp;
      for (const [sector, rateBp] of Object.entries(now)) expect(rateBp).toBe((before[sector] ?? 0) - 300);
    }
  });

  it('opens every change of real income into parts that sum to it, money moved to nobody', () => {
    table.goTo('debrief');
    expect(table.state.reports).toHaveLength(9);
    for (const { economies } of table.state.reports) {
      let payments = 0;
      for (const { logChange, parts, paymentsBn } of Object.values(economies)) {
        expect(Object.values(parts).reduce((a, b) => a + b, 0)).toBeCloseTo(logChange, 9);
        payments += paymentsBn;
      }
      expect(payments).toBeCloseTo(0, 6);
    }
  });

  it('makes the members better off with every step, the poorer by the cohesion fund too', () => {
    const welfare = (economy: string): number => must(table.state.settled.welfare[economy], economy);
    for (const member of MEMBERS) expect(welfare(member)).toBeGreaterThan(1.005);
    expect(must(table.state.reports.at(-1), 'the epilogue').economies['MEX']?.paymentsBn).toBeGreaterThan(0);
  });

  it('is the fold of its events', () => {
    const [first, ...rest] = table.events;
    const folded = evolveAll(evolve(undefined, must(first, 'an event')), rest);
    expect(canonicalHash(folded)).toBe(table.hash());
    expect(findCountryViolations(table.scenario, table.state)).toEqual([]);
  });
});
