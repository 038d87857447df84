import { describe, expect, it } from 'vitest';
import { botMove } from '#shared/bots/botMove.ts';
import { botView } from '#shared/bots/botView.ts';
import { botMoves } from '#shared/bots/moves/botMoves.ts';
import { answersExpected, pricedAnswer } from '../../../shared/bots/provinces/answerPact.ts';
import { offerToPeople } from '../../../shared/bots/provinces/proposePact.ts';
import { gainsOverTerm, paidBetween, withPaid } from '../../../shared/bots/provinces/bargain.ts';
import { WITH_PEOPLE } from '#shared/content/provinces/provinceTemperaments.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import { botMoveKey } from '#shared/protocol/botMove.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Draft, SeatIntentOf } from '#shared/protocol/intents.ts';
import { redactFor } from '../../../shared/rules/views/redactFor.ts';
import { newPactFaults, pactFaults } from '../../../shared/rules/provinces/pacts/pactFaults.ts';
import { isMarketPact } from '../../../shared/rules/provinces/pacts/pactLaw.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { evolveAll } from '../../../shared/rules/game/evolve.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import {
  aBindingDraft,
  aCompensation,
  aPactDraft,
  aProvincesTable,
  type ProvincesTable,
} from '../../support/aProvincesTable.ts';
import { moveOf } from './aLeader.ts';
import { diceOf } from '../../support/diceOf.ts';

const PERSON = 'HB';

/** A person in Hubei who is bound for four rounds, in the second of them. */
function aBoundPerson(): ProvincesTable {
  const table = aProvincesTable({ preset: 'provincesStandard', rounds: 6 });
  table.seatPerson(PERSON);
  table.conclude(aBindingDraft([PERSON, 'SN']));
  table.conclude(aBindingDraft(['SH', 'JS', 'ZJ']));
  table.nextRound();
  return table;
}

type Offered = { readonly proposal: Proposal; readonly under: ProvinceGame };

/** All bots look round once, and what they table is on the table; the offers to the person, each with the law under which it was made. */
function lookRound(table: ProvincesTable, look: number): Offered[] {
  return table.scenario.dealOrder
    .filter((seat) => seat !== PERSON)
    .flatMap((seat) => {
      const under = table.state;
      const intents = moveOf(table, seat, { type: 'propose', look });
      for (const intent of intents)
        if (intent.type === 'tableProposal') expect(table.ask(seat, intent).ok, seat).toBe(true);
      const made = Object.values(table.state.proposals).filter(({ id }) => under.proposals[id] === undefined);
      return made.filter(({ parties }) => parties.includes(PERSON)).map((proposal) => ({ proposal, under }));
    });
}

