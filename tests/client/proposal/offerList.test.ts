import { describe, expect, it } from 'vitest';
import { hurryText } from '../../../client/panels/proposal/OfferList.tsx';
import { hurriedBy } from '../../../client/panels/proposal/ReasonLines.tsx';
import { soonGone } from '../../../client/panels/treaty/areaBoardModel.ts';
import { nextSteps } from '../../../client/panels/proposal/ProposalActionsRow.tsx';
import { countryAnswers } from '../../../client/preview/runPreviewJob.ts';
import {
  agreeTo,
  offersCounted,
  offersToAsk,
  proposalList,
  lastNamed,
  proposalMove,
  sortedByWorth,
  tellerOf,
  told,
} from '../../../client/panels/proposal/proposalsOfSeat.ts';
import { fromTo, lawOf, offerTitle } from '../../../client/panels/proposal/proposalModel.ts';
import { loadAllText } from '../../../client/text/t.ts';
import { gainUnanswered } from '../../../client/panels/table/ReadyButton.tsx';
import { PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { ChatMessage } from '../../../shared/protocol/session.ts';
import { isSaidIn } from '../../../server/rooms/BotRunner.ts';
import { gameId, talkLog } from '../../../client/state/store.ts';
import { NO_TALK } from '../../../client/state/talkLog.ts';
import type { Draft } from '../../../shared/protocol/intents.ts';
import type { OfferWorth } from '../../../client/preview/preview.ts';
import { aCut, aDraft, aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

const freeTrade = (partner: string): Draft => ({
  parties: ['ALB', partner],
  clauses: [{ type: 'freeTradeArea', among: ['ALB', partner], exceptions: [] }],
});

/** A person to whom two bots and another person offer something, one after the other. */
function withOffers(round = 1, people: readonly string[] = ['ALB', 'DUN']) {
  const table = aTable({ people: [...people], at: 'negotiation' });
  table.goTo('negotiation', round);
  const offers = Object.fromEntries(
    ['BOR', 'CAT', 'DUN'].map((author) => {
      table.nowMs += 1_000;
      return [author, table.tableProposal(freeTrade(author), author)] as const;
    }),
  );
  return { table, offers };
}

describe('offers that wait for a seat', () => {
  const { table, offers } = withOffers();
  const list = Object.values(offers);
  const worthOf = (percents: Readonly<Record<string, number>>) =>
    new Map<string, OfferWorth>(
      Object.entries(percents).map(([by, percent]) => [`${offers[by]?.id} 1`, { percent, gainBn: percent }]),
    );
  const authorsOf = ({ shown, slight }: ReturnType<typeof sortedByWorth>) => ({
    shown: shown.map(({ author }) => author),
    slight: slight.map(({ author }) => author),
  });

  it('stand in the order of what they are worth, those of which nothing is known last', () => {
    expect(authorsOf(sortedByWorth(table.state, list, worthOf({ CAT: 0.3, BOR: -0.2 })))).toEqual({
      shown: ['CAT', 'BOR', 'DUN'],
      slight: [],
    });
  });

  it('stand in the last round in the order of what they bring in the years after, which count three times', () => {
    const worths = new Map(
      [...worthOf({ CAT: 0.3, BOR: 0.001, DUN: 0.1 })].map(([name, worth]): [string, OfferWorth] => [
        name,
        worth.percent === 0.001 ? { ...worth, after: 0.4 } : worth,
      ]),
    );
    expect(authorsOf(sortedByWorth(table.state, list, worths))).toEqual({
      shown: ['BOR', 'CAT', 'DUN'],
      slight: [],
    });
  });

  it('are apart where they move next to nothing, unless a person wrote them', () => {
    const worths = worthOf({ BOR: 0.0199, CAT: -0.02, DUN: 0.001 });
    expect(authorsOf(sortedByWorth(table.state, list, worths))).toEqual({
      shown: ['DUN', 'CAT'],
      slight: ['BOR'],
    });
  });

  it('are not apart where they answer an offer of a person', () => {
    const asked = table.tableProposal(freeTrade('CAT'));
    table.act('CAT', { type: 'tableProposal', counterTo: asked.id, draft: freeTrade('CAT') });
    const answer = Object.values(table.state.proposals).filter(({ counterTo }) => counterTo === asked.id);
    const worths = new Map(answer.map(({ id }): [string, OfferWorth] => [`${id} 1`, { percent: 0 }]));
    expect(sortedByWorth(table.state, answer, worths)).toEqual({ shown: answer, slight: [] });
  });

  it('are not apart where another person has signed them and waits', () => {
    const later = aTable({ people: ['ALB', 'DUN'], at: 'negotiation' });
    later.goTo('negotiation', 2);
    const asked = later.tableProposal(aDraft(['CAT', 'ALB', 'DUN'], aCut('CAT', ['ALB', 'DUN'], 0)));
    const slight = () =>
      sortedByWorth(later.state, [asked], new Map([[`${asked.id} 1`, { percent: 0, gainBn: 0 }]])).slight;
    expect(slight()).toEqual([asked]);
    later.act('DUN', { type: 'signProposal', proposal: asked.id, revision: 1, confirmed: false });
    expect(slight()).toEqual([]);
  });

  it('count careers among provinces as a medal does, not alone', () => {
    const worths = new Map<string, OfferWorth>([
      [`${offers['BOR']?.id} 1`, { percent: 0.1, points: 1 }],
      [`${offers['CAT']?.id} 1`, { percent: 2, points: -3 }],
      [`${offers['DUN']?.id} 1`, { percent: 2, points: -16 }],
    ]);
    expect(authorsOf(sortedByWorth(table.state, list, worths)).shown).toEqual(['CAT', 'BOR', 'DUN']);
  });

  it('are left in their order while nothing is told', () => {
    expect(sortedByWorth(table.state, list, undefined)).toEqual({ shown: list, slight: [] });
  });

  it('ask for nothing while they are apart, and the next move leads to the first of the rest', () => {
    const { table: fresh, offers: theirs } = withOffers();
    const tell = (percents: Readonly<Record<string, number>>, law = lawOf(fresh.state)) => {
      const worths = Object.entries(percents).map(
        ([author, percent]) => [`${theirs[author]?.id} 1`, { law, worth: { percent } }] as const,
      );
      told.value = { seat: tellerOf('ALB'), worths: new Map(worths) };
    };
    tell({ BOR: 0.001, CAT: 0.3, DUN: -0.4 });
    const { answer, slight, waiting } = proposalList(fresh.state, 'ALB');
    // A person sits at DUN: what they have written comes first, whatever it is worth.
    expect(answer.map(({ author }) => author)).toEqual(['DUN', 'CAT']);
    expect(slight.map(({ author }) => author)).toEqual(['BOR']);
    expect(waiting).toEqual([]);
    expect(proposalMove(fresh.state, 'ALB')?.target.proposal).toBe(theirs['DUN']?.id);
    // What the strip has named it names until a person has written.
    lastNamed.value = { seat: tellerOf('ALB'), offer: must(theirs['CAT'], 'the offer of CAT') };
    expect(proposalMove(fresh.state, 'ALB')?.target.proposal).toBe(theirs['DUN']?.id);
    lastNamed.value = { seat: 'of another game', offer: must(theirs['CAT'], 'the offer of CAT') };
    expect(proposalMove(fresh.state, 'ALB')?.target.proposal).toBe(theirs['DUN']?.id);
    lastNamed.value = undefined;
    // Whoever is ready is asked about the one that would bring something, and about none that would cost something.
    expect(gainUnanswered(fresh.state, 'ALB')?.author).toBe('CAT');
    // What was weighed before another pact was signed is no gain that one knows of.
    tell({ BOR: 0.001, CAT: 0.3, DUN: -0.4 }, 'of a law before');
    expect(gainUnanswered(fresh.state, 'ALB')).toBeUndefined();
    tell({ BOR: 0.001, CAT: -0.3, DUN: 0.04 });
    expect(gainUnanswered(fresh.state, 'ALB')).toBeUndefined();
    told.value = { seat: '', worths: new Map() };
  });

  it('of bots alone keep the one that was named until another is known to bring clearly more', () => {
    const { table: fresh, offers: theirs } = withOffers(1, ['ALB']);
    const law = lawOf(fresh.state);
    const named = (percents: Readonly<Record<string, number>>, last = 'BOR') => {
      const worths = Object.entries(percents).map(
        ([author, percent]) => [`${theirs[author]?.id} 1`, { law, worth: { percent } }] as const,
      );
      told.value = { seat: tellerOf('ALB'), worths: new Map(worths) };
      lastNamed.value = { seat: tellerOf('ALB'), offer: must(theirs[last], 'an offer') };
      const id = proposalMove(fresh.state, 'ALB')?.target.proposal;
      return Object.keys(theirs).find((author) => theirs[author]?.id === id);
    };
    expect(named({})).toBe('BOR');
    expect(named({ BOR: 0.1, CAT: 0.3, DUN: 0.2 })).toBe('CAT');
    expect(named({ BOR: 0.1, CAT: 0.12, DUN: 0.05 })).toBe('BOR');
    expect(named({ CAT: 0.3 })).toBe('CAT');
    told.value = { seat: '', worths: new Map() };
    lastNamed.value = undefined;
  });

  it('that two others have written at cross purposes to the same parties may each be signed, and each is a card', () => {
    const { agreementLimits, rounds } = PRESETS.firstLesson;
    const few = aTable({ agreementLimits, rounds, people: ['ALB', 'BOR'] });
    few.goTo('negotiation', 2);
    const draft = aFreeTradeArea('ALB', 'BOR', 'CAT');
    const own = few.tableProposal(draft, 'ALB');
    const answer = (by: string, amountMn: number) => {
      const payment = { type: 'payment', from: by, to: 'ALB', amountMn, rounds: 1 } as const;
      few.act(by, {
        type: 'tableProposal',
        counterTo: own.id,
        draft: { ...draft, clauses: [...draft.clauses, payment] },
      });
      return must(Object.values(few.state.proposals).at(-1), 'the answer');
    };
    const [person, bot] = [answer('BOR', 190), answer('CAT', 30)];
    const ids = () => proposalList(few.state, 'ALB').answer.map(({ id }) => id);
    expect(ids()).toEqual([person.id, bot.id]);
    // The bot signs what the person has written.
    few.act('CAT', { type: 'signProposal', proposal: person.id, revision: 1, confirmed: true });
    expect(ids()[0]).toBe(person.id);
    expect(proposalMove(few.state, 'ALB')?.target.proposal).toBe(person.id);
    // What the reader has answered otherwise may be signed too: the strip and the tabs count it alike.
    few.act('ALB', {
      type: 'tableProposal',
      counterTo: bot.id,
      draft: {
        ...draft,
        clauses: [
          ...draft.clauses,
          { type: 'payment', from: 'CAT', to: 'ALB', amountMn: 60, rounds: 1 } as const,
        ],
      },
    });
    const list = proposalList(few.state, 'ALB');
    expect(list.signable.length).toBeGreaterThan(0);
    expect(offersCounted(few.state, 'ALB').length).toBe(list.answer.length + list.signable.length);
  });

  it('that answer an own one with other terms are the next move, though one of the others has refused them', () => {
    const { agreementLimits, rounds } = PRESETS.firstLesson;
    const few = aTable({ agreementLimits, rounds, people: ['ALB'] });
    few.goTo('negotiation', 2);
    const draft = aFreeTradeArea('ALB', 'BOR', 'CAT');
    const own = few.tableProposal(draft, 'ALB');
    expect(proposalMove(few.state, 'ALB')?.phrase.key).toBe('move.waitOpening');
    const answer = (by: string, amountMn: number) => {
      const payment = { type: 'payment', from: 'ALB', to: by, amountMn, rounds: 1 } as const;
      const terms = { ...draft, clauses: [...draft.clauses, payment] };
      few.act(by, { type: 'tableProposal', counterTo: own.id, draft: terms });
      return must(Object.values(few.state.proposals).at(-1), 'the answer');
    };
    const [first, second] = [answer('BOR', 100), answer('CAT', 20)];
    few.act('CAT', { type: 'refuseProposal', proposal: first.id });
    few.act('BOR', { type: 'refuseProposal', proposal: second.id });
    expect(proposalMove(few.state, 'ALB')).toMatchObject({
      urgent: true,
      phrase: { key: 'move.otherTerms', params: { count: 2 } },
    });
  });

  it('are asked about the newest first, once', () => {
    const known = new Set([`${offers['CAT']?.id} 1`]);
    expect(offersToAsk(list, (name) => known.has(name)).map(({ author }) => author)).toEqual(['DUN', 'BOR']);
  });
});

describe('the name of an offer', () => {
  it('is its form with its parties, and tells them once', async () => {
    await loadAllText();
    const table = aTable({ people: 'all', at: 'negotiation' });
    const pair = table.tableProposal(aFreeTradeArea('ALB', 'BOR'));
    const all = { ...pair, ...aFreeTradeArea('CAT', 'ALB', 'BOR'), author: 'CAT' };
    expect(offerTitle(pair, 'BOR')).toBe('Free trade area with Alba');
    expect(offerTitle(all, 'BOR')).toBe('Free trade area with Cato and Alba');
    expect(offerTitle(all, 'DUN')).toBe('Free trade area: Cato, Alba and Borea');
    expect(['BOR', 'CAT'].map((me) => fromTo(all, me))).toEqual(['From Cato', 'Your offer']);
  });

  it('is its form alone where it is not of all parties alike', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const pair = table.tableProposal(aFreeTradeArea('ALB', 'BOR'));
    const cut = { ...pair, ...aDraft(['CAT', 'ALB', 'DUN'], aCut('CAT', ['ALB', 'DUN'], 0)), author: 'CAT' };
    expect(offerTitle(cut, 'ALB')).toBe('Preferential arrangement');
    expect(fromTo(cut, 'ALB')).toBe('From Cato to Dune and you');
    const many = {
      ...cut,
      parties: [...cut.parties, 'BOR', 'EVE'],
      clauses: [aCut('CAT', ['ALB', 'DUN', 'BOR', 'EVE'], 0)],
    };
    expect(fromTo(many, 'ALB')).toBe('From Cato to you and 3 others');
  });
});

describe('who is about to sign with others', () => {
  const { agreementLimits } = PRESETS.firstLesson;
  const word = (id: number, from: string, key: 'hurry.open.1' | 'offer.open.1'): ChatMessage => ({
    id,
    channel: { type: 'pair', with: 'ALB' },
    from,
    to: 'ALB',
    name: '',
    at: id,
    body: { type: 'line', key },
    hidden: false,
  });

  it('is named at an open offer of the reader, until the bot says something else', () => {
    const { table, offers } = withOffers();
    const { BOR: offer } = offers;
    const hear = (...messages: ChatMessage[]) => (talkLog.value = { ...NO_TALK, messages });
    const named = (reader?: string) =>
      hurriedBy(table.state, must(table.state.proposals[must(offer, 'an offer').id], 'it'), reader);
    hear(word(1, 'BOR', 'hurry.open.1'), word(2, 'CAT', 'hurry.open.1'));
    expect([named('ALB'), named('DUN'), named()]).toEqual([['BOR'], [], []]);
    // Versions of one deal, which stand on one card, tell it as an offer alone does.
    const versions = [must(table.state.proposals[must(offer, 'an offer').id], 'it')];
    expect([hurryText(table.state, versions, 'ALB'), hurryText(table.state, versions, 'DUN')]).toEqual([
      'Borea may soon sign with others. That can end this offer.',
      undefined,
    ]);
    hear(word(1, 'BOR', 'hurry.open.1'), word(3, 'BOR', 'offer.open.1'));
    expect(named('ALB')).toEqual([]);
    hear(word(1, 'BOR', 'hurry.open.1'));
    const few = aTable({ agreementLimits, people: ['ALB'], at: 'negotiation' });
    const { id } = few.tableProposal(freeTrade('BOR'), 'BOR');
    const hurried = () => hurriedBy(few.state, few.proposal(id), 'ALB');
    expect(hurried()).toEqual(['BOR']);
    // Nobody else can sign any more.
    few.conclude(aFreeTradeArea('CAT', 'DUN'));
    expect(hurried()).toEqual([]);
    talkLog.value = NO_TALK;
  });

  it('is named above the table of areas in that round, offer or not', () => {
    const few = aTable({ agreementLimits, people: ['ALB'], at: 'negotiation' });
    const body = { type: 'line', key: 'answer.lastCall', fill: { round: 1 } } as const;
    talkLog.value = { ...NO_TALK, messages: [{ ...word(1, 'BOR', 'offer.open.1'), body }] };
    const { state } = few;
    expect(soonGone(few.scenario, state, 'ALB')).toEqual(['BOR']);
    expect(soonGone(few.scenario, { ...state, round: 2 }, 'ALB')).toEqual([]);
    for (const bot of ['BOR', 'DUN']) {
      few.conclude(aFreeTradeArea('CAT', bot));
      expect(soonGone(few.scenario, few.state, 'ALB')).toEqual([]);
      few.state = state;
    }
    talkLog.value = NO_TALK;
  });

  it('is said where people do not talk on their devices too, and nothing else is', () => {
    const line = (key: 'hurry.open.1' | 'offer.open.1') => ({ line: { type: 'line', key } }) as const;
    expect([isSaidIn('off', line('hurry.open.1')), isSaidIn('off', line('offer.open.1'))]).toEqual([
      true,
      false,
    ]);
    expect(isSaidIn('phrases', line('offer.open.1'))).toBe(true);
  });
});

describe('an entry that binds who says nothing', () => {
  it('is asked about until the person has agreed, and stands in the list with what it would bring', () => {
    const table = aTable({ preset: 'laboratory', people: 'all', at: 'negotiation' });
    table.goTo('negotiation', 2);
    table.conclude(aFreeTradeArea('ALB', 'BOR', 'CAT'));
    table.goTo('negotiation', 3);
    const { id: agreement } = must(Object.values(table.state.agreements)[0], 'the area');
    const entry: Draft = {
      parties: ['DUN', 'BOR'],
      clauses: [{ type: 'accession', agreement, entrant: 'DUN', former: [] }],
    };
    const { id } = table.tableProposal(entry, 'DUN');
    table.act('BOR', { type: 'signProposal', proposal: id, revision: 1, confirmed: true });
    const waiting = must(table.state.proposals[id], 'the entry');
    expect(waiting.status).toBe('awaitingBell');
    expect(proposalMove(table.state, 'ALB')).toMatchObject({
      urgent: true,
      phrase: { key: 'move.object' },
      target: { proposal: id },
    });
    const slices = countryAnswers(
      table.scenario,
      table.state,
    )({ type: 'worth', economy: 'ALB', drafts: [entry], awaiting: [id] });
    let slice = slices.next();
    while (slice.done !== true) slice = slices.next();
    const [worth] = slice.value.type === 'worth' ? slice.value.worths : [];
    expect(Math.abs(worth?.percent ?? 0)).toBeGreaterThan(0.001);
    agreeTo(waiting);
    expect(proposalMove(table.state, 'ALB')?.phrase.key).not.toBe('move.object');
    expect(proposalList(table.state, 'ALB').object).toEqual([]);
  });

  it('and a price that was named is promised no more once others have signed', () => {
    gameId.value = 'prices';
    const table = aTable({ people: 'all', at: 'negotiation' });
    const { id } = table.tableProposal(aFreeTradeArea('ALB', 'BOR'), 'ALB');
    const accepts = { from: 'ALB', to: 'BOR', leastMn: 100, mostMn: 500, rounds: 2 };
    table.act('BOR', { type: 'refuseProposal', proposal: id, accepts });
    const offered = () =>
      nextSteps(table.state, must(table.state.proposals[id], 'it'), 'ALB').map(({ type }) => type);
    expect(offered()).toContain('accepted');
    table.conclude(aFreeTradeArea('CAT', 'DUN'));
    expect(offered()).not.toContain('accepted');
    gameId.value = undefined;
  });

  it('and where several refused, what each of them would sign is offered at once, if all have named it', () => {
    const table = aTable({ people: 'all', rounds: 4 }).goTo('negotiation', 3);
    const { id } = table.tableProposal(aFreeTradeArea('ALB', 'DUN', 'CAT'), 'ALB');
    const offer = must(table.state.proposals[id], 'it');
    const named = (to: string, leastMn: number) => ({ from: 'ALB', to, leastMn, mostMn: 500, rounds: 2 });
    const lapsed = { ...offer, status: 'lapsed', lapse: { type: 'refused', by: 'CAT' } } as const;
    const stepsWith = (accepted: Parameters<typeof nextSteps>[1]['accepted'] & {}) =>
      nextSteps(table.state, { ...lapsed, refusedBy: ['DUN', 'CAT'], accepted }, 'ALB').filter(
        ({ type }) => type === 'accepted',
      );
    expect(stepsWith({ DUN: named('DUN', 100) })).toEqual([]);
    const [step, ...more] = stepsWith({ DUN: named('DUN', 100), CAT: named('CAT', 220) });
    expect(more).toEqual([]);
    expect(step).toMatchObject({ by: ['DUN', 'CAT'] });
    expect(step && 'draft' in step ? step.draft.clauses.slice(1) : []).toMatchObject([
      { to: 'DUN', amountMn: 100 },
      { to: 'CAT', amountMn: 220 },
    ]);
  });
});
