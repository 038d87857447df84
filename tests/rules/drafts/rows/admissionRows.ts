import { aDraft } from '../../../support/aNegotiation.ts';
import { aTableWithTwoUnions } from '../../../support/aUnion.ts';
import type { DraftRow } from './row.ts';
import { withHub, anEntry, aMerger } from './tables.ts';

/** Entry and merger. */
export const ADMISSION_ROWS: readonly DraftRow[] = [
  {
    rule: 'entry of a member',
    code: 'accession/already-member',
    on: withHub,
    draft: (table) => aDraft(['CAN', 'USA'], anEntry(table, ['USA', 'CAN'], 'CAN')),
    says: () => ({ economy: 'CAN' }),
  },
  {
    rule: 'entry that no member signs',
    code: 'accession/needs-a-member',
    on: withHub,
    draft: (table) => aDraft(['JPN', 'KOR'], anEntry(table, ['USA', 'CAN'], 'JPN')),
  },
  {
    rule: 'entry without the candidate',
    code: 'accession/needs-the-candidate',
    on: withHub,
    draft: (table) => aDraft(['USA', 'CAN'], anEntry(table, ['USA', 'CAN'], 'JPN')),
    says: () => ({ economy: 'JPN' }),
  },
  {
    rule: 'a share for an entrant where the key is not by shares',
    code: 'clause/key-member',
    on: withHub,
    draft: (table) =>
      aDraft(['JPN', 'CAN'], {
        type: 'accession',
        agreement: table.among('USA', 'CAN').id,
        entrant: 'JPN',
        former: [],
        sharePercent: 20,
      }),
  },
  {
    rule: 'a merger of areas that share a member',
    code: 'merger/overlap',
    on: withHub,
    draft: (table) => aDraft(['USA', 'CAN', 'MEX'], aMerger(table, ['USA', 'CAN'], ['CAN', 'MEX'])),
  },
  {
    rule: 'a merger that one bloc does not sign',
    code: 'merger/needs-both',
    on: aTableWithTwoUnions,
    draft: (table) => aDraft(['USA', 'CAN'], aMerger(table, ['USA', 'CAN'], ['JPN', 'KOR'])),
    says: (table) => ({ agreement: table.among('JPN', 'KOR').id }),
  },
  {
    rule: 'a merger that neither side signs as a whole',
    code: 'merger/needs-candidate-side',
    on: aTableWithTwoUnions,
    draft: (table) => aDraft(['USA', 'JPN'], aMerger(table, ['USA', 'CAN'], ['JPN', 'KOR'])),
    says: () => ({ economies: ['CAN'] }),
  },
];
