import { describe, expect, it } from 'vitest';
import { mapValues } from '#shared/kernel/records.ts';
import type { ClauseOf, ClauseType } from '#shared/protocol/clauses.ts';
import { CLAUSE_TYPES } from '../../shared/rules/clauses/clauseKinds.ts';
import { clauseSchema, seatIntentSchema } from '../../shared/rules/intentSchemas.ts';

const among = ['USA', 'CAN'];

/** One of each kind; the fields stand in the order in which they are stored. */
const CLAUSES: { readonly [Kind in ClauseType]: ClauseOf<Kind> } = {
  tariffConcession: { type: 'tariffConcession', by: 'USA', to: ['CAN'], sector: 'AGR', rateBp: 250 },
  freeTradeArea: { type: 'freeTradeArea', among, exceptions: [{ by: 'CAN', sector: 'AGR' }] },
  customsUnion: {
    type: 'customsUnion',
    among,
    key: { type: 'shares', percent: { USA: 60, CAN: 40 } },
    former: [{ agreement: 'a1', action: 'extend' }],
  },
  commonMarket: { type: 'commonMarket', among },
  economicUnion: { type: 'economicUnion', among },
  fullIntegration: { type: 'fullIntegration', among },
  accession: { type: 'accession', agreement: 'a1', entrant: 'MEX', former: [], sharePercent: 20 },
  merger: { type: 'merger', agreement: 'a1', with: 'a2', former: [] },
  payment: { type: 'payment', from: 'USA', to: 'CAN', amountMn: 500, rounds: 3 },
  bindingPeriod: { type: 'bindingPeriod', rounds: 3 },
  phaseIn: { type: 'phaseIn', rounds: 2 },
  specialTreatment: { type: 'specialTreatment', to: ['MEX'], rounds: 3 },
  agreedSpecialization: {
    type: 'agreedSpecialization',
    between: [
      { party: 'USA', keeps: 'AGR' },
      { party: 'CAN', keeps: 'MIN' },
    ],
  },
  jointInfrastructure: { type: 'jointInfrastructure', among, contributionBp: 20 },
  adjustmentFund: { type: 'adjustmentFund', among, contributionBp: 20 },
  deepProvision: { type: 'deepProvision', among, provision: 'services' },
  mutualRecognition: { type: 'mutualRecognition', among },
  disputeSettlement: { type: 'disputeSettlement', among },
  conditionality: { type: 'conditionality', of: 'MEX', condition: 'keepsWord' },
  marketPact: {
    type: 'marketPact',
    among,
    goods: 'all',
    atMost: 1,
    isBinding: true,
    deposit: 10,
    rounds: 2,
    hasOffice: false,
    rules: [],
  },
};

function reads(clause: unknown): boolean {
  return clauseSchema.safeParse(clause).success;
}

describe('a clause off the wire', () => {
  it.each(CLAUSE_TYPES)('is read as it was sent, field by field: %s', (kind) => {
    const clause: object = CLAUSES[kind];
    expect(JSON.stringify(clauseSchema.parse(mapValues({ ...clause }, (value: unknown) => value)))).toBe(
      JSON.stringify(clause),
    );
    expect(reads({ ...clause, more: 1 })).toBe(false);
    for (const field of Object.keys(clause)) {
      const { [field]: _gone, ...rest } = { ...clause } as Record<string, unknown>;
      expect(reads(rest), field).toBe(field === 'sharePercent');
    }
  });

  it.each([
    { ...CLAUSES.tariffConcession, to: [] },
    { ...CLAUSES.tariffConcession, rateBp: -1 },
    { ...CLAUSES.tariffConcession, by: 'constructor' },
    { ...CLAUSES.freeTradeArea, among: ['USA'] },
    { ...CLAUSES.accession, sharePercent: 101 },
    { ...CLAUSES.payment, amountMn: 0 },
    { ...CLAUSES.payment, amountMn: 1.5 },
    { ...CLAUSES.payment, rounds: 13 },
    { ...CLAUSES.bindingPeriod, rounds: 1 },
    { ...CLAUSES.jointInfrastructure, contributionBp: 51 },
    { ...CLAUSES.adjustmentFund, contributionBp: 4 },
    { ...CLAUSES.deepProvision, provision: 'weather' },
    { ...CLAUSES.conditionality, condition: 'isPolite' },
    { ...CLAUSES.mutualRecognition, type: 'friendship' },
  ])('is refused outside of what it may say: %j', (clause) => {
    expect(reads(clause)).toBe(false);
  });

  it('stands in a draft, which names its parties', () => {
    const draft = { parties: among, clauses: [CLAUSES.payment] };
    expect(seatIntentSchema.safeParse({ type: 'tableProposal', draft }).success).toBe(true);
    expect(
      seatIntentSchema.safeParse({ type: 'tableProposal', draft: { ...draft, clauses: [] } }).success,
    ).toBe(false);
  });
});
