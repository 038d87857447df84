import { describe, expect, it } from 'vitest';
import { botMove } from '#shared/bots/botMove.ts';
import { createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import { valueProposal } from '#shared/bots/valuation/valueProposal.ts';
import { TEMPERAMENTS, type TemperamentName } from '#shared/content/temperaments.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft, SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { paymentCapMn } from '../../shared/rules/law/transfers.ts';
import { aTable, type Table } from '../support/aTable.ts';
import { governedBy } from './modules/someBots.ts';

const [PERSON, BOT] = ['ALB', 'DUN'] as const;

/** A table of the textbook's four economies with one person, whose bots have one temperament. */
function tableOf(temperament: TemperamentName): Table {
  return governedBy(aTable({ people: [PERSON], at: 'negotiation' }), temperament);
}

/** Free trade for which the bot pays, or is paid where the amount is negative. */
function freeTrade(paidMn: number): Draft {
  const [from, to] = paidMn > 0 ? [BOT, PERSON] : [PERSON, BOT];
  const among = [PERSON, BOT];
  const payment = { type: 'payment', from, to, amountMn: Math.abs(paidMn), rounds: 5 } as const;
  return {
    parties: among,
    clauses: [{ type: 'freeTradeArea', among, exceptions: [] }, ...(paidMn === 0 ? [] : [payment])],
  };
}

/** What the bot answers, and does. */
function answerOf(table: Table, { id, revision }: Proposal) {
  const intents = botMove(table.scenario, table.state, BOT, { type: 'answer', proposal: id, revision });
  for (const intent of intents) table.accept(table.seat(BOT), intent);
  return must(intents.at(-1), 'an answer');
}

/** The person's proposal, as a counter where there is something to counter. */
function propose(table: Table, draft: Draft, counterTo?: Proposal['id']): Proposal {
  table.act(PERSON, { type: 'tableProposal', draft, ...(counterTo === undefined ? {} : { counterTo }) });
  return must(Object.values(table.state.proposals).at(-1), 'the proposal');
}

/** What the bot gains, as a part of an equal share. */
function shareOf(table: Table, draft: Draft): number {
  const value = valueProposal(createAppraiser(table.scenario, table.state), draft, BOT);
  if (!value.ok) throw new Error('the model does not solve');
  return value.value.gainBn / value.value.equalShareBn;
}

/** The person asks for as much as the rules allow, again and again, until the bot makes no more offers. */
function bargainToTheEnd(table: Table) {
  const greedy = freeTrade(Math.min(paymentCapMn(table.state, PERSON), paymentCapMn(table.state, BOT)));
  const offers: SeatIntentOf<'tableProposal'>[] = [];
  for (;;) {
    const own = Object.values(table.state.proposals).filter(({ author }) => author === PERSON);
    for (const { id, status } of own)
      if (status === 'open') table.act(PERSON, { type: 'withdrawProposal', proposal: id });
    const answer = answerOf(table, propose(table, greedy));
    if (answer.type !== 'tableProposal') return { greedy, offers, answer };
    offers.push(answer);
  }
}

describe('a bot that bargains with a person', () => {
  it.each(Object.entries(TEMPERAMENTS))('comes down offer by offer, as a %s does', (name, temperament) => {
    const table = tableOf(name as TemperamentName);
    const { offers, answer } = bargainToTheEnd(table);
    const { asks } = temperament.bargaining;
    expect(offers).toHaveLength(asks.length);
    const shares = offers.map(({ draft }) => shareOf(table, draft));
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    for (const share of shares) expect(share).toBeGreaterThan(temperament.proposals.fairShare);
    expect(offers.map(({ isLastOffer }) => isLastOffer === true)).toEqual(
      offers.map((_offer, index) => index === asks.length - 1),
    );
    expect(answer.type).toBe('refuseProposal');
  });
});
