import { describe, expect, it } from 'vitest';
import type { Draft } from '#shared/protocol/intents.ts';
import { findFaults } from '#shared/rules/countries/proposals.ts';
import { endedBy } from '../../../client/panels/proposal/ProposalHeader.tsx';
import { aCustomsUnion, aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

describe('what a customs union ends', () => {
  it('is the area of a member with an outsider that its treaty gives up, told to that member with the round', () => {
    const table = aTable({ people: 'all', rounds: 6, at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    table.conclude(aFreeTradeArea('ALB', 'CAT'));
    table.goTo('negotiation', 3);
    const { scenario, state } = table;
    const area = Object.values(state.agreements).find(({ parties }) => parties.includes('CAT'));
    if (area === undefined) throw new Error('it is signed');
    const plain = aCustomsUnion('ALB', 'BOR');
    const union: Draft = {
      ...plain,
      clauses: plain.clauses.map((clause) =>
        clause.type === 'customsUnion'
          ? { ...clause, former: [{ agreement: area.id, action: 'end' as const }] }
          : clause,
      ),
    };
    expect(findFaults(scenario, state, union, 'ALB')).toEqual([]);
    expect(endedBy(scenario, state, union, 'ALB')).toEqual([{ agreement: area, round: 4 }]);
    expect(endedBy(scenario, state, union, 'BOR')).toEqual([]);
    expect(endedBy(scenario, state, aFreeTradeArea('ALB', 'DUN'), 'ALB')).toEqual([]);
  });
});
