import { describe, expect, it } from 'vitest';
import { type ProposalReason, isOfPart } from '#shared/content/phrases.ts';
import { botMove } from '#shared/bots/botMove.ts';
import { createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import { valueProposal } from '#shared/bots/valuation/valueProposal.ts';
import {
  type Bargaining,
  TEMPERAMENTS,
  TEMPERAMENT_NAMES,
  type TemperamentName,
} from '#shared/content/temperaments.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft, Intent, SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { paidToMn, paymentCapMn } from '../../shared/rules/law/transfers.ts';
import { lastShare } from '../../shared/bots/moves/attention.ts';
import { aTable, type Table } from '../support/aTable.ts';
import { someSettings } from '../support/someSettings.ts';
import { governedBy } from './modules/someBots.ts';

const [PERSON, BOT] = ['ALB', 'DUN'] as const;

/** A table of the textbook's four economies with one person, whose bots have one temperament. */
function tableOf(temperament: TemperamentName): Table {
  return governedBy(aTable({ people: [PERSON], at: 'negotiation' }), temperament);
}

/** Free trade for which the bot pays, or is paid where the amount is negative. */
function freeTrade(paidMn: number, rounds = 5): Draft {
  const [from, to] = paidMn > 0 ? [BOT, PERSON] : [PERSON, BOT];
  const among = [PERSON, BOT];
  const payment = { type: 'payment', from, to, amountMn: Math.abs(paidMn), rounds } as const;
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

type Asked = { readonly offered: Draft; readonly person: string; readonly bot: string };

/** Offers of anybody to one other or to two, in which the bot is paid, or pays, more or less of what the rules allow. */
function* anyOffers({ state }: Table): Generator<Asked> {
  const seats = Object.keys(state.seats);
  for (const person of seats)
    for (const bot of seats.filter((seat) => seat !== person))
      for (const third of seats.filter((seat) => seat !== bot))
        for (const part of [1, 0.5, 0.2, 0]) {
          const parties = third === person ? [person, bot] : [person, bot, third];
          const mostMn = Math.min(paymentCapMn(state, person), paymentCapMn(state, bot));
          const amountMn = Math.round(mostMn * part);
          const payment = { type: 'payment', from: person, to: bot, amountMn, rounds: 4 } as const;
          const area = { type: 'freeTradeArea', among: parties, exceptions: [] } as const;
          yield { offered: { parties, clauses: amountMn === 0 ? [area] : [area, payment] }, person, bot };
        }
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
    const { asks } = temperament.lastingBargaining;
    expect(offers).toHaveLength(asks.length);
    const shares = offers.map(({ draft }) => shareOf(table, draft));
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    for (const share of shares) expect(share).toBeGreaterThan(temperament.proposals.fairShare);
    expect(offers.map(({ isLastOffer }) => isLastOffer === true)).toEqual(
      offers.map((_offer, index) => index === asks.length - 1),
    );
    expect(answer.type).toBe('refuseProposal');
  });

  it('does not sign what gives the person less than its own offer that still stands, until that is gone', () => {
    const table = tableOf('freeTrader');
    const [most, less] = [1, 0.4].map((part) =>
      freeTrade(Math.round(-paymentCapMn(table.state, PERSON) * part)),
    );
    const own = table.tableProposal(must(less, 'terms'), BOT);
    expect(answerOf(table, propose(table, must(most, 'terms')))).toMatchObject({
      type: 'refuseProposal',
      reason: 'ownOffer',
    });
    expect(table.proposal(own.id).status).toBe('open');
    table.act(PERSON, { type: 'refuseProposal', proposal: own.id });
    expect(answerOf(table, propose(table, must(most, 'terms'))).type).toBe('signProposal');
  });

  it('signs other terms that pay it more than its own offer, once the person has read that', () => {
    const table = tableOf('freeTrader');
    const capMn = Math.min(paymentCapMn(table.state, BOT), paymentCapMn(table.state, PERSON));
    const sector = must(table.scenario.sectors[0], 'a sector').id;
    const cut = { type: 'tariffConcession', by: PERSON, to: [BOT], sector, rateBp: 0 } as const;
    const payment = { type: 'payment', from: BOT, to: PERSON, amountMn: capMn, rounds: 5 } as const;
    const own = table.tableProposal({ parties: [PERSON, BOT], clauses: [cut, payment] }, BOT);
    const other = freeTrade(Math.round(-paymentCapMn(table.state, PERSON)));
    expect(answerOf(table, propose(table, other))).toMatchObject({ reason: 'ownOffer' });
    table.act(PERSON, { type: 'openProposal', proposal: own.id, revision: own.revision });
    expect(answerOf(table, propose(table, other)).type).toBe('signProposal');
  });

  it('sends nobody the same terms twice, and stands by what it has offered', () => {
    const seats = ['ALB', 'BOR', 'CAT', 'DUN'];
    const pairs = seats.flatMap((person) =>
      seats.filter((seat) => seat !== person).map((bot) => [person, bot] as const),
    );
    const offered = pairs.map(([person, bot]) => {
      const table = governedBy(aTable({ people: [person], at: 'negotiation' }), 'freeTrader');
      const among = [person, bot];
      const amountMn = Math.min(paymentCapMn(table.state, person), paymentCapMn(table.state, bot));
      const payment = { type: 'payment', from: bot, to: person, amountMn, rounds: 5 } as const;
      const draft = {
        parties: among,
        clauses: [{ type: 'freeTradeArea', among, exceptions: [] }, payment],
      } as const;
      const { asks } = TEMPERAMENTS.freeTrader.lastingBargaining;
      const answers = Array.from({ length: asks.length + 1 }, () => {
        if (Object.values(table.state.proposals).some(({ status }) => status === 'concluded'))
          return undefined;
        const { id, revision } = table.tableProposal(draft, person);
        const move = { type: 'answer', proposal: id, revision } as const;
        const intents = botMove(table.scenario, table.state, bot, move);
        for (const intent of intents) table.accept(table.seat(bot), intent);
        if (table.proposal(id).status === 'open')
          table.act(person, { type: 'withdrawProposal', proposal: id });
        return must(intents.at(-1), 'an answer');
      });
      return answers.flatMap((answer) =>
        answer?.type === 'tableProposal' ? [JSON.stringify(answer.draft)] : [],
      );
    });
    for (const terms of offered) expect(new Set(terms).size).toBe(terms.length);
    // Where the bot gains as much as it asks without a payment, every offer would be the same.
    expect(offered.some((terms) => terms.length === 1)).toBe(true);
  });

  it.each(TEMPERAMENT_NAMES)(
    'asks for more than it is offered where it says that this is too little: a %s',
    (name) => {
      let countered = 0;
      for (const { offered, person, bot } of anyOffers(tableOf(name))) {
        const table = governedBy(aTable({ people: [person] }).goTo('negotiation', 2), name);
        const { id, revision } = table.tableProposal(offered, person);
        const move = { type: 'answer', proposal: id, revision } as const;
        const answer = botMove(table.scenario, table.state, bot, move).at(-1);
        if (answer?.type !== 'tableProposal' || !isOfPart(answer.reason)) continue;
        countered += 1;
        const appraiser = createAppraiser(table.scenario, table.state);
        const gainOf = (draft: Draft): number => {
          const value = valueProposal(appraiser, draft, bot);
          return value.ok ? value.value.gainBn : NaN;
        };
        expect(gainOf(answer.draft), JSON.stringify(offered)).toBeGreaterThan(gainOf(offered));
      }
      expect(countered).toBeGreaterThan(0);
    },
  );

  it('signs what gives it at once what it would have asked first', () => {
    const table = tableOf('blocBuilder');
    const paid = freeTrade(-paymentCapMn(table.state, PERSON));
    expect(shareOf(table, paid)).toBeGreaterThan(0.8);
    expect(answerOf(table, propose(table, paid)).type).toBe('signProposal');
  });

  it('takes its earlier offer off the table when it makes a better one', () => {
    const table = tableOf('mercantilist');
    bargainToTheEnd(table);
    const own = Object.values(table.state.proposals).filter(({ author }) => author === BOT);
    expect(own.map(({ status }) => status)).toEqual(['lapsed', 'lapsed', 'open']);
  });

  it('says with which payments it would still sign, and signs with these alone', () => {
    for (const temperament of TEMPERAMENT_NAMES) {
      const table = tableOf(temperament);
      const { answer } = bargainToTheEnd(table);
      const accepts = must(answer.type === 'refuseProposal' ? answer.accepts : undefined, 'payments');
      expect(Object.values(table.state.proposals).at(-1)?.accepted).toEqual({ [BOT]: accepts });
      const isPaid = accepts.to === BOT;
      const offer = (amountMn: number): Draft => freeTrade(isPaid ? -amountMn : amountMn, accepts.rounds);
      const before = table.state;
      const answerTo = (draft: Draft): string => {
        table.state = before;
        const said = answerOf(table, propose(table, draft));
        // Where its own offer, which still stands, leaves the person more, it says so.
        const isMet = 'reason' in said && said.reason === 'ownOffer';
        return isMet ? 'signProposal' : said.type;
      };
      expect(answerTo(offer(accepts.leastMn)), temperament).toBe('signProposal');
      expect(answerTo(offer(accepts.mostMn)), temperament).toBe('signProposal');
      expect(answerTo(offer(Math.round((accepts.leastMn + accepts.mostMn) / 2)))).toBe('signProposal');
      // Sums are round, so the edge lies within two digits.
      const beyondMn = isPaid ? 0.89 * accepts.leastMn - 1 : 1.11 * accepts.mostMn + 1;
      expect(answerTo(offer(Math.round(beyondMn))), temperament).not.toBe('signProposal');
    }
  });

  it('refuses less than a last offer that it meant, though it would be worth signing', () => {
    const table = tableOf('reciprocator');
    const { offers, greedy } = bargainToTheEnd(table);
    const last = must(offers.at(-1), 'a last offer').draft;
    const { lastingBargaining, proposals } = TEMPERAMENTS.reciprocator;
    const meant = must(lastingBargaining.asks.at(-1), 'the last ask');
    expect(meant - 0.2).toBeGreaterThan(proposals.fairShare);
    const between = Array.from({ length: 400 }, (_each, index) => freeTrade(200 - index))
      .filter((draft) => shareOf(table, draft) > meant - 0.12)
      .find((draft) => shareOf(table, draft) < meant - 0.02);
    expect(answerOf(table, propose(table, must(between, 'a draft worth signing')))).toMatchObject({
      type: 'refuseProposal',
      reason: 'smallPart',
    });
    const little = Array.from({ length: 200 }, (_each, index) => freeTrade(index + 1))
      .filter((draft) => shareOf(table, draft) > 0.1)
      .find((draft) => shareOf(table, draft) < 0.2);
    expect(answerOf(table, propose(table, must(little, 'a draft of little worth')))).toMatchObject({
      type: 'refuseProposal',
      reason: 'farApart',
    });
    expect(answerOf(table, propose(table, greedy)).type).toBe('refuseProposal');
    expect(answerOf(table, propose(table, last)).type).toBe('signProposal');
  });

  it.each(TEMPERAMENT_NAMES)('signs for a little more where it says that a little would do: a %s', (name) => {
    const clues = new Set<ProposalReason | undefined>();
    for (const paidMn of [-100, -50, 1, 50, 100, 140]) {
      const table = tableOf(name);
      const offer = propose(table, freeTrade(paidMn));
      const answer = answerOf(table, offer);
      if (answer.type !== 'tableProposal') continue;
      clues.add(answer.reason);
      if (answer.reason !== 'littleMore') continue;
      const value = valueProposal(createAppraiser(table.scenario, table.state), draftOf(offer), BOT);
      const littleMn = value.ok ? Math.ceil(value.value.equalShareBn * 250) + 1 : NaN;
      const counter = must(Object.values(table.state.proposals).at(-1), 'the counter');
      expect(counter.author).toBe(BOT);
      const more = propose(table, freeTrade(paidMn - littleMn), counter.id);
      const next = answerOf(table, more);
      // Where its own offer, which still stands, leaves the person more, it says so.
      const isMet = next.type === 'signProposal' || ('reason' in next && next.reason === 'ownOffer');
      expect(isMet, `${paidMn}, then ${littleMn} less: ${JSON.stringify(next)}`).toBe(true);
    }
    expect([...clues].filter((clue) => isOfPart(clue))).not.toEqual([]);
  });

  it('means a last offer by its temperament where agreements are few, and always where they last', () => {
    const { bargaining, lastingBargaining } = TEMPERAMENTS.opportunist;
    const meant = ({ asks, ...rest }: Bargaining): number =>
      Array.from({ length: 40 }, (_each, number) => {
        const settings = someSettings({ seed: `jest-${number}` });
        return lastShare({ settings, round: 1 }, [PERSON, BOT], BOT, { asks, ...rest }) === asks.at(-1);
      }).filter(Boolean).length;
    expect(bargaining.meansLastChance).toBeLessThan(0.5);
    expect(meant(bargaining)).toBeGreaterThan(2);
    expect(meant(bargaining)).toBeLessThan(16);
    expect(meant(lastingBargaining)).toBe(40);
  });

  it.each(TEMPERAMENT_NAMES)(
    'comes down by a fifth or less where agreements last, to near an equal share: a %s',
    (name) => {
      const { asks } = TEMPERAMENTS[name].lastingBargaining;
      const [first, last] = [must(asks[0], 'an ask'), must(asks.at(-1), 'an ask')];
      expect(last).toBeGreaterThanOrEqual(0.8 * first);
      expect(Math.abs(last - 1)).toBeLessThan(0.11);
    },
  );

  it('asks more of people than of bots in what it proposes itself', () => {
    const proposed = (people: readonly string[]): { readonly table: Table; readonly draft: Draft } => {
      const table = governedBy(
        aTable({ people, at: 'negotiation', agreementLimits: PRESETS.firstLesson.agreementLimits }),
        'mercantilist',
      );
      const intents = botMove(table.scenario, table.state, BOT, { type: 'propose', look: 1 });
      const [first] = intents.flatMap((intent) => (intent.type === 'tableProposal' ? [intent.draft] : []));
      return { table, draft: must(first, 'a proposal') };
    };
    const amongBots = proposed([]);
    const partner = must(
      amongBots.draft.parties.find((party) => party !== BOT),
      'a partner',
    );
    const withPerson = proposed([partner]);
    expect(withPerson.draft.parties).toContain(partner);
    expect(shareOf(withPerson.table, withPerson.draft)).toBeGreaterThan(
      shareOf(amongBots.table, amongBots.draft) + 0.1,
    );
  });

  it('does the same whenever it is asked the same', () => {
    const [one, other] = [tableOf('protector'), tableOf('protector')].map((table) => {
      bargainToTheEnd(table);
      return table.hash();
    });
    expect(one).toBe(other);
  });
});

