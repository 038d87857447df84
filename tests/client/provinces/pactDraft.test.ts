import { faceLines } from '../../../client/panels/provinces/pacts/PactRegister.tsx';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { newPactFaults, offerCost } from '#shared/rules/provinces/pacts/pactFaults.ts';
import {
  articleOf,
  newPact,
  paymentsIn,
  renewedPact,
  moneyLines,
  termLines,
  withMembers,
  withPayments,
  withTerms,
  yuanOf,
  renewalText,
} from '../../../client/panels/provinces/pacts/pactDraft.ts';
import {
  anotherPayment as paymentWithin,
  unpaidPartner,
  withForce,
} from '../../../client/panels/provinces/pacts/TermsFields.tsx';
import { provinceOffers } from '../../../client/panels/provinces/table/ProvinceMapPane.tsx';
import { keptPact, openPactDesk } from '../../../client/panels/provinces/pacts/PartnerAdvice.tsx';
import { offerNote, withAsked } from '../../../client/panels/provinces/pacts/DealsPane.tsx';
import fc from 'fast-check';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { changesOf } from '../../../client/panels/provinces/pacts/PactRegister.tsx';
import { economyName } from '../../../client/text/nameParams.ts';
import { yuan } from '../../../client/text/money.ts';
import { desk } from '../../../client/state/tableState.ts';
import { game, gameId } from '../../../client/state/store.ts';
import { writeLabel } from '../../../client/panels/proposal/ProposalPile.tsx';
import { keptDesk, roundWritten } from '../../../client/panels/proposal/deskMemory.ts';
import { pactsEnding, pactsRenewable } from '../../../client/panels/provinces/own/ownModel.ts';
import { language } from '../../../client/text/language.ts';
import { loadAllText, t } from '../../../client/text/t.ts';
import { aBindingDraft, aCompensation, aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';

/** As the form adds one for Shanghai, whose purse it does not ask here. */
const anotherPayment = (draft: Draft, me: string) =>
  paymentWithin(draft, [me, must(unpaidPartner(draft, me), 'a partner')], () => Infinity);

beforeAll(loadAllText);
afterEach(() => {
  language.value = 'en';
});

describe('a version of a pact', () => {
  it('tells what it changes against the one that the reader knows, its own before any other', () => {
    const table = aProvincesTable();
    const draft = aPactDraft(['SH', 'JS', 'ZJ'], { atMost: 1 }, aCompensation('SH', 'JS', 10));
    const first = table.table('SH', draft);
    const other = aPactDraft(['SH', 'JS', 'ZJ'], { atMost: 1 }, aCompensation('SH', 'JS', 14));
    const second = table.table('JS', other, first.id);
    const told = changesOf(table.state, second, 'SH');
    expect(told?.fresh).toEqual(termLines(other).slice(-1));
    expect(told?.gone).toEqual(termLines(draft).slice(-1));
    expect(told?.than.author).toBe('SH');
    // To whoever wrote it, and of a first version, nothing is told.
    expect(changesOf(table.state, second, 'JS')).toBeUndefined();
    expect(changesOf(table.state, first, 'JS')).toBeUndefined();
    // Zhejiang knows what it answers, and the author of the first version still its own.
    const lower = aPactDraft(['SH', 'JS', 'ZJ'], { atMost: 0 }, aCompensation('SH', 'JS', 14));
    const third = table.table('ZJ', lower, second.id);
    expect(changesOf(table.state, third, 'JS')?.than.id).toBe(second.id);
    expect(changesOf(table.state, third, 'SH')?.fresh).toHaveLength(2);
  });

  it('tells as gone or new no payment that stands, where one pays several', () => {
    const table = aProvincesTable();
    const [toJiangsu, toZhejiang] = [aCompensation('SH', 'JS', 42), aCompensation('SH', 'ZJ', 14)];
    const one = aPactDraft(['SH', 'JS', 'ZJ'], { atMost: 1 }, toJiangsu);
    const both = { ...one, clauses: [...one.clauses, toZhejiang] };
    const paid = moneyLines(paymentsIn(both).slice(1));
    const first = table.table('SH', one);
    const second = table.table('ZJ', both, first.id);
    const told = changesOf(table.state, second, 'SH');
    expect(told?.gone).toEqual([]);
    expect(told?.fresh).toEqual(paid);
    expect(told?.all).toEqual([...termLines(one), ...paid]);
    const back = changesOf(table.state, table.table('JS', one, second.id), 'ZJ');
    expect(back?.gone).toEqual(paid);
    expect(back?.fresh).toEqual([]);
  });

  it('tells of any counter-offer each payment once, as new, as kept or as gone', () => {
    const members = ['SH', 'JS', 'ZJ', 'AH'];
    const table = aProvincesTable();
    const first = table.table('SH', aBindingDraft(members));
    const payment = fc.record({
      from: fc.constantFrom(...members),
      to: fc.constantFrom(...members),
      sum: fc.constantFrom(10, 14, 42),
      rounds: fc.constantFrom(1, 2),
    });
    const payments = fc
      .uniqueArray(payment, { selector: ({ from, to }) => [from, to].toSorted().join(), maxLength: 5 })
      .map((all) => all.filter(({ from, to }) => from !== to));
    const draftOf = (paid: readonly Paid[]) =>
      aBindingDraft(
        members,
        {},
        ...paid.map(({ from, to, sum, rounds }) => aCompensation(from, to, sum, rounds)),
      );
    type Paid = { from: string; to: string; sum: number; rounds: number };
    const isIn = (lines: readonly string[], { from, to, sum, rounds }: Paid): boolean =>
      lines.some(
        (line) =>
          line.startsWith(economyName(from)) &&
          line.includes(`for ${rounds} round`) &&
          (line.includes(`${economyName(to)} ${yuan(sum)}`) ||
            line.includes(`${yuan(sum)} to ${economyName(to)}`)),
      );
    fc.assert(
      fc.property(payments, payments, (was, now) => {
        const [than, version] = [
          { ...first, ...draftOf(was) },
          { ...first, ...draftOf(now) },
        ];
        const proposals = {
          [than.id]: than,
          p99: { ...version, id: 'p99', author: 'JS', counterTo: than.id } as Proposal,
        };
        const told = changesOf({ proposals }, must(proposals['p99'], 'a version'), 'SH');
        const isSame = (one: Paid) => (other: Paid) => JSON.stringify(one) === JSON.stringify(other);
        const [kept, fresh] = [
          now.filter((each) => was.some(isSame(each))),
          now.filter((each) => !was.some(isSame(each))),
        ];
        const gone = was.filter((each) => !now.some(isSame(each)));
        expect(told === undefined).toBe(fresh.length + gone.length === 0);
        if (told === undefined) return;
        for (const each of kept) expect(isIn([...told.fresh, ...told.gone], each)).toBe(false);
        for (const each of [...kept, ...fresh]) expect(isIn(told.all, each)).toBe(true);
        for (const each of fresh) expect(isIn(told.fresh, each)).toBe(true);
        for (const each of gone) expect([isIn(told.gone, each), isIn(told.all, each)]).toEqual([true, false]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a pact on the desk', () => {
  const { scenario, state } = aProvincesTable();

  it('is lawful as soon as it has a partner', () => {
    expect(newPactFaults(scenario, state, newPact(state, 'SH', 'JS'), 'SH')).toEqual([]);
    expect(newPactFaults(scenario, state, newPact(state, 'SH'), 'SH')).not.toEqual([]);
  });

  it('keeps members and parties the same, and drops payments of who is out', () => {
    const three = withMembers(newPact(state, 'SH', 'JS'), ['SH', 'JS', 'ZJ']);
    const paid = anotherPayment(three, 'SH');
    expect(paymentsIn(paid).map(({ from, to }) => [from, to])).toEqual([['SH', 'JS']]);
    const without = withMembers(paid, ['SH', 'ZJ']);
    expect(articleOf(without)?.among).toEqual(['SH', 'ZJ']);
    expect(without.parties).toEqual(['SH', 'ZJ']);
    expect(paymentsIn(without)).toEqual([]);
    // Whoever was taken out by mistake comes back with its payments, for no longer than the pact lasts by now.
    expect(withMembers(without, three.parties, paymentsIn(paid)).clauses).toEqual(paid.clauses);
    const short = withMembers(withTerms(without, { rounds: 1 }), three.parties, paymentsIn(paid));
    expect(paymentsIn(short).map(({ rounds }) => rounds)).toEqual([1]);
  });

  it('can be the same pact once more in its last round, which takes the place of the old one', () => {
    const table = aProvincesTable();
    const terms = withTerms(newPact(table.state, 'SH', 'JS'), { isBinding: true, rounds: 1 });
    const draft = anotherPayment(terms, 'SH');
    const pact = table.conclude(draft);
    const renewed = renewedPact(table.state, pact, 'JS');
    expect(renewed).toEqual(draft);
    expect(newPactFaults(table.scenario, table.state, renewed, 'JS')).toEqual([]);
    expect(pactsEnding(table.state, 'JS')).toEqual([pact]);
    expect(pactsEnding(table.state, 'ZJ')).toEqual([]);
    // What renewing it brings is pointed to while a round follows.
    expect(pactsRenewable(table.state, 'JS')).toEqual([pact]);
    const { settings, round } = table.state;
    const last = { ...table.state, settings: { ...settings, rounds: round } };
    expect(pactsRenewable(last, 'JS')).toEqual([]);
  });

  it('is renewed with payments that their payers can still make, what an offer costs left to its author', () => {
    const table = aProvincesTable();
    for (const seat of ['SH', 'JS']) table.setProvince(seat, { freeMoney: 100 });
    const paid = [
      aCompensation('SH', 'JS', 30),
      aCompensation('SH', 'ZJ', 30),
      aCompensation('JS', 'ZJ', 20),
    ];
    const pact = table.conclude(aBindingDraft(['ZJ', 'SH', 'JS'], { rounds: 1 }, ...paid));
    for (const seat of ['SH', 'JS']) table.setProvince(seat, { freeMoney: 40 });
    const renewed = renewedPact(table.state, pact, 'JS');
    expect(paymentsIn(renewed).map((payment) => [payment.from, payment.to, yuanOf(payment)])).toEqual([
      ['SH', 'JS', 30],
      ['SH', 'ZJ', 10],
      ['JS', 'ZJ', 20],
    ]);
    expect(newPactFaults(table.scenario, table.state, renewed, 'JS')).toEqual([]);
    table.setProvince('JS', { freeMoney: 20 });
    const poor = renewedPact(table.state, pact, 'JS');
    expect(paymentsIn(poor).at(-1)?.amountMn).toBe(100 * (20 - offerCost(table.state, 'JS')));
    table.setProvince('SH', { freeMoney: 0 });
    expect(paymentsIn(renewedPact(table.state, pact, 'JS'))).toHaveLength(1);
  });

  it('keeps payments within its rounds when these change, and those of its whole term as long as it', () => {
    const draft = aPactDraft(
      ['SH', 'JS', 'ZJ'],
      { rounds: 3 },
      aCompensation('SH', 'JS', 5, 3),
      aCompensation('ZJ', 'JS', 5, 2),
    );
    const roundsOf = (rounds: number) => paymentsIn(withTerms(draft, { rounds })).map((each) => each.rounds);
    expect([roundsOf(1), roundsOf(2), roundsOf(4)]).toEqual([
      [1, 1],
      [2, 2],
      [4, 2],
    ]);
    expect(withTerms(draft, { atMost: 1 }).clauses.slice(1)).toEqual(draft.clauses.slice(1));
  });

  it('tells in which round, and against what, a renewal is forecast', () => {
    const table = aProvincesTable();
    const pact = table.conclude(aBindingDraft(['SH', 'JS'], { rounds: 2 }));
    const text = (rounds = 2) => renewalText(table.state, aBindingDraft(['SH', 'JS'], { rounds }));
    expect(text()).toBeUndefined();
    table.nextRound();
    expect(text(1)).toBeUndefined();
    expect(renewalText(table.state, renewedPact(table.state, pact, 'SH'))).toBe(
      'In round 3, compared with no renewal',
    );
    language.value = 'zh';
    expect(text()).toBe('第3轮，与不续签相比');
  });

  it('is gone on with where it was left, with the same partner only', () => {
    const left = withTerms(newPact(state, 'SH', 'JS'), { atMost: 0 });
    gameId.value = 'a-table';
    for (const open of [
      () => openPactDesk(state, 'SH', 'JS'),
      () => provinceOffers(scenario, state, 'SH', 'JS')[0]?.begin(),
      () => openPactDesk(state, 'SH'),
    ]) {
      desk.value = { draft: left };
      desk.value = undefined;
      open();
      expect(desk.value).toEqual({ draft: left });
    }
    openPactDesk(state, 'SH', 'ZJ');
    expect(desk.value).toEqual({ draft: newPact(state, 'SH', 'ZJ') });
    desk.value = undefined;
  });

  it('is begun anew where the draft is of an earlier round', () => {
    const table = aProvincesTable();
    const left = withTerms(newPact(table.state, 'SH', 'JS'), { atMost: 0 });
    gameId.value = 'another-table';
    game.value = table.state;
    desk.value = { draft: left };
    desk.value = undefined;
    expect(roundWritten(['JS', 'SH'])).toBe(1);
    expect(writeLabel(keptDesk(), 'SH', 'pacts.write', 1)).toBe('Go on with your draft to Jiangsu');
    table.nextRound();
    game.value = table.state;
    expect(writeLabel(keptPact(table.state), 'SH', 'pacts.write', 2)).toBe(t('pacts.write'));
    const opened = (partner?: string): unknown => {
      openPactDesk(table.state, 'SH', partner);
      return desk.value;
    };
    expect(opened()).toEqual({ draft: newPact(table.state, 'SH') });
    // To look at it is not to write it.
    expect(roundWritten(['SH', 'JS'])).toBe(1);
    expect(opened('JS')).toEqual({ draft: newPact(table.state, 'SH', 'JS') });
    expect(roundWritten(['SH', 'JS'])).toBe(2);
    desk.value = undefined;
    game.value = undefined;
    gameId.value = undefined;
  });

  it('has a deposit only where it binds', () => {
    const binding = withTerms(newPact(state, 'SH', 'JS'), { isBinding: true });
    expect(articleOf(binding)?.deposit).toBeGreaterThan(0);
    expect(newPactFaults(scenario, state, binding, 'SH')).toEqual([]);
    expect(articleOf(withTerms(binding, { isBinding: false }))?.deposit).toBe(0);
    // Once it binds again it has what was set before.
    const word = withForce(state, withTerms(binding, { deposit: 20 }), false, 20);
    expect(articleOf(word)?.deposit).toBe(0);
    expect(articleOf(withForce(state, word, true, 20))?.deposit).toBe(20);
  });

  it('counts money in 100 million yuan and writes it in millions', () => {
    const paid = anotherPayment(newPact(state, 'SH', 'JS'), 'SH');
    const [payment] = paymentsIn(paid);
    expect(payment?.amountMn).toBe(1000);
    expect(payment === undefined ? 0 : yuanOf(payment)).toBe(10);
    expect(paymentsIn(withPayments(paid, []))).toEqual([]);
  });

  it('begins a payment with no more than its payer has left, and with the other’s money where that is nothing', () => {
    const draft = withMembers(newPact(state, 'SH', 'JS'), ['SH', 'JS', 'ZJ']);
    const paid = (free: Readonly<Record<string, number>>, ...to: readonly string[]) =>
      to
        .reduce<Draft>((all, each) => paymentWithin(all, ['SH', each], (payer) => free[payer] ?? 0), draft)
        .clauses.flatMap((each) => (each.type === 'payment' ? [[each.from, each.to, yuanOf(each)]] : []));
    expect(paid({ SH: 60, JS: 60 }, 'JS')).toEqual([['SH', 'JS', 10]]);
    expect(paid({ SH: 4.7, JS: 60 }, 'JS')).toEqual([['SH', 'JS', 4]]);
    expect(paid({ SH: 0.4, JS: 60 }, 'JS')).toEqual([['JS', 'SH', 10]]);
    expect(paid({ SH: 13, JS: 60 }, 'JS', 'ZJ')[1]).toEqual(['SH', 'ZJ', 3]);
    expect(paid({}, 'JS')).toEqual([['SH', 'JS', 1]]);
  });

  it('adds one payment with each partner, and none once all have one, whoever pays', () => {
    const three = withMembers(newPact(state, 'SH', 'JS'), ['SH', 'JS', 'ZJ']);
    const once = anotherPayment(three, 'SH');
    expect(unpaidPartner(once, 'SH')).toBe('ZJ');
    expect(unpaidPartner(once, 'JS')).toBe('ZJ');
    expect(unpaidPartner(anotherPayment(once, 'SH'), 'SH')).toBeUndefined();
  });

  it('says its terms in sentences of both languages', () => {
    const draft = anotherPayment(withTerms(newPact(state, 'SH', 'JS'), { isBinding: true, atMost: 0 }), 'SH');
    language.value = 'zh';
    expect(termLines(draft)).toEqual([
      '成员之间不设墙，也不拦原料。',
      '有约束力：违约者失去押金，并被除名。',
      '为期3轮，含本轮。',
      '上海每轮付给江苏10亿，共3轮。',
    ]);
    language.value = 'en';
    expect(termLines(draft)[3]).toBe('Shanghai pays Jiangsu ¥1 bn a round, for 3 rounds.');
    // All that one pays for as long is one line.
    const more = aPactDraft(
      ['SH', 'JS', 'ZJ'],
      {},
      aCompensation('SH', 'JS', 10, 3),
      aCompensation('ZJ', 'JS', 5, 3),
      aCompensation('SH', 'ZJ', 20, 3),
    );
    expect(termLines(more).slice(-2)).toEqual([
      'Shanghai pays ¥1 bn to Jiangsu and ¥2 bn to Zhejiang a round, for 3 rounds.',
      'Zhejiang pays Jiangsu ¥0.5 bn a round, for 3 rounds.',
    ]);
  });

  it('is announced with what it costs and how many pacts may still be joined', () => {
    const table = aProvincesTable();
    const note = (): string => offerNote(table.state, 'SH');
    expect(note()).toBe('An offer costs ¥0.5 bn, signed or not.');
    for (const partner of ['LN', 'SD']) table.table('SH', newPact(table.state, 'SH', partner));
    expect(note()).toContain(' Open offers: 2 of 4; a counter-offer counts as one more.');
    for (const { id } of Object.values(table.state.proposals))
      table.act('SH', { type: 'withdrawProposal', proposal: id });
    table.nextRound();
    table.setProvince('SH', { freeMoney: -3 });
    expect(note()).toMatch(/^You have no money free: your first offer of a round then costs nothing\.$/);
    const notes: string[] = [];
    for (const partner of ['JS', 'ZJ']) {
      table.setProvince('SH', { freeMoney: 90 });
      table.conclude(newPact(table.state, 'SH', partner));
      notes.push(note());
    }
    expect(notes[0]).toMatch(/ You may join 1 more pact this round\.$/);
    expect(notes[1]).toBe('You have joined 2 new pacts this round, and no province may join more.');
  });

  it('is written with all that those who refused it would sign, as long as its payments are other ones', () => {
    const table = aProvincesTable();
    const draft = aPactDraft(['SH', 'JS', 'ZJ'], { atMost: 1 }, aCompensation('SH', 'JS', 10));
    const offer = table.table('SH', draft);
    expect(withAsked(table.state, draft, 'SH')).toBeUndefined();
    const asks = (economy: string, leastMn: number) => ({
      [economy]: { from: 'SH', to: economy, leastMn, mostMn: 9_000, rounds: 3 },
    });
    const accepted = { ...asks('JS', 1_500), ...asks('ZJ', 700) };
    const state = { ...table.state, proposals: { [offer.id]: { ...offer, accepted } } };
    const asked = must(withAsked(state, draft, 'SH'), 'what was asked');
    expect(asked.by).toEqual(['JS', 'ZJ']);
    expect(paymentsIn(asked.draft).map(({ to, amountMn }) => [to, amountMn])).toEqual([
      ['JS', 1_500],
      ['ZJ', 700],
    ]);
    expect(withAsked(state, asked.draft, 'SH')).toBeUndefined();
    expect(withAsked(state, withMembers(draft, ['SH', 'JS']), 'SH')).toBeUndefined();
    expect(withAsked({ ...state, round: 2 }, draft, 'SH')).toBeUndefined();
  });

  it('says on the card of an offer for how long it is and who pays, however many other terms there are', () => {
    const office = withTerms(newPact(state, 'SH', 'JS'), { isBinding: true, hasOffice: true });
    const lines = faceLines(anotherPayment(office, 'SH'));
    expect(lines).toHaveLength(4);
    expect(lines[2]).toBe('For 3 rounds, this one included.');
    expect(lines.at(-1)).toBe('Shanghai pays Jiangsu ¥1 bn a round, for 3 rounds.');
  });
});
