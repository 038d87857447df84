import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import {
  answerTo,
  forgetDesk,
  keptDesk,
  ownTerms,
  sendDesk,
  sendRefusal,
  writeOnDesk,
} from '../../../client/panels/proposal/deskMemory.ts';
import { writeProposal } from '../../../client/panels/treaty/templates.ts';
import { draftLeft } from '../../../client/panels/treaty/templates.ts';
import { countryGame } from '../../../shared/rules/state.ts';
import { notices } from '../../../client/state/notices.ts';
import { attachLine, dropLine } from '../../../client/net/requests.ts';
import { game, gameId, me } from '../../../client/state/store.ts';
import { desk } from '../../../client/state/tableState.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  });
  gameId.value = 'g1';
});
afterEach(() => {
  desk.value = undefined;
  gameId.value = undefined;
  game.value = undefined;
  vi.unstubAllGlobals();
});

const [toBorea, toCato] = [aFreeTradeArea('ALB', 'BOR'), aFreeTradeArea('ALB', 'CAT')];

it('keeps a draft for each partner, and goes on with the last one where nobody is named', () => {
  desk.value = { draft: toBorea };
  desk.value = { draft: toCato };
  desk.value = undefined;
  expect(keptDesk(['BOR', 'ALB'])?.draft).toEqual(toBorea);
  expect(keptDesk(['ALB', 'CAT'])?.draft).toEqual(toCato);
  expect(keptDesk()?.draft).toEqual(toCato);
  expect(keptDesk(['ALB', 'DUN'])).toBeUndefined();
});

it('makes no second draft of one that is turned to another partner', () => {
  desk.value = { draft: toBorea };
  writeOnDesk({ draft: toCato });
  desk.value = undefined;
  expect(keptDesk(['ALB', 'BOR'])).toBeUndefined();
  expect(keptDesk()?.draft).toEqual(toCato);
});

it('goes on with what was left of a counter-offer, and answers another offer with its own terms', () => {
  const table = aTable({ people: 'all', at: 'negotiation' });
  table.act('BOR', { type: 'tableProposal', draft: toBorea });
  const offer = must(Object.values(table.state.proposals)[0], 'an offer');
  const clauses = [{ type: 'payment', from: 'BOR', to: 'ALB', amountMn: 140, rounds: 2 }] as const;
  desk.value = answerTo(offer, 'counterTo');
  expect(desk.value).toEqual({ draft: draftOf(offer), counterTo: offer.id });
  writeOnDesk({ draft: { ...toBorea, clauses }, counterTo: offer.id });
  desk.value = undefined;
  expect(answerTo(offer, 'counterTo')).toEqual({
    draft: { ...toBorea, clauses },
    counterTo: offer.id,
    openArticle: 0,
  });
  expect(answerTo({ ...offer, id: 'p99' }, 'counterTo').draft).toEqual(draftOf(offer));
  expect(answerTo(offer, 'revises')).toEqual({ draft: draftOf(offer), revises: offer.id });
  // Once that offer has expired the draft is an offer of its own.
  game.value = table.goTo('negotiation', 2).state;
  expect(keptDesk()).toEqual({ draft: { ...toBorea, clauses } });
});

it('begins a counter-offer with the terms of the offer, and knows what the seat has offered the same parties last where only payments differ', () => {
  const table = aTable({ people: 'all', at: 'negotiation' });
  const paying = (amountMn: number) => {
    const payment = { type: 'payment', from: 'BOR', to: 'ALB', amountMn, rounds: 2 } as const;
    return { ...toBorea, clauses: [...toBorea.clauses, payment] };
  };
  const own = table.tableProposal(paying(180), 'ALB');
  table.act('BOR', { type: 'tableProposal', draft: paying(68), counterTo: own.id });
  const counter = must(Object.values(table.state.proposals).at(-1), 'the counter');
  game.value = table.state;
  me.value = { role: 'player', seat: 'BOR', mayHost: false };
  expect(ownTerms(own)).toMatchObject(paying(68));
  me.value = { role: 'player', seat: 'ALB', mayHost: false };
  expect(answerTo(counter, 'counterTo')).toMatchObject({ draft: paying(68), counterTo: counter.id });
  expect(ownTerms(counter)).toMatchObject(paying(180));
  expect(ownTerms({ ...counter, clauses: [] })).toBeUndefined();
  me.value = undefined;
});

