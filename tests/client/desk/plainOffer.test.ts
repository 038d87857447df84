import { payingPrices } from '../../../client/panels/clauses/clauseViews.ts';
import { paymentPut } from '../../../client/panels/clauses/undertakings.tsx';
import { aRound } from '../../rules/settlement/aRound.ts';
import { mapValues } from '#shared/kernel/records.ts';
import { makesIdle } from '../../../client/panels/policy/GoodsRows.tsx';
import { describe, expect, it } from 'vitest';
import { PRESETS } from '#shared/content/presets.ts';
import {
  beginsWithMn,
  evensOutMn,
  partnersLeft,
  plainOfferTo,
} from '../../../client/panels/desk/PlainOffer.tsx';
import { costOfOffer } from '../../../client/panels/desk/CostDialog.tsx';
import { askedInPlace, nameOfAsked } from '../../../client/panels/talk/Composer.tsx';
import { isPlainOffer } from '../../../client/panels/treaty/templates.ts';
import { type PreviewResult, previews } from '../../../client/preview/preview.ts';
import { draftFrom, firstDraft, signaturesAtStake } from '../../../client/panels/treaty/templates.ts';
import { keepingOne } from '../../../client/panels/clauses/freeTrade.tsx';
import { must } from '../../../shared/kernel/records.ts';
import type { Draft } from '../../../shared/protocol/intents.ts';
import { findFaults } from '../../../shared/rules/countries/proposals.ts';
import { mostMn } from '../../../client/panels/clauses/undertakings.tsx';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

const payment = { type: 'payment', from: 'ALB', to: 'BOR', amountMn: 40, rounds: 1 } as const;

