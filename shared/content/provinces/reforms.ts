import type { Institution } from '#shared/economics/segmentation/officials/officialScore.ts';

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
