import { describe, expect, it } from 'vitest';
import { areaPrices } from '#shared/bots/botMove.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { outbidOf } from '../../../shared/bots/proposals/objectionTo.ts';
import { paidToMn, paymentCapMn } from '../../../shared/rules/law/transfers.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';
import { SEATS, answerTo, lessons } from './someLessons.ts';

const { agreementLimits } = PRESETS.firstLesson;
const RIVAL_PAYS_MN = 160;

/** Free trade of two with what the second is paid. */
function paying(from: string, to: string, paidMn: number): Draft {
  const { parties, clauses } = aFreeTradeArea(from, to);
  const [payer, payee] = paidMn < 0 ? [to, from] : [from, to];
  const payment = {
    type: 'payment',
    from: payer,
    to: payee,
    amountMn: Math.abs(paidMn),
    rounds: 1,
  } as const;
  return { parties, clauses: paidMn === 0 ? clauses : [...clauses, payment] };
}

describe('a bot of a First lesson whose price for a person another offer has raised', () => {
  it('says who pays it how much, and what it asks now, as the row of the table does', () => {
    const found = { risen: 0, said: 0, faults: [] as object[] };
    for (const { table, person, bot } of lessons()) {
      const wanted = () => areaPrices(table.scenario, table.state, person, [[person, bot]])[0]?.[bot];
      const before = must(wanted(), 'a price');
      const third = must(
        SEATS.find((seat) => seat !== person && seat !== bot),
        'another bot',
      );
      if (RIVAL_PAYS_MN > Math.min(...[third, bot].map((each) => paymentCapMn(table.state, each)))) continue;
      table.tableProposal(paying(third, bot, RIVAL_PAYS_MN), third);
      const now = must(wanted(), 'a price');
      if (typeof before.wants !== 'number' || typeof now.wants !== 'number') continue;
      if (now.wants <= before.wants) continue;
      found.risen += 1;
      const rival = { economies: [third], paidMn: RIVAL_PAYS_MN };
      const offeredMn = Math.round(before.wants);
      const { answer, said } = answerTo(table, paying(person, bot, offeredMn), person, bot);
      const { key, fill } = said?.line ?? {};
      const facts = { person, bot, offeredMn, now, answer, key, fill };
      if (JSON.stringify(now.outbid) !== JSON.stringify(rival)) found.faults.push(facts);
      if (answer.type !== 'tableProposal' || answer.reason !== 'betterOffer') continue;
      const askedMn = paidToMn(answer.draft.clauses, bot);
      const isNamed =
        askedMn > 0
          ? key === 'answer.outbidAsks' && fill?.paidMn === RIVAL_PAYS_MN && fill.amountMn === askedMn
          : key === 'answer.outbidTerms';
      if (!isNamed || fill?.economies?.join() !== third) found.faults.push(facts);
      found.said += 1;
    }
    expect(found.faults).toEqual([]);
    expect(found.risen).toBeGreaterThan(10);
    expect(found.said).toBeGreaterThan(10);
  });
});

it('names no sum of an offer that the bot has written itself, since nobody has offered it that', () => {
  const offer = {
    ...aTable({ agreementLimits })
      .goTo('negotiation')
      .tableProposal(paying('DUN', 'ALB', 90)),
  };
  expect(outbidOf(offer, 'ALB')).toEqual({ economies: ['DUN'], paidMn: 90 });
  expect(outbidOf({ ...offer, author: 'ALB' }, 'ALB')).toEqual({ economies: ['DUN'], paidMn: 0 });
});

it('takes from no person what others are said to pay', () => {
  const table = aTable({ agreementLimits, people: ['ALB', 'BOR'], at: 'negotiation' });
  const outbid = { economies: ['DUN'], paidMn: 900 };
  const first = table.tableProposal(aFreeTradeArea('ALB', 'BOR'), 'ALB');
  const counterTo = first.id;
  table.act('BOR', { type: 'tableProposal', draft: paying('ALB', 'BOR', 40), counterTo, outbid });
  expect(Object.values(table.state.proposals).some((each) => each.outbid !== undefined)).toBe(false);
  table.act('BOR', { type: 'refuseProposal', proposal: first.id, outbid });
  expect(table.proposal(first.id).outbid).toBeUndefined();
});
