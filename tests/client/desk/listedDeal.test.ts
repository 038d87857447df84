import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Draft } from '#shared/protocol/intents.ts';
import { isListedDeal } from '../../../client/panels/desk/ArticleList.tsx';
import { isSure, listedNote } from '../../../client/panels/treaty/clausePolitics.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { entryTold, readinessText, whyPaid } from '../../../client/panels/treaty/readinessText.ts';
import { hasSigned, paysToLeave } from '../../../client/panels/treaty/agreementRegisterModel.ts';
import { isOwnVersion } from '../../../client/panels/desk/SignDialog.tsx';
import { movedSince, noteListing, worthTold } from '../../../client/panels/politics/ScoreMoved.tsx';
import { hasOpenOffer, weighedAgain } from '../../../client/panels/treaty/ForegoneDeals.tsx';
import { listedDeal } from '../../../client/state/tableState.ts';
import { loadAllText } from '../../../client/text/t.ts';
import { payment } from '../../../client/panels/clauses/undertakings.tsx';
import { aFreeTradeArea, aPayment } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

const area = aFreeTradeArea('KOR', 'CHN');

function paying(amountMn: number, from = 'KOR', to = 'CHN'): Draft {
  return { ...area, clauses: [...area.clauses, { type: 'payment', from, to, amountMn, rounds: 6 }] };
}

function keyOf(draft: Draft, law = 'law'): string | undefined {
  return listedNote(draft, 'KOR', law, () => false)?.key;
}

