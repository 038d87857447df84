import { describe, expect, it } from 'vitest';
import { botMove } from '#shared/bots/botMove.ts';
import { createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import { valueProposal } from '#shared/bots/valuation/valueProposal.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { TEMPERAMENT_NAMES, type TemperamentName } from '#shared/content/temperaments.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { paidToMn } from '../../shared/rules/law/transfers.ts';
import { aFreeTradeArea } from '../support/aNegotiation.ts';
import { aTable, type Table } from '../support/aTable.ts';
import { governedBy } from './modules/someBots.ts';

const [PERSON, BOT] = ['ALB', 'DUN'] as const;

/** A table with two people, and free trade of both with the bot: what the first pays the bot and the other person. */
function threeOf(temperament: TemperamentName) {
  const table = governedBy(aTable({ people: [PERSON, 'BOR'] }).goTo('negotiation', 2), temperament);
  const among = [PERSON, 'BOR', BOT];
  const terms = (toBotMn: number, toFriendMn: number): Draft => ({
    parties: among,
    clauses: [
      { type: 'freeTradeArea', among, exceptions: [] },
      ...(toBotMn === 0 ? [] : [paymentOf(PERSON, BOT, toBotMn)]),
      ...(toFriendMn === 0 ? [] : [paymentOf(PERSON, 'BOR', toFriendMn)]),
    ],
  });
  return { table, terms };
}

function paymentOf(payer: string, receiver: string, mn: number, rounds = 4) {
  const [from, to] = mn > 0 ? [payer, receiver] : [receiver, payer];
  return { type: 'payment', from, to, amountMn: Math.abs(mn), rounds } as const;
}

/** What the bot answers, and does. */
function answerOf(table: Table, { id, revision }: Proposal) {
  const intents = botMove(table.scenario, table.state, BOT, { type: 'answer', proposal: id, revision });
  for (const intent of intents) table.accept(table.seat(BOT), intent);
  return must(intents.at(-1), 'an answer');
}

function propose(table: Table, draft: Draft): Proposal {
  table.act(PERSON, { type: 'tableProposal', draft });
  return must(Object.values(table.state.proposals).at(-1), 'the proposal');
}

/** What the bot gains, as a part of an equal share. */
function shareOf(table: Table, draft: Draft): number {
  const value = valueProposal(createAppraiser(table.scenario, table.state), draft, BOT);
  if (!value.ok) throw new Error('the model does not solve');
  return value.value.gainBn / value.value.equalShareBn;
}

describe('a bot among several people', () => {
  it('signs what pays it as much as its own offer to three, whatever two people pay each other', () => {
    const { table, terms } = threeOf('freeTrader');
    const asked = must(
      [0, 50, 100, 150].find((mn) => shareOf(table, terms(mn, 0)) > 0.9),
      'terms that pay enough',
    );
    const own = table.tableProposal(terms(asked, 0), BOT);
    expect(answerOf(table, propose(table, terms(asked, 150))).type).toBe('signProposal');
    expect(table.proposal(own.id).status).toBe('lapsed');
  });

  it('leaves its own offer to people, where nobody’s clock runs, though it signs other terms', () => {
    const { table, terms } = threeOf('freeTrader');
    const { endsAtMs: _ends, ...clock } = table.state.clock;
    table.state = { ...table.state, clock };
    const own = table.tableProposal(terms(120, 0), BOT);
    expect(answerOf(table, propose(table, terms(120, 40))).type).toBe('signProposal');
    expect(table.proposal(own.id).status).toBe('open');
  });

  it('stands by what it has signed where another bot counters with nothing that concerns it, whatever it could have elsewhere', () => {
    const { agreementLimits, rounds } = PRESETS.firstLesson;
    const table = governedBy(
      aTable({ agreementLimits, rounds, people: [PERSON] }).goTo('negotiation', 3),
      'freeTrader',
    );
    const among = [PERSON, 'BOR', BOT];
    const area = { type: 'freeTradeArea', among, exceptions: [] } as const;
    const draft = (paidMn: number): Draft => ({
      parties: among,
      clauses: [area, paymentOf(PERSON, BOT, 100, 1), paymentOf('BOR', PERSON, paidMn, 1)],
    });
    const first = propose(table, draft(140));
    expect(answerOf(table, first).type).toBe('signProposal');
    // Its own offer to a fourth, unread, would bring it far more than both.
    const aside = aFreeTradeArea(BOT, 'CAT');
    table.tableProposal({ ...aside, clauses: [...aside.clauses, paymentOf('CAT', BOT, 350, 1)] }, BOT);
    const counter = (paidMn: number, toBotMn: number): Proposal => {
      const clauses = [area, paymentOf(PERSON, BOT, toBotMn, 1), paymentOf('BOR', PERSON, paidMn, 1)];
      const intent = {
        type: 'tableProposal',
        draft: { parties: among, clauses },
        counterTo: first.id,
      } as const;
      table.accept(table.seat('BOR'), intent);
      return must(Object.values(table.state.proposals).at(-1), 'the counter');
    };
    expect(answerOf(table, counter(120, 80)).type).toBe('refuseProposal');
    expect(answerOf(table, counter(120, 100)).type).toBe('signProposal');
  });

  it('asks for its own part and leaves what two people pay each other', () => {
    const { table, terms } = threeOf('opportunist');
    const paidMn = must(
      [120, 100, 60, 30, 0].find((mn) => shareOf(table, terms(-mn, 0)) > 0.2),
      'terms that pay little',
    );
    const answer = answerOf(table, propose(table, terms(-paidMn, 40)));
    if (answer.type !== 'tableProposal') throw new Error(`no counter: ${JSON.stringify(answer)}`);
    const [between] = terms(0, 40).clauses.slice(1);
    expect(answer.draft.clauses).toContainEqual(between);
    expect(shareOf(table, answer.draft)).toBeGreaterThan(shareOf(table, terms(-paidMn, 40)));
  });

  it('does not say that a little more would do where it strikes all that it was to pay', () => {
    for (const name of TEMPERAMENT_NAMES) {
      const table = governedBy(aTable({ people: [PERSON], at: 'negotiation' }), name);
      const among = [PERSON, BOT];
      const offer = propose(table, {
        parties: among,
        clauses: [{ type: 'freeTradeArea', among, exceptions: [] }, paymentOf(BOT, PERSON, 100)],
      });
      const answer = answerOf(table, offer);
      if (answer.type !== 'tableProposal' || paidToMn(answer.draft.clauses, BOT) < 0) continue;
      expect(answer.reason, name).not.toBe('littleMore');
    }
  });
});
