import type { ProvinceCard } from './provinceCard.ts';

/** Walls that rise, and ways that open. */
export const MARKET_CARDS: readonly ProvinceCard[] = [
  {
    key: 'woolWars',
    years: [1985, 1988],
    effects: [{ type: 'dial', dial: 'block', levels: 1 }],
    lasts: 1,
    drawnFrom: ['year1987'],
    known: 'seen',
  },
  {
    key: 'marketSlump',
    years: [1990, 1990],
    effects: [{ type: 'raiseOrLose', stateShare: 0.45, points: 10 }],
    lasts: 1,
    drawnFrom: ['year1987'],
    known: 'seen',
  },
  {
    key: 'fukangFee',
    years: [2000, 2000],
    effects: [{ type: 'fee', level: 4 }],
    /** One round for the fee, one for the answer. */
    lasts: 2,
    drawnFrom: ['year1987', 'year1997'],
    names: ['SH'],
    known: 'seen',
  },
  {
    key: 'wtoAccession',
    years: [2001, 2001],
    effects: [
      { type: 'imports', percent: { HI: -8, LI: -6, AG: -3 } },
      { type: 'exports', percent: { LI: -5, HI: -2 } },
    ],
    lasts: 'forGood',
    drawnFrom: ['year1987', 'year1997'],
    known: 'memory',
  },
  {
    key: 'trunkHighways',
    years: [1992, 2007],
    effects: [{ type: 'routes', percent: -2 }],
    lasts: 'forGood',
    drawnFrom: ['year1987', 'year1997'],
    known: 'seen',
  },
  {
    key: 'buyLocalLists',
    years: [2009, 2009],
    effects: [
      { type: 'raiseAndGain', points: 5 },
      { type: 'inspectionFactor', factor: 0.5 },
    ],
    lasts: 1,
    drawnFrom: ['year1987', 'year1997'],
    known: 'seen',
  },
];
