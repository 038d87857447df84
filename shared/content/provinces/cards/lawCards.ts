import type { Opening } from '../../vocabulary.ts';
import type { ProvinceCard } from './provinceCard.ts';

const BOTH: readonly Opening[] = ['year1987', 'year1997'];

/** Laws against walls, what officials are promoted for, and bodies of regions. */
export const LAW_CARDS: readonly ProvinceCard[] = [
  {
    key: 'blockadeRule',
    years: [2001, 2001],
    effects: [{ type: 'reform', reform: 'weakLaw' }],
    lasts: 'forGood',
    drawnFrom: BOTH,
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
    drawnFrom: BOTH,
    known: 'memory',
  },
  {
    key: 'monopolyLaw',
    years: [2007, 2008],
    effects: [{ type: 'reform', reform: 'strongLaw' }],
    lasts: 'forGood',
    drawnFrom: BOTH,
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
