import type { AcceptedPayment } from '#shared/protocol/payments.ts';
import { describe, expect, it } from 'vitest';
import { notTwice, remarksBetween, type Said } from '../../../shared/bots/speech/remarks.ts';
import { botAnswer } from '#shared/bots/botMove.ts';
import { must } from '#shared/kernel/records.ts';
import { botMoves, untold } from '../../../shared/bots/moves/botMoves.ts';
import { raisersFor } from '../../../shared/rules/countries/proposals.ts';
import { rulebookOf } from '../../../shared/rules/game/rulebooks.ts';
import { PRESETS } from '#shared/content/presets.ts';
import type { Manner } from '#shared/content/speech.ts';
import { TEMPERAMENT_NAMES } from '#shared/content/temperaments.ts';
import { freeTradeDraft } from '../../../shared/bots/proposals/candidateDrafts.ts';
import { aBindingDraft, aProvincesTable } from '../../support/aProvincesTable.ts';
import { SERVER, aTable, type Table } from '../../support/aTable.ts';
import { reasonsOf } from '../../../client/panels/proposal/ReasonLines.tsx';
import { governedBy } from '../modules/someBots.ts';

/** In the order of the temperaments. */
const MANNERS_IN_ORDER = ['open', 'shrewd', 'strict', 'sly', 'grand', 'gruff'] as const satisfies Manner[];

/** What bots say of what is done. */
function saidOf(table: Table, act: () => unknown): Said[] {
  const before = table.state;
  act();
  return remarksBetween(before, table.state);
}

const kindsOf = (said: readonly Said[]): string[] => said.map(({ line }) => line.key.split('.')[0] ?? '');

it('is never the same line twice in a row: it has other words, or nothing new to say', () => {
  const deal = { type: 'line', key: 'deal.open.2', proposal: 'p1' } as const;
  expect(notTwice(deal, undefined)).toBe(deal);
  expect(notTwice(deal, { type: 'line', key: 'deal.open.1' })).toBe(deal);
  expect(notTwice(deal, { type: 'line', key: 'deal.open.2', proposal: 'p0' })?.key).toBe('deal.open.1');
  const asks = (amountMn: number) =>
    ({ type: 'line', key: 'answer.wouldSignFor', fill: { amountMn, reason: '' } }) as const;
  expect(notTwice(asks(3), asks(4))).toEqual(asks(3));
  expect(notTwice(asks(3), asks(3))).toBeUndefined();
  expect(notTwice(asks(3), { type: 'phrase', key: 'thanks' })).toEqual(asks(3));
});

