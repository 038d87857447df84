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

/** Medals of provinces by mean career score, as long as there is no par; the best first. */
export const MEDAL_OF_CAREER = [
  { medal: 'gold', career: 60 },
  { medal: 'silver', career: 55 },
  { medal: 'bronze', career: 50 },
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
  leaveToMarket: 1,
  redrawDivisions: 4,
} as const;
/** Provinces whose assent the reform of evaluation needs. */
export const ASSENTS_NEEDED = 6;
/** Rounds in which the rule does not ask again for what the provinces refused. */
export const ROUNDS_BEFORE_ASKING_AGAIN = 2;
/** A crackdown shows who rules. */
export const PRESTIGE_OF_CRACKDOWN = 1;

/**
 * Barriers left to the market: rounds without a reform after the one of the act, and what firms do at the end of each of these rounds. They
 * leave provinces behind high walls and come to open ones, in per cent of the productivity of industry.
 */
export const MARKET_ROUNDS = 2;
export const FIRMS_LEAVE = { fromWall: 3, percent: -1 } as const;
export const FIRMS_COME = { toWall: 1, percent: 1 } as const;

/** Divisions drawn anew: by how much both payrolls grow, one by lot, and state jobs lost in the first round, in per cent. */
export const MERGED_PAYROLL_PERCENT = [2, 5, 8] as const;
export const MERGED_JOBS_PERCENT = -6;
