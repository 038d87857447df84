import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import { hasDisputeSettlement, provisionsBetween, recognisesRules } from '../../../shared/rules/law/terms.ts';
import { unionOf } from '../../../shared/rules/law/blocs.ts';
import { aDeepUnion, aLaboratory, climbTo } from '../../support/aDeepUnion.ts';
import { aDraft, aFreeTradeArea, type Negotiation } from '../../support/aNegotiation.ts';

function deep(among: readonly string[], ...provisions: ('services' | 'logistics')[]): Clause[] {
  return provisions.map((provision) => ({ type: 'deepProvision', among, provision }));
}

function withDeepArea(...more: Clause[]): Negotiation {
  const table = aLaboratory(['barriers', 'wto']);
  const among = ['USA', 'CAN'];
  table.conclude(aDraft(among, { type: 'freeTradeArea', among, exceptions: [] }, ...more));
  return table;
}

describe('deep clauses', () => {
  it('belong to the agreement of just these parties', () => {
    const table = withDeepArea(...deep(['USA', 'CAN'], 'services'));
    table.conclude(aDraft(['CAN', 'USA'], ...deep(['CAN', 'USA'], 'logistics')));
    expect(Object.values(table.state.agreements)).toHaveLength(1);
    expect(table.among('USA', 'CAN').terms).toEqual({ provisions: ['services', 'logistics'] });
    expect(provisionsBetween(table.state, 'CAN', 'USA')).toEqual(['services', 'logistics']);
    expect(provisionsBetween(table.state, 'CAN', 'MEX')).toEqual([]);
  });

  it('stand in an arrangement of their own where the parties have none', () => {
    const table = aDeepUnion(3, 'USA', 'CAN', 'MEX');
    table.conclude(aDraft(['USA', 'CAN'], ...deep(['USA', 'CAN'], 'services')));
    expect(table.among('USA', 'CAN')).toMatchObject({ level: 1, terms: { provisions: ['services'] } });
    expect(unionOf(table.state, 'USA')?.terms).toBeUndefined();
  });

  it('are contained in an economic union', () => {
    const table = withDeepArea(...deep(['USA', 'CAN'], 'services'));
    const union = { ...table.among('USA', 'CAN'), level: 5 as const };
    const law = { agreements: { [union.id]: union } };
    expect(provisionsBetween(law, 'USA', 'CAN')).toEqual([]);
    expect(recognisesRules(law, 'USA', 'CAN')).toBe(true);
    expect(hasDisputeSettlement(law, 'USA', 'CAN')).toBe(true);
  });

  it('go on beside a larger area, and bind who enters', () => {
    const table = withDeepArea(...deep(['USA', 'CAN'], 'services'));
    const area = table.among('USA', 'CAN');
    table.nextRound();
    table.conclude(aFreeTradeArea('USA', 'CAN', 'MEX'));
    expect(table.among('USA', 'CAN').id).toBe(area.id);
    expect(provisionsBetween(table.state, 'USA', 'MEX')).toEqual([]);
    const entry = { type: 'accession', agreement: area.id, entrant: 'JPN', former: [] } as const;
    table.conclude(aDraft(['JPN', 'USA'], entry));
    table.nextRound();
    expect(provisionsBetween(table.state, 'JPN', 'CAN')).toEqual(['services']);
  });

  it('bind both sides of a merger where both had them, and else those who had them', () => {
    const table = withDeepArea(...deep(['USA', 'CAN'], 'services', 'logistics'));
    const others = ['JPN', 'KOR'];
    table.conclude(
      aDraft(others, { type: 'freeTradeArea', among: others, exceptions: [] }, ...deep(others, 'services')),
    );
    table.nextRound();
    table.conclude(
      aDraft(['JPN', 'KOR', 'USA'], {
        type: 'merger',
        agreement: table.among('USA', 'CAN').id,
        with: table.among('JPN', 'KOR').id,
        former: [],
      }),
    );
    table.nextRound();
    expect(table.among('USA', 'CAN', 'JPN', 'KOR').terms).toEqual({ provisions: ['services'] });
    expect(provisionsBetween(table.state, 'USA', 'CAN')).toEqual(['services', 'logistics']);
    expect(provisionsBetween(table.state, 'JPN', 'CAN')).toEqual(['services']);
  });

  it('survive the climb to a union and end with the last who leaves', () => {
    const table = withDeepArea(...deep(['USA', 'CAN'], 'services'));
    table.nextRound();
    table.conclude(
      aDraft(['USA', 'CAN'], {
        type: 'customsUnion',
        among: ['USA', 'CAN'],
        key: { type: 'people' },
        former: [],
      }),
    );
    expect(provisionsBetween(table.state, 'USA', 'CAN')).toEqual(['services']);
    for (let round = 0; round < 2; round++) table.nextRound();
    table.act('CAN', { type: 'giveNotice', agreement: table.among('USA', 'CAN').id });
    table.nextRound();
    expect(Object.values(table.state.agreements)).toEqual([]);
  });
});

describe('recognition and panels', () => {
  it('hold between the parties of the clause', () => {
    const among = ['USA', 'CAN'];
    const table = withDeepArea();
    table.conclude(aDraft(among, { type: 'mutualRecognition', among }));
    table.conclude(aDraft(among, { type: 'disputeSettlement', among }));
    expect([recognisesRules(table.state, 'CAN', 'USA'), recognisesRules(table.state, 'CAN', 'MEX')]).toEqual([
      true,
      false,
    ]);
    expect([
      hasDisputeSettlement(table.state, 'CAN', 'USA'),
      hasDisputeSettlement(table.state, 'USA', 'MEX'),
    ]).toEqual([true, false]);
  });
});

describe('funds and roads', () => {
  it('stay with those who signed for them, also when their bloc takes newcomers', () => {
    const among = ['USA', 'CAN'];
    const table = climbTo(aLaboratory(), 2, 'USA', 'CAN');
    table.conclude(
      aDraft(
        among,
        { type: 'jointInfrastructure', among, contributionBp: 20 },
        { type: 'adjustmentFund', among, contributionBp: 10 },
      ),
    );
    const area = must(
      Object.values(table.state.agreements).find(({ level }) => level === 2),
      'the area',
    );
    table.conclude(
      aDraft(['JPN', 'USA'], { type: 'accession', agreement: area.id, entrant: 'JPN', former: [] }),
    );
    table.nextRound();
    const own = Object.values(table.state.agreements).filter(({ terms }) => terms !== undefined);
    expect(own).toMatchObject([
      {
        level: 1,
        parties: among,
        terms: {
          adjustmentFundBp: 10,
          infrastructure: [{ among, contributionBp: 20, sinceRound: 2 }],
        },
      },
    ]);
  });
});