describe('the form of an offer where every round starts anew', () => {
  const { agreementLimits, rounds } = PRESETS.firstLesson;
  const table = aTable({ agreementLimits, rounds, people: 'all' }).goTo('negotiation', 2);
  const { scenario, state: game } = table;
  const drafting = { scenario, game, me: 'ALB', partners: ['BOR'] };

  it('is plain for free trade among all who sign, with payments or before anybody is chosen, and for nothing else', () => {
    const area = firstDraft(drafting);
    expect(area).toEqual(aFreeTradeArea('ALB', 'BOR'));
    expect(isPlainOffer(game, area)).toBe(true);
    expect(isPlainOffer(game, { ...area, clauses: [...area.clauses, payment] })).toBe(true);
    expect(isPlainOffer(game, firstDraft({ ...drafting, partners: [] }))).toBe(true);
    expect(isPlainOffer(game, draftFrom('tariffSwap', drafting))).toBe(false);
    expect(isPlainOffer(game, { ...area, clauses: [payment] })).toBe(false);
    const exceptions = [{ by: 'ALB', sector: 'GRA' }];
    const [first] = area.clauses;
    if (first?.type !== 'freeTradeArea') throw new Error('no area');
    expect(isPlainOffer(game, { ...area, clauses: [{ ...first, exceptions }] })).toBe(false);
    const standard = aTable({ rounds: 4, people: 'all', at: 'negotiation' });
    expect(isPlainOffer(standard.state, area)).toBe(false);
  });

  it('keeps a tariff on one good only where the rules leave room for it', () => {
    for (const partners of [
      ['ALB', 'CAT'],
      ['BOR', 'CAT'],
      ['ALB', 'BOR'],
      ['CAT', 'DUN'],
    ] as const) {
      const kept = keepingOne(scenario, game, aFreeTradeArea(...partners), partners[0]);
      if (kept !== undefined) expect(findFaults(scenario, game, kept, partners[0])).toEqual([]);
    }
    // Food is half of what goes between these two.
    const { parties } = aFreeTradeArea('BOR', 'CAT');
    const food = {
      type: 'freeTradeArea',
      among: parties,
      exceptions: [{ by: 'BOR', sector: 'GRA' }],
    } as const;
    expect(findFaults(scenario, game, { parties, clauses: [food] }, 'BOR')).not.toEqual([]);
    expect(keepingOne(scenario, game, aFreeTradeArea('BOR', 'CAT'), 'BOR')?.clauses).not.toEqual([food]);
  });

  it('is turned to others without what was paid for another area', () => {
    const { parties, clauses } = aFreeTradeArea('ALB', 'BOR');
    const paid = { parties, clauses: [...clauses, payment] };
    const three = plainOfferTo(paid, 'ALB', ['BOR', 'DUN']);
    expect(three).toEqual(aFreeTradeArea('ALB', 'BOR', 'DUN'));
    expect(findFaults(scenario, game, three, 'ALB')).toEqual([]);
    expect(plainOfferTo(three, 'ALB', ['DUN'])).toEqual(aFreeTradeArea('ALB', 'DUN'));
    expect(plainOfferTo(three, 'ALB', [])).toEqual({ parties: ['ALB'], clauses: [] });
  });

  it('is offered to each who is left once all who were chosen have signed elsewhere', () => {
    const { parties, clauses } = aFreeTradeArea('ALB', 'BOR');
    const paid = { parties, clauses: [...clauses, payment] };
    expect(partnersLeft(scenario, game, 'ALB', paid)).toEqual([]);
    const late = aTable({ agreementLimits, rounds, people: 'all' }).goTo('negotiation', 1);
    late.conclude(aFreeTradeArea('BOR', 'CAT'));
    const left = partnersLeft(scenario, late.state, 'ALB', paid);
    expect(left).toEqual([{ partner: 'DUN', draft: aFreeTradeArea('ALB', 'DUN') }]);
    for (const { draft } of left) expect(findFaults(scenario, late.state, draft, 'ALB')).toEqual([]);
  });

  it('keeps every price that partners have named for the same area, whatever is paid to a third, and takes them all together', () => {
    const among = ['CAT', 'DUN', 'ALB'];
    const toDune = { from: 'CAT', to: 'DUN', amountMn: 170 };
    const ofAlba = nameOfAsked(among, 'ALB', []);
    expect(nameOfAsked(among, 'ALB', [toDune])).toBe(ofAlba);
    expect(nameOfAsked(['CAT', 'ALB', 'DUN'], 'ALB', [{ from: 'ALB', to: 'CAT', amountMn: 290 }])).toBe(
      ofAlba,
    );
    // What another pays the partner is a part of what it gets: it is asked anew.
    expect(nameOfAsked(among, 'ALB', [{ from: 'DUN', to: 'ALB', amountMn: 20 }])).not.toBe(ofAlba);
    expect(nameOfAsked(['CAT', 'ALB'], 'ALB', [])).not.toBe(ofAlba);
    // Asked with other payments it is a new question about the same area: the answer to it is none to the one before.
    const [paid, ofTwo] = [
      [{ from: 'DUN', to: 'ALB', amountMn: 20 }],
      nameOfAsked(['CAT', 'ALB'], 'ALB', []),
    ];
    const first = askedInPlace(askedInPlace(new Map(), ofAlba, 1), ofTwo, 2);
    expect([...first]).toEqual([
      [ofAlba, 1],
      [ofTwo, 2],
    ]);
    const anew = nameOfAsked(among, 'ALB', paid);
    expect([...askedInPlace(first, anew, 3)]).toEqual([
      [ofTwo, 2],
      [anew, 3],
    ]);
    expect([...askedInPlace(first, ofTwo, undefined)]).toEqual([[ofAlba, 1]]);

    const area = aFreeTradeArea('CAT', 'DUN', 'ALB');
    const one = payingPrices(game, area, 'CAT', [{ partner: 'DUN', priceMn: 170 }]);
    const both = payingPrices(game, one, 'CAT', [{ partner: 'ALB', priceMn: -290 }]);
    expect(both.clauses.slice(1)).toMatchObject([toDune, { from: 'ALB', to: 'CAT', amountMn: 290 }]);
    const prices = [
      { partner: 'DUN', priceMn: 170 },
      { partner: 'ALB', priceMn: -290 },
    ];
    expect(payingPrices(game, area, 'CAT', prices)).toEqual(both);
    expect(payingPrices(game, both, 'CAT', [{ partner: 'DUN', priceMn: 0 }]).clauses.slice(1)).toMatchObject([
      { from: 'ALB', amountMn: 290 },
    ]);
  });

  it('asks before an offer goes that costs its author, and of no other', () => {
    const preview = (percent: number) =>
      ({ type: 'known', effects: [{ economy: 'ALB', percent }], flows: [], isStale: false }) as never;
    expect(costOfOffer(game, 'ALB', preview(-0.27))).toEqual({ percent: -0.27, isAfter: false });
    expect(costOfOffer(game, 'ALB', preview(-0.004))).toBeUndefined();
    expect(costOfOffer(game, 'ALB', preview(0.3))).toBeUndefined();
    expect(costOfOffer(game, 'ALB', { type: 'failed' })).toBeUndefined();
    // In the last round what the years after bring is told first, and asked about.
    const last = { ...game, round: rounds };
    const ahead = [
      { logChange: { ALB: 0.002 }, welfare: { ALB: 1.01 } },
      { logChange: { ALB: -0.003 }, welfare: { ALB: 1 } },
    ];
    const later = { ...(preview(0.2) as object), ahead } as never;
    expect(costOfOffer(last, 'ALB', later)).toMatchObject({ isAfter: true });
    expect(costOfOffer(game, 'ALB', later)).toBeUndefined();
  });

  it('begins a payment with what makes the gains of the two alike, in steps of ten million, whichever has been written before', () => {
    const { incomeBn } = game.settled;
    const [own = 0, theirs = 0] = [incomeBn['ALB'], incomeBn['BOR']];
    const area = aFreeTradeArea('ALB', 'BOR');
    const told = (draft: typeof area, alb: number, bor: number): void => {
      const economies = { ALB: { logChange: Math.log1p(alb) }, BOR: { logChange: Math.log1p(bor) } };
      const result = { type: 'forecast', forecast: { economies } } as unknown as PreviewResult;
      previews.value = { first: { job: { type: 'proposal', draft }, result } };
    };
    expect(evensOutMn(game, area, 'ALB', 'BOR')).toBeUndefined();
    told(area, 0.012, 0.002);
    const evenMn = (1000 * 0.01) / (1 / own + 1 / theirs) / 1.1;
    expect(evensOutMn(game, area, 'ALB', 'BOR')).toBe(10 * Math.round(evenMn / 10));
    expect(evensOutMn(game, area, 'BOR', 'ALB')).toBe(-10 * Math.round(evenMn / 10));
    // What was asked in the talk comes before that.
    expect(beginsWithMn(game, area, { from: 'ALB', to: 'BOR' }, 120)).toBe(120);
    expect(beginsWithMn(game, area, { from: 'ALB', to: 'BOR' }, 0)).toBe(10 * Math.round(evenMn / 10));
    expect(beginsWithMn(game, area, { from: 'BOR', to: 'ALB' }, -120)).toBe(10);
    // No more than may be paid beside what is paid already.
    const paid = {
      from: 'ALB',
      to: 'DUN',
      amountMn: mostMn(game, { from: 'ALB', to: 'BOR' }) - 7,
      untilRound: 99,
    };
    const bound = { ...game, agreements: { a9: { id: 'a9', payments: [paid] } } } as unknown as typeof game;
    expect(beginsWithMn(bound, area, { from: 'ALB', to: 'BOR' }, 0)).toBe(7);
    // What the partner pays somebody else takes nothing from what it may get.
    const busy = { ...paid, from: 'BOR', amountMn: mostMn(game, { from: 'ALB', to: 'BOR' }) - 7 };
    const ofBusy = { ...game, agreements: { a9: { id: 'a9', payments: [busy] } } } as unknown as typeof game;
    expect(mostMn(ofBusy, { from: 'ALB', to: 'BOR' })).toBe(mostMn(game, { from: 'ALB', to: 'BOR' }));
    // Where nothing is left it begins with a step, of which the rule then says so.
    const full = { ...paid, amountMn: mostMn(game, { from: 'ALB', to: 'BOR' }) };
    const spent = { ...game, agreements: { a9: { id: 'a9', payments: [full] } } } as unknown as typeof game;
    expect(beginsWithMn(spent, area, { from: 'ALB', to: 'BOR' }, 0)).toBe(10);
    // A hundred millions have been written the wrong way: the sum that evens out is the same.
    const against = {
      ...area,
      clauses: [...area.clauses, { ...payment, from: 'BOR', to: 'ALB', amountMn: 100 }],
    };
    told(against, 0.012 + 0.11 / own, 0.002 - 0.11 / theirs);
    expect(evensOutMn(game, against, 'ALB', 'BOR')).toBe(10 * Math.round(evenMn / 10));
    previews.value = {};
  });
});

