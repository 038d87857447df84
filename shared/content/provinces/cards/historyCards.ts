import type { ProvinceCard } from './provinceCard.ts';

/** For reading only: how the cells of the economy came about. They change nothing, and nobody plays them. */
export const HISTORY_CARDS: readonly ProvinceCard[] = [
  {
    key: 'ownSystem',
    years: [1958, 1962],
    effects: [],
    lasts: 1,
    drawnFrom: [],
    isHistory: true,
    known: 'seed',
  },
  {
    key: 'selfReliance',
    years: [1966, 1976],
    effects: [],
    lasts: 1,
    drawnFrom: [],
    isHistory: true,
    known: 'seed',
  },
];
