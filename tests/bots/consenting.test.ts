import { describe, expect, it } from 'vitest';
import { balancePayments } from '../../shared/bots/proposals/concessions.ts';
import { unionDrafts } from '../../shared/bots/proposals/candidateDrafts.ts';
import { createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import { consenting } from '../../shared/bots/valuation/appraiser.ts';
import { isWorthSigning, valueProposal } from '#shared/bots/valuation/valueProposal.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { aTable, type Table } from '../support/aTable.ts';

/** The world of today, whose economies are bound by many older agreements, once unions are open. */
function today(): Table {
  return aTable({ scenarioId: 'world', opening: 'today', preset: 'standard' }).goTo('negotiation', 2);
}

/** A union of two that extends their older agreements to each other's partners. */
function unionOfTwo({ state }: Table, a: string, b: string): Draft {
  const draft = unionDrafts(state, a).find(({ parties, clauses: [clause] }) => {
    if (clause?.type !== 'customsUnion') return false;
    return clause.among.length === 2 && clause.among.includes(b) && parties.length > 2;
  });
  return must(draft, 'a union');
}

describe('those who only consent', () => {
  it('are the outsiders of agreements that are extended', () => {
    const table = today();
    const draft = unionOfTwo(table, 'USA', 'CAN');
    const outside = consenting(table.state, draft);
    expect(outside.has('USA') || outside.has('CAN')).toBe(false);
    expect(outside.size).toBe(draft.parties.length - 2);
    const area: Draft = {
      parties: ['USA', 'CAN', 'KOR'],
      clauses: [{ type: 'freeTradeArea', among: ['USA', 'CAN', 'KOR'], exceptions: [] }],
    };
    expect(consenting(table.state, area).size).toBe(0);
  });

  it('share no gain and bear no loss: members pay what each of them loses', () => {
    const table = today();
    const { scenario, state } = table;
    const appraiser = createAppraiser(scenario, state);
    const draft = unionOfTwo(table, 'USA', 'CAN');
    const bare = appraiser.appraise(draft);
    if (!bare.ok) throw new Error('the model does not solve');
    const balanced = must(balancePayments(appraiser.law, draft, bare.value), 'a balanced union');
    const losers = [...consenting(state, draft)].filter((party) => {
      const value = valueProposal(appraiser, draft, party);
      return value.ok && !isWorthSigning(value.value);
    });
    expect(losers.length).toBeGreaterThan(0);
    const paid = balanced.clauses.flatMap((clause) => (clause.type === 'payment' ? [clause.to] : []));
    for (const loser of losers) expect(paid).toContain(loser);
    for (const party of consenting(state, draft)) {
      const value = valueProposal(appraiser, balanced, party);
      expect(value.ok && isWorthSigning(value.value), party).toBe(true);
    }
    const members = valueProposal(appraiser, balanced, 'CAN');
    if (!members.ok) throw new Error('the model does not solve');
    expect(members.value.reservationBn).toBeGreaterThanOrEqual((0.35 * members.value.jointGainBn) / 2 - 1e-9);
  });
});