describe('a deal that was opened from the list of partners', () => {
  beforeAll(loadAllText);
  afterEach(() => {
    listedDeal.value = undefined;
  });

  it('keeps its short form at whatever price, and with no one else', () => {
    expect(isListedDeal(area)).toBe(false);
    listedDeal.value = { draft: paying(14_000), law: 'law', isSure: true };
    expect(isListedDeal(area)).toBe(true);
    expect(isListedDeal(paying(100))).toBe(true);
    expect(isListedDeal(aFreeTradeArea('KOR', 'JPN'))).toBe(false);
    expect(isListedDeal({ ...area, clauses: [] })).toBe(false);
  });

  it('says at what price they are sure to sign, and that less may be refused', () => {
    listedDeal.value = { draft: paying(14_000), law: 'law', isSure: true };
    expect(keyOf(paying(14_000))).toBe('desk.listed.signsPaid');
    expect(keyOf(paying(15_000))).toBe('desk.listed.signsPaid');
    expect(listedNote(paying(13_900), 'KOR', 'law', () => false)).toMatchObject({
      key: 'desk.listed.less',
      params: { economy: 'CHN', amountMn: 14_000 },
    });
    expect(keyOf(area)).toBe('desk.listed.less');
  });

  it('says what asking for money puts at risk, and who wants more', () => {
    listedDeal.value = { draft: area, law: 'law', isSure: true };
    expect(keyOf(area)).toBe('desk.listed.signs');
    expect(keyOf(paying(100))).toBe('desk.listed.signs');
    expect(keyOf(paying(100, 'CHN', 'KOR'))).toBe('desk.listed.asked');
    listedDeal.value = { draft: area, law: 'law', isSure: false };
    expect(keyOf(area)).toBe('desk.listed.wantsMore');
    // What was weighed paid nothing, and what a bot has named it signs.
    expect(keyOf(paying(100))).toBe('desk.listed.mayDo');
    expect(keyOf(paying(100, 'CHN', 'KOR'))).toBe('desk.listed.wantsMore');
    expect(listedNote(area, 'KOR', 'law', (bot) => bot === 'CHN')?.key).toBe('desk.listed.mayDo');
    const among = aFreeTradeArea('KOR', 'CHN', 'JPN');
    listedDeal.value = { draft: among, law: 'law', isSure: false, by: 'JPN' };
    expect(listedNote(among, 'KOR', 'law', () => false)?.params).toEqual({ economy: 'JPN' });
  });

  it('says of each sum what the bot says to just that, also where the list names no price', () => {
    const answer = (draft: Draft, step: 'signs' | 'likely' | 'more' | 'closed' | 'own') =>
      listedNote(draft, 'KOR', 'law', () => false, { step, by: 'CHN' })?.key;
    listedDeal.value = { draft: area, law: 'law', isSure: false };
    expect(answer(paying(5_000), 'more')).toBe('desk.listed.wantsMore');
    expect(answer(paying(15_000), 'likely')).toBe('desk.listed.likely');
    expect(answer(paying(21_400), 'signs')).toBe('desk.listed.signsNow');
    expect(answer(area, 'closed')).toBe('desk.listed.refuses');
    // More than its own offer of the same asks for.
    expect(answer(paying(30_000), 'own')).toBe('desk.listed.ownOffer');
    // What it says now holds, though others have signed since the list was made.
    expect(listedNote(area, 'KOR', 'later', () => false, { step: 'more', by: 'CHN' })?.key).toBe(
      'desk.listed.wantsMore',
    );
    // Below a sum at which it surely signs that sum is named, unless it signs all the same.
    listedDeal.value = { draft: paying(14_000), law: 'law', isSure: true };
    expect(answer(paying(9_000), 'more')).toBe('desk.listed.less');
    expect(answer(paying(13_000), 'signs')).toBe('desk.listed.signsNow');
  });

  it('says what the bot says to just these terms wherever the list has found them sure and it does not sign them now', () => {
    const paid = paying(540, 'CHN', 'KOR');
    listedDeal.value = { draft: paid, law: 'law', talks: 'before', isSure: true };
    expect(keyOf(paid)).toBe('desk.listed.signsPaying');
    expect(listedNote(paying(600, 'CHN', 'KOR'), 'KOR', 'law', () => false)).toMatchObject({
      key: 'desk.listed.paysLess',
      params: { economy: 'CHN', amountMn: 540 },
    });
    const told = (draft: Draft, step: 'signs' | 'more', hasTalked = false) =>
      listedNote(draft, 'KOR', 'law', () => false, { step, by: 'CHN', hasTalked })?.key;
    // The same sum for more rounds is another deal, and after a counter-offer it may sign no more what it would have signed.
    const longer = {
      ...paid,
      clauses: paid.clauses.map((each) => ('rounds' in each ? { ...each, rounds: 2 } : each)),
    };
    expect(told(longer, 'more')).toBe('desk.listed.wantsMore');
    expect(told(paid, 'more', true)).toBe('desk.listed.wantsMore');
    expect(told(paid, 'signs')).toBe('desk.listed.signsPaying');
    expect(told(paid, 'signs', true)).toBe('desk.listed.signsNow');
    // What it was sure to sign for before it answered is no promise any more.
    listedDeal.value = { draft: paying(14_000), law: 'law', isSure: true };
    expect(told(paying(9_000), 'more')).toBe('desk.listed.less');
    expect(told(paying(9_000), 'more', true)).toBe('desk.listed.wantsMore');
  });

  it('says of any other draft, a counter-offer too, what the bot says to it', () => {
    const answer = (step: 'signs' | 'likely' | 'more' | 'closed', hasNamed = false) =>
      listedNote(area, 'KOR', 'law', () => hasNamed, { step, by: 'CHN' })?.key;
    const said = (hasNamed = false) =>
      (['signs', 'likely', 'more', 'closed'] as const).map((step) => answer(step, hasNamed));
    const kinds = ['signsNow', 'likely', 'wantsMore', 'refuses'].map((each) => `desk.listed.${each}`);
    expect(said()).toEqual(kinds);
    // By a price that it has named it stands.
    expect(said(true).slice(1)).toEqual(Array.from({ length: 3 }, () => 'desk.listed.mayDo'));
    // A deal of the list whose terms were changed is another draft.
    listedDeal.value = { draft: aFreeTradeArea('KOR', 'JPN'), law: 'law', isSure: true };
    expect(said()).toEqual(kinds);
  });

  it('says in the list of whoever wants more why no payment makes it sure, and how many a group takes in', () => {
    const row = (unpaid?: 'cap' | 'theirCap' | 'price') => ({
      partners: ['CHN'],
      draft: area,
      percent: {},
      supportPoints: {},
      tasks: [],
      readiness: { step: 'more' as const, by: 'CHN', ...(unpaid && { unpaid }) },
    });
    expect(
      ([undefined, 'cap', 'theirCap', 'price'] as const).map((unpaid) =>
        readinessText(row(unpaid), 'KOR', []),
      ),
    ).toEqual([
      'Not yet: offer money, which takes from this score, or other terms',
      'Wants more: to be sure you would pay more than you may',
      'Wants more: to be sure it would be paid more than it may get',
      'Wants more: to be sure you would pay more than you gain',
    ]);
    // What would change it: the payment, or what some governments in its place say.
    const with_ = (more: object) =>
      readinessText({ ...row(), readiness: { ...row().readiness, ...more } }, 'KOR', []);
    expect(with_({ unpaid: 'price', askedMn: 4_300 })).toBe(
      'Wants more: to be sure you would pay US$4.3 bn a round or more, above what you gain. It may sign for less',
    );
    // The payment for which it may sign is in the draft that a press opens, and so is how long it is paid.
    const may = { step: 'more', unpaid: 'cap', askedMn: 31_247, mayBeMn: 19_000 } as const;
    const priced = { ...row(), draft: paying(19_000, 'KOR', 'CHN'), readiness: may };
    expect([readinessText(priced, 'KOR', []), isSure(priced)]).toEqual([
      'May sign for US$19 bn a round to the end',
      false,
    ]);
    expect(with_({ reason: 'exportsTooSmall' })).toContain(
      'Wants more: some governments in its place would say',
    );
    // Of several each is told what it pays or gets, also where the reader pays nothing on balance.
    const among = aFreeTradeArea('KOR', 'CHN', 'JPN');
    const paid = [paying(500), paying(500, 'JPN', 'KOR')].flatMap(({ clauses }) => clauses.slice(1));
    const draft = { ...among, clauses: [...among.clauses, ...paid] };
    const told = readinessText({ ...row(), draft, readiness: { step: 'signs' } }, 'KOR', []);
    expect(told).toContain('You pay China US$0.5 bn');
    expect(told).toContain('Japan pays you US$0.5 bn');
    const entry = { type: 'accession', agreement: 'a1', entrant: 'CHN', former: [] } as const;
    expect(entryTold({ parties: ['KOR', 'CHN'], clauses: [entry] })).toHaveLength(1);
    expect(entryTold(area)).toEqual([]);
  });

  it('says why one of two pays the other, by what either gains without the payment', () => {
    const settled = { incomeBn: { KOR: 2_000, CHN: 20_000 } } as unknown as CountryGame['settled'];
    const why = (from: string, to: string, percent: Readonly<Record<string, number>>) =>
      whyPaid(
        { settled },
        { partners: ['CHN'], draft: paying(4_000, from, to), percent, supportPoints: {}, tasks: [] },
        'KOR',
      );
    expect(why('KOR', 'CHN', { KOR: 1, CHN: 0.01 })).toBe('unpaid, it would lose US$2.0 bn a year');
    expect(why('KOR', 'CHN', { KOR: 1, CHN: 0.05 })).toBe(
      'unpaid, you gain US$24.0 bn a year and it only US$6.0 bn, so it wants a share',
    );
    // Incomes do not say why the one that gains less should pay.
    expect(why('KOR', 'CHN', { KOR: 0.1, CHN: 0.2 })).toBeUndefined();
    expect(why('CHN', 'KOR', { KOR: 0.3, CHN: 0.2 })).toBe(
      'unpaid, it gains US$44.0 bn a year and you US$2.0 bn',
    );
    expect(why('CHN', 'KOR', { KOR: 0.1, CHN: 0.2 })).toBe('unpaid, you would lose US$2.0 bn a year');
    expect(why('CHN', 'KOR', { KOR: 2, CHN: 0.05 })).toBeUndefined();
  });

  it('says what it brought before others signed, where that was two points more or less', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const deal = aFreeTradeArea('ALB', 'CAT');
    const tell = (law: string, points: number): string | undefined => {
      noteListing(table.state, 'ALB', law, [[deal, points]]);
      return movedSince(table.state, deal, 'ALB');
    };
    expect(tell('start', 11)).toBeUndefined();
    const { id } = table.tableProposal(aFreeTradeArea('BOR', 'ALB'));
    table.act('ALB', { type: 'signProposal', proposal: id, revision: 1, confirmed: true });
    expect(tell('after', 5)).toBe('+11 before Borea and you signed');
    // Whoever loses the deal hears the points of the list, and income alone where the list told none.
    expect(worthTold(table.state, deal, 'ALB', 1.5)).toBe('+5 points');
    expect(worthTold(table.state, aFreeTradeArea('ALB', 'DUN'), 'ALB', 1.5)).toBe('+1.50%');
    // Told again under the same law it is still told against the law before.
    expect(tell('after', 9.8)).toBeUndefined();
    expect(tell('after', 13)).toContain('+11 before');
    // The same partner and kind for another sum is another deal.
    const paid = { ...deal, clauses: [...deal.clauses, aPayment('ALB', 'CAT', 100, 2)] };
    noteListing(table.state, 'ALB', 'before', [
      [deal, 11],
      [paid, 2],
    ]);
    expect(tell('later', 11)).toBeUndefined();
  });

  it('promises nothing once others have signed, or the agreement is another', () => {
    listedDeal.value = { draft: area, law: 'law', isSure: true };
    expect(keyOf(area, 'another')).toBeUndefined();
    expect(
      keyOf({
        ...area,
        clauses: [
          { type: 'freeTradeArea', among: ['KOR', 'CHN'], exceptions: [{ by: 'KOR', sector: 'food' }] },
        ],
      }),
    ).toBeUndefined();
  });

  it('says what bots say now once it is weighed again, and that they sign no more', () => {
    const before = { draft: area, law: 'law', isSure: true };
    listedDeal.value = weighedAgain(before, 'later', { type: 'foregone', lost: [undefined] });
    expect(keyOf(area, 'later')).toBe('desk.listed.signs');
    const stance = { step: 'more', by: 'CHN' } as const;
    listedDeal.value = weighedAgain(before, 'later', { type: 'foregone', lost: [{ stance }] });
    expect(keyOf(area, 'later')).toBe('desk.listed.fallen');
    expect(keyOf(paying(100), 'later')).toBe('desk.listed.mayDo');
    expect(weighedAgain(before, 'later', undefined)).toBeUndefined();
  });
});

