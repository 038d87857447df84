import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import { payment } from '../../../client/panels/clauses/undertakings.tsx';
import { gameId } from '../../../client/state/store.ts';
import {
  LISTED,
  changesOnly,
  diffClauses,
  isTurnedRound,
  knownBefore,
  newerTerms,
  noteShown,
  termsOnFace,
} from '../../../client/panels/treaty/DiffChips.tsx';
import { leaversAhead, twinOf } from '../../../client/panels/treaty/agreementRegisterModel.ts';
import { aDraft, aPayment } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

const cut = (rateBp: number): Clause => ({
  type: 'tariffConcession',
  by: 'ALB',
  to: ['BOR'],
  sector: 'CLO',
  rateBp,
});
const pay: Clause = { type: 'payment', from: 'BOR', to: 'ALB', amountMn: 40, rounds: 2 };

describe('diffClauses', () => {
  it('finds nothing between a version and itself', () => {
    expect(changesOnly(diffClauses([cut(500), pay], [cut(500), pay]))).toEqual([]);
  });

  it('finds nothing where the same members of an area are named in another order', () => {
    const area = (...among: string[]): Clause => ({ type: 'freeTradeArea', among, exceptions: [] });
    expect(changesOnly(diffClauses([area('CAT', 'BOR', 'ALB')], [area('ALB', 'CAT', 'BOR')]))).toEqual([]);
  });

  it('calls another rate on the same line a change, not a removal and an addition', () => {
    expect(diffClauses([cut(500)], [cut(300)])).toEqual([
      { type: 'changed', before: cut(500), clause: cut(300) },
    ]);
  });

  it('names what is new and what is gone', () => {
    const binding: Clause = { type: 'bindingPeriod', rounds: 3 };
    expect(changesOnly(diffClauses([cut(500), pay], [cut(500), binding]))).toEqual([
      { type: 'added', clause: binding },
      { type: 'removed', clause: pay },
    ]);
  });
});

describe('an offer with the terms of another', () => {
  it('is told to ask for money where its author would have paid before', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const offer = table.tableProposal(aDraft(['ALB', 'BOR'], cut(500), pay));
    const before = (...clauses: Clause[]) => aDraft(['BOR', 'ALB'], ...clauses);
    expect(isTurnedRound(before({ ...pay, from: 'ALB', to: 'BOR' }), offer)).toBe(true);
    expect(isTurnedRound(before(pay), offer)).toBe(false);
    expect(isTurnedRound(before(cut(500)), offer)).toBe(false);
  });

  it('is found whatever the order, by another author, and of several the one that most have signed', () => {
    const area = (...among: string[]): Clause => ({ type: 'freeTradeArea', among, exceptions: [] });
    const table = aTable({ people: 'all', at: 'negotiation', rounds: 3 });
    table.goTo('negotiation', 2);
    const one = table.tableProposal(aDraft(['ALB', 'BOR'], area('ALB', 'BOR'), pay));
    const drafted = { ...one, id: 'p77' as const, author: 'BOR', parties: ['BOR', 'ALB'] };
    const same = { ...drafted, clauses: [pay, area('BOR', 'ALB')] };
    const signed = { ...same, id: 'p78' as const, signatures: { BOR: same.revision } };
    const other = { ...drafted, id: 'p79' as const, clauses: [area('BOR', 'ALB')] };
    const twinAmong = (...offers: (typeof one)[]) =>
      twinOf(Object.fromEntries([one, ...offers].map((each) => [each.id, each])), one)?.id;
    expect(twinAmong(other)).toBeUndefined();
    expect(twinAmong(other, { ...same, signatures: {} }, signed)).toBe('p78');
    expect(twinAmong({ ...same, author: one.author })).toBeUndefined();
    expect(twinAmong({ ...same, status: 'lapsed' })).toBeUndefined();
  });
});

describe('an offer to enter a bloc', () => {
  it('says which members have given notice, and from when on they are out', () => {
    const accession = { type: 'accession', agreement: 'a0', entrant: 'DUN' } as unknown as Clause;
    const bloc = { notices: [{ by: 'CAT', outInRound: 5 }] };
    const agreements = { a0: bloc } as unknown as ReturnType<typeof aTable>['state']['agreements'];
    expect(leaversAhead({ agreements }, { clauses: [accession, pay] })).toEqual({ by: ['CAT'], round: 5 });
    expect(leaversAhead({ agreements }, { clauses: [pay] })).toBeUndefined();
  });
});

