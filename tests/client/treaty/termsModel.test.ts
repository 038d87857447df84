import { describe, expect, it } from 'vitest';
import { ladderStep } from '../../../client/panels/proposal/ProposalHeader.tsx';
import {
  giveAndGet,
  isMirrored,
  paymentsBeside,
  shareOfIncome,
  termsOf,
} from '../../../client/panels/treaty/GiveGet.tsx';
import { lawOf } from '#shared/rules/clauses/proposalLaw.ts';
import { paidBesides } from '../../../shared/rules/law/transfers.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { type PreviewResult, previews } from '../../../client/preview/preview.ts';
import { evenedOut } from '../../../client/panels/desk/ArticleList.tsx';
import { viewOf } from '../../../client/panels/clauses/clauseViews.ts';
import { aCut, aFreeTradeArea, aPayment } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';
import { aTableWithUnion, unionAmong } from '../../support/aUnion.ts';

const table = aTable({ people: 'all', at: 'negotiation' });
const { scenario, state } = table;

describe('what is paid', () => {
  it('comes on top of what the same partner is paid by earlier agreements', () => {
    const payer = aTable({ people: 'all', at: 'negotiation' });
    const draft = (amountMn: number): Draft => {
      const area = aFreeTradeArea('ALB', 'BOR');
      return { ...area, clauses: [...area.clauses, aPayment('ALB', 'BOR', amountMn, 3)] };
    };
    expect(paidBesides(payer.state, draft(60), 'ALB')).toEqual([]);
    payer.conclude(draft(60));
    payer.goTo('negotiation', 2);
    expect(paidBesides(payer.state, draft(40), 'ALB')).toEqual([{ economy: 'BOR', amountMn: 60 }]);
    expect(paidBesides(payer.state, draft(40), 'BOR')).toEqual([]);
  });

  it('goes on by an agreement that a new one replaces, and is told then too', () => {
    const payer = aTable({ people: 'all', at: 'negotiation' });
    payer.conclude({
      parties: ['ALB', 'BOR'],
      clauses: [aCut('BOR', 'ALB', 500), aPayment('ALB', 'BOR', 60, 3)],
    });
    payer.goTo('negotiation', 2);
    const area = aFreeTradeArea('ALB', 'BOR');
    const { end } = lawOf(payer.scenario, payer.state, area);
    expect(end).toHaveLength(1);
    const told = paidBesides(payer.state, area, 'ALB', end);
    expect(told).toEqual([{ economy: 'BOR', amountMn: 60 }]);
    expect(paidBesides(payer.state, area, 'BOR', end)).toEqual([]);
    payer.conclude(area);
    const due = Object.values(payer.state.agreements).flatMap(({ payments }) => payments);
    expect(due).toMatchObject([{ from: 'ALB', to: 'BOR', amountMn: 60 }]);
  });

  it('is told as a part of the income of who reads it', () => {
    const settled = { ...state.settled, incomeBn: { ALB: 18 } };
    expect(shareOfIncome({ settled }, 'ALB', 180)).toBeCloseTo(0.01);
    expect(shareOfIncome({ settled }, 'BOR', 180)).toBeUndefined();
    expect(shareOfIncome({ settled }, 'ALB', undefined)).toBeUndefined();
  });
});

describe('a new payment', () => {
  it('has whoever gains more pay, by half of what it gains more, in steps of the most that may be paid', () => {
    const first = must(viewOf('payment').add, 'how a payment is added').first;
    const draft: Draft = { parties: ['ALB', 'BOR'], clauses: [] };
    const told = (own: number, other: number): void => {
      const economies = { ALB: { gainBn: own }, BOR: { gainBn: other } };
      const result = { type: 'forecast', forecast: { economies } } as unknown as PreviewResult;
      previews.value = { first: { job: { type: 'proposal', draft }, result } };
    };
    const adding = { scenario, game: state, me: 'ALB', draft, partner: 'BOR' };
    const added = () => evenedOut(adding, first(adding));
    told(0.3, 0.1);
    expect(added()).toMatchObject({ from: 'ALB', to: 'BOR', amountMn: 100 });
    told(0.1, 0.25);
    expect(added()).toMatchObject({ from: 'BOR', to: 'ALB', amountMn: 75 });
    previews.value = {};
  });
});