describe('leaders beside a person', () => {
  it('come to them with an empty purse too, and among themselves offer only what they can pay for', () => {
    const table = aBoundPerson();
    for (const seat of table.scenario.dealOrder)
      if (seat !== PERSON) table.setProvince(seat, { freeMoney: 0 });
    expect(lookRound(table, 0).length).toBeGreaterThan(0);
    const amongLeaders = Object.values(table.state.proposals).filter(
      ({ parties, round }) => round === 2 && !parties.includes(PERSON),
    );
    expect(amongLeaders).toEqual([]);
  });

  it('come with something that pays both and can be paid, where the person is bound already', () => {
    const table = aBoundPerson();
    const offers = lookRound(table, 0);
    expect(offers.length).toBeGreaterThan(0);
    for (const { proposal, under } of offers) {
      const { author } = proposal;
      const draft = draftOf(proposal);
      expect(pactFaults(table.scenario, table.state, draft, author)).toEqual([]);
      const leader = { scenario: table.scenario, view: botView(under, author), economy: author };
      const gains = must(gainsOverTerm(leader, draft), 'an outlook');
      const { reservationPoints, trust } = WITH_PEOPLE;
      const counts = draft.clauses.find(isMarketPact)?.isBinding === true ? 1 : trust;
      expect(must(gains[author], author) * counts).toBeGreaterThanOrEqual(reservationPoints - 0.01);
      expect(must(gains[PERSON], PERSON)).toBeGreaterThan(0.1);
    }
  });

  it('do not come again to a person who has had an offer in this round', () => {
    const table = aBoundPerson();
    const { proposal } = must(lookRound(table, 0)[0], 'an offer');
    table.act(PERSON, { type: 'refuseProposal', proposal: proposal.id });
    const others = table.scenario.dealOrder.filter((seat) => seat !== PERSON && seat !== proposal.author);
    const more = others.flatMap((seat) => moveOf(table, seat, { type: 'propose', look: 1 }));
    const toPerson = more.filter(
      (intent) =>
        intent.type === 'tableProposal' &&
        intent.draft.parties.includes(PERSON) &&
        intent.draft.clauses.some((clause) => isMarketPact(clause) && !clause.isBinding),
    );
    expect(toPerson).toEqual([]);
  });

  it('do not come again to a person without whom their proposal has gone on', () => {
    const table = aBoundPerson();
    const { author } = must(lookRound(aBoundPerson(), 0)[0], 'an offer').proposal;
    const other = must(
      table.scenario.dealOrder.find((seat) => ![author, PERSON, 'SN'].includes(seat)),
      'another',
    );
    const { id, revision } = table.table(author, aPactDraft([author, other, PERSON], { goods: 'raw' }));
    table.act(PERSON, { type: 'refuseProposal', proposal: id });
    table.act(author, { type: 'goOnWithout', proposal: id });
    table.act(other, { type: 'refuseProposal', proposal: id });
    const offers = () =>
      moveOf(table, author, { type: 'propose', look: 1 }).filter(
        (intent) => intent.type === 'tableProposal' && intent.draft.parties.includes(PERSON),
      );
    expect(offers()).toHaveLength(1);
    const move = { type: 'rethink', proposal: id, revision, refuser: PERSON, untilRound: 2 } as const;
    table.state = evolveAll(table.state, [{ type: 'botThought', economy: author, key: botMoveKey(move) }]);
    expect(offers()).toEqual([]);
  });

  it('lay no third offer before another person with whom the one to whom they come shares a body', () => {
    const table = aProvincesTable({ preset: 'provincesStandard', rounds: 6 });
    table.seatPerson('JS');
    table.conclude(aBindingDraft(['JS', 'SH']));
    table.nextRound();
    table.seatPerson('SH');
    const partiesWhere = (peopleWithOffers: readonly string[]) =>
      offerToPeople(
        {
          scenario: table.scenario,
          view: botView(table.state, 'AH'),
          peopleWithOffers: new Set(peopleWithOffers),
          peopleWithoutOffers: new Set(['SH']),
        },
        'AH',
      ).flatMap((intent) => (intent.type === 'tableProposal' ? intent.draft.parties : []));
    expect(partiesWhere([])).toContain('JS');
    expect(partiesWhere(['JS'])).not.toContain('JS');
  });

  it('come to a person anew with the members of a body of both whose term is over', () => {
    const { rounds, pactLimits } = PRESETS.provincesStandard;
    const table = aProvincesTable({ preset: 'provincesStandard', rounds, pactLimits });
    table.seatPerson('SH');
    table.conclude(aBindingDraft(['SH', 'JS', 'ZJ'], { rounds: 1 }));
    table.nextRound();
    const offered = ['ZJ', 'JS'].flatMap((bot) =>
      offerToPeople(
        {
          scenario: table.scenario,
          view: botView(table.state, bot),
          peopleWithOffers: new Set(),
          peopleWithoutOffers: new Set(['SH']),
        },
        bot,
      ).flatMap((intent) => (intent.type === 'tableProposal' ? [intent.draft.parties] : [])),
    );
    expect(offered.map((parties) => parties.toSorted().join())).toContain('JS,SH,ZJ');
  });

  it('lay no more than two offers before a person at a time', () => {
    const free = aProvincesTable();
    free.seatPerson('AH');
    const toPerson = (table: ProvincesTable): string[] =>
      ['SH', 'JS', 'ZJ', 'SD'].filter((seat) =>
        moveOf(table, seat, { type: 'propose', look: 0 }).some(
          (intent) => intent.type === 'tableProposal' && intent.draft.parties.includes('AH'),
        ),
      );
    const [one, two, ...others] = toPerson(free);
    expect(others.length).toBeGreaterThan(0);
    for (const seat of [one, two])
      free.table(must(seat, 'a bot'), aBindingDraft([must(seat, 'a bot'), 'AH']));
    expect(toPerson(free).filter((seat) => others.includes(seat))).toEqual([]);
  });
});

/** A table as it was dealt, some rounds on, with pacts of others and of the person that were offered at random. */
function someTable(word: string): ProvincesTable {
  const { roll, upTo } = diceOf(`table ${word}`);
  const { rounds, pactLimits } = PRESETS.provincesStandard;
  const table = aProvincesTable({ preset: 'provincesStandard', rounds, pactLimits, seed: word });
  table.seatPerson(PERSON);
  for (let round = upTo(3); round > 0; round--) {
    for (const bot of table.scenario.dealOrder.filter((seat) => seat !== PERSON && roll() < 0.5)) {
      for (const intent of botMove(table.scenario, table.state, bot, { type: 'propose', look: 0 }))
        table.ask(bot, intent as SeatIntentOf<'tableProposal'>);
      for (const { id, parties, revision } of Object.values(table.state.proposals))
        for (const party of parties)
          table.ask(party, { type: 'signProposal', proposal: id, revision, confirmed: true });
    }
    table.nextRound();
  }
  return table;
}