describe('the advice to leave an agreement', () => {
  it('comes only where the score gains too, as the box of the notice says', () => {
    const worth = { percent: 0.07, last: 0.07 };
    const move = (next: number) => ({ was: 112, next, prosperity: 0, support: 0, mandate: 0 });
    expect(paysToLeave(worth, move(113))).toBe(true);
    expect(paysToLeave(worth, move(111.4))).toBe(false);
    expect(paysToLeave(worth, move(112.2))).toBe(false);
    expect(paysToLeave({ ...worth, last: 0 }, move(113))).toBe(false);
    expect(paysToLeave(worth, undefined)).toBe(true);
  });

  it('stays in the list where a lower bid for it is answered with other terms, and what was bid is written again', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    const pays = { type: 'payment', from: 'ALB', to: 'BOR', amountMn: 30, rounds: 4 } as const;
    const free = aFreeTradeArea('ALB', 'BOR');
    const bid = { ...free, clauses: [...free.clauses, pays] };
    const deal = { partners: ['BOR'], draft: bid, percent: {}, supportPoints: {}, tasks: [] };
    const isHidden = (step: 'signs' | 'closed' = 'signs') =>
      hasOpenOffer(table.state, 'ALB', {
        ...deal,
        draft: step === 'signs' ? bid : free,
        readiness: { step: step === 'signs' ? 'signs' : 'more' },
      });
    expect(isHidden()).toBe(false);
    const tabled = table.tableProposal(bid, 'ALB');
    expect(isHidden()).toBe(true);
    const sector = table.scenario.sectors[0]?.id ?? '';
    const cut = { type: 'tariffConcession', by: 'ALB', to: ['BOR'], sector, rateBp: 0 } as const;
    const other: Draft = { parties: free.parties, clauses: [cut] };
    table.act('BOR', { type: 'tableProposal', draft: other, counterTo: tabled.id });
    expect(isHidden()).toBe(false);
    expect(isHidden('closed')).toBe(true);
    const { scenario, state: game } = table;
    expect(payment.add?.first({ scenario, game, me: 'ALB', partner: 'BOR', draft: free })).toEqual(pays);
    expect(payment.add?.first({ scenario, game, me: 'ALB', partner: 'BOR', draft: bid })).not.toEqual(pays);
  });
});

