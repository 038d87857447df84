import { describe, expect, it } from 'vitest';
import { countryProposals } from '../../../shared/rules/countries/proposals.ts';
import { confirmationFor, rivalsOf } from '../../../shared/rules/table/signing.ts';
import { aCut, aDraft, aFreeTradeArea, aNegotiation, aPayment } from '../../support/aNegotiation.ts';

describe('proposals that do not stand', () => {
  it('answered by a counter lapse when the counter is concluded, and the counter when they are', () => {
    const table = aNegotiation();
    const offer = table.table('ALB', aDraft(['ALB', 'DUN'], aCut('DUN', 'ALB', 500)));
    const counter = table.table(
      'DUN',
      aDraft(['DUN', 'ALB'], aCut('DUN', 'ALB', 800), aPayment('ALB', 'DUN', 50)),
      offer.id,
    );
    expect(counter).toMatchObject({ thread: offer.id, counterTo: offer.id });
    table.sign('ALB', counter.id);
    expect(table.proposal(offer.id)).toMatchObject({
      status: 'lapsed',
      lapse: { type: 'counterConcluded', proposal: counter.id },
    });
  });

  it('that a new law makes unlawful lapse at once, and the last signer is warned', () => {
    const table = aNegotiation();
    const cut = table.table('ALB', aDraft(['ALB', 'DUN'], aCut('DUN', 'ALB', 500)));
    const area = table.table('ALB', aFreeTradeArea('ALB', 'DUN'));
    const other = table.table('BOR', aFreeTradeArea('BOR', 'CAT'));
    expect(confirmationFor(countryProposals(table.scenario), table.state, area, 'DUN')?.lapses).toEqual([
      cut.id,
    ]);
    table.sign('DUN', area.id);
    expect(table.proposal(cut.id)).toMatchObject({
      status: 'lapsed',
      lapse: { type: 'unlawful', fault: { code: 'clause/no-cut' } },
    });
    expect(table.proposal(other.id).status).toBe('open');
  });

  it('are told beforehand by what else on the table they would lapse', () => {
    const table = aNegotiation();
    const rules = countryProposals(table.scenario);
    const cut = table.table('ALB', aDraft(['ALB', 'DUN'], aCut('DUN', 'ALB', 500)));
    const area = table.table('ALB', aFreeTradeArea('ALB', 'DUN'));
    const other = table.table('BOR', aFreeTradeArea('BOR', 'CAT'));
    expect(rivalsOf(rules, table.state, cut)).toEqual([area.id]);
    // A pair climbs one step a round.
    expect(rivalsOf(rules, table.state, area)).toEqual([cut.id]);
    expect(rivalsOf(rules, table.state, other)).toEqual([]);
    table.sign('DUN', cut.id);
    expect(table.proposal(area.id)).toMatchObject({ status: 'lapsed', lapse: { type: 'unlawful' } });
  });

  it('lapse at their last signature and name the rule when the law no longer allows them', () => {
    const table = aNegotiation();
    const { id } = table.table('ALB', aDraft(['ALB', 'DUN'], aCut('DUN', 'ALB', 500)));
    const lowered = { GRA: 400, CLO: 1_400 };
    table.state = { ...table.state, walls: { ...table.state.walls, DUN: { mfnRateBp: lowered } } };
    table.sign('DUN', id);
    expect(table.proposal(id)).toMatchObject({
      status: 'lapsed',
      lapse: { type: 'unlawful', fault: { code: 'clause/no-cut', rateBp: 400 } },
    });
    expect(table.state.agreements).toEqual({});
  });

  it('between two end with a refusal; among three go on when the author says so', () => {
    const table = aNegotiation({ round: 2 });
    const pair = table.table('ALB', aFreeTradeArea('ALB', 'DUN'));
    table.act('DUN', { type: 'refuseProposal', proposal: pair.id });
    expect(table.proposal(pair.id).lapse).toEqual({ type: 'refused', by: 'DUN' });

    const three = table.table(
      'ALB',
      aDraft(
        ['ALB', 'BOR', 'CAT'],
        { type: 'freeTradeArea', among: ['ALB', 'BOR', 'CAT'], exceptions: [] },
        aPayment('ALB', 'CAT', 20),
        aPayment('ALB', 'BOR', 10),
      ),
    );
    table.sign('BOR', three.id);
    table.act('CAT', { type: 'refuseProposal', proposal: three.id });
    expect(table.proposal(three.id).status).toBe('open');
    expect(
      table.ask('CAT', { type: 'signProposal', proposal: three.id, revision: 1, confirmed: true }),
    ).toMatchObject({
      error: { code: 'proposal/not-a-party' },
    });
    table.act('ALB', { type: 'goOnWithout', proposal: three.id });
    expect(table.proposal(three.id)).toMatchObject({
      revision: 2,
      parties: ['ALB', 'BOR'],
      signatures: { ALB: 2 },
      clauses: [{ type: 'freeTradeArea', among: ['ALB', 'BOR'], exceptions: [] }, aPayment('ALB', 'BOR', 10)],
    });
    table.sign('BOR', three.id);
    expect(table.among('ALB', 'BOR').payments).toEqual([
      { from: 'ALB', to: 'BOR', amountMn: 10, untilRound: 2 },
    ]);
  });

  it('are answered by a counter-offer also by who has refused them, while they stand', () => {
    const table = aNegotiation({ round: 2 });
    const three = table.table(
      'ALB',
      aDraft(
        ['ALB', 'BOR', 'CAT'],
        { type: 'freeTradeArea', among: ['ALB', 'BOR', 'CAT'], exceptions: [] },
        aPayment('ALB', 'CAT', 20),
      ),
    );
    table.act('CAT', { type: 'refuseProposal', proposal: three.id });
    const { parties, clauses } = three;
    const dearer = clauses.map((clause) => (clause.type === 'payment' ? aPayment('ALB', 'CAT', 30) : clause));
    const counter = table.table('CAT', { parties, clauses: dearer }, three.id);
    expect(counter).toMatchObject({ counterTo: three.id, thread: three.thread, status: 'open' });
    for (const signer of ['ALB', 'BOR']) table.sign(signer, counter.id);
    expect(table.proposal(counter.id).status).toBe('concluded');
    expect(table.proposal(three.id).lapse).toEqual({ type: 'counterConcluded', proposal: counter.id });
  });

  it('end when nothing is left without those who refused', () => {
    const table = aNegotiation({ round: 2 });
    const { id } = table.table('ALB', aDraft(['ALB', 'BOR', 'CAT'], aCut('CAT', ['ALB', 'BOR'], 500)));
    table.act('CAT', { type: 'refuseProposal', proposal: id });
    table.act('ALB', { type: 'goOnWithout', proposal: id });
    expect(table.proposal(id).lapse).toEqual({ type: 'refused', by: 'CAT' });
  });

  it('unsigned lapse at the bell and can be tabled again as they are', () => {
    const table = aNegotiation();
    const { id } = table.table('ALB', aFreeTradeArea('ALB', 'DUN'));
    table.nextRound();
    expect(table.proposal(id).lapse).toEqual({ type: 'bell' });
    const { parties, clauses } = table.proposal(id);
    expect(table.conclude({ parties, clauses }).status).toBe('concluded');
  });
});
