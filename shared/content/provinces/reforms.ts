import type { DialLevels, Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { Provinces } from '../scenario.ts';

/** The rules under which officials compete, and the reforms that change them. */

/** In this order: a later one replaces what an earlier one set. */
export const REFORMS = [
  'taxSharing',
  'standardTransfers',
  'separation',
  'weakLaw',
  'strongLaw',
  'evaluation',
] as const;
export type Reform = (typeof REFORMS)[number];

/** Fiscal contracting of the eighties: growth is promoted, no law stands against walls. */
export const RULES_OF_1987: Institution = {
  fiscalRule: 'contracting',
  equalisation: 0,
  evaluation: 'growth',
  law: 0,
  isSeparated: false,
  feesAreTaxes: false,
};

const CHANGE: Readonly<Record<Reform, Partial<Institution>>> = {
  /** 1994; what the centre takes goes back where it came from. */
  taxSharing: { fiscalRule: 'sharing' },
  /** From 1995: most transfers by need; fees become taxes. */
  standardTransfers: { equalisation: 0.7, feesAreTaxes: true },
  separation: { isSeparated: true },
  /** The State Council's rule of 2001 on regional blockades. */
  weakLaw: { law: 1 },
  /** 2008: the law against administrative monopoly, with review. */
  strongLaw: { law: 2 },
  evaluation: { evaluation: 'broad' },
};

export function withReforms(institution: Institution, reforms: readonly Reform[]): Institution {
  return REFORMS.filter((reform) => reforms.includes(reform)).reduce<Institution>(
    (changed, reform) => ({ ...changed, ...CHANGE[reform] }),
    institution,
  );
}

/** The rules of 1997: taxes shared, transfers by origin, promotion for growth, no law. */
export const RULES_OF_1997: Institution = withReforms(RULES_OF_1987, ['taxSharing']);

/** Packages of reforms on the rules of 1987 that teachers compare, from none to all. */
export const REFORM_PACKAGES = {
  growthRace: [],
  taxSharing: ['taxSharing'],
  transfersByNeed: ['taxSharing', 'standardTransfers'],
  separationOnly: ['separation'],
  weakLawOnly: ['weakLaw'],
  strongLawOnly: ['strongLaw'],
  evaluationOnly: ['evaluation'],
  transfersSeparation: ['taxSharing', 'standardTransfers', 'separation'],
  transfersSeparationLaw: ['taxSharing', 'standardTransfers', 'separation', 'strongLaw'],
  evaluationWeakLaw: ['evaluation', 'weakLaw'],
  everything: REFORMS,
} as const satisfies Readonly<Record<string, readonly Reform[]>>;
export type ReformPackage = keyof typeof REFORM_PACKAGES;

/** What a province may reform by itself, one a round; numbers stand in provinceConstants. */
export const HOME_REFORMS = ['cutPayroll', 'reformStateFirms', 'feesToTaxes'] as const;
export type HomeReform = (typeof HOME_REFORMS)[number];

/** The two times at which a table of provinces may begin: its rules, and the levels of its walls and blocks. */

export const PROVINCE_STARTS = ['1997', '1987'] as const;
export type ProvinceStart = (typeof PROVINCE_STARTS)[number];

export const INSTITUTION_AT_START: Readonly<Record<ProvinceStart, Institution>> = {
  1997: RULES_OF_1997,
  1987: RULES_OF_1987,
};

/**
 * In 1987 each a level lower, which makes the border effect 10, as found for that year (Poncet 2003). The country behind the
 * walls is that of 1997 at both times: output, people and payroll. No table of 1987 has the sectors of the model.
 */
const LEVELS_LOWER: Readonly<Record<ProvinceStart, number>> = { 1997: 0, 1987: 1 };

export function levelsAtStart(
  {
    regions,
  }: { readonly regions: readonly Pick<Provinces['regions'][number], 'startWall' | 'startBlock'>[] },
  start: ProvinceStart,
): DialLevels {
  const lowered = (level: number): number => Math.max(0, level - LEVELS_LOWER[start]);
  return {
    wall: regions.map(({ startWall }) => lowered(startWall)),
    block: regions.map(({ startBlock }) => lowered(startBlock)),
  };
}