describe('a bot says something to a person', () => {
  const draft = freeTradeDraft(['DUN'], ['ALB']);

  it('when it offers, in the manner of its temperament, and of that proposal', () => {
    for (const [at, temperament] of TEMPERAMENT_NAMES.entries()) {
      const table = governedBy(aTable({ people: ['ALB'], at: 'negotiation' }), temperament);
      const [said, ...others] = saidOf(table, () => table.tableProposal(draft, 'DUN'));
      expect(others).toEqual([]);
      expect(said).toMatchObject({ by: 'DUN', to: 'ALB', line: { proposal: 'p0' } });
      expect(said?.line.key.split('.').slice(0, 2)).toEqual(['offer', MANNERS_IN_ORDER[at]]);
    }
  });

  it('in words that come again only after all others, through the rounds of a game', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    const offers: string[] = [];
    const refusals: string[] = [];
    for (const round of [1, 2]) {
      table.goTo('negotiation', round);
      for (let at = 0; at < 2; at++) {
        const before = table.state;
        const { id: proposal } = table.tableProposal(draft, 'DUN');
        offers.push(remarksBetween(before, table.state)[0]?.line.key ?? '');
        table.act('DUN', { type: 'withdrawProposal', proposal });
      }
      const { id } = table.tableProposal(freeTradeDraft(['ALB'], ['DUN']), 'ALB');
      const [refused] = saidOf(table, () =>
        table.act('DUN', { type: 'refuseProposal', proposal: id, reason: 'noGain' }),
      );
      refusals.push(refused?.line.key ?? '');
    }
    expect(new Set(offers).size).toBe(4);
    expect(new Set(refusals).size).toBe(2);
  });

  it('when it refuses, with its reason, and when it is refused', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    table.tableProposal(freeTradeDraft(['ALB'], ['DUN']), 'ALB');
    const refuse = { type: 'refuseProposal', proposal: 'p0', reason: 'noGain' } as const;
    const [said] = saidOf(table, () => table.act('DUN', refuse));
    expect(said).toMatchObject({ by: 'DUN', to: 'ALB', line: { fill: { reason: 'noGain' } } });
    table.tableProposal(draft, 'DUN');
    const told = saidOf(table, () => table.act('ALB', { type: 'refuseProposal', proposal: 'p1' }));
    expect(kindsOf(told)).toEqual(['rebuffed']);
  });

  it('when it is about to sign with others, once for each time that it has noted so, to whom that ends an offer', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    const note = (atMs: number) =>
      saidOf(table, () =>
        table.accept(SERVER, {
          type: 'noteBotThought',
          economy: 'DUN',
          move: { type: 'hurried', to: 'ALB', atMs },
        }),
      );
    // With nothing open between the two it asks for an offer.
    expect(note(10_000)).toMatchObject([{ to: 'ALB', line: { key: 'answer.lastCall', fill: { round: 1 } } }]);
    table.tableProposal(freeTradeDraft(['DUN'], ['ALB']), 'DUN');
    const said = note(20_000);
    expect(said.map(({ by, to }) => [by, to])).toEqual([['DUN', 'ALB']]);
    expect(kindsOf(said)).toEqual(['hurry']);
    expect(kindsOf(note(40_000))).toEqual(['hurry']);
    expect(saidOf(table, () => table.goTo('negotiation', 2)).filter(({ by }) => by === 'DUN')).toEqual([]);
  });

  it('when another offer brings it more, with the payment that would change that, or when to ask again', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    const lineOf = (accepts?: AcceptedPayment): unknown => {
      const { id } = table.tableProposal(freeTradeDraft(['ALB'], ['DUN']), 'ALB');
      const priced = accepts === undefined ? {} : { accepts };
      const refuse = { type: 'refuseProposal', proposal: id, reason: 'betterOffer', ...priced } as const;
      return saidOf(table, () => table.act('DUN', refuse))[0]?.line;
    };
    expect(lineOf()).toMatchObject({ key: 'answer.outbid' });
    expect(lineOf({ from: 'ALB', to: 'DUN', leastMn: 40, mostMn: 90, rounds: 1 })).toMatchObject({
      key: 'answer.wouldSignFor',
      fill: { reason: 'betterOffer', amountMn: 40 },
    });
    expect(lineOf({ from: 'DUN', to: 'ALB', leastMn: 0, mostMn: 90, rounds: 1 })).toMatchObject({
      key: 'answer.wouldSignPaying',
      fill: { amountMn: 90 },
    });
  });

  it('when another offer brings it more, with whom that is, and what it asks beside what those pay', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    const lineOf = (paidMn: number, accepts?: AcceptedPayment): unknown => {
      const { id } = table.tableProposal(freeTradeDraft(['ALB'], ['DUN']), 'ALB');
      const outbid = { economies: ['BOR'], paidMn };
      const priced = accepts === undefined ? {} : { accepts };
      const refuse = {
        type: 'refuseProposal',
        proposal: id,
        reason: 'betterOffer',
        outbid,
        ...priced,
      } as const;
      return saidOf(table, () => table.act('DUN', refuse))[0]?.line;
    };
    expect(lineOf(0)).toMatchObject({ key: 'answer.outbidWith', fill: { economies: ['BOR'] } });
    expect(lineOf(70, { from: 'ALB', to: 'DUN', leastMn: 40, mostMn: 90, rounds: 1 })).toMatchObject({
      key: 'answer.outbidAsks',
      fill: { economies: ['BOR'], paidMn: 70, amountMn: 40 },
    });
  });

  it('when it counters, with what it had against the first offer', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    table.tableProposal(freeTradeDraft(['ALB'], ['DUN']), 'ALB');
    const counter = { type: 'tableProposal', draft, counterTo: 'p0', reason: 'smallPart' } as const;
    const [said] = saidOf(table, () => table.act('DUN', counter));
    expect(said?.line.key.startsWith('counter.')).toBe(true);
    expect(said?.line.fill).toEqual({ reason: 'smallPart' });
  });

  it('when it refuses, never twice in a row in the same words', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    const keys = [1, 2, 3, 4].map(() => {
      const { id } = table.tableProposal(freeTradeDraft(['ALB'], ['DUN']), 'ALB');
      const refuse = { type: 'refuseProposal', proposal: id, reason: 'littleMore' } as const;
      return saidOf(table, () => table.act('DUN', refuse))[0]?.line.key;
    });
    for (const [at, key] of keys.entries()) expect(key).not.toBe(keys[at + 1]);
    expect(new Set(keys).size).toBe(2);
  });

  it('when its offer goes on without whoever refused it, of which its first reason says nothing any more', () => {
    const table = aTable({ people: ['ALB'] }).goTo('negotiation', 2);
    const among = ['ALB', 'BOR', 'DUN'];
    const three = { parties: among, clauses: [{ type: 'freeTradeArea', among, exceptions: [] }] } as const;
    table.tableProposal(three, 'ALB');
    table.act('DUN', { type: 'tableProposal', draft: three, counterTo: 'p0', reason: 'smallPart' });
    table.act('BOR', { type: 'refuseProposal', proposal: 'p1', reason: 'betterOffer' });
    const said = saidOf(table, () => table.act('DUN', { type: 'goOnWithout', proposal: 'p1' }));
    expect(said).toEqual([
      {
        by: 'DUN',
        to: 'ALB',
        line: { type: 'line', key: 'answer.goesOn', fill: { economies: ['BOR'] }, proposal: 'p1' },
      },
    ]);
    expect(table.proposal('p1').because).toBe('smallPart');
    expect(reasonsOf(table.proposal('p1'))).toEqual([]);
  });

  it('when it signs, and when the proposal becomes law', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    const { id } = table.tableProposal(freeTradeDraft(['ALB'], ['DUN']), 'ALB');
    const sign = { type: 'signProposal', proposal: id, revision: 1, confirmed: true } as const;
    expect(kindsOf(saidOf(table, () => table.act('DUN', sign)))).toEqual(['deal']);
    const theirs = table.tableProposal(freeTradeDraft(['BOR'], ['ALB']), 'BOR');
    const said = saidOf(table, () => table.act('ALB', { ...sign, proposal: theirs.id }));
    expect(said.map(({ by, to }) => [by, to])).toEqual([['BOR', 'ALB']]);
  });

  it('when a person leaves an agreement with it, to all, and it signs nothing with that person for a while', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    table.conclude(freeTradeDraft(['ALB'], ['DUN']), 'ALB');
    table.goTo('negotiation', 4);
    const [agreement] = Object.keys(table.state.agreements);
    const notice = { type: 'giveNotice', agreement: agreement as `a${number}` } as const;
    const [said] = saidOf(table, () => table.act('ALB', notice));
    expect(said).toMatchObject({ by: 'DUN', line: { fill: { economy: 'ALB' } } });
    expect(said).not.toHaveProperty('to');
  });

  it('when a person breaks its word, only after the reveal, and remembers it in its next offer', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    table.act('ALB', { type: 'givePledge', to: { type: 'all' }, undertaking: { type: 'noTariffRises' } });
    table.goTo('policy');
    table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 500, apart: [] } });
    expect(saidOf(table, () => table.goTo('results'))).toEqual([]);
    const [said] = saidOf(table, () => table.host('skipPhase'));
    expect(said).toMatchObject({ line: { fill: { economy: 'ALB' } } });
    expect(said?.line.key.startsWith('brokenTo.')).toBe(true);
    table.goTo('negotiation');
    const [offer] = saidOf(table, () => table.tableProposal(draft, 'DUN'));
    expect(offer?.line).toMatchObject({ fill: { round: 1 } });
    const asked = { asker: 'ALB', phrase: 'keepWord' } as const;
    const { line } = botAnswer(table.scenario, table.state, 'DUN', asked);
    expect(line).toMatchObject({ key: 'answer.wordDoubted', fill: { round: 1 } });
  });

  it('but nothing while only bots are at the table', () => {
    const table = aTable({ at: 'negotiation' });
    expect(saidOf(table, () => table.tableProposal(draft, 'DUN'))).toEqual([]);
  });

  it('that no other person hears who is no party', () => {
    const table = aTable({ people: ['ALB', 'BOR'], at: 'negotiation' });
    const said = saidOf(table, () => table.tableProposal(draft, 'DUN'));
    expect(said.map(({ to }) => to)).toEqual(['ALB']);
  });
});

