import { fromKeys, must } from '#shared/kernel/records.ts';
import type { Opening } from '../../vocabulary.ts';
import { PROVINCE_CARD_KEYS, type ProvinceCard, type ProvinceCardKey } from './provinceCard.ts';

const BOTH: readonly Opening[] = ['year1987', 'year1997'];

/**
 * Laws against walls, what officials are promoted for, and bodies of regions. The seed draws no reform that the centre could make: it would come
 * without prestige and assent, and leave nothing to decide in the last rounds (decision 80).
 */
const LAW_CARDS: readonly ProvinceCard[] = [
  {
    key: 'blockadeRule',
    years: [2001, 2001],
    effects: [{ type: 'reform', reform: 'weakLaw' }],
    lasts: 'forGood',
    drawnFrom: [],
    known: 'seen',
  },
  {
    key: 'deltaAgreements',
    years: [2003, 2004],
    effects: [{ type: 'pactWithoutDeposit' }],
    lasts: 1,
    drawnFrom: BOTH,
    known: 'seen',
  },
  {
    key: 'cadreEvaluation',
    effects: [{ type: 'reform', reform: 'evaluation' }],
    lasts: 'forGood',
    drawnFrom: [],
    known: 'memory',
  },
  {
    key: 'monopolyLaw',
    years: [2007, 2008],
    effects: [{ type: 'reform', reform: 'strongLaw' }],
    lasts: 'forGood',
    drawnFrom: [],
    known: 'seen',
  },
  {
    key: 'inspectionTeam',
    effects: [{ type: 'team', level: 2, leastChance: 0.25, leastFine: 40 }],
    lasts: 1,
    drawnFrom: BOTH,
    known: 'memory',
  },
  {
    key: 'deltaOffice',
    years: [2018, 2018],
    effects: [{ type: 'freeOffice', members: ['SH', 'JS', 'ZJ', 'AH'] }],
    lasts: 'forGood',
    drawnFrom: BOTH,
    known: 'seen',
  },
  {
    key: 'fairCompetitionReview',
    years: [2024, 2024],
    effects: [{ type: 'inspectionChance', law: 2, chance: 0.6 }],
    lasts: 'forGood',
    drawnFrom: BOTH,
    known: 'seen',
  },
];

/** Walls that rise, and ways that open. */
const MARKET_CARDS: readonly ProvinceCard[] = [
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

/** Who keeps which tax, and who is on the payroll. */
const FISCAL_CARDS: readonly ProvinceCard[] = [
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

/** For reading only: how the cells of the economy came about. They change nothing, and nobody plays them. */
const HISTORY_CARDS: readonly ProvinceCard[] = [
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

const CARDS: readonly ProvinceCard[] = [...HISTORY_CARDS, ...FISCAL_CARDS, ...MARKET_CARDS, ...LAW_CARDS];

/** Cards that may begin in the same round. */
export const PROVINCE_CARDS_PER_ROUND = 2;

/** Every card by its key, in the order of their years. */
export const PROVINCE_DECK: Readonly<Record<ProvinceCardKey, ProvinceCard>> = fromKeys(
  PROVINCE_CARD_KEYS,
  (key) =>
    must(
      CARDS.find((card) => card.key === key),
      `card ${key}`,
    ),
);

const KEYS: readonly string[] = PROVINCE_CARD_KEYS;

export function isProvinceCardKey(text: string): text is ProvinceCardKey {
  return KEYS.includes(text);
}

/** The card of an event; that there is none of its name is a bug. */
export function provinceCard(key: string): ProvinceCard {
  if (!isProvinceCardKey(key)) throw new Error(`no card ${key}`);
  return PROVINCE_DECK[key];
}
