import type { ProvinceCard } from './provinceCard.ts';

/** Who keeps which tax, and who is on the payroll. */
export const FISCAL_CARDS: readonly ProvinceCard[] = [
  {
    key: 'separateKitchens',
    years: [1980, 1980],
    effects: [{ type: 'contracting' }],
    lasts: 1,
    drawnFrom: [],
    opens: 'year1987',
    known: 'memory',
  },
  {
    key: 'taxSharing',
    years: [1994, 1994],
    effects: [{ type: 'reform', reform: 'taxSharing' }],
    lasts: 'forGood',
    drawnFrom: ['year1987'],
    opens: 'year1997',
    known: 'seen',
  },
  {
    key: 'payrollSqueeze',
    years: [1996, 1996],
    effects: [{ type: 'payroll', percent: 6 }],
    lasts: 1,
    drawnFrom: ['year1987'],
    known: 'seed',
  },
  {
    key: 'layoffs',
    years: [1998, 1998],
    effects: [{ type: 'layoffs', stateShare: 0.4, percent: 10, refusalCost: 40 }],
    lasts: 1,
    drawnFrom: ['year1987', 'year1997'],
    known: 'seen',
  },
];
