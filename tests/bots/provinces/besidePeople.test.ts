import { describe, expect, it } from 'vitest';
import { botView } from '#shared/bots/botView.ts';
import { offerToPeople } from '../../../shared/bots/provinces/proposePact.ts';
import { gainsOverTerm } from '../../../shared/bots/provinces/bargain.ts';
import { PROVINCE_TEMPERAMENTS } from '#shared/content/provinces/provinceTemperaments.ts';
import { must } from '#shared/kernel/records.ts';
import { botMoveKey } from '#shared/protocol/botMove.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { pactFaults } from '../../../shared/rules/provinces/pacts/pactFaults.ts';
import { isMarketPact } from '../../../shared/rules/provinces/pacts/pactLaw.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { evolveAll } from '../../../shared/rules/game/evolve.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import {
  aBindingDraft,
  aPactDraft,
  aProvincesTable,
  type ProvincesTable,
} from '../../support/aProvincesTable.ts';
import { moveOf } from './aLeader.ts';

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
      const { reservationPoints, trust } =
        PROVINCE_TEMPERAMENTS[must(under.provinces.temperaments[author], author)];
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
