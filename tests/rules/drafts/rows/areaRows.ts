import { aDraft, aNegotiation } from '../../../support/aNegotiation.ts';
import type { DraftRow } from './row.ts';
import { quartet } from './tables.ts';

/** Substantially all trade. */
export const AREA_ROWS: readonly DraftRow[] = [
  {
    rule: 'an exception for most of the trade',
    code: 'fta/substantially-all-trade',
    on: quartet,
    draft: () =>
      aDraft(['ALB', 'DUN'], {
        type: 'freeTradeArea',
        among: ['ALB', 'DUN'],
        exceptions: [
          { by: 'ALB', sector: 'CLO' },
          { by: 'DUN', sector: 'GRA' },
          { by: 'ALB', sector: 'GRA' },
        ],
      }),
  },
  {
    rule: 'an exception where there is no trade',
    code: 'fta/substantially-all-trade',
    on: () => {
      const table = aNegotiation();
      const imports = table.state.settled.imports.map(() => 0);
      table.state = { ...table.state, settled: { ...table.state.settled, imports } };
      return table;
    },
    draft: () =>
      aDraft(['ALB', 'DUN'], {
        type: 'freeTradeArea',
        among: ['ALB', 'DUN'],
        exceptions: [{ by: 'ALB', sector: 'GRA' }],
      }),
    says: () => ({ percent: 0 }),
  },
];
