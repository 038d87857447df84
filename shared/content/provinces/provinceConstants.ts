/** Numbers of the rules of provinces (docs/provinces.md), each with its unit. Money in 100 million yuan, points of the career score. */

export const FREE_STEPS = 1;
export const STEPS_MAX = 2;
export const SECOND_STEP_COST = 10;
export const DRAFTING_COST = 5;
export const NEW_PACTS_PER_ROUND = 2;
export const OFFICE_COST = 10;
export const PILLAR_COST = 30;
/** A programme may be changed every third round. */
export const PILLAR_ROUNDS = 3;
export const PETITION_COST = 5;
export const PAYROLL_GROWTH = 0.03;

/** Prestige of the centre at the start, and by round. */
export const OPENING_PRESTIGE = 3;
export const PRESTIGE_A_ROUND = 1;
/** Per cent of national income that bring a point more. */
export const INCOME_A_PRESTIGE_PERCENT = 2;
export const CENTRE_ACTS_FROM_ROUND = 2;

/** The table's medal: national income at least, border effect at most; the best first. */
export const MEDAL_OF_TABLE = [
  { medal: 'gold', incomePercent: 8, borderEffect: 8 },
  { medal: 'silver', incomePercent: 4, borderEffect: 15 },
  { medal: 'bronze', incomePercent: 1.5, borderEffect: 20 },
] as const;

/** Prestige that an act of the centre costs. */
export const PRESTIGE_COST = {
  weakLaw: 1,
  taxSharing: 1,
  standardTransfers: 2,
  separation: 2,
  strongLaw: 2,
  evaluation: 5,
  inspection: 1,
  freeOffice: 1,
  corridorGrant: 1,
  leaveToMarket: 2,
  redrawDivisions: 4,
} as const;
/** Provinces whose assent the reform of evaluation needs. */
export const ASSENTS_NEEDED = 6;