it('sends as an offer of its own what answers an offer that has ended meanwhile', async () => {
  const table = aTable({ people: 'all', at: 'negotiation' });
  table.act('BOR', { type: 'tableProposal', draft: toBorea });
  const offer = must(Object.values(table.state.proposals)[0], 'an offer');
  game.value = table.state;
  const work = answerTo(offer, 'counterTo');
  const sent: unknown[] = [];
  attachLine({
    send: async (_type, { intent }) => {
      sent.push(intent);
      return ok({ seq: 1 });
    },
    ask: async () => undefined,
  });
  await sendDesk(work);
  table.act('BOR', { type: 'withdrawProposal', proposal: offer.id });
  game.value = table.state;
  await sendDesk(work);
  dropLine();
  expect(sent).toEqual([
    { type: 'tableProposal', draft: toBorea, counterTo: offer.id },
    { type: 'tableProposal', draft: toBorea },
  ]);
});

it('forgets the draft that was sent and keeps the others, after a reload too', async () => {
  desk.value = { draft: toBorea };
  desk.value = { draft: toCato };
  forgetDesk();
  desk.value = undefined;
  gameId.value = undefined;
  expect(keptDesk()).toBeUndefined();
  gameId.value = 'g1';
  await expect.poll(() => keptDesk()?.draft).toEqual(toBorea);
  expect(keptDesk(['ALB', 'CAT'])).toBeUndefined();
});

it('does not go on with a draft of an earlier round that can no longer be sent', () => {
  const table = aTable({ people: 'all', at: 'negotiation' });
  const { scenario } = table;
  game.value = table.state;
  desk.value = { draft: toBorea };
  desk.value = undefined;
  expect(draftLeft(scenario, table.state, 'ALB')?.draft).toEqual(toBorea);
  table.conclude(toBorea);
  game.value = table.goTo('negotiation', 2).state;
  expect(draftLeft(scenario, countryGame(game.value), 'ALB')).toBeUndefined();
});

it('begins without the prices of an earlier round where every round begins without agreements', () => {
  const { agreementLimits, rounds } = PRESETS.firstLesson;
  const table = aTable({ agreementLimits, rounds, people: 'all', at: 'negotiation' });
  const { scenario } = table;
  const payment = { type: 'payment', from: 'ALB', to: 'BOR', amountMn: 40, rounds: 1 } as const;
  const paid = { ...toBorea, clauses: [...toBorea.clauses, payment] };
  const written = () => {
    writeProposal(scenario, countryGame(must(game.value, 'a game')), 'ALB', 'BOR');
    return desk.value?.draft.clauses;
  };
  game.value = table.state;
  desk.value = { draft: paid };
  desk.value = undefined;
  expect(written()).toEqual(paid.clauses);
  desk.value = undefined;
  game.value = table.goTo('negotiation', 2).state;
  expect(draftLeft(scenario, countryGame(game.value), 'ALB')).toBeUndefined();
  expect(written()).toEqual(toBorea.clauses);
});

it('keeps a draft that was not taken, with the reason at its button and in no notice', async () => {
  const refusal = err({ code: 'proposal/too-many-open', limit: 4 } as const);
  attachLine({ send: async () => refusal, ask: async () => undefined });
  const work = { draft: toBorea };
  desk.value = work;
  await sendDesk(work);
  dropLine();
  expect(desk.value).toBe(work);
  expect(sendRefusal.value?.draft).toBe(toBorea);
  expect(sendRefusal.value?.text()).not.toBe('');
  expect(notices.value).toEqual([]);
  sendRefusal.value = undefined;
});
