import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { RatificationOdds, RatificationVote } from '#shared/protocol/modules/politics.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { normalCdf } from '../../../../shared/kernel/random.ts';
import { ballotsOf, needsRatification } from '../../../../shared/rules/countries/legislatureOdds.ts';
import { countryProposals } from '../../../../shared/rules/countries/proposals.ts';
import { ratificationOdds } from '../../../../shared/rules/countries/ratification.ts';
import { pairKey } from '../../../../shared/rules/law/register.ts';
import { confirmationFor } from '../../../../shared/rules/table/signing.ts';
import { aCustomsUnion, aDraft, aFreeTradeArea } from '../../../support/aNegotiation.ts';
import type { Table } from '../../../support/aTable.ts';
import {
  aPoliticalTable,
  aSignedUnion,
  aTableWithArea,
  homeOf,
  politicsOf,
  seatOf,
  withSeat,
} from './aPoliticalTable.ts';

const UNION = aCustomsUnion('USA', 'CAN');

function oddsAt(table: Table): readonly RatificationOdds[] {
  const odds = ratificationOdds(table.scenario, table.state, UNION);
  if (!odds.ok) throw new Error(odds.error.code);
  return odds.value;
}

function oddsOf(table: Table, economy: string): RatificationOdds {
  return must(
    oddsAt(table).find((odds) => odds.economy === economy),
    `odds of ${economy}`,
  );
}

function loved(table: Table, support = 90): Table {
  return withSeat(withSeat(table, 'USA', { support }), 'CAN', { support });
}

function unionOfThree(): Table {
  const table = loved(aTableWithArea());
  aSignedUnion(table);
  return table.goTo('negotiation', 3);
}

describe('who must ask at home', () => {
  it('nobody for an area or a cut', () => {
    const table = aPoliticalTable();
    expect(needsRatification(table.scenario, table.state, aFreeTradeArea('USA', 'CAN'))).toBe(false);
    const proposal = table.conclude(aFreeTradeArea('USA', 'CAN'));
    expect(proposal.status).toBe('concluded');
  });

  it('both founders of a union, which awaits the bell', () => {
    const table = aTableWithArea();
    expect(needsRatification(table.scenario, table.state, UNION)).toBe(true);
    expect(oddsAt(table)).toHaveLength(2);
    for (const economy of ['USA', 'CAN']) {
      expect(oddsOf(table, economy)).toMatchObject({ level: 3, cost: 2, threshold: 45 });
    }
    const { id } = table.tableProposal(UNION);
    expect(
      confirmationFor(countryProposals(table.scenario), table.state, table.proposal(id), 'CAN'),
    ).toMatchObject({
      awaitsRatification: true,
    });
    table.act('CAN', { type: 'signProposal', proposal: id, revision: 1, confirmed: true });
    expect(table.proposal(id).status).toBe('awaitingBell');
  });

  it('nobody where the module is off', () => {
    const table = aTableWithArea({ modules: [] });
    expect(needsRatification(table.scenario, table.state, UNION)).toBe(false);
    expect(oddsAt(table)).toEqual([]);
    expect(aSignedUnion(table).status).toBe('concluded');
  });

  const union = (
    id: 'a0' | 'a1',
    level: 2 | 3 | 4 | 5 | 6,
    ...parties: string[]
  ): CountryGame['agreements'] => ({
    [id]: {
      id,
      level,
      parties,
      concessions: [],
      exceptions: [],
      payments: [],
      sinceRound: 1,
      boundUntilRound: 2,
      notices: [],
    },
  });
  const seats = ['A', 'B', 'C', 'D'];

  it.each([
    [4, 3],
    [5, 4],
    [6, 5],
  ] as const)('all who deepen to level %i, at %i points', (level, cost) => {
    const before = union('a0', level === 4 ? 3 : level === 5 ? 4 : 5, 'A', 'B');
    const ballots = ballotsOf(seats, before, union('a0', level, 'A', 'B'));
    expect(ballots.map((ballot) => [ballot.economy, ballot.level, ballot.votes, ballot.cost])).toEqual([
      ['A', level, true, cost],
      ['B', level, true, cost],
    ]);
  });

  it('the entrant; members pay a quarter without a vote', () => {
    const ballots = ballotsOf(seats, union('a0', 3, 'A', 'B'), union('a0', 3, 'A', 'B', 'C'));
    expect(ballots.map(({ economy, votes, cost, partners }) => [economy, votes, cost, partners])).toEqual([
      ['A', false, 0.5, ['C']],
      ['B', false, 0.5, ['C']],
      ['C', true, 2, ['A', 'B']],
    ]);
  });

  it('at a merger the side whose union ends; the other pays a quarter', () => {
    const before = { ...union('a0', 3, 'A', 'B'), ...union('a1', 3, 'C', 'D') };
    const ballots = ballotsOf(seats, before, union('a0', 3, 'A', 'B', 'C', 'D'));
    expect(ballots.map(({ economy, votes, cost }) => [economy, votes, cost])).toEqual([
      ['A', false, 0.5],
      ['B', false, 0.5],
      ['C', true, 2],
      ['D', true, 2],
    ]);
  });

  it('nobody when a union shrinks or stays', () => {
    expect(ballotsOf(seats, union('a0', 3, 'A', 'B', 'C'), union('a0', 3, 'A', 'B'))).toEqual([]);
    expect(ballotsOf(seats, union('a0', 3, 'A', 'B'), union('a0', 3, 'A', 'B'))).toEqual([]);
  });
});

