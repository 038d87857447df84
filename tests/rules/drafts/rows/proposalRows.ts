import { aCut, aDraft, aFreeTradeArea } from '../../../support/aNegotiation.ts';
import type { DraftRow } from './row.ts';
import { quartet, world } from './tables.ts';

/** Faults of a proposal as a whole. */
export const PROPOSAL_ROWS: readonly DraftRow[] = [
  {
    rule: 'an author who is no party',
    code: 'proposal/author-not-party',
    on: quartet,
    by: 'CAT',
    draft: () => aFreeTradeArea('ALB', 'DUN'),
  },
  {
    rule: 'a party named twice',
    code: 'intent/malformed',
    on: quartet,
    draft: () => ({ ...aFreeTradeArea('ALB', 'DUN'), parties: ['ALB', 'DUN', 'DUN'] }),
  },
  {
    rule: 'a party alone',
    code: 'proposal/two-parties-least',
    on: quartet,
    draft: () => aDraft(['ALB', 'ALB'], aCut('ALB', 'DUN', 500)),
  },
  {
    rule: 'someone who does not play',
    code: 'proposal/unknown-party',
    on: world,
    draft: () => aFreeTradeArea('USA', 'ROW'),
    says: () => ({ economy: 'ROW' }),
  },
  {
    rule: 'a party of which nothing is said',
    code: 'proposal/party-not-named',
    on: quartet,
    draft: () => aDraft(['ALB', 'DUN', 'CAT'], aCut('ALB', 'DUN', 500)),
    says: () => ({ economy: 'CAT' }),
  },
  {
    rule: 'someone bound who is no party',
    code: 'proposal/named-not-party',
    on: quartet,
    draft: () => aDraft(['ALB', 'DUN'], aCut('ALB', ['DUN', 'CAT'], 500)),
    says: () => ({ economy: 'CAT', clause: 0 }),
  },
  {
    rule: 'a line kept by someone outside the area',
    code: 'proposal/named-not-party',
    on: quartet,
    draft: () =>
      aDraft(['ALB', 'DUN'], {
        type: 'freeTradeArea',
        among: ['ALB', 'DUN'],
        exceptions: [{ by: 'CAT', sector: 'GRA' }],
      }),
  },
  { rule: 'an empty proposal', code: 'proposal/no-clause', on: quartet, draft: () => aDraft(['ALB', 'DUN']) },
  {
    rule: 'a proposal that binds nobody to anything',
    code: 'proposal/obliges-nobody',
    on: quartet,
    draft: () => aDraft(['ALB', 'DUN'], { type: 'bindingPeriod', rounds: 3 }),
  },
  {
    rule: 'a title of its own',
    code: 'proposal/unknown-title',
    on: quartet,
    draft: () => ({ ...aFreeTradeArea('ALB', 'DUN'), title: 'empire' }),
  },
];
