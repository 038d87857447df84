import { describe, expect, it } from 'vitest';
import { RATIFICATION } from '#shared/content/politicsConstants.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import { drawUniform, seedFromText } from '#shared/kernel/random.ts';
import { findFaults } from '../../../shared/rules/countries/proposals.ts';
import { clausePolitics } from '../../../client/panels/treaty/clausePolitics.ts';
import { formOfDraft } from '../../../client/panels/proposal/ProposalHeader.tsx';
import { anyDraft } from '../../support/anyDraft.ts';
import type { Chance } from '../../support/chance.ts';
import { aCustomsUnion, aDraft, aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

function politicalTable() {
  const table = aTable({
    preset: 'laboratory',
    scenarioId: 'world',
    opening: 'highWalls',
    modules: ['politics'],
    rounds: 8,
    people: 'all',
    at: 'negotiation',
  });
  table.conclude(aFreeTradeArea('USA', 'CAN'));
  return table.goTo('negotiation', 2);
}

const table = politicalTable();
const ground = { scenario: table.scenario, game: table.state, me: 'CAN' };
const keysOf = (clauses: readonly Clause[], isLawful = true) =>
  clausePolitics(ground, { parties: ['USA', 'CAN'], clauses }, isLawful).map(({ polarity, costs }) => [
    polarity,
    costs.map(({ key }) => key),
  ]);

/** Rolls of one seed, each with another partner. */
function aChance(economy: string, economies: readonly string[]): () => Chance {
  let random = seedFromText('politics of clauses');
  const roll = (): number => {
    const { value, next } = drawUniform(random);
    random = next;
    return value;
  };
  const pick = <T>(items: readonly T[], otherwise: T): T =>
    items[Math.floor(roll() * items.length)] ?? otherwise;
  return () => {
    const other = pick(
      economies.filter((each) => each !== economy),
      economy,
    );
    return { roll, pick, economies, economy, other };
  };
}

describe('politics of a clause', () => {
  it('asks the legislature about a union, and counts decisions made by others', () => {
    const [union] = clausePolitics(ground, aCustomsUnion('USA', 'CAN'), true);
    expect(union?.polarity).toBe('positive');
    expect(union?.costs[0]).toEqual({
      key: 'cost.vote',
      params: { threshold: RATIFICATION[3].threshold, points: RATIFICATION[3].cost },
    });
    expect(union?.costs[1]?.key).toBe('cost.sovereignty');
    expect(Number(union?.costs[1]?.params['points'])).toBeGreaterThan(0);
  });

  it('names the lobbies whose protection goes, and nobody where it has gone already', () => {
    const withMexico: Clause = { type: 'freeTradeArea', among: ['CAN', 'MEX'], exceptions: [] };
    const [area] = clausePolitics(ground, { parties: ['CAN', 'MEX'], clauses: [withMexico] }, true);
    const protectedSectors = (table.state.politics?.seats['CAN']?.lobbies ?? [])
      .filter(({ wants }) => wants === 'protection')
      .map(({ sector }) => sector);
    expect(area).toEqual({
      polarity: 'negative',
      costs: [{ key: 'cost.lobbies', params: { sectors: protectedSectors } }],
    });
    expect(keysOf([{ type: 'freeTradeArea', among: ['USA', 'CAN'], exceptions: [] }], false)).toEqual([
      ['negative', []],
    ]);
  });

  it('leaves out a lobby whose sector is kept', () => {
    const kept = (table.state.politics?.seats['CAN']?.lobbies ?? [])
      .filter(({ wants }) => wants === 'protection')
      .map(({ sector }) => ({ by: 'CAN', sector }));
    const draft = aDraft(['CAN', 'MEX'], { type: 'freeTradeArea', among: ['CAN', 'MEX'], exceptions: kept });
    expect(clausePolitics(ground, draft, true)[0]?.costs).toEqual([]);
  });

  it('costs nothing where there is no politics', () => {
    const plain = aTable({ people: 'all', at: 'negotiation' });
    const drafted = clausePolitics(
      { scenario: plain.scenario, game: plain.state, me: 'ALB' },
      aFreeTradeArea('ALB', 'BOR'),
      true,
    );
    expect(drafted).toEqual([{ polarity: 'negative', costs: [] }]);
  });

  it('can be told of every lawful draft', () => {
    const wild = politicalTable();
    const chance = aChance('USA', wild.scenario.dealOrder);
    let lawful = 0;
    for (let nth = 0; nth < 400; nth++) {
      const draft = anyDraft(wild, chance());
      if (findFaults(wild.scenario, wild.state, draft, 'USA').length > 0) continue;
      lawful += 1;
      const told = clausePolitics({ ...ground, game: wild.state, me: 'USA' }, draft, true);
      expect(told).toHaveLength(draft.clauses.length);
      formOfDraft(wild.scenario, wild.state, draft);
    }
    expect(lawful).toBeGreaterThan(20);
  });
});

describe('form of a draft', () => {
  it('is a hybrid where an area has clauses beyond tariffs', () => {
    const parties = ['CAN', 'MEX'];
    const area: Clause = { type: 'freeTradeArea', among: parties, exceptions: [] };
    const deep: Clause = { type: 'deepProvision', among: parties, provision: 'services' };
    const { scenario, state } = table;
    expect(formOfDraft(scenario, state, { parties, clauses: [area] })).toBeUndefined();
    expect(formOfDraft(scenario, state, { parties, clauses: [area, deep] })).toEqual({
      key: 'form.hybrid',
      params: { level: 2 },
    });
  });
});
