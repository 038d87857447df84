import { describe, expect, it } from 'vitest';
import type { Agreement, AgreementTerms } from '#shared/protocol/law.ts';
import { CLAUSE_TYPES, clausePolarity } from '../../../shared/rules/clauses/clauseKinds.ts';
import { nearestForm } from '../../../shared/rules/law/forms.ts';
import { aScenario } from '../../support/aScenario.ts';

const scenario = aScenario('world', 'highWalls');

function anAgreement(level: Agreement['level'], more: Partial<Agreement> = {}): Agreement {
  return {
    id: 'a1',
    level,
    parties: ['USA', 'CAN'],
    concessions: [],
    exceptions: [],
    payments: [],
    sinceRound: 1,
    boundUntilRound: 2,
    notices: [],
    ...more,
  };
}

const ALL: AgreementTerms = {
  provisions: ['services', 'investment', 'competition', 'standards', 'logistics'],
  mutualRecognition: true,
  disputeSettlement: true,
};

describe('the nearest form', () => {
  it.each([2, 3, 4, 5, 6] as const)('of a pure agreement at level %i is its own', (level) => {
    expect(nearestForm(scenario, anAgreement(level))).toMatchObject({ level, isHybrid: false });
  });

  it('of a few cuts is a preferential arrangement', () => {
    const cut = { by: 'USA', to: 'CAN', sector: 'AGR', rateBp: 0 };
    expect(nearestForm(scenario, anAgreement(1, { concessions: [cut] }))).toMatchObject({
      stage: 'preferentialArrangement',
      isHybrid: false,
    });
  });

  it('of preferences on everything is a free trade area', () => {
    const concessions = ['AGR', 'LGT', 'MAT', 'MAC', 'ELE'].flatMap((sector) => [
      { by: 'USA', to: 'CAN', sector, rateBp: 0 },
      { by: 'CAN', to: 'USA', sector, rateBp: 0 },
    ]);
    expect(nearestForm(scenario, anAgreement(1, { concessions }))).toMatchObject({ stage: 'freeTradeArea' });
  });

  it('of an area with some deep clauses is an area, but a hybrid', () => {
    const terms = { provisions: ['services'] } as const;
    expect(nearestForm(scenario, anAgreement(2, { terms }))).toMatchObject({
      stage: 'freeTradeArea',
      isHybrid: true,
    });
  });

  it('of a customs union with every common rule is a common market in all but name', () => {
    expect(nearestForm(scenario, anAgreement(3, { terms: ALL }))).toMatchObject({
      stage: 'commonMarket',
      isHybrid: true,
    });
  });
});

describe('the two sides of integration', () => {
  it('are told of every clause', () => {
    const polarity = CLAUSE_TYPES.map((type) => clausePolarity({ type }));
    expect(new Set(polarity)).toEqual(new Set(['negative', 'positive', 'neutral']));
    expect(clausePolarity({ type: 'freeTradeArea' })).toBe('negative');
    expect(clausePolarity({ type: 'economicUnion' })).toBe('positive');
    expect(clausePolarity({ type: 'payment' })).toBe('neutral');
  });
});
