import { aCustomsUnion, aCut, aDraft, aFreeTradeArea } from '../../../support/aNegotiation.ts';
import { aTableWithUnion } from '../../../support/aUnion.ts';
import type { DraftRow } from './row.ts';
import {
  aMerger,
  anEntry,
  growing,
  later,
  quartet,
  withArea,
  withHub,
  withPairs,
  withSignature,
} from './tables.ts';

/** The pace of integration. */
export const PACE_ROWS: readonly DraftRow[] = [
  {
    rule: 'three founders in round 1',
    code: 'pace/founders',
    on: quartet,
    draft: () => aFreeTradeArea('ALB', 'BOR', 'CAT'),
    says: () => ({ limit: 2 }),
  },
  {
    rule: 'four founders later',
    code: 'pace/founders',
    on: later,
    draft: () => aFreeTradeArea('ALB', 'BOR', 'CAT', 'DUN'),
    says: () => ({ limit: 3 }),
  },
  {
    rule: 'three pairs by concessions in round 1',
    code: 'pace/founders',
    on: quartet,
    draft: () => aDraft(['ALB', 'BOR', 'CAT'], aCut('ALB', ['BOR', 'CAT'], 500)),
  },
  {
    rule: 'an area of three in a round of two',
    code: 'pace/members',
    on: growing,
    draft: () => aFreeTradeArea('USA', 'CAN', 'MEX'),
    says: () => ({ limit: 2, over: 1 }),
  },
  {
    rule: 'the merger of two pairs in a round of three',
    code: 'pace/members',
    on: () => withPairs(2),
    draft: (table) => aDraft(['USA', 'CAN', 'JPN', 'KOR'], aMerger(table, ['USA', 'CAN'], ['JPN', 'KOR'])),
    says: () => ({ limit: 3, over: 1 }),
  },
  {
    rule: 'an entry signed by two, into an area that then has four',
    code: 'pace/members',
    on: () => {
      const table = withPairs(2);
      table.conclude(aFreeTradeArea('GBR', 'IND', 'AFR'));
      return table;
    },
    draft: (table) => aDraft(['MEX', 'GBR'], anEntry(table, ['GBR', 'IND', 'AFR'], 'MEX')),
    says: () => ({ limit: 3, over: 1 }),
  },
  {
    rule: 'a second agreement of the round, where each may sign one',
    code: 'pace/signatures-used',
    on: withSignature,
    draft: () => aFreeTradeArea('BOR', 'ALB'),
    says: () => ({ economy: 'ALB', limit: 1 }),
  },
  {
    rule: 'a union of strangers',
    code: 'pace/pair-not-ready',
    on: later,
    draft: () => aCustomsUnion('ALB', 'BOR'),
    says: () => ({ economy: 'ALB', other: 'BOR', level: 3 }),
  },
  {
    rule: 'a union of pairs that only one area ties',
    code: 'pace/pair-not-ready',
    on: withArea,
    draft: () => aCustomsUnion('ALB', 'DUN', 'CAT'),
    says: () => ({ other: 'CAT' }),
  },
  {
    rule: 'an area that is already',
    code: 'pace/already-there',
    on: withArea,
    draft: () => aFreeTradeArea('ALB', 'DUN'),
    says: () => ({ level: 2 }),
  },
  {
    rule: 'a union that is already',
    code: 'pace/already-there',
    on: () => aTableWithUnion(),
    draft: () => aCustomsUnion('USA', 'CAN'),
    says: () => ({ level: 3 }),
  },
  {
    rule: 'a second entry in a round',
    code: 'pace/widened-this-round',
    on: withHub,
    draft: (table) => {
      table.conclude(aDraft(['JPN', 'USA'], anEntry(table, ['USA', 'CAN'], 'JPN')));
      return aDraft(['KOR', 'USA'], anEntry(table, ['USA', 'CAN'], 'KOR'));
    },
  },
  {
    rule: 'an entry in the round of founding',
    code: 'pace/widened-this-round',
    on: quartet,
    draft: (table) => {
      table.conclude(aFreeTradeArea('ALB', 'DUN'));
      return aDraft(['CAT', 'ALB'], anEntry(table, ['ALB', 'DUN'], 'CAT'));
    },
  },
  {
    rule: 'a climb in the round of founding',
    code: 'pace/signed-this-round',
    on: later,
    draft: (table) => {
      table.conclude(aFreeTradeArea('ALB', 'DUN'));
      return aCustomsUnion('ALB', 'DUN');
    },
    says: () => ({ economy: 'ALB', other: 'DUN' }),
  },
  {
    rule: 'an area in the round of the first cut',
    code: 'pace/signed-this-round',
    on: quartet,
    draft: (table) => {
      table.conclude(aDraft(['ALB', 'DUN'], aCut('ALB', 'DUN', 500)));
      return aFreeTradeArea('ALB', 'DUN');
    },
  },
  {
    rule: 'entry to a union by partners of this round',
    code: 'pace/signed-this-round',
    on: () => {
      const table = aTableWithUnion();
      table.nextRound();
      table.conclude(aFreeTradeArea('USA', 'CAN', 'MEX'));
      return table;
    },
    draft: (table) => aDraft(['MEX', 'USA'], anEntry(table, ['USA', 'CAN'], 'MEX')),
  },
];