describe('termsOf', () => {
  it('says what a tariff cut gives and gets, from the rate that is levied now', () => {
    const draft = {
      parties: ['ALB', 'BOR'],
      clauses: [{ type: 'tariffConcession', by: 'ALB', to: ['BOR'], sector: 'CLO', rateBp: 300 } as const],
    };
    const terms = termsOf(scenario, state, draft);
    expect(giveAndGet(terms, 'ALB').give).toEqual([
      { key: 'term.tariffGive', params: { sector: 'CLO', fromBp: 1200, rateBp: 300, economies: ['BOR'] } },
    ]);
    expect(giveAndGet(terms, 'BOR').get).toEqual([
      { key: 'term.tariffGet', params: { sector: 'CLO', fromBp: 1200, rateBp: 300, economy: 'ALB' } },
    ]);
  });

  it('tells of no way from a rate to the same one', () => {
    const clause = { type: 'tariffConcession', by: 'ALB', to: ['BOR'], sector: 'CLO', rateBp: 1200 } as const;
    const terms = termsOf(scenario, state, { parties: ['ALB', 'BOR'], clauses: [clause] });
    expect(giveAndGet(terms, 'ALB').give.map(({ key }) => key)).toEqual(['term.tariffGiveNow']);
    expect(giveAndGet(terms, 'BOR').get.map(({ key }) => key)).toEqual(['term.tariffGetNow']);
  });

  it('tells a reader what the others pay each other', () => {
    const terms = termsOf(scenario, state, {
      parties: ['ALB', 'BOR', 'CAT'],
      clauses: [aPayment('BOR', 'CAT', 68, 1), aPayment('ALB', 'CAT', 10, 1)],
    });
    expect(paymentsBeside(terms, 'ALB')).toMatchObject([
      { party: 'BOR', phrase: { params: { economy: 'CAT', amountMn: 68 } } },
    ]);
    expect(paymentsBeside(terms, 'CAT')).toEqual([]);
  });

  it('gives every founder of a free trade area the same duties and rights', () => {
    const parties = ['ALB', 'BOR', 'CAT'];
    const terms = termsOf(scenario, state, {
      parties,
      clauses: [{ type: 'freeTradeArea', among: parties, exceptions: [{ by: 'CAT', sector: 'GRA' }] }],
    });
    expect(giveAndGet(terms, 'CAT').get.map(({ key }) => key)).toEqual([
      'term.freeGet',
      'term.exceptionKept',
    ]);
    expect(giveAndGet(terms, 'ALB').give.map(({ key }) => key)).toEqual([
      'term.freeGive',
      'term.exceptionMet',
    ]);
  });

  it('tells all of two parties by one side where each gives what the other gets', () => {
    const mirrored = (parties: readonly string[], draft = aFreeTradeArea(...parties)): boolean =>
      isMirrored(termsOf(scenario, state, draft), parties);
    expect(mirrored(['ALB', 'BOR'])).toBe(true);
    expect(mirrored(['ALB', 'BOR', 'CAT'])).toBe(false);
    const payment = { type: 'payment', from: 'ALB', to: 'BOR', amountMn: 46, rounds: 2 } as const;
    const { clauses } = aFreeTradeArea('ALB', 'BOR');
    const paid = { parties: ['ALB', 'BOR'], clauses: [...clauses, payment] };
    expect(mirrored(paid.parties, paid)).toBe(true);
    const union = {
      parties: paid.parties,
      clauses: [{ type: 'customsUnion', among: paid.parties, key: { type: 'people' }, former: [] } as const],
    };
    expect(mirrored(union.parties, union)).toBe(false);
  });

  it('shows a payment to both its ends and to nobody else', () => {
    const terms = termsOf(scenario, state, {
      parties: ['ALB', 'BOR', 'DUN'],
      clauses: [{ type: 'payment', from: 'ALB', to: 'BOR', amountMn: 50, rounds: 2 }],
    });
    expect(giveAndGet(terms, 'ALB').give).toHaveLength(1);
    expect(giveAndGet(terms, 'BOR').get).toHaveLength(1);
    expect(giveAndGet(terms, 'DUN')).toEqual({ give: [], get: [] });
  });

  it('counts a fixed share of the pool as a right', () => {
    const parties = ['ALB', 'BOR'];
    const terms = termsOf(scenario, state, {
      parties,
      clauses: [
        {
          type: 'customsUnion',
          among: parties,
          key: { type: 'shares', percent: { ALB: 60, BOR: 40 } },
          former: [],
        },
      ],
    });
    expect(giveAndGet(terms, 'BOR').get).toContainEqual({ key: 'term.poolShare', params: { percent: 40 } });
  });

  it('tells an entrant of a union of free trade first, then of the wall and the pool', () => {
    const world = aTableWithUnion('USA', 'CAN');
    const { id: agreement } = unionAmong(world, 'USA', 'CAN');
    const entry = {
      parties: ['USA', 'MEX'],
      clauses: [{ type: 'accession', agreement, entrant: 'MEX', former: [] } as const],
    };
    const mexico = () => giveAndGet(termsOf(world.scenario, world.state, entry), 'MEX');
    expect(mexico().give.map(({ key }) => key)).toEqual(['term.joinGive', 'term.joinLater']);
    expect(ladderStep(world.state, entry)).toEqual({ from: 0, to: 2 });
    world.nextRound();
    world.conclude(aFreeTradeArea('USA', 'CAN', 'MEX'));
    world.nextRound();
    expect(mexico().give.map(({ key }) => key)).toEqual(['term.wallGive', 'term.poolGive']);
    expect(mexico().get.map(({ key }) => key)).toEqual(['term.joinGet', 'term.poolPeople']);
    expect(ladderStep(world.state, entry)).toEqual({ from: 2, to: 3 });
  });

  it('tells whoever signs for an older agreement alone what it consents to, and the step of the members alone', () => {
    const hub = aTable({
      preset: 'laboratory',
      scenarioId: 'world',
      opening: 'highWalls',
      modules: [],
      rounds: 8,
      people: 'all',
      at: 'negotiation',
    });
    hub.conclude(aFreeTradeArea('USA', 'CAN'));
    hub.conclude(aFreeTradeArea('CAN', 'MEX'));
    hub.goTo('negotiation', 2);
    const older = Object.values(hub.state.agreements).find(({ parties }) => parties.includes('MEX'));
    if (older === undefined) throw new Error('no older agreement');
    const union = {
      parties: ['USA', 'CAN', 'MEX'],
      clauses: [
        {
          type: 'customsUnion',
          among: ['USA', 'CAN'],
          key: { type: 'imports' },
          former: [{ agreement: older.id, action: 'extend' }],
        } as const,
      ],
    };
    const terms = termsOf(hub.scenario, hub.state, union);
    expect(giveAndGet(terms, 'MEX')).toEqual({
      give: [{ key: 'term.formerConsent', params: { agreement: older.id, economies: ['USA', 'CAN'] } }],
      get: [{ key: 'term.freeGet', params: { economies: ['USA'] } }],
    });
    expect(giveAndGet(terms, 'USA').get).toContainEqual({
      key: 'term.freeKept',
      params: { economies: ['CAN'] },
    });
    expect(ladderStep(hub.state, union)).toEqual({ from: 2, to: 3 });
    // Nothing is kept of what has ended since.
    const left = { ...hub.state, agreements: { [older.id]: older } };
    expect(giveAndGet(termsOf(hub.scenario, left, union), 'USA').get).toContainEqual({
      key: 'term.freeGet',
      params: { economies: ['CAN'] },
    });
  });
});
