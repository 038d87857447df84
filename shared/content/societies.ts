import type { EconomyId } from '#shared/kernel/ids.ts';

/**
 * What makes peoples near or strange to each other beside income: institutions, neighbourhood, history, rivalry. Stylised and
 * rounded; invented economies have invented ones.
 */

/**
 * How far people can rely on law, 0–1: percentile ranks of "rule of law" in the World Bank's Worldwide Governance Indicators of
 * about 2022, rounded; groups by their large members, approximate.
 */
export const INSTITUTIONS: Readonly<Record<EconomyId, number>> = {
  USA: 0.88,
  CAN: 0.92,
  MEX: 0.22,
  MER: 0.42,
  EUR: 0.8,
  GBR: 0.88,
  CHN: 0.54,
  JPN: 0.9,
  KOR: 0.85,
  IND: 0.56,
  ASE: 0.5,
  AFR: 0.27,
  ROW: 0.45,
  ALB: 0.7,
  BOR: 0.7,
  CAT: 0.8,
  DUN: 0.6,
};
/** Where nothing is known. */
export const USUAL_INSTITUTIONS = 0.5;

type Pairs = readonly (readonly [EconomyId, EconomyId])[];

/** A common border or a narrow sea between (after CEPII GeoDist, Mayer and Zignago 2011). */
export const NEIGHBOURS: Pairs = [
  ['USA', 'CAN'],
  ['USA', 'MEX'],
  ['EUR', 'GBR'],
  ['EUR', 'AFR'],
  ['CHN', 'KOR'],
  ['CHN', 'JPN'],
  ['JPN', 'KOR'],
  ['CHN', 'IND'],
  ['CHN', 'ASE'],
  ['IND', 'ASE'],
  ['MEX', 'MER'],
  ['ALB', 'BOR'],
  ['BOR', 'CAT'],
  ['CAT', 'DUN'],
  ['DUN', 'ALB'],
];

/** A language of the state in common, an old colonial tie that left institutions, or years in one union (after CEPII GeoDist). */
export const COMMON_HISTORY: Pairs = [
  ['USA', 'CAN'],
  ['USA', 'GBR'],
  ['CAN', 'GBR'],
  ['GBR', 'IND'],
  ['GBR', 'AFR'],
  ['EUR', 'GBR'],
  ['EUR', 'AFR'],
  ['EUR', 'MER'],
  ['EUR', 'MEX'],
  ['MEX', 'MER'],
  ['ALB', 'DUN'],
  ['BOR', 'CAT'],
];

/** Strategic distrust or an open wound of history: our reading, for play. */
export const RIVALRIES: Pairs = [
  ['USA', 'CHN'],
  ['CHN', 'JPN'],
  ['CHN', 'IND'],
  ['JPN', 'KOR'],
  ['ALB', 'BOR'],
  ['CAT', 'DUN'],
];
