import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { presidencyOf, unionOf, votingWeight } from '../../../shared/rules/law/blocs.ts';
import { countryProposals } from '../../../shared/rules/countries/proposals.ts';
import { confirmationFor } from '../../../shared/rules/table/signing.ts';
import { aDeepUnion } from '../../support/aDeepUnion.ts';
import { aCut, aDraft, aFreeTradeArea, aPayment, type Negotiation } from '../../support/aNegotiation.ts';

const MEMBERS = ['USA', 'CAN', 'MEX'];

/** The union of three with an outsider, tabled by it. */
function aDealWith(table: Negotiation, draft: Draft = aFreeTradeArea('JPN', ...MEMBERS)): `p${number}` {
  return table.table('JPN', draft).id;
}

function aUnionOfThree(level: number): Negotiation {
  const table = aDeepUnion(level, ...MEMBERS);
  const union = must(unionOf(table.state, 'USA'), 'the union');
  expect(union).toMatchObject({ level, parties: MEMBERS });
  return table;
}

describe('votes of an economic union', () => {
  it('weigh half by income and half by member', () => {
    const table = aUnionOfThree(5);
    const union = must(unionOf(table.state, 'USA'), 'the union');
    const { incomeBn } = table.state.settled;
    const [usa, can, mex] = MEMBERS.map((member) => incomeBn[member] ?? 0) as [number, number, number];
    expect(votingWeight(table.state, union, ['USA'])).toBeCloseTo(usa / (usa + can + mex) / 2 + 1 / 6, 12);
    expect(votingWeight(table.state, union, MEMBERS)).toBeCloseTo(1, 12);
    expect(votingWeight(table.state, union, ['JPN'])).toBe(0);
  });

  it('conclude a proposal with outsiders when two thirds have signed', () => {
    const table = aUnionOfThree(5);
    const union = must(unionOf(table.state, 'USA'), 'the union');
    expect(votingWeight(table.state, union, ['CAN', 'MEX'])).toBeLessThan(2 / 3);
    expect(votingWeight(table.state, union, ['USA', 'CAN'])).toBeGreaterThan(2 / 3);
    const id = aDealWith(table);
    table.sign('CAN', id);
    table.sign('MEX', id);
    expect(table.proposal(id).status).toBe('open');
    table.act('MEX', { type: 'withdrawSignature', proposal: id });
    table.act('MEX', { type: 'refuseProposal', proposal: id });
    expect(
      confirmationFor(countryProposals(table.scenario), table.state, table.proposal(id), 'USA'),
    ).toBeDefined();
    table.sign('USA', id);
    expect(table.proposal(id).status).toBe('concluded');
    expect(table.among('JPN', ...MEMBERS).level).toBe(2);
  });

  it('need everybody below level 5', () => {
    const table = aUnionOfThree(4);
    const id = aDealWith(table);
    table.sign('USA', id);
    table.sign('CAN', id);
    expect(table.proposal(id).status).toBe('open');
    table.sign('MEX', id);
    expect(table.proposal(id).status).toBe('concluded');
  });

  it('lay no payment on a member that has not signed', () => {
    const table = aUnionOfThree(5);
    const cuts = aDraft(
      ['JPN', ...MEMBERS],
      aCut('JPN', MEMBERS, 100, 'AGR'),
      aCut('USA', 'JPN', 100, 'AGR'),
      aPayment('MEX', 'JPN', 10),
    );
    const id = aDealWith(table, cuts);
    table.sign('USA', id);
    table.sign('CAN', id);
    expect(table.proposal(id).status).toBe('open');
    table.sign('MEX', id);
    expect(table.proposal(id).status).toBe('concluded');
  });
});

describe('the presidency of full integration', () => {
  it('goes round by the order of the seats and passes over who is away', () => {
    const table = aUnionOfThree(6);
    const union = must(unionOf(table.state, 'USA'), 'the union');
    const inRound = (round: number): string | undefined => presidencyOf({ ...table.state, round }, union);
    const order = Object.keys(table.state.seats).filter((seat) => MEMBERS.includes(seat));
    expect([1, 2, 3, 4].map(inRound)).toEqual([order[0], order[1], order[2], order[0]]);
    const first = must(order[0], 'a seat');
    const seat = must(table.state.seats[first], 'the seat');
    const seats = { ...table.state.seats, [first]: { ...seat, member: 'm1', present: false } };
    expect(presidencyOf({ seats, round: 1 }, union)).toBe(order[1]);
    const nobody = Object.fromEntries(
      Object.entries(seats).map(([id, each]) => [id, { ...each, member: 'm', present: false }]),
    );
    expect(presidencyOf({ seats: nobody, round: 1 }, union)).toBeUndefined();
    expect(presidencyOf(table.state, { ...union, level: 5 })).toBeUndefined();
  });

  it('signs for all', () => {
    const table = aUnionOfThree(6);
    const president = must(presidencyOf(table.state, must(unionOf(table.state, 'USA'), 'u')), 'president');
    const others = MEMBERS.filter((member) => member !== president);
    const id = aDealWith(table);
    table.sign(must(others[0], 'another'), id);
    expect(table.proposal(id).status).toBe('open');
    table.sign(president, id);
    expect(table.proposal(id).status).toBe('concluded');
  });

  it('cannot sign what two thirds have refused', () => {
    const table = aUnionOfThree(6);
    table.state = { ...table.state, round: 6 };
    const union = must(unionOf(table.state, 'USA'), 'the union');
    expect(presidencyOf(table.state, union)).toBe('MEX');
    const id = aDealWith(table);
    table.act('USA', { type: 'refuseProposal', proposal: id });
    table.act('CAN', { type: 'refuseProposal', proposal: id });
    table.sign('MEX', id);
    expect(table.proposal(id).status).toBe('open');
  });
});

describe('entry into a deep union', () => {
  function anEntry(table: Negotiation): `p${number}` {
    const union = must(unionOf(table.state, 'USA'), 'the union');
    const clause = { type: 'accession', agreement: union.id, entrant: 'JPN', former: [] } as const;
    return table.conclude(aDraft(['JPN', 'USA'], clause)).id;
  }

  it('is ended by one refusal below level 5', () => {
    const table = aUnionOfThree(4);
    const id = anEntry(table);
    table.act('MEX', { type: 'refuseAdmission', proposal: id });
    expect(table.proposal(id).status).toBe('lapsed');
  });

  it('is ended by more than a third at level 5', () => {
    const table = aUnionOfThree(5);
    const id = anEntry(table);
    table.act('MEX', { type: 'refuseAdmission', proposal: id });
    expect(table.proposal(id)).toMatchObject({ status: 'awaitingBell', refusedBy: ['MEX'] });
    expect(table.ask('MEX', { type: 'refuseAdmission', proposal: id })).toMatchObject({
      error: { code: 'admission/already-refused' },
    });
    table.act('CAN', { type: 'refuseAdmission', proposal: id });
    expect(table.proposal(id).status).toBe('lapsed');
  });

  it('becomes law at the bell where too few refused', () => {
    const table = aUnionOfThree(6);
    const id = anEntry(table);
    table.act('MEX', { type: 'refuseAdmission', proposal: id });
    table.act('CAN', { type: 'refuseAdmission', proposal: id });
    table.ring();
    expect(table.proposal(id).status).toBe('concluded');
  });
});
