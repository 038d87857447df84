import { describe, expect, it } from 'vitest';
import { ADDABLE, addableGroups, addableIn } from '../../client/panels/treaty/addable.ts';
import { draftFrom, templatesFor } from '../../client/panels/treaty/templates.ts';
import { markedFaults } from '../../client/panels/desk/deskModel.ts';
import { aDeepUnion } from '../support/aDeepUnion.ts';
import { aGame } from '../support/aTable.ts';

describe('articles that may be added', () => {
  it('stand in groups, each once', () => {
    const game = aGame({ preset: 'laboratory', modules: ['barriers'], at: 'negotiation' });
    const groups = addableGroups(game);
    expect(groups.map(({ group }) => group)).toEqual(['forms', 'money', 'deep']);
    expect(groups.flatMap(({ types }) => types).toSorted()).toEqual([...ADDABLE].toSorted());
  });

  it('leave no trace of what a first lesson does not play', () => {
    const game = aGame({ at: 'negotiation' });
    expect(addableGroups(game).map(({ group }) => group)).toEqual(['forms', 'money']);
    expect(addableIn(game)).toEqual(['tariffConcession', 'freeTradeArea', 'payment', 'bindingPeriod']);
  });
});

describe('templates of deepening', () => {
  const table = aDeepUnion(3, 'USA', 'CAN', 'MEX');
  const drafting = (partners: readonly string[]) => ({
    scenario: table.scenario,
    game: table.state,
    me: 'USA',
    partners,
  });

  it('deepen the whole union, or some members of it', () => {
    expect(templatesFor(drafting(['CAN']))).toEqual(expect.arrayContaining(['deepen', 'deepenSome']));
    const some = draftFrom('deepenSome', drafting(['CAN']));
    expect(some.clauses).toEqual([{ type: 'commonMarket', among: ['USA', 'CAN'] }]);
    const all = draftFrom('deepen', drafting(['CAN']));
    expect(all.parties.toSorted()).toEqual(['CAN', 'MEX', 'USA']);
    for (const draft of [some, all])
      expect(markedFaults(table.scenario, table.state, draft, 'USA')).toEqual([]);
  });

  it('offer no part where all members are in view, or where somebody is no member', () => {
    expect(templatesFor(drafting(['CAN', 'MEX']))).not.toContain('deepenSome');
    expect(templatesFor(drafting(['JPN']))).not.toContain('deepenSome');
  });
});