describe('the price of a bot where agreements are few', () => {
  const { agreementLimits } = PRESETS.firstLesson;
  const seats = ['ALB', 'BOR', 'CAT', 'DUN'];
  const pairs = seats.flatMap((person) =>
    seats.filter((seat) => seat !== person).map((bot) => [person, bot] as const),
  );

  const paidArea = (from: string, to: string, amountMn: number): Draft => ({
    parties: [from, to],
    clauses: [
      { type: 'freeTradeArea', among: [from, to], exceptions: [] },
      ...(amountMn === 0 ? [] : [{ type: 'payment', from, to, amountMn, rounds: 1 } as const]),
    ],
  });

  /** What a bot asks of a person for free trade, offer by offer, and at last for a signature, while others offer it more and more. */
  function pricesAsked(name: TemperamentName, person: string, bot: string, part: number): number[] {
    const table = governedBy(aTable({ agreementLimits, people: [person], at: 'negotiation' }), name);
    const prices: number[] = [];
    const ask = (intents: readonly Intent[]): void => {
      for (const intent of intents) {
        table.accept(table.seat(bot), intent);
        if (intent.type === 'tableProposal' && intent.draft.parties.length === 2)
          if (intent.draft.parties.includes(person) && isPlain(intent.draft))
            prices.push(paidToMn(intent.draft.clauses, bot));
        if (intent.type === 'refuseProposal' && intent.accepts?.to === bot)
          prices.push(intent.accepts.leastMn);
      }
    };
    ask(botMove(table.scenario, table.state, bot, { type: 'propose', look: 0 }));
    for (const rival of seats.filter((seat) => seat !== person && seat !== bot)) {
      const capMn = Math.min(paymentCapMn(table.state, rival), paymentCapMn(table.state, bot));
      const firstMn = prices[0] ?? 0;
      const { id, revision } = table.tableProposal(
        paidArea(person, bot, Math.max(0, Math.floor(firstMn * part))),
        person,
      );
      ask(botMove(table.scenario, table.state, bot, { type: 'answer', proposal: id, revision }));
      if (table.proposal(id).status === 'concluded') break;
      if (table.proposal(id).status === 'open') table.act(person, { type: 'withdrawProposal', proposal: id });
      table.tableProposal(paidArea(rival, bot, capMn), rival);
    }
    return prices;
  }

  const isPlain = ({ clauses }: Draft): boolean =>
    clauses.every(({ type }) => type === 'freeTradeArea' || type === 'payment');

  it.each(TEMPERAMENT_NAMES)(
    'never rises after a counter-offer, whoever else offers it more: a %s',
    (name) => {
      let compared = 0;
      for (const [person, bot] of pairs)
        for (const part of [0, 0.3, 0.6, 0.9]) {
          const prices = pricesAsked(name, person, bot, part);
          compared += Math.max(0, prices.length - 1);
          expect(prices, `${person} ${bot} ${part}`).toEqual(prices.toSorted((a, b) => b - a));
        }
      expect(compared).toBeGreaterThan(0);
    },
  );
});