describe('a bot that was seen to break a pact', () => {
  it('says so to the people who were in it with it, and to all where it has broken it with bots', () => {
    for (const person of ['SH', 'GD']) {
      const table = aProvincesTable();
      table.seatPerson(person);
      const { id } = table.conclude(aBindingDraft(['SH', 'JS']));
      table.seal('JS', { wall: 3, breaks: [id] });
      table.settle();
      const before = table.state;
      while (table.state.phase === 'results') table.advance();
      const said = remarksBetween(before, table.state);
      expect(kindsOf(said)).toEqual(['broke']);
      expect(said.map(({ by, to }) => [by, to])).toEqual([['JS', person === 'SH' ? 'SH' : undefined]]);
    }
  });
});

describe('a person who left an agreement with a bot', () => {
  it('is told so when it asks for another', () => {
    const { rounds } = PRESETS.firstLesson;
    const table = aTable({ people: ['ALB'], at: 'negotiation', rounds: rounds + 2 });
    table.conclude(freeTradeDraft(['ALB'], ['DUN']), 'ALB');
    table.goTo('negotiation', 4);
    const [agreement] = Object.keys(table.state.agreements);
    table.act('ALB', { type: 'giveNotice', agreement: agreement as `a${number}` });
    table.goTo('negotiation', 5);
    const { line } = botAnswer(table.scenario, table.state, 'DUN', { asker: 'ALB', phrase: 'sendProposal' });
    expect(line).toMatchObject({ key: 'answer.leftUs', fill: { round: 4 } });
  });
});

describe('a bot that signs nothing with whoever raised a tariff', () => {
  it('does not call them to make an offer before it signs with others', () => {
    const { agreementLimits } = PRESETS.firstLesson;
    let refusing = 0;
    for (const shiftBp of [0, 200]) {
      const table = aTable({ agreementLimits, people: ['ALB'], timed: false }).goTo('policy', 1);
      table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp, apart: [] } });
      table.goTo('negotiation', 2);
      table.tableProposal(freeTradeDraft(['CAT'], ['BOR']), 'CAT');
      const due = must(
        botMoves(table.state).find(({ economy, move }) => economy === 'BOR' && move.type === 'answer'),
        'an answer',
      );
      const called = untold(rulebookOf(table.scenario).proposals, table.state, due).map(({ by }) => by);
      const refused = ['CAT', 'BOR'].filter((bot) =>
        raisersFor(table.scenario, table.state, bot).includes('ALB'),
      );
      refusing += refused.length;
      expect(called.toSorted()).toEqual(['BOR', 'CAT'].filter((bot) => !refused.includes(bot)));
    }
    expect(refusing).toBeGreaterThan(0);
  });
});
