import { describe, expect, it } from 'vitest';
import { mapValues, must } from '#shared/kernel/records.ts';
import { botMove } from '#shared/bots/botMove.ts';
import { botView } from '../../shared/bots/botView.ts';
import { botMoves } from '../../shared/bots/moves/botMoves.ts';
import { createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { paymentCapMn } from '../../shared/rules/law/transfers.ts';
import { aTable, SERVER, type Table } from '../support/aTable.ts';
import { runBots } from './runBots.ts';

const AREA = { type: 'freeTradeArea', exceptions: [] } as const;

function freeTrade(among: readonly string[], ...more: Clause[]): Draft {
  return { parties: among, clauses: [{ ...AREA, among }, ...more] };
}

/** The answer of a bot to a proposal that a person tables. */
function answerTo(table: Table, draft: Draft, bot: string): { proposal: Proposal; types: string[] } {
  const proposal = table.tableProposal(draft);
  const intents = botMove(table.scenario, table.state, bot, {
    type: 'answer',
    proposal: proposal.id,
    revision: 1,
  });
  for (const intent of intents) table.accept({ type: 'bot', economy: bot }, intent);
  return { proposal: table.proposal(proposal.id), types: intents.map(({ type }) => type) };
}

function withTemperament(table: Table, economy: string, temperament: 'freeTrader' | 'mercantilist'): Table {
  const seat = must(table.state.seats[economy], 'seat');
  table.state = { ...table.state, seats: { ...table.state.seats, [economy]: { ...seat, temperament } } };
  return table;
}

describe('a bot', () => {
  it('always makes the same move of the same state', () => {
    for (const phase of ['negotiation', 'policy'] as const) {
      const { scenario, state } = aTable({ at: phase });
      for (const { economy, move } of botMoves(state)) {
        expect(botMove(scenario, state, economy, move)).toEqual(botMove(scenario, state, economy, move));
      }
    }
  });

  it('looks only at what its seat may know', () => {
    const table = aTable({ at: 'negotiation' });
    table.tableProposal(freeTrade(['ALB', 'DUN']));
    const { scenario, state } = table;
    const [due] = botMoves(state).filter(({ economy }) => economy === 'CAT');
    if (due === undefined) throw new Error('CAT has nothing to do');
    const elsewhere: CountryGame = {
      ...state,
      random: 7,
      proposals: {},
      botThoughts: ['BOR:propose:0'],
      seats: mapValues(state.seats, (seat) =>
        seat.economy === 'CAT' ? seat : { ...seat, temperament: 'mercantilist' },
      ),
    };
    expect(botMove(scenario, elsewhere, 'CAT', due.move)).toEqual(botMove(scenario, state, 'CAT', due.move));
    const view = botView(state, 'CAT');
    expect(view.proposals).toEqual({});
    expect(botView(view, 'CAT')).toEqual(view);
  });

  it('does nothing on a seat of a person, nor about what it does not know', () => {
    const { scenario, state } = aTable({ people: ['ALB'], at: 'negotiation' });
    expect(botMove(scenario, state, 'ALB', { type: 'propose', look: 0 })).toEqual([]);
    expect(botMove(scenario, state, 'XYZ', { type: 'propose', look: 0 })).toEqual([]);
    expect(botMove(scenario, state, 'DUN', { type: 'answer', proposal: 'p99', revision: 1 })).toEqual([]);
    expect(botMove(scenario, state, 'DUN', { type: 'policy' })).toEqual([]);
  });

  it('that minds an absent person signs, proposes, leaves and seals nothing', () => {
    const table = aTable({ people: ['ALB', 'DUN'] });
    table.accept(SERVER, { type: 'markPresence', economy: 'DUN', present: false });
    for (const round of [1, 2, 3]) {
      table.goTo('negotiation', round);
      runBots(table, table.nowMs + 150_000);
      table.goTo('policy', round);
      runBots(table, table.nowMs + 60_000);
    }
    const own = table.events.filter((event) => {
      if (event.type === 'proposalTabled') return event.proposal.author === 'DUN';
      if (event.type === 'proposalSigned' || event.type === 'proposalRefused' || event.type === 'noticeGiven')
        return event.by === 'DUN';
      if (event.type === 'pledgeGiven') return event.pledge.by === 'DUN';
      return event.type === 'policySealed' && event.economy === 'DUN';
    });
    expect(own).toEqual([]);
    const addressed = table.events.flatMap((event) =>
      event.type === 'proposalTabled' ? event.proposal.parties : [],
    );
    expect(addressed).not.toContain('DUN');
    expect(addressed).toContain('ALB');
  });

  it('signs an offer of a person that is worth it', () => {
    const table = withTemperament(aTable({ people: ['ALB'], at: 'negotiation' }), 'DUN', 'freeTrader');
    const payment = { type: 'payment', from: 'ALB', to: 'DUN', amountMn: 180, rounds: 5 } as const;
    const { types, proposal } = answerTo(table, freeTrade(['ALB', 'DUN'], payment), 'DUN');
    expect(types).toEqual(['openProposal', 'signProposal']);
    expect(proposal.status).toBe('concluded');
  });

  it('counters what leaves it too little of a joint gain, by a proposal that it would sign', () => {
    const table = withTemperament(
      aTable({
        scenarioId: 'world',
        opening: 'highWalls',
        preset: 'worldPlain',
        rounds: 6,
        people: ['MEX'],
        at: 'negotiation',
      }),
      'USA',
      'freeTrader',
    );
    const draft = freeTrade(['MEX', 'USA'], {
      type: 'payment',
      from: 'USA',
      to: 'MEX',
      amountMn: paymentCapMn(table.state, 'MEX'),
      rounds: 6,
    });
    const { types, proposal } = answerTo(table, draft, 'USA');
    expect(types).toEqual(['openProposal', 'tableProposal']);
    expect(proposal.status).toBe('open');
    const counter = must(Object.values(table.state.proposals).at(-1), 'the counter');
    expect(counter).toMatchObject({ counterTo: proposal.id, thread: proposal.thread, author: 'USA' });
    const appraised = createAppraiser(table.scenario, table.state).appraise(counter);
    if (!appraised.ok) throw new Error('the model does not solve');
    expect(appraised.value.gainBn['USA']).toBeGreaterThan(0);
    expect(appraised.value.gainBn['MEX']).toBeGreaterThan(0);
  });

  it('refuses what only costs it', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    const gift: Draft = {
      parties: ['ALB', 'DUN'],
      clauses: [
        { type: 'tariffConcession', by: 'ALB', to: ['DUN'], sector: 'GRA', rateBp: 1_100 },
        { type: 'payment', from: 'DUN', to: 'ALB', amountMn: 150, rounds: 4 },
      ],
    };
    const { types, proposal } = answerTo(table, gift, 'DUN');
    expect(types.at(-1)).toMatch(/refuseProposal|tableProposal/);
    expect(proposal.signatures['DUN']).toBeUndefined();
  });

  it('puts a person first whose offer a proposal among bots would make impossible', () => {
    const table = withTemperament(aTable({ people: ['ALB'], at: 'negotiation' }), 'DUN', 'freeTrader');
    // Either pays DUN most of what it may receive: only one of the two can be law.
    const offer = (payer: string): Draft => {
      const capMn = Math.min(paymentCapMn(table.state, payer), paymentCapMn(table.state, 'DUN'));
      const amountMn = Math.floor(0.9 * capMn);
      return freeTrade([payer, 'DUN'], { type: 'payment', from: payer, to: 'DUN', amountMn, rounds: 4 });
    };
    const answer = (proposal: Proposal): string[] =>
      botMove(table.scenario, table.state, 'DUN', { type: 'answer', proposal: proposal.id, revision: 1 }).map(
        ({ type }) => type,
      );
    const rival = table.tableProposal(offer('BOR'), 'BOR');
    expect(answer(rival)).toContain('signProposal');
    const ofPerson = table.tableProposal(offer('ALB'));
    expect(answer(rival)).not.toContain('signProposal');
    expect(answer(ofPerson)).toContain('signProposal');
  });

  it('proposes to people too', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    runBots(table, 150_000);
    const forAlba = Object.values(table.state.proposals).filter(({ parties }) => parties.includes('ALB'));
    expect(forAlba.length).toBeGreaterThan(0);
    expect(forAlba.every(({ signatures, author }) => signatures[author] !== undefined)).toBe(true);
  });

  it('seals an envelope that the rules accept, and is ready', () => {
    const table = aTable({ at: 'policy' });
    runBots(table, 30_000);
    expect(table.state.sealedBy.toSorted()).toEqual(['ALB', 'BOR', 'CAT', 'DUN']);
    expect(Object.values(table.state.seats).every(({ ready }) => ready)).toBe(true);
  });
});
