import {
  aCommonMarket,
  aDeepUnion,
  aLaboratory,
  anEconomicUnion,
  climbTo,
} from '../../../support/aDeepUnion.ts';
import { aDraft, aFreeTradeArea, type Negotiation } from '../../../support/aNegotiation.ts';
import type { DraftRow } from './row.ts';

const lab = (): Negotiation => aLaboratory();

/** Two areas of which one is still freeing its trade. */
function withSteps(): Negotiation {
  const table = lab();
  const partners = ['USA', 'MEX'];
  table.conclude(
    aDraft(
      partners,
      { type: 'freeTradeArea', among: partners, exceptions: [] },
      { type: 'phaseIn', rounds: 5 },
    ),
  );
  table.conclude(aFreeTradeArea('JPN', 'KOR'));
  table.nextRound();
  return table;
}

/** Forms above the customs union. */
export const DEEP_ROWS: readonly DraftRow[] = [
  {
    rule: 'a common market outside of a union',
    code: 'deepening/not-one-union',
    on: () => climbTo(lab(), 2, 'USA', 'CAN'),
    draft: () => aCommonMarket('USA', 'CAN'),
  },
  {
    rule: 'a common market across the border of a union',
    code: 'deepening/not-one-union',
    on: () => aDeepUnion(3, 'USA', 'CAN'),
    draft: () => aCommonMarket('USA', 'CAN', 'MEX'),
    says: () => ({ other: 'MEX' }),
  },
  {
    rule: 'an economic union of some members',
    code: 'deepening/needs-all-members',
    on: () => aDeepUnion(4, 'USA', 'CAN', 'MEX'),
    draft: () => anEconomicUnion('USA', 'CAN'),
    says: () => ({ economies: ['MEX'], level: 5 }),
  },
  {
    rule: 'two steps at once',
    code: 'pace/pair-not-ready',
    on: () => aDeepUnion(3, 'USA', 'CAN'),
    draft: () => anEconomicUnion('USA', 'CAN'),
    says: () => ({ level: 5 }),
  },
  {
    rule: 'a common market that stands',
    code: 'pace/already-there',
    on: () => aDeepUnion(4, 'USA', 'CAN'),
    draft: () => aCommonMarket('USA', 'CAN'),
    says: () => ({ level: 4 }),
  },
  {
    rule: 'a merger while cuts are arriving',
    code: 'merger/timetable-runs',
    on: withSteps,
    draft: (table) =>
      aDraft(['JPN', 'KOR', 'USA'], {
        type: 'merger',
        agreement: table.among('USA', 'MEX').id,
        with: table.among('JPN', 'KOR').id,
        former: [],
      }),
  },
  {
    rule: 'entry into a common market inside a union',
    code: 'clause/not-a-bloc',
    on: () => {
      const table = aDeepUnion(3, 'USA', 'CAN', 'MEX');
      table.conclude(aCommonMarket('USA', 'CAN'));
      return table;
    },
    draft: (table) =>
      aDraft(['MEX', 'USA'], {
        type: 'accession',
        agreement: table.among('USA', 'CAN').id,
        entrant: 'MEX',
        former: [],
      }),
  },
];