/** A draft of the person with one or two bots, lawful, with payments at random. */
function someDraft(table: ProvincesTable, word: string): Draft | undefined {
  const { roll, upTo } = diceOf(`draft ${word}`);
  for (let turn = 0; turn < 20; turn++) {
    const others = table.scenario.dealOrder.filter((seat) => seat !== PERSON && roll() < 0.22).slice(0, 3);
    const rounds = 1 + upTo(2);
    const parties = [PERSON, ...others];
    const payments = others.flatMap((other) => {
      const yuan100m = 1 + upTo(60);
      const [from, to] = roll() < 0.5 ? [other, PERSON] : [PERSON, other];
      return roll() < 0.6 ? [aCompensation(from, to, yuan100m, roll() < 0.7 ? rounds : 1)] : [];
    });
    const isBinding = roll() < 0.6;
    const draft = aPactDraft(
      parties,
      { isBinding, deposit: isBinding ? 12 : 0, rounds, atMost: upTo(1) },
      ...payments,
    );
    if (others.length > 0 && newPactFaults(table.scenario, table.state, draft, PERSON).length === 0)
      return draft;
  }
  return undefined;
}

/** What a person is told with whom it talks: what its device knows. */
function told(table: ProvincesTable, draft: Draft) {
  const view = { ...redactFor(table.state, { type: 'seat', economy: PERSON }), wary: PERSON };
  const leader = { scenario: table.scenario, view, economy: PERSON };
  return mapValues(answersExpected(leader, draft), (answer, bot) => pricedAnswer(leader, draft, bot, answer));
}

const INSISTED = 6;

/** A person insists on its draft towards one bot, whatever that asks: what the bot does each time, until it signs. */
function insistedOn(table: ProvincesTable, draft: Draft, bot: string, times = INSISTED): readonly string[] {
  const said: string[] = [];
  for (let turn = 0; turn < times && said.at(-1) !== 'signProposal'; turn++) {
    if (newPactFaults(table.scenario, table.state, draft, PERSON).length > 0) return said;
    const { id, revision } = table.table(PERSON, draft);
    const move = { type: 'answer', proposal: id, revision } as const;
    for (const intent of botMove(table.scenario, table.state, bot, move)) {
      expect(table.ask(bot, intent as SeatIntentOf<'tableProposal'>).ok).toBe(true);
      if (intent.type !== 'openProposal') said.push(intent.type);
    }
    for (const { id: open, status, author } of Object.values(table.state.proposals))
      if (status === 'open' && author === PERSON)
        table.act(PERSON, { type: 'withdrawProposal', proposal: open });
  }
  return said;
}

describe('a leader whose own terms a person has signed', () => {
  it('stays with them until somebody else refuses, and signs nothing that would make them impossible', () => {
    const table = aProvincesTable({ preset: 'provincesStandard', rounds: 6 });
    table.seatPerson(PERSON);
    const elsewhere = table.table('SD', aBindingDraft(['JS', 'SD', 'ZJ']));
    table.sign('JS', elsewhere.id);
    const own = table.table('JS', aBindingDraft(['AH', PERSON, 'JS']));
    const reconsidering = () =>
      botMoves(table.state).filter(
        ({ economy, move }) =>
          economy === 'JS' && move.type === 'reconsider' && move.proposal === elsewhere.id,
      );
    expect(reconsidering()).toEqual([]);
    table.sign(PERSON, own.id);
    const [due] = reconsidering();
    expect(moveOf(table, 'JS', must(due, 'a move').move)).toEqual([
      { type: 'withdrawSignature', proposal: elsewhere.id },
    ]);
    table.act('JS', { type: 'withdrawSignature', proposal: elsewhere.id });
    const answers = () => {
      const { id: proposal, revision } = table.proposal(elsewhere.id);
      return moveOf(table, 'JS', { type: 'answer', proposal, revision });
    };
    expect(answers()).toContainEqual({ type: 'refuseProposal', proposal: elsewhere.id, reason: 'ownOffer' });
    // Its own stays on the table though another pact of its would be law.
    const move = {
      type: 'reconsider',
      proposal: own.id,
      revision: own.revision,
      concluded: elsewhere.id,
    } as const;
    expect(moveOf(table, 'JS', move)).toEqual([]);
    table.act('AH', { type: 'refuseProposal', proposal: own.id, reason: 'noGain' });
    expect(answers()).not.toContainEqual(expect.objectContaining({ reason: 'ownOffer' }));
  });
});

