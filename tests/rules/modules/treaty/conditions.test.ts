import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import { agreedRateBp, preferentialRateBp } from '../../../../shared/rules/law/rates.ts';
import { aTable, type Table } from '../../../support/aTable.ts';

type Condition = Extract<Clause, { readonly type: 'conditionality' }>['condition'];

/** An area of ALB and DUN whose preferences for ALB hang on a condition. */
function withCondition(condition: Condition): Table {
  const table = aTable({ preset: 'laboratory', modules: [], at: 'negotiation', rounds: 3 });
  const among = ['ALB', 'DUN'];
  table.conclude({
    parties: among,
    clauses: [
      { type: 'freeTradeArea', among, exceptions: [] },
      { type: 'conditionality', of: 'ALB', condition },
    ],
  });
  return table;
}

function rate({ state }: Table, importer: string, exporter: string): number | undefined {
  return preferentialRateBp(state.agreements, importer, exporter, 'GRA', 10_000);
}

function raiseWall(table: Table, economy: string): void {
  table.goTo('policy');
  table.act(economy, { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 200, apart: [] } });
}

describe('a condition', () => {
  it('that is kept changes nothing', () => {
    const table = withCondition('noWallRise').goTo('negotiation', 2);
    expect([rate(table, 'DUN', 'ALB'), rate(table, 'ALB', 'DUN')]).toEqual([0, 0]);
  });

  it('that is broken by a risen wall suspends the breaker’s preferences for the next round alone', () => {
    const table = withCondition('noWallRise');
    raiseWall(table, 'ALB');
    expect(rate(table, 'DUN', 'ALB')).toBe(0);
    table.goTo('negotiation', 2);
    expect([rate(table, 'DUN', 'ALB'), rate(table, 'ALB', 'DUN')]).toEqual([undefined, 0]);
    expect(agreedRateBp(table.state.agreements, 'DUN', 'ALB', 'GRA')).toBe(0);
    expect(table.events.filter(({ type }) => type === 'lawChanged')).toMatchObject(
      [
        { type: 'lawChanged', reason: 'opening' },
        { type: 'lawChanged', reason: 'condition' },
      ].slice(-table.events.filter(({ type }) => type === 'lawChanged').length),
    );
    const flow = (round: number): number =>
      must(
        must(table.state.reports[round - 1], 'a report').flows.find(
          ({ importer, exporter }) => importer === 'DUN' && exporter === 'ALB',
        ),
        'a flow',
      ).afterBn;
    table.goTo('negotiation', 3);
    expect(rate(table, 'DUN', 'ALB')).toBe(0);
    expect(flow(2)).toBeLessThan(flow(1));
  });

  it('of no surcharge looks at the partners of the proposal', () => {
    const table = withCondition('noSurcharge').goTo('policy');
    table.act('ALB', {
      type: 'sealPolicy',
      policy: { type: 'wall', shiftBp: 0, apart: [], surcharge: { against: 'CAT', rateBp: 1_000 } },
    });
    table.goTo('negotiation', 2);
    expect(rate(table, 'DUN', 'ALB')).toBe(0);
  });

  it('of keeping one’s word looks at pledges', () => {
    const table = withCondition('keepsWord');
    table.act('ALB', { type: 'givePledge', to: { type: 'all' }, undertaking: { type: 'noTariffRises' } });
    raiseWall(table, 'ALB');
    table.goTo('negotiation', 2);
    expect(rate(table, 'DUN', 'ALB')).toBeUndefined();
  });

  it('broken in the last round bites in the epilogue', () => {
    const table = withCondition('noWallRise').goTo('policy', 3);
    raiseWall(table, 'ALB');
    table.goTo('epilogue');
    expect(Object.values(table.state.agreements)).toMatchObject([
      { terms: { suspended: [{ of: 'ALB', inRound: 4 }] } },
    ]);
  });
});