describe('signatures that sending a draft costs', () => {
  const all = ['ALB', 'BOR', 'CAT'];
  const draft = (title?: string): Draft => ({
    parties: all,
    clauses: [{ type: 'freeTradeArea', among: all, exceptions: [] }],
    ...(title === undefined ? {} : { title }),
  });
  const first = () => {
    const table = aTable({ people: 'all' }).goTo('negotiation', 2);
    const offer = table.tableProposal(draft(), 'ALB');
    const { id } = offer;
    expect(signaturesAtStake(table.state, 'ALB', { draft: draft(), revises: id }, offer)).toBeUndefined();
    table.act('CAT', { type: 'signProposal', proposal: id, revision: 1, confirmed: true });
    return { table, id, offer: table.proposal(id) };
  };

  it('are named before it is sent: those under the version that it changes', () => {
    const { table, id, offer } = first();
    const work = { draft: draft('harbour'), revises: id };
    expect(signaturesAtStake(table.state, 'ALB', work, offer)).toEqual({
      key: 'desk.signedFalls',
      params: { economies: ['CAT'] },
    });
  });

  it('and who has signed the version that a counter-offer leaves open', () => {
    const { table, id, offer } = first();
    const work = { draft: draft('harbour'), counterTo: id };
    expect(signaturesAtStake(table.state, 'BOR', work, offer)).toEqual({
      key: 'desk.signedStays',
      params: { economies: ['CAT'], economy: 'ALB' },
    });
  });

  it('and those under the own offer in whose place it comes', () => {
    const { table, id } = first();
    table.act('BOR', { type: 'tableProposal', counterTo: id, draft: draft('harbour') });
    const counter = must(Object.values(table.state.proposals).at(-1), 'the counter');
    const work = { draft: draft('lantern'), counterTo: counter.id };
    expect(signaturesAtStake(table.state, 'ALB', work, counter)).toEqual({
      key: 'desk.signedWithdrawn',
      params: { economies: ['CAT'] },
    });
    table.act('ALB', { type: 'tableProposal', ...work });
    expect(table.proposal(id).status).toBe('lapsed');
  });
});

