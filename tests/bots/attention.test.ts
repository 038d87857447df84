import { describe, expect, it } from 'vitest';
import { asksAmong, offerName } from '../../shared/bots/moves/attention.ts';
import { leavers } from '../../shared/bots/moves/grudges.ts';
import { TEMPERAMENTS } from '#shared/content/temperaments.ts';
import { must } from '#shared/kernel/records.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import { aFreeTradeArea } from '../support/aNegotiation.ts';
import { aTable } from '../support/aTable.ts';

describe('what a proposal is about', () => {
  const steps = ['commonMarket', 'economicUnion', 'fullIntegration', 'mutualRecognition'] as const;

  it('tells every form and every circle apart', () => {
    const names = steps.flatMap((type) =>
      [
        ['EUR', 'GBR'],
        ['EUR', 'JPN'],
      ].map((among) => offerName({ clauses: [{ type, among }] })),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain('');
  });

  it('is the same whoever writes it first, and whatever it pays', () => {
    const payment: Clause = { type: 'payment', from: 'EUR', to: 'GBR', amountMn: 5, rounds: 2 };
    const ways: Clause[][] = [
      [{ type: 'commonMarket', among: ['EUR', 'GBR'] }],
      [{ type: 'commonMarket', among: ['GBR', 'EUR'] }, payment],
      [
        { type: 'phaseIn', rounds: 3 },
        { type: 'commonMarket', among: ['EUR', 'GBR'] },
      ],
    ];
    expect(new Set(ways.map((clauses) => offerName({ clauses }))).size).toBe(1);
  });
});

describe('a union whose treaty ends older agreements', () => {
  /** Korea and China found a union that ends what Korea has with Mexico; then a round passes. */
  function ended(person?: string) {
    const table = aTable({
      scenarioId: 'world',
      opening: 'highWalls',
      preset: 'standard',
      rounds: 6,
      people: person === undefined ? [] : [person],
      at: 'negotiation',
    });
    table.conclude(aFreeTradeArea('KOR', 'CHN'));
    const { id } = table.conclude(aFreeTradeArea('KOR', 'MEX'));
    table.goTo('negotiation', 4);
    const agreement = must(
      Object.values(table.state.agreements).find(({ proposal }) => proposal === id),
      'an area',
    );
    const among = ['KOR', 'CHN'];
    const former = [{ agreement: agreement.id, action: 'end' }] as const;
    table.conclude({
      parties: among,
      clauses: [{ type: 'customsUnion', among, key: { type: 'imports' }, former }],
    });
    return table.goTo('negotiation', 5).state;
  }

  it('is held against bots among themselves, against no person, and against nobody where a person asks', () => {
    const [ofBots, ofPerson] = [ended(), ended('KOR')];
    expect(leavers(ofBots, 'MEX')).toEqual(['KOR']);
    expect(leavers(ofBots, 'MEX', { isWithPeople: true })).toEqual([]);
    expect(leavers(ofPerson, 'MEX')).toEqual([]);
  });
});

describe('what a bot asks of a person', () => {
  it('comes down in steps between the two, and is its last at once where others sign too', () => {
    const { state } = aTable({
      scenarioId: 'world',
      opening: 'highWalls',
      preset: 'standard',
      people: ['KOR'],
    });
    const { bargaining } = TEMPERAMENTS.opportunist;
    expect(asksAmong(state, ['KOR', 'CHN'], 'CHN', bargaining)).toEqual(bargaining.asks);
    expect(asksAmong(state, ['KOR', 'CHN', 'ASE'], 'CHN', bargaining)).toEqual(bargaining.asks.slice(-1));
    expect(asksAmong(state, ['JPN', 'CHN', 'ASE'], 'CHN', bargaining)).toEqual(bargaining.asks);
  });
});