describe('the odds', () => {
  it('are those of a normal draw with deviation 3 around support, lobbies and nearness', () => {
    const table = aTableWithArea();
    for (const { economy, support, swing, affinity, threshold, probability } of oddsAt(table)) {
      expect(support).toBeCloseTo(seatOf(table, economy).support, 12);
      expect(threshold).toBe(45);
      const near = must(politicsOf(table).affinity[pairKey('USA', 'CAN')], 'affinity');
      expect(affinity).toBeCloseTo(2 * (2 * near - 1), 12);
      expect(probability).toBeCloseTo(normalCdf((support + swing + affinity - 45) / 3), 12);
    }
  });

  it('rise with support and count what this round has cost already', () => {
    const table = aTableWithArea();
    const chance = (): number => oddsOf(table, 'USA').probability;
    const usual = chance();
    withSeat(table, 'USA', { pending: { treaties: -3 } });
    expect(oddsOf(table, 'USA').support).toBeCloseTo(seatOf(table, 'USA').support - 3, 12);
    expect(chance()).toBeLessThan(usual);
    loved(table);
    expect(chance()).toBeGreaterThan(0.999);
  });
});

describe('the vote at the bell', () => {
  it('carries by support, and costs it when the round is settled', () => {
    const table = loved(aTableWithArea());
    const known = oddsAt(table);
    const { id } = aSignedUnion(table);
    const events = table.host('skipPhase');
    const held = events.find(({ type }) => type === 'ratificationHeld');
    if (held?.type !== 'ratificationHeld') throw new Error('no vote was held');
    expect(held.ratification.costs).toEqual({ USA: 2, CAN: 2 });
    for (const [place, vote] of held.ratification.votes.entries()) {
      const { probability: _odds, cost: _cost, ...foreseen } = must(known[place], 'odds');
      expect(vote).toEqual({ ...foreseen, noise: vote.noise, passed: true });
    }
    expect(table.proposal(id).status).toBe('concluded');
    expect(Object.values(table.state.agreements).map(({ level }) => level)).toEqual([3]);
    expect(seatOf(table, 'USA').pending).toEqual({ treaties: -2 });
    table.goTo('results', 2);
    expect(homeOf(table, 'USA').parts.treaties).toBe(-2);
    expect(homeOf(table, 'MEX').parts.treaties).toBe(0);
    expect(seatOf(table, 'USA').pending).toEqual({});
    expect(table.state.reports.at(-1)?.modules?.politics?.ratifications).toEqual([held.ratification]);
    expect(politicsOf(table).ratifications).toEqual([]);
    expect(table.state.reports.at(-1)?.headlines.map(({ key }) => key)).toContain('headline.ratified');
  });

  it('refuses: the proposal lapses and says who, the law stays, nothing is paid, the draft stays in sight', () => {
    const table = withSeat(loved(aTableWithArea()), 'CAN', { support: 20 });
    const { id } = aSignedUnion(table);
    table.goTo('policy');
    expect(table.proposal(id).lapse).toEqual({ type: 'notRatified', by: ['CAN'] });
    expect(Object.values(table.state.agreements).map(({ level }) => level)).toEqual([2]);
    expect(seatOf(table, 'USA').pending).toEqual({});
    table.goTo('results', 2);
    expect(homeOf(table, 'CAN').parts.treaties).toBe(0);
    expect(table.state.reports.at(-1)?.headlines).toContainEqual({
      key: 'headline.notRatified',
      params: { economies: ['CAN'] },
    });
    table.goTo('negotiation', 3);
    const { parties, clauses } = table.proposal(id);
    expect(table.conclude({ parties, clauses }).status).toBe('awaitingBell');
    table.goTo('briefing', 4);
    expect(table.state.proposals[id]).toBeUndefined();
  });

  it('draws from the seed: the same table votes the same, another state of chance another noise', () => {
    const noises = (random?: number): number[] => {
      const table = loved(aTableWithArea());
      if (random !== undefined) table.state = { ...table.state, random };
      aSignedUnion(table);
      table.goTo('policy');
      return politicsOf(table).ratifications.flatMap(({ votes }) =>
        votes.map(({ noise }: RatificationVote) => noise),
      );
    };
    expect(noises()).toEqual(noises());
    expect(noises(1)).not.toEqual(noises(2));
  });

  it('lets later proposals see earlier ones as law while they wait, and votes in order of receipt', () => {
    const table = loved(aTableWithArea());
    aSignedUnion(table);
    const refused = table.refuse('USA', {
      type: 'tableProposal',
      draft: aFreeTradeArea('USA', 'JPN'),
    });
    expect(refused).toMatchObject({ code: 'union/all-must-sign', members: ['USA', 'CAN'] });
  });

  it('admits a free trade partner by the vote of its own legislature', () => {
    const table = loved(unionOfThree());
    withSeat(table, 'MEX', { support: 90 });
    const [union] = Object.values(table.state.agreements);
    const agreement = must(union, 'the union').id;
    const entry = aDraft(['USA', 'MEX'], { type: 'accession', agreement, entrant: 'MEX', former: [] });
    // First a free trade partner of the union, which no legislature is asked about.
    expect(needsRatification(table.scenario, table.state, entry)).toBe(false);
    table.conclude(entry);
    table.goTo('negotiation', 4);
    loved(withSeat(table, 'MEX', { support: 90 }));
    expect(needsRatification(table.scenario, table.state, entry)).toBe(true);
    table.conclude(entry);
    table.goTo('policy');
    const [ratification] = politicsOf(table).ratifications;
    expect(ratification?.votes.map(({ economy }) => economy)).toEqual(['MEX']);
    expect(ratification?.costs).toEqual({ USA: 0.5, CAN: 0.5, MEX: 2 });
    expect(seatOf(table, 'USA').pending).toEqual({ treaties: -0.5 });
  });
});