it('is told to leave the own tariff without effect, where a partner levies less than may be set', () => {
  const { scenario, state } = aRound('world', 'highWalls');
  const open = { mfnRateBp: mapValues(state.walls.JPN?.mfnRateBp ?? {}, () => 0) };
  const game = { ...state, walls: { ...state.walls, JPN: open } };
  const idle = ['JPN', 'KOR'].map((each) => makesIdle(scenario, game, 'IND', aFreeTradeArea('IND', each)));
  expect(idle).toEqual([true, false]);
});

describe('a payment of an offer', () => {
  it('runs as long as before when it is turned round, or taken out and put back', () => {
    const { state } = aTable({
      people: 'all',
      at: 'negotiation',
      rounds: 6,
      preset: 'standard',
      scenarioId: 'world',
      opening: 'highWalls',
    });
    const way = { from: 'USA', to: 'MEX' };
    const forTwo = { type: 'payment', ...way, amountMn: 500, rounds: 2 } as const;
    const turned = { from: 'MEX', to: 'USA' };
    expect(paymentPut(state, turned, 900, forTwo)).toEqual({ ...forTwo, ...turned, amountMn: 900 });
    // A new one runs to the end, as bots ask and offer.
    expect(paymentPut(state, way, 900, undefined).rounds).toBe(7);
  });
});