describe('a price for a signature', () => {
  it('is not above what the bot has asked in an offer that stands, and more wins it too', () => {
    const table = aProvincesTable({ preset: 'provincesStandard', rounds: 6 });
    table.seatPerson(PERSON);
    for (const bot of ['SD', 'LN', 'SC']) {
      const plain = aBindingDraft([PERSON, bot]);
      const answerTo = (yuan100m: number) => told(table, withPaid(plain, yuan100m, PERSON, bot))[bot];
      table.table(bot, withPaid(plain, 40, PERSON, bot));
      expect(answerTo(40)?.answer, bot).toBe('signs');
      expect(answerTo(200)?.answer, bot).toBe('signs');
      const asked = must(answerTo(-150), bot);
      if (asked.answer !== 'asks') throw new Error(`no price for ${bot}`);
      expect(asked.price, bot).toBeLessThanOrEqual(40);
      expect(answerTo(asked.price)?.answer, bot).toBe('signs');
    }
  });
});

describe('the terms of an offer that a bot has made a person', () => {
  it.each([
    ['talk 2', 'LN'],
    ['talk 7', 'SC'],
    ['talk 9', 'SN'],
  ])(
    'are told as signed, found as its price, and signed where the person writes them: %s, %s',
    (word, bot) => {
      const table = someTable(word);
      for (const intent of botMove(table.scenario, table.state, bot, { type: 'propose', look: 0 }))
        table.ask(bot, intent as SeatIntentOf<'tableProposal'>);
      const offer = Object.values(table.state.proposals).find(
        ({ author, status }) => author === bot && status === 'open',
      );
      const terms = draftOf(must(offer, 'an offer'));
      expect(told(table, terms)[bot]?.answer).toBe('signs');
      const asked = told(table, withPaid(terms, 0, PERSON, bot))[bot];
      if (asked?.answer !== 'signs')
        expect(asked).toMatchObject({ answer: 'asks', price: paidBetween(terms, PERSON, bot) });
      expect(insistedOn(table, terms, bot)).toEqual(['signProposal']);
    },
  );
});

/** `TALKS=60`: so many talks. */
describe('what a person is told of a talk', () => {
  const seen = new Set<string>();
  it.each(Array.from({ length: Number(process.env['TALKS'] ?? 10) }, (_, place) => `talk ${place}`))(
    'comes true: %s',
    (word) => {
      const table = someTable(word);
      const first = someDraft(table, word);
      for (let draft: Draft | undefined = first, step = 0; draft !== undefined && step < 3; step++) {
        const before = table.state;
        let next: Draft | undefined;
        for (const [bot, answer] of Object.entries(told(table, draft))) {
          const text: string = `${bot} ${JSON.stringify(answer)} ${JSON.stringify(draft)}`;
          seen.add(answer.answer);
          table.state = before;
          const [said, ...again]: readonly string[] = insistedOn(table, draft, bot);
          if (answer.answer === 'signs') expect([said, ...again], text).toEqual(['signProposal']);
          if (answer.answer === 'refuses') expect([said, ...again], text).not.toContain('signProposal');
          if (answer.answer !== 'asks') continue;
          expect(said, text).not.toBe('signProposal');
          // What it says it signs for, it signs for: at once, once it has said so, and told as that on the way.
          const paid = withPaid(draft, answer.price, PERSON, bot);
          const less = withPaid(draft, answer.price - 1, PERSON, bot);
          table.state = before;
          if (insistedOn(table, paid, bot).join() !== 'signProposal') expect.fail(text);
          table.state = before;
          expect(told(table, paid)[bot]?.answer, text).toBe('signs');
          if (newPactFaults(table.scenario, table.state, less, PERSON).length === 0)
            expect(told(table, less)[bot]?.answer, text).not.toBe('signs');
          // Once it has named its price it does not ask for more.
          insistedOn(table, draft, bot, 1);
          const now = told(table, draft)[bot];
          expect(now?.answer === 'asks' ? now.price : -Infinity, text).toBeLessThanOrEqual(answer.price);
          next ??= paid;
        }
        table.state = before;
        draft = next;
      }
    },
  );

  it('is of every kind', () => {
    expect([...seen].toSorted()).toEqual(['asks', 'refuses', 'signs']);
  });
});