describe('a counter-offer in which nothing was changed', () => {
  it('is said to be signed by whoever has signed just these terms, and by nobody else', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const free = aFreeTradeArea('ALB', 'BOR');
    expect(hasSigned(table.state, free, 'ALB')).toBe(false);
    table.tableProposal(free, 'ALB');
    const asWritten = { ...free, parties: free.parties.toReversed() };
    expect(hasSigned(table.state, asWritten, 'ALB')).toBe(true);
    expect(hasSigned(table.state, asWritten, 'BOR')).toBe(false);
    const pays = { type: 'payment', from: 'ALB', to: 'BOR', amountMn: 30, rounds: 4 } as const;
    expect(hasSigned(table.state, { ...free, clauses: [...free.clauses, pays] }, 'ALB')).toBe(false);
    const among = aFreeTradeArea('ALB', 'BOR', 'CAT');
    const told = listedNote(among, 'CAT', 'law', () => false, { step: 'signs', by: 'BOR' });
    expect(told).toEqual({ key: 'desk.listed.signsNow', params: { economy: 'BOR' } });
  });
});

describe('what a signature ends', () => {
  it('names no own offer of the same form to the same partners', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const area = aFreeTradeArea('ALB', 'BOR');
    const own = table.tableProposal(area, 'ALB');
    expect(isOwnVersion(own, aFreeTradeArea('BOR', 'ALB'), 'ALB')).toBe(true);
    expect(isOwnVersion(own, aFreeTradeArea('ALB', 'BOR', 'CAT'), 'ALB')).toBe(false);
    expect(isOwnVersion(table.tableProposal(area, 'BOR'), area, 'ALB')).toBe(false);
    expect(isOwnVersion(undefined, area, 'ALB')).toBe(false);
  });
});
