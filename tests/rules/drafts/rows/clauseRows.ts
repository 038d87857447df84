import { aCustomsUnion, aCut, aDraft, aFreeTradeArea, aPayment } from '../../../support/aNegotiation.ts';
import type { DraftRow } from './row.ts';
import { quartet, later, withArea, withKey, anEntry } from './tables.ts';

/** What a clause may not say. */
export const CLAUSE_ROWS: readonly DraftRow[] = [
  {
    rule: 'a sector that is not',
    code: 'clause/unknown-sector',
    on: quartet,
    draft: () => aDraft(['ALB', 'DUN'], aCut('ALB', 'DUN', 500, 'GOLD')),
  },
  {
    rule: 'a sector that passes no border',
    code: 'clause/not-tradable',
    on: quartet,
    draft: () => aDraft(['ALB', 'DUN'], aCut('ALB', 'DUN', 0, 'SER')),
  },
  {
    rule: 'the same cut twice',
    code: 'clause/duplicate',
    on: quartet,
    draft: () => aDraft(['ALB', 'DUN'], aCut('ALB', 'DUN', 500), aCut('ALB', 'DUN', 300)),
    says: () => ({ clause: 1 }),
  },
  {
    rule: 'a gift to oneself',
    code: 'clause/self-dealing',
    on: quartet,
    draft: () => aDraft(['ALB', 'DUN'], aCut('ALB', ['ALB', 'DUN'], 500)),
  },
  {
    rule: 'a payment to oneself',
    code: 'clause/self-dealing',
    on: quartet,
    draft: () => aDraft(['ALB', 'DUN'], aCut('ALB', 'DUN', 500), aPayment('DUN', 'DUN', 5)),
    says: () => ({ clause: 1 }),
  },
  {
    rule: 'a cut that is none',
    code: 'clause/no-cut',
    on: quartet,
    draft: () => aDraft(['ALB', 'DUN'], aCut('ALB', 'DUN', 1_200)),
    says: () => ({ economy: 'ALB', sector: 'GRA', rateBp: 1_200 }),
  },
  {
    rule: 'a cut above a present preference',
    code: 'clause/no-cut',
    on: withArea,
    draft: () => aDraft(['ALB', 'DUN'], aCut('ALB', 'DUN', 100)),
    says: () => ({ rateBp: 0 }),
  },
  {
    rule: 'a level before its round',
    code: 'clause/level-not-open',
    on: quartet,
    draft: () => aCustomsUnion('ALB', 'DUN'),
    says: () => ({ level: 3, round: 3 }),
  },
  {
    rule: 'shares above the whole',
    code: 'clause/key-not-whole',
    on: withArea,
    draft: () => withKey({ ALB: 60, DUN: 60 }),
  },
  {
    rule: 'shares below the whole',
    code: 'clause/key-not-whole',
    on: withArea,
    draft: () => withKey({ ALB: 40, DUN: 40 }),
  },
  {
    rule: 'a share for a stranger',
    code: 'clause/key-member',
    on: withArea,
    draft: () => withKey({ ALB: 40, CAT: 60 }),
    says: () => ({ economy: 'CAT' }),
  },
  {
    rule: 'no share for a member',
    code: 'clause/key-member',
    on: withArea,
    draft: () => withKey({ DUN: 40 }),
    says: () => ({ economy: 'ALB' }),
  },
  {
    rule: 'an agreement that is not',
    code: 'clause/unknown-agreement',
    on: quartet,
    draft: () => aDraft(['ALB', 'DUN'], { type: 'accession', agreement: 'a9', entrant: 'ALB', former: [] }),
  },
  {
    rule: 'an arrangement that is no bloc',
    code: 'clause/not-a-bloc',
    on: quartet,
    draft: (table) => {
      table.conclude(aDraft(['ALB', 'DUN'], aCut('ALB', 'DUN', 500)));
      return aDraft(['CAT', 'ALB'], anEntry(table, ['ALB', 'DUN'], 'CAT'));
    },
  },
  {
    rule: 'two blocs in one proposal',
    code: 'clause/one-integration',
    on: later,
    draft: () => {
      const [area, other] = [aFreeTradeArea('ALB', 'DUN'), aFreeTradeArea('ALB', 'CAT')];
      return aDraft(['ALB', 'DUN', 'CAT'], ...area.clauses, ...other.clauses);
    },
    says: () => ({ clause: 1 }),
  },
  {
    rule: 'a pact of provinces among countries',
    code: 'clause/provinces-only',
    on: quartet,
    draft: () =>
      aDraft(['ALB', 'DUN'], {
        type: 'marketPact',
        among: ['ALB', 'DUN'],
        goods: 'all',
        atMost: 0,
        isBinding: false,
        deposit: 0,
        rounds: 2,
        hasOffice: false,
        rules: [],
      }),
    says: () => ({ clause: 0 }),
  },
];
