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

/** Reforms at home: what they cost, and what they do (docs/provinces.md). */
export const HOME_REFORM_COST = { cutPayroll: 0, reformStateFirms: 20, feesToTaxes: 0 } as const;
export const PAYROLL_CUT = 0.03;
/** State jobs in the round of the reform, in per cent of the opening's. */
export const JOBS_OF_PAYROLL_CUT = -4;
export const JOBS_OF_STATE_FIRM_REFORM = -5;
/** Factor on what state jobs mean to the leader, each time, for good. */
export const JOBS_FELT_AFTER_REFORM = 0.9;
export const INDUSTRY_TFP_OF_REFORM = 1.01;
/** Added to the compliance part in the round of the reform. */
export const COMPLIANCE_OF_FEES_TO_TAXES = 10;
/** Below so many payrolls wages fall behind, and the jobs part loses so much. */
export const WAGES_PAID_FROM = 1;
export const JOBS_OF_ARREARS = -10;

/** Every third round a promotion meeting: so many are promoted, and what it is worth. */
export const MEETING_ROUNDS = 3;
export const PROMOTED = 2;
export const PROMOTION_POINTS = 15;
/** At a meeting, above this border effect, the centre cracks down. */
export const CRACKDOWN_ABOVE = 35;
export const CRACKDOWN_POINTS = -10;
export const CRACKDOWN_LEVEL = 2;

/** Medals of provinces by mean career score, as long as there is no par; the best first. Who stands still ends near 50. */
export const MEDAL_OF_CAREER = [
  { medal: 'gold', career: 60 },
  { medal: 'silver', career: 56 },
  { medal: 'bronze', career: 52 },
] as const;

/**
 * The table's medal: national income at least, border effect at most; the best first. From 1987 one open market is worth 8.0 per cent
 * where from 1997 it is worth 12.7, so income is asked for in that proportion.
 */
export const MEDAL_OF_TABLE = {
  year1997: [
    { medal: 'gold', incomePercent: 8, borderEffect: 8 },
    { medal: 'silver', incomePercent: 4, borderEffect: 15 },
    { medal: 'bronze', incomePercent: 1.5, borderEffect: 20 },
  ],
  year1987: [
    { medal: 'gold', incomePercent: 5, borderEffect: 8 },
    { medal: 'silver', incomePercent: 2.5, borderEffect: 15 },
    { medal: 'bronze', incomePercent: 1, borderEffect: 20 },
  ],
} as const;

/** Points of the tournament by which a leader must be before another to be ahead; less is level. */
export const LEVEL_POINTS = 0.1;