describe('the terms on a slip', () => {
  const pays = (from: string, to: string): Clause => ({ type: 'payment', from, to, amountMn: 50, rounds: 1 });
  const [own, toOwn] = [pays('A', 'B'), pays('C', 'A')];
  const others = [pays('B', 'C'), pays('C', 'D'), pays('D', 'B'), pays('B', 'D')];

  it('begin with what the reader pays, then what it is paid, and hide neither', () => {
    expect(termsOnFace([...others, toOwn, own], 'A')).toEqual([own, toOwn, others[0]]);
    const five = ['B', 'C', 'D', 'E', 'F'].map((to) => pays('A', to));
    expect(termsOnFace([...others, ...five], 'A')).toEqual(five);
  });

  it('are all told where one line more does it', () => {
    expect(termsOnFace(others, 'A')).toEqual(others);
  });
});

describe('what is new in an offer', () => {
  const paying = (amountMn: number) => aDraft(['ALB', 'BOR'], cut(500), aPayment('BOR', 'ALB', amountMn, 1));

  /** Alba has asked for 120, Borea has answered with 20. */
  function haggling() {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const own = table.tableProposal(paying(120));
    table.nowMs += 1_000;
    table.act('BOR', { type: 'tableProposal', counterTo: own.id, draft: paying(20) });
    const counter = must(Object.values(table.state.proposals).at(-1), 'the counter');
    return { table, own, counter };
  }

  it('is told against what its reader wrote, then against what they have seen last', () => {
    const { table, own, counter } = haggling();
    expect(knownBefore(table.state, counter, 'ALB')?.id).toBe(own.id);
    expect(knownBefore(table.state, counter, 'BOR')).toBeUndefined();
    noteShown(table.state, counter);
    expect(knownBefore(table.state, counter, 'ALB')).toBeUndefined();
    table.nowMs += 1_000;
    table.act('BOR', { type: 'reviseProposal', proposal: counter.id, draft: paying(30) });
    const changed = table.proposal(counter.id);
    const before = must(knownBefore(table.state, changed, 'ALB'), 'the version seen');
    expect(changesOnly(diffClauses(before.clauses, changed.clauses))).toMatchObject([
      { type: 'changed', before: { amountMn: 20 }, clause: { amountMn: 30 } },
    ]);
  });

  it('is told against the terms that its reader has seen last, opened or in a list', () => {
    const table = aTable({ people: ['ALB', 'CAT'], at: 'negotiation' });
    const first = table.tableProposal(paying(165), 'BOR');
    gameId.value = 'listed';
    noteShown(table.state, first, LISTED);
    expect(knownBefore(table.state, first, 'ALB')).toBeUndefined();
    table.nowMs += 1_000;
    table.act('BOR', { type: 'reviseProposal', proposal: first.id, draft: paying(84) });
    const changed = table.proposal(first.id);
    noteShown(table.state, changed, LISTED);
    const before = must(knownBefore(table.state, changed, 'ALB'), 'the version listed');
    expect(changesOnly(diffClauses(before.clauses, changed.clauses))).toMatchObject([
      { type: 'changed', before: { amountMn: 165 }, clause: { amountMn: 84 } },
    ]);
    // Opened with 84, then listed with 60: that is what 120 is new against.
    noteShown(table.state, changed);
    for (const amountMn of [60, 120]) {
      table.nowMs += 1_000;
      table.act('BOR', { type: 'reviseProposal', proposal: first.id, draft: paying(amountMn) });
      noteShown(table.state, table.proposal(first.id), LISTED);
    }
    const last = table.proposal(first.id);
    const seen = must(knownBefore(table.state, last, 'ALB'), 'the version listed last');
    expect(changesOnly(diffClauses(seen.clauses, last.clauses))).toMatchObject([
      { type: 'changed', before: { amountMn: 60 }, clause: { amountMn: 120 } },
    ]);
    gameId.value = undefined;
  });

  it('is announced beside the terms that lie open, those of the reader or those that were taken back', () => {
    const { table, own, counter } = haggling();
    expect(newerTerms(table.state, own, 'ALB')?.id).toBe(counter.id);
    expect(newerTerms(table.state, counter, 'ALB')).toBeUndefined();
    // Whoever has signed these very terms as well does not wait for others.
    const signatures = { ...own.signatures, BOR: own.revision };
    expect(newerTerms(table.state, { ...own, signatures }, 'ALB')).toBeUndefined();
    table.nowMs += 1_000;
    table.act('ALB', { type: 'tableProposal', counterTo: counter.id, draft: paying(75) });
    expect(table.proposal(own.id).status).toBe('lapsed');
    expect(newerTerms(table.state, table.proposal(own.id), 'BOR')?.id).toBe('p2');
  });

  it('pays the partner first once that has asked for more', () => {
    const { table } = haggling();
    const { scenario, state: game } = table;
    const first = (me: string, partner: string) =>
      payment.add?.first({ scenario, game, me, partner, draft: aDraft([me, partner], cut(500)) });
    expect(first('ALB', 'BOR')).toMatchObject({ from: 'ALB', to: 'BOR' });
    expect(first('ALB', 'CAT')).toMatchObject({ from: 'CAT', to: 'ALB' });
  });
});
