import { describe, expect, it } from 'vitest';
import { openFacts, type TableFacts } from '../../shared/classroom/openFacts.ts';
import type { GameState } from '../../shared/rules/state.ts';
import { aPactDraft, aProvincesTable } from '../support/aProvincesTable.ts';
import { aTable, HOST } from '../support/aTable.ts';

function factsOf({
  state,
  scenario,
}: {
  readonly state: GameState;
  readonly scenario: { readonly dealOrder: readonly string[] };
}): TableFacts {
  return openFacts({ table: 'A', gameId: 'gA', state, seats: scenario.dealOrder });
}

describe('what the whole room may see of a table', () => {
  it('is who is joined to whom by law, and not what is only proposed', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const [first = '', second = ''] = table.scenario.dealOrder;
    const parties = [first, second];
    table.tableProposal({ parties, clauses: [{ type: 'freeTradeArea', among: parties, exceptions: [] }] });
    expect(factsOf(table).wall.links).toEqual([]);
    expect(JSON.stringify(factsOf(table))).not.toContain('freeTradeArea');
    table.conclude({ parties, clauses: [{ type: 'freeTradeArea', among: parties, exceptions: [] }] });
    expect(factsOf(table).wall.links).toEqual([[0, 1, 2]]);
  });

  it('is a pact among provinces too, the stronger where it binds', () => {
    const table = aProvincesTable();
    table.conclude(aPactDraft(['SH', 'JS']));
    const facts = factsOf(table);
    expect(facts.wall.links).toHaveLength(1);
    expect(facts.results.nation).toBeUndefined();
  });

  it('is a word that each member of a pact keeps or breaks in each of its rounds', () => {
    const table = aProvincesTable({ preset: 'provincesStandard' });
    const { id } = table.conclude(aPactDraft(['SH', 'JS', 'ZJ'], { atMost: 0 }));
    table.nextRound();
    expect(factsOf(table).results).toMatchObject({ kept: 3, broken: 0 });
    table.seal('JS', { wall: 3, breaks: [id] });
    table.settle();
    table.askHost({ type: 'endNow' });
    expect(factsOf(table).results).toMatchObject({ kept: 5, broken: 1 });
  });

  it('is a round only once its reveal is over: neither its news nor anybody’s income before', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const [first = '', second = ''] = table.scenario.dealOrder;
    table.conclude({
      parties: [first, second],
      clauses: [{ type: 'freeTradeArea', among: [first, second], exceptions: [] }],
    });
    while (table.state.phase !== 'results') table.host('skipPhase');
    expect(factsOf(table).results).toMatchObject({ rounds: [], scores: [], createdBn: 0, lost: [] });
    expect(factsOf(table).wall.headline).toBeUndefined();
    table.accept(HOST, { type: 'stepReveal', stop: 'gains' });
    expect(factsOf(table).results.rounds).toEqual([]);
    table.accept(HOST, { type: 'stepReveal', stop: 'question' });
    const { results, wall } = factsOf(table);
    const [report] = table.state.reports;
    expect(results.rounds).toEqual([
      table.scenario.dealOrder.map((seat) => Math.round(100 * (report?.economies[seat]?.index ?? 0)) / 100),
    ]);
    expect(results.createdBn).toBeGreaterThan(0);
    expect(wall.headline).toEqual(report?.headlines[0]);
  });

  it('is who outside sold less to a bloc and how much, or that nobody was outside, or that there was no bloc', () => {
    const after = (members: 0 | 2 | 'all'): TableFacts['results'] => {
      const table = aTable({ people: 'all', rounds: 2, at: 'negotiation' });
      const { dealOrder } = table.scenario;
      const among = dealOrder.slice(0, 2);
      if (members !== 0)
        table.conclude({ parties: among, clauses: [{ type: 'freeTradeArea', among, exceptions: [] }] });
      table.goTo('debrief');
      const reports =
        members === 'all'
          ? table.state.reports.map((report) => ({
              ...report,
              blocs: report.blocs.map((bloc) => ({ ...bloc, parties: dealOrder, lostBy: [] })),
            }))
          : table.state.reports;
      const { results } = factsOf({ scenario: table.scenario, state: { ...table.state, reports } });
      const losers = table.state.reports.flatMap(({ blocs }) => blocs.flatMap(({ lostBy }) => lostBy));
      for (const { economy, salesBn } of results.lost) {
        expect(among).not.toContain(economy);
        expect(salesBn).toBeGreaterThan(0);
        expect(losers).toContain(economy);
      }
      return results;
    };
    const two = after(2);
    expect(two.lost.length).toBeGreaterThan(0);
    expect(two.lost.map(({ salesBn }) => salesBn)).toEqual(
      two.lost.map(({ salesBn }) => salesBn).toSorted((a, b) => b - a),
    );
    expect(two.isAnybodyOutside).toBe(true);
    expect(after('all')).toMatchObject({ lost: [], isAnybodyOutside: false });
    expect(after(0).isAnybodyOutside).toBeUndefined();
  });

  it('is scores at the end, and words that were judged', () => {
    const table = aTable({ people: 'all', at: 'debrief' });
    const { results } = factsOf(table);
    expect(results.scores).toHaveLength(table.scenario.dealOrder.length);
    expect(results.rounds).toHaveLength(table.state.reports.length);
  });

  it('holds neither people, nor seeds, nor drafts, nor what is sealed', () => {
    const table = aTable({ people: 'all', at: 'policy', seed: 'canary-seed' });
    const [first = ''] = table.scenario.dealOrder;
    const member = table.state.seats[first]?.member ?? '';
    const policy = { type: 'wall', shiftBp: 1_234, apart: [] } as const;
    table.act(first, { type: 'savePolicyDraft', policy: { ...policy, shiftBp: 100 } });
    table.act(first, { type: 'sealPolicy', policy: { ...policy, shiftBp: 200 } });
    const text = JSON.stringify(factsOf(table));
    for (const secret of ['canary-seed', `"${member}"`, 'shiftBp', 'sealed', 'member'])
      expect(text).not.toContain(secret);
  });
});
