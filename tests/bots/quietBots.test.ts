import { describe, expect, it } from 'vitest';
import { botMove } from '#shared/bots/botMove.ts';
import { LEAST_TO_A_PERSON, LEFT_BEFORE_ASKING } from '#shared/bots/proposals/propose.ts';
import { createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import { isWorthSigning, valueProposal } from '#shared/bots/valuation/valueProposal.ts';
import { must } from '#shared/kernel/records.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { botMoves } from '../../shared/bots/moves/botMoves.ts';
import { peopleWithOffers } from '../../shared/bots/moves/attention.ts';
import { aTable, SERVER, type Table } from '../support/aTable.ts';
import { governedBy } from './modules/someBots.ts';
import { runBots } from './runBots.ts';

const PERSON = 'JPN';

function aWorld(people: readonly string[] = [PERSON], opening: 'highWalls' | 'today' = 'highWalls'): Table {
  const world = { scenarioId: 'world', preset: 'worldPlain', rounds: 4 } as const;
  return aTable({ ...world, opening, people, at: 'negotiation' });
}

function freeTrade(among: readonly string[], ...more: Clause[]): Draft {
  return { parties: among, clauses: [{ type: 'freeTradeArea', among, exceptions: [] }, ...more] };
}

const isBefore = (person: string, { author, parties, status, signatures, revision, refusedBy }: Proposal) =>
  author !== person &&
  status === 'open' &&
  parties.includes(person) &&
  signatures[person] !== revision &&
  !refusedBy.includes(person);

type Offered = { readonly proposal: Proposal; readonly part: number };

/** What bots offer a person in a negotiation, and which part of its real income each would bring it. */
function offersTo(person: string, table: Table, look: () => void = () => undefined): Offered[] {
  const offered: Offered[] = [];
  runBots(table, 180_000, (under) => {
    look();
    for (const proposal of Object.values(table.state.proposals)) {
      if (!isBefore(person, proposal) || under.proposals[proposal.id] !== undefined) continue;
      const appraised = createAppraiser(table.scenario, under).appraise(proposal);
      if (!appraised.ok) throw new Error('the model does not solve');
      const part = (appraised.value.gainBn[person] ?? 0) / (under.settled.incomeBn[person] ?? 0);
      offered.push({ proposal, part });
    }
  });
  return offered;
}

describe('bots beside people', () => {
  it('lay no more than two offers before a person at a time, each worth something to them', () => {
    const table = aWorld();
    const offered = offersTo(PERSON, table, () => {
      const before = Object.values(table.state.proposals).filter((proposal) => isBefore(PERSON, proposal));
      expect(before.length).toBeLessThanOrEqual(2);
    });
    expect(offered.length).toBeGreaterThan(0);
    for (const { part } of offered) expect(part).toBeGreaterThanOrEqual(LEAST_TO_A_PERSON);
  });

  it.each([
    { person: 'USA', leastOfLittle: 0 },
    { person: 'CHN', leastOfLittle: 1 },
  ])('ask $person for nothing where they would leave it little', ({ person, leastOfLittle }) => {
    const table = governedBy(aWorld([person], 'today'), 'opportunist');
    const offered = offersTo(person, table);
    expect(offered.length).toBeGreaterThan(0);
    const little = offered.filter(({ part }) => part < LEFT_BEFORE_ASKING);
    expect(little.length).toBeGreaterThanOrEqual(leastOfLittle);
    const asked = little.flatMap(({ proposal }) =>
      proposal.clauses.filter((clause) => clause.type === 'payment' && clause.from === person),
    );
    expect(asked).toEqual([]);
  });

  it('offer a person only agreements of two in the first two rounds', () => {
    const table = aWorld();
    for (const round of [1, 2]) {
      const offered = offersTo(PERSON, table.goTo('negotiation', round));
      const own = offered.filter(({ proposal }) => proposal.counterTo === undefined);
      expect(own.filter(({ proposal }) => proposal.parties.length > 2)).toEqual([]);
    }
  });

  it('count only what waits for the person', () => {
    const table = aWorld();
    const offers = ['CHN', 'USA', 'KOR'].map((bot) => table.tableProposal(freeTrade([bot, PERSON])));
    expect([...peopleWithOffers(table.state)]).toEqual([PERSON]);
    for (const { id } of offers.slice(0, 2)) table.act(PERSON, { type: 'refuseProposal', proposal: id });
    expect([...peopleWithOffers(table.state)]).toEqual([]);
  });

  it('leave the first half minute of the talks to people, and none among themselves', () => {
    const firstLook = (table: Table) =>
      Math.min(
        ...botMoves(table.state).flatMap(({ move, dueAtMs }) => (move.type === 'propose' ? [dueAtMs] : [])),
      ) - table.state.clock.openedAtMs;
    expect(firstLook(aWorld())).toBeGreaterThanOrEqual(30_000);
    expect(firstLook(aWorld([]))).toBeLessThan(30_000);
  });
});

describe('a counter to a person', () => {
  /** The person offers more than the bot needs and less than it asks, after the bot has made a treaty with somebody else. */
  function countered(mostMn = 200): { table: Table; asked: Proposal; counter: Proposal } {
    const table = governedBy(aTable({ people: ['ALB'], at: 'negotiation' }), 'opportunist');
    table.conclude(freeTrade(['BOR', 'DUN']));
    for (let amountMn = mostMn; amountMn > 0; amountMn -= 5) {
      const payment = { type: 'payment', from: 'DUN', to: 'ALB', amountMn, rounds: 5 } as const;
      const draft = freeTrade(['ALB', 'DUN'], payment);
      const value = valueProposal(createAppraiser(table.scenario, table.state), draft, 'DUN');
      if (!value.ok || !isWorthSigning(value.value)) continue;
      const asked = table.tableProposal(draft);
      const move = { type: 'answer', proposal: asked.id, revision: 1 } as const;
      for (const intent of botMove(table.scenario, table.state, 'DUN', move))
        table.accept({ type: 'bot', economy: 'DUN' }, intent);
      const counter = Object.values(table.state.proposals).find(({ counterTo }) => counterTo === asked.id);
      if (counter !== undefined) return { table, asked, counter };
      break;
    }
    throw new Error('the bot countered nothing');
  }

  it('stands beside what it answers, though that was worth signing', () => {
    const { table, counter } = countered();
    const due = botMoves(table.state).filter(
      ({ economy, move }) => economy === 'DUN' && move.type === 'reconsider',
    );
    expect(due).not.toEqual([]);
    for (const { move } of due) expect(botMove(table.scenario, table.state, 'DUN', move)).toEqual([]);
    expect(table.proposal(counter.id).status).toBe('open');
  });

  it('that the person refuses is followed by a last word on what they had asked', () => {
    const { table, asked, counter } = countered();
    table.act('ALB', { type: 'refuseProposal', proposal: counter.id });
    const rethinking = must(
      botMoves(table.state).find(({ economy, move }) => economy === 'DUN' && move.type === 'rethink'),
      'a second thought',
    );
    const [word] = botMove(table.scenario, table.state, 'DUN', rethinking.move);
    expect(word).toMatchObject({ proposal: asked.id });
    expect(['refuseProposal', 'signProposal']).toContain(word?.type);
    table.accept(SERVER, { type: 'noteBotThought', economy: 'DUN', move: rethinking.move });
  });

  it('that is followed by a signature is followed by no offer thought of under the law before', () => {
    for (let mostMn = 200; mostMn > 0; mostMn -= 5) {
      const { table, counter } = countered(mostMn);
      table.act('ALB', { type: 'refuseProposal', proposal: counter.id });
      const rethinking = botMoves(table.state).find(({ move }) => move.type === 'rethink');
      const intents = botMove(table.scenario, table.state, 'DUN', must(rethinking, 'a second thought').move);
      if (intents[0]?.type !== 'signProposal') continue;
      expect(intents).toHaveLength(1);
      return;
    }
  });

  it('that the person counters ends in a refusal of all that they had asked', () => {
    const { table, asked, counter } = countered();
    let last = counter;
    const own: Proposal[] = [asked];
    for (let turn = 0; last.status === 'open' && turn < 6; turn++) {
      const payment = { type: 'payment', from: 'DUN', to: 'ALB', amountMn: 170 - turn, rounds: 5 } as const;
      table.act('ALB', {
        type: 'tableProposal',
        draft: freeTrade(['ALB', 'DUN'], payment),
        counterTo: last.id,
      });
      const mine = must(Object.values(table.state.proposals).at(-1), 'the proposal');
      own.push(mine);
      const move = { type: 'answer', proposal: mine.id, revision: 1 } as const;
      for (const intent of botMove(table.scenario, table.state, 'DUN', move))
        table.accept({ type: 'bot', economy: 'DUN' }, intent);
      last = must(Object.values(table.state.proposals).at(-1), 'an offer');
    }
    expect(own.map(({ id }) => table.proposal(id).status)).toEqual(own.map(() => 'lapsed'));
  });
});
