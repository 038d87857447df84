import { expect, describe, it } from 'vitest';
import { yourMove } from '../../../client/panels/countries/YourMoveStrip.tsx';
import { alikeFaults } from '../../../client/panels/desk/deskModel.ts';
import { ownCounterTo } from '../../../client/panels/proposal/proposalModel.ts';
import { otherVersions, proposalList } from '../../../client/panels/proposal/proposalsOfSeat.ts';
import { refusedBefore } from '../../../client/panels/proposal/ReasonLines.tsx';
import type { ProposalId } from '../../../shared/kernel/ids.ts';
import { must } from '../../../shared/kernel/records.ts';
import type { Draft } from '../../../shared/protocol/intents.ts';
import type { Proposal } from '../../../shared/protocol/law.ts';
import { type Table, aTable } from '../../support/aTable.ts';

describe('one rule broken by many pairs', () => {
  it('is told once, and names the others', () => {
    const faultOf = (other: string) => ({
      fault: { code: 'pace/pair-not-ready', clause: 0, economy: 'ALB', other, level: 3 } as const,
      article: 0,
      repairs: [],
      isLater: false,
    });
    const told = alikeFaults([faultOf('BOR'), faultOf('CAT'), faultOf('DUN')]);
    expect(told).toHaveLength(1);
    expect(told[0]?.others).toHaveLength(2);
  });
});

describe('an offer that was countered', () => {
  const among = (parties: readonly string[], title: string): Draft => ({
    parties,
    title,
    clauses: [{ type: 'freeTradeArea', among: parties, exceptions: [] }],
  });
  const answersOf = ({ state }: Table, me: string) => proposalList(state, me).answer.map(({ id }) => id);

  it('asks again once its author has written it anew, before the counter of its reader', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const { id } = table.tableProposal(among(['ALB', 'BOR'], 'harbour'));
    table.nowMs += 1_000;
    table.act('BOR', { type: 'tableProposal', counterTo: id, draft: among(['ALB', 'BOR'], 'lantern') });
    expect(answersOf(table, 'BOR')).toEqual([]);
    table.nowMs += 1_000;
    table.act('ALB', { type: 'reviseProposal', proposal: id, draft: among(['ALB', 'BOR'], 'compass') });
    expect(answersOf(table, 'BOR')).toEqual([id]);
    // The own counter may still be signed by the other side.
    expect(proposalList(table.state, 'BOR').waiting).toMatchObject([{ author: 'BOR', counterTo: id }]);
    expect(otherVersions(table.state, { id }, 'BOR')).toEqual([]);
    expect(ownCounterTo(table.state, table.proposal(id), 'BOR')).toBeUndefined();
    expect(yourMove(table.scenario, table.state, 'BOR')).toMatchObject({ urgent: true });
  });

  it('has each counter of several partners wait for an answer, until one is given that goes back to it', () => {
    const table = aTable({ people: 'all' }).goTo('negotiation', 2);
    const all = ['ALB', 'BOR', 'CAT'];
    const { id } = table.tableProposal(among(all, 'harbour'));
    const counter = (by: string, title: string, counterTo: ProposalId) => {
      table.nowMs += 1_000;
      table.act(by, { type: 'tableProposal', counterTo, draft: among(all, title) });
      return must(Object.values(table.state.proposals).at(-1), 'the counter').id;
    };
    const [first, second] = [counter('BOR', 'lantern', id), counter('CAT', 'compass', id)];
    expect(answersOf(table, 'ALB')).toEqual([first, second]);
    counter('ALB', 'cedar', first);
    expect(answersOf(table, 'ALB')).toEqual([second]);
    table.act('ALB', { type: 'signProposal', proposal: second, revision: 1, confirmed: false });
    expect(answersOf(table, 'ALB')).toEqual([]);
  });

  it('waits for an answer again once its author has refused the counter, with the way to what was refused', () => {
    const table = aTable({ people: 'all' }).goTo('negotiation', 2);
    const { id } = table.tableProposal(among(['CAT', 'ALB'], 'harbour'));
    table.nowMs += 1_000;
    table.act('ALB', {
      type: 'tableProposal',
      counterTo: id,
      draft: among(['ALB', 'CAT', 'DUN'], 'lantern'),
    });
    const counter = must(Object.values(table.state.proposals).at(-1), 'the counter').id;
    expect(answersOf(table, 'ALB')).toEqual([]);
    table.act('CAT', { type: 'refuseProposal', proposal: counter, reason: 'betterOffer' });
    const { refused } = proposalList(table.state, 'ALB');
    expect([answersOf(table, 'ALB'), refused.map((each) => each.id)]).toEqual([[id], [counter]]);
    expect(otherVersions(table.state, { id: counter }, 'ALB')).toEqual([]);
    const offer = table.proposal(id);
    expect(refusedBefore(table.state, offer, 'ALB')?.id).toBe(counter);
    expect(ownCounterTo(table.state, offer, 'ALB')).toBeUndefined();
    expect(refusedBefore(table.state, offer, 'CAT')).toBeUndefined();
  });

  it('is folded under the newer one as long as it can be signed, and stands alone once that is gone', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const pay = (amountMn: number): Draft => ({
      parties: ['ALB', 'BOR'],
      clauses: [
        { type: 'freeTradeArea', among: ['ALB', 'BOR'], exceptions: [] },
        { type: 'payment', from: 'BOR', to: 'ALB', amountMn, rounds: 1 },
      ],
    });
    const first = table.tableProposal(pay(9));
    table.act('BOR', { type: 'tableProposal', counterTo: first.id, draft: pay(3) });
    const counter = Object.values(table.state.proposals).find(({ author }) => author === 'BOR');
    const counterTo = must(counter, 'the counter').id;
    table.act('ALB', { type: 'tableProposal', counterTo, draft: pay(5) });
    const sumsOf = (proposals: readonly Proposal[]) => proposals.map(({ clauses }) => clauses[1]);
    const [answer, ...others] = proposalList(table.state, 'BOR').answer;
    const newest = must(answer, 'the newest');
    expect(sumsOf([newest, ...others])).toMatchObject([{ amountMn: 5 }]);
    // Its own version was answered by that one, and waits for nobody any more.
    expect(sumsOf(otherVersions(table.state, newest, 'BOR'))).toMatchObject([
      { amountMn: 3 },
      { amountMn: 9 },
    ]);
    const { signable, waiting } = proposalList(table.state, 'BOR');
    expect([signable, waiting]).toEqual([[], []]);
    expect(yourMove(table.scenario, table.state, 'BOR').target).toMatchObject({ proposal: newest.id });
    // What was answered by the seat itself waits for the other side.
    expect(proposalList(table.state, 'ALB')).toMatchObject({
      answer: [],
      signable: [],
      waiting: [{ id: newest.id }],
    });
    // The first text of its author was taken back by the second.
    expect(table.proposal(first.id).lapse).toEqual({ type: 'withdrawn' });
    // A version that still runs stands for those that are over.
    table.act('ALB', { type: 'withdrawProposal', proposal: newest.id });
    expect(proposalList(table.state, 'ALB')).toMatchObject({ answer: [{ id: counterTo }], lapsed: [] });
  });
});
