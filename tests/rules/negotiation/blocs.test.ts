import { describe, expect, it } from 'vitest';
import type { FormerAgreement } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { pairLevel } from '../../../shared/rules/law/register.ts';
import { unionOf } from '../../../shared/rules/law/blocs.ts';
import { foundingWall } from '../../../shared/rules/law/lawInForce.ts';
import {
  aCustomsUnion,
  aCut,
  aDraft,
  aFreeTradeArea,
  aNegotiation,
  aPayment,
} from '../../support/aNegotiation.ts';
import { aTableWithTwoUnions, aTableWithUnion } from '../../support/aUnion.ts';

function anEntry(
  agreement: `a${number}`,
  entrant: string,
  member: string,
  former: FormerAgreement[] = [],
): Draft {
  return aDraft([entrant, member], { type: 'accession', agreement, entrant, former });
}

function aMerger(parties: string[], agreement: `a${number}`, other: `a${number}`): Draft {
  return aDraft(parties, { type: 'merger', agreement, with: other, former: [] });
}

describe('blocs', () => {
  it('grow from an area of round 1 to a union in round 3 by a counter with a payment', () => {
    const table = aNegotiation();
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    const { id } = table.among('ALB', 'DUN');
    table.nextRound();
    expect(table.ask('ALB', { type: 'tableProposal', draft: aCustomsUnion('ALB', 'DUN') })).toEqual({
      ok: false,
      error: { code: 'clause/level-not-open', level: 3, round: 3, clause: 0 },
    });
    table.nextRound();
    const offer = table.table('ALB', aCustomsUnion('ALB', 'DUN'));
    const asked = aCustomsUnion('DUN', 'ALB');
    const counter = table.table(
      'DUN',
      { ...asked, clauses: [...asked.clauses, aPayment('ALB', 'DUN', 60, 2)] },
      offer.id,
    );
    table.sign('ALB', counter.id);
    expect(table.agreement(id)).toMatchObject({
      level: 3,
      sinceRound: 1,
      proposal: counter.id,
      payments: [{ from: 'ALB', to: 'DUN', amountMn: 60, untilRound: 4 }],
    });
    expect(table.proposal(offer.id).lapse?.type).toBe('counterConcluded');
    expect(Object.keys(table.state.agreements)).toEqual([id]);
  });

  it('let some members deepen: a union beside the area, which stays for the others', () => {
    const table = aNegotiation({ scenario: 'world', round: 2 });
    table.conclude(aFreeTradeArea('USA', 'CAN', 'MEX'));
    table.nextRound();
    table.conclude(aCustomsUnion('USA', 'CAN'));
    const { agreements } = table.state;
    expect(table.among('USA', 'CAN', 'MEX').level).toBe(2);
    expect(pairLevel(agreements, 'USA', 'CAN')).toBe(3);
    expect(pairLevel(agreements, 'USA', 'MEX')).toBe(2);
  });

  it('absorb the agreements of their members among each other, payments included', () => {
    const table = aNegotiation({ scenario: 'world' });
    table.conclude(aDraft(['USA', 'CAN'], aCut('USA', 'CAN', 1_000, 'AGR'), aPayment('CAN', 'USA', 500, 4)));
    table.conclude(aFreeTradeArea('CAN', 'MEX'));
    table.conclude(aFreeTradeArea('USA', 'MEX'));
    table.nextRound();
    table.conclude(aFreeTradeArea('USA', 'CAN', 'MEX'));
    expect(Object.values(table.state.agreements)).toEqual([table.among('USA', 'CAN', 'MEX')]);
    expect(table.among('USA', 'CAN', 'MEX').payments).toEqual([
      { from: 'CAN', to: 'USA', amountMn: 500, untilRound: 4 },
    ]);
  });

  it('admit an entrant to an area at the bell unless a member refuses', () => {
    const table = aNegotiation({ scenario: 'world' });
    table.conclude(aFreeTradeArea('USA', 'CAN'));
    table.nextRound();
    const { id } = table.among('USA', 'CAN');
    const proposal = table.conclude(anEntry(id, 'MEX', 'USA'));
    expect(proposal.status).toBe('awaitingBell');
    expect(table.agreement(id).parties).toEqual(['USA', 'CAN']);
    expect(table.ask('MER', { type: 'refuseAdmission', proposal: proposal.id })).toMatchObject({
      error: { code: 'admission/not-a-member' },
    });
    table.nextRound();
    expect(table.agreement(id)).toMatchObject({
      parties: ['USA', 'CAN', 'MEX'],
      widenedInRound: 2,
      boundUntilRound: 2,
      boundLonger: { MEX: 3 },
    });

    const second = table.conclude(anEntry(id, 'JPN', 'USA'));
    table.act('CAN', { type: 'refuseAdmission', proposal: second.id });
    expect(table.proposal(second.id)).toMatchObject({
      status: 'lapsed',
      lapse: { type: 'refused', by: 'CAN' },
    });
    table.nextRound();
    expect(table.agreement(id).parties).toEqual(['USA', 'CAN', 'MEX']);
  });

  it('take an entrant into a union in two steps: partner first, then member under its wall', () => {
    const table = aTableWithUnion();
    const union = table.among('USA', 'CAN');
    table.state = {
      ...table.state,
      walls: {
        ...table.state.walls,
        MEX: { mfnRateBp: { AGR: 900, LGT: 900, MAT: 900, MAC: 900, ELE: 900 } },
      },
    };
    table.conclude(anEntry(union.id, 'MEX', 'CAN'));
    table.nextRound();
    expect(table.among('USA', 'CAN', 'MEX')).toMatchObject({ level: 2, sinceRound: 2 });
    expect(table.agreement(union.id)).toMatchObject({ parties: ['USA', 'CAN'], widenedInRound: 2 });
    expect(unionOf(table.state, 'MEX')).toBeUndefined();

    table.conclude(anEntry(union.id, 'MEX', 'CAN'));
    table.nextRound();
    expect(table.agreement(union.id)).toMatchObject({ level: 3, parties: ['USA', 'CAN', 'MEX'] });
    expect(Object.keys(table.state.agreements)).toEqual([union.id]);
    expect(table.state.walls['MEX']?.mfnRateBp).toEqual(table.state.walls['USA']?.mfnRateBp);
  });

  it('merge: areas at once, unions as partners first', () => {
    const areas = aNegotiation({ scenario: 'world' });
    areas.conclude(aFreeTradeArea('USA', 'CAN'));
    areas.conclude(aFreeTradeArea('JPN', 'KOR'));
    areas.nextRound();
    const [west, east] = [areas.among('USA', 'CAN'), areas.among('JPN', 'KOR')];
    areas.conclude(aMerger(['USA', 'JPN', 'KOR'], west.id, east.id));
    areas.nextRound();
    expect(Object.values(areas.state.agreements)).toMatchObject([
      { id: west.id, level: 2, parties: ['USA', 'CAN', 'JPN', 'KOR'] },
    ]);

    const unions = aTableWithTwoUnions();
    const [first, second] = [unions.among('USA', 'CAN'), unions.among('JPN', 'KOR')];
    unions.conclude(aMerger(['USA', 'CAN', 'JPN'], first.id, second.id));
    unions.nextRound();
    expect(unions.among('USA', 'CAN', 'JPN', 'KOR').level).toBe(2);
    expect(pairLevel(unions.state.agreements, 'JPN', 'KOR')).toBe(3);
    const expected = foundingWall(unions.scenario, unions.state, ['USA', 'CAN', 'JPN', 'KOR']);
    unions.conclude(aMerger(['USA', 'CAN', 'JPN'], first.id, second.id));
    unions.nextRound();
    expect(Object.values(unions.state.agreements)).toMatchObject([
      { id: first.id, level: 3, parties: ['USA', 'CAN', 'JPN', 'KOR'], key: { type: 'people' } },
    ]);
    expect(unions.state.walls['KOR']?.mfnRateBp).toEqual(expected);
  });

  it('merge for a payment to any of their members, but to nobody whom the merger does not concern', () => {
    const table = aNegotiation({ scenario: 'world' });
    table.conclude(aFreeTradeArea('USA', 'CAN'));
    table.conclude(aFreeTradeArea('JPN', 'KOR'));
    table.nextRound();
    const [west, east] = [table.among('USA', 'CAN'), table.among('JPN', 'KOR')];
    const merger = aMerger(['USA', 'CAN', 'JPN', 'KOR'], west.id, east.id);
    const paidTo = (receiver: string): Draft => ({
      parties: [...new Set([...merger.parties, receiver])],
      clauses: [...merger.clauses, aPayment('USA', receiver, 60)],
    });
    expect(table.ask('USA', { type: 'tableProposal', draft: paidTo('MEX') })).toMatchObject({
      ok: false,
      error: { code: 'payment/receiver-owes-nothing', economy: 'MEX' },
    });
    for (const receiver of ['CAN', 'KOR'])
      expect(table.ask('USA', { type: 'tableProposal', draft: paidTo(receiver) }).ok, receiver).toBe(true);
    table.conclude(paidTo('JPN'));
    table.nextRound();
    expect(Object.values(table.state.agreements)).toMatchObject([
      { id: west.id, level: 2, parties: ['USA', 'CAN', 'JPN', 'KOR'] },
    ]);
  });

  it('that await the bell count as law for later proposals, in order of receipt', () => {
    const table = aNegotiation({ scenario: 'world' });
    table.conclude(aFreeTradeArea('USA', 'CAN'));
    table.nextRound();
    const { id } = table.among('USA', 'CAN');
    const rival = table.table('JPN', anEntry(id, 'JPN', 'USA'));
    const first = table.conclude(anEntry(id, 'MEX', 'USA'));
    expect(table.proposal(rival.id)).toMatchObject({
      status: 'lapsed',
      lapse: { type: 'unlawful', fault: { code: 'pace/widened-this-round' } },
    });
    table.act('CAN', { type: 'refuseAdmission', proposal: first.id });
    table.conclude(anEntry(id, 'JPN', 'USA'));
    table.nextRound();
    expect(table.agreement(id).parties).toEqual(['USA', 'CAN', 'JPN']);
  });
});
