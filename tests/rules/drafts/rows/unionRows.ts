import { aCustomsUnion, aCut, aDraft, aFreeTradeArea, aNegotiation } from '../../../support/aNegotiation.ts';
import { aTableWithUnion } from '../../../support/aUnion.ts';
import type { DraftRow } from './row.ts';
import { withHub, aUnionOf, anEntry } from './tables.ts';

/** Customs unions: one each, dealing as one, deciding older agreements. */
export const UNION_ROWS: readonly DraftRow[] = [
  {
    rule: 'a second union',
    code: 'union/one-each',
    on: () => aTableWithUnion(),
    draft: () => aCustomsUnion('CAN', 'MEX'),
    says: (table) => ({ economy: 'CAN', agreement: table.among('USA', 'CAN').id, members: ['USA', 'CAN'] }),
  },
  {
    rule: 'a cut by a member alone',
    code: 'union/no-tariff-of-its-own',
    on: () => aTableWithUnion(),
    draft: () => aDraft(['CAN', 'MEX'], aCut('CAN', 'MEX', 500, 'AGR')),
    says: () => ({ economy: 'CAN' }),
  },
  {
    rule: 'a cut for a member alone',
    code: 'union/all-must-sign',
    on: () => aTableWithUnion(),
    draft: () => aDraft(['MEX', 'CAN'], aCut('MEX', 'CAN', 500, 'AGR')),
    says: () => ({ economies: ['USA'] }),
  },
  {
    rule: 'an area with a member alone',
    code: 'union/all-must-sign',
    on: () => aTableWithUnion(),
    draft: () => aFreeTradeArea('MEX', 'CAN'),
    says: () => ({ economies: ['USA'] }),
  },
  {
    rule: 'entry of a union’s member to an area',
    code: 'union/all-must-sign',
    on: () => {
      const table = aTableWithUnion();
      table.conclude(aFreeTradeArea('MEX', 'MER'));
      table.nextRound();
      return table;
    },
    draft: (table) => aDraft(['USA', 'MEX'], anEntry(table, ['MEX', 'MER'], 'USA')),
    says: () => ({ economies: ['CAN'] }),
  },
  {
    rule: 'silence about an older area',
    code: 'union/former-undecided',
    on: withHub,
    draft: () => aUnionOf([], 'USA', 'CAN'),
    says: (table) => ({ former: table.among('CAN', 'MEX').id }),
  },
  {
    rule: 'silence about an older preference',
    code: 'union/former-undecided',
    on: () => {
      const table = aNegotiation({ scenario: 'world' });
      table.conclude(aFreeTradeArea('USA', 'CAN'));
      table.conclude(aDraft(['MEX', 'CAN'], aCut('MEX', 'CAN', 500, 'AGR')));
      table.nextRound();
      return table;
    },
    draft: () => aUnionOf([], 'USA', 'CAN'),
  },
  {
    rule: 'a decision about another’s agreement',
    code: 'union/former-unknown',
    on: withHub,
    draft: (table) =>
      aUnionOf(
        [
          { agreement: table.among('CAN', 'MEX').id, action: 'end' },
          { agreement: 'a9', action: 'end' },
        ],
        'USA',
        'CAN',
      ),
    says: () => ({ former: 'a9' }),
  },
  {
    rule: 'an extension that the outsider does not sign',
    code: 'union/former-needs-outsider',
    on: withHub,
    draft: (table) => aUnionOf([{ agreement: table.among('CAN', 'MEX').id, action: 'extend' }], 'USA', 'CAN'),
    says: () => ({ economy: 'MEX' }),
  },
  {
    rule: 'an ending inside the binding period',
    code: 'union/former-bound',
    on: withHub,
    draft: (table) => aUnionOf([{ agreement: table.among('CAN', 'MEX').id, action: 'end' }], 'USA', 'CAN'),
    says: () => ({ round: 2 }),
  },
];
