import { describe, expect, it } from 'vitest';
import { isOwnTurn } from '#shared/rules/table/botDelays.ts';
import { aCut, aDraft, aPayment } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

const pay = (amountMn: number) =>
  aDraft(['ALB', 'BOR'], aCut('ALB', 'BOR', 500), aPayment('BOR', 'ALB', amountMn, 1));

describe('the turn of a seat', () => {
  it('is over while an offer of its own waits for an answer, and comes back with a refusal', () => {
    const table = aTable({ people: ['ALB'] }).goTo('negotiation', 2);
    expect(isOwnTurn(table.state, 'ALB')).toBe(true);
    const { id } = table.tableProposal(pay(120));
    expect(isOwnTurn(table.state, 'ALB')).toBe(false);
    // Bots that owe it an answer are not waited for by others.
    expect(isOwnTurn(table.state, 'CAT')).toBe(true);
    table.act('BOR', { type: 'refuseProposal', proposal: id });
    expect(isOwnTurn(table.state, 'ALB')).toBe(true);
  });

  it('comes back with an offer of other terms, and with a signature', () => {
    const table = aTable({ people: ['ALB'] }).goTo('negotiation', 2);
    const { id } = table.tableProposal(pay(120));
    table.act('BOR', { type: 'tableProposal', counterTo: id, draft: pay(20) });
    expect(isOwnTurn(table.state, 'ALB')).toBe(true);
    const again = table.tableProposal(pay(130));
    expect(isOwnTurn(table.state, 'ALB')).toBe(false);
    table.act('BOR', { type: 'signProposal', proposal: again.id, revision: again.revision, confirmed: true });
    expect(isOwnTurn(table.state, 'ALB')).toBe(true);
  });
});
