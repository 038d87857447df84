import { describe, expect, it } from 'vitest';
import { redactFor } from '../../shared/rules/views/redactFor.ts';
import { recapOf } from '../../client/panels/sittings/Recap.tsx';
import { aFreeTradeArea } from '../support/aNegotiation.ts';
import { aTable } from '../support/aTable.ts';
import { aProvincesTable } from '../support/aProvincesTable.ts';

describe('the story so far', () => {
  it('tells of rounds that were revealed, of what is in force, and where the own seat stands', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    expect(recapOf(table.state, 'ALB')).toEqual({ played: 0, rounds: 4, law: [], moreLaw: 0 });
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    table.goTo('results');
    // Until the reveal is over nothing of its round is told.
    expect(recapOf(table.state, 'ALB')).toMatchObject({ played: 0, law: [{ parties: ['ALB', 'DUN'] }] });
    table.goTo('briefing', 2);
    const { news, own, ...told } = recapOf(redactFor(table.state, { type: 'public' }), 'ALB');
    expect(told).toMatchObject({ played: 1, rounds: 4, moreLaw: 0 });
    expect(news?.round).toBe(1);
    const incomes = Object.entries(table.state.reports[0]?.economies ?? {}).map(([, { index }]) => index);
    expect(own?.seats).toBe(4);
    expect(own?.place).toBe(1 + incomes.filter((index) => index > (own?.index ?? NaN)).length);
    expect(recapOf(table.state, undefined).own).toBeUndefined();
  });

  it('tells the same of provinces', () => {
    const table = aProvincesTable();
    expect(recapOf(table.state, undefined)).toMatchObject({ played: 0, law: [] });
  });
});
