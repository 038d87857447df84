/** Numbers of the centre (docs/provinces.md): points of prestige, rounds, per cent. */

/** Prestige at the start, and by round. */
export const OPENING_PRESTIGE = 3;

export const PRESTIGE_A_ROUND = 1;

/** Per cent of national income that bring a point more. */
export const INCOME_A_PRESTIGE_PERCENT = 2;

/** A crackdown shows who rules. */
export const PRESTIGE_OF_CRACKDOWN = 1;

export const CENTRE_ACTS_FROM_ROUND = 2;

/** Prestige that an act costs. */
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

/** Points of a human centre's result, 100 in all. */
export const CENTRE_RESULT = { income: 60, border: 20, ballot: 20 } as const;

/** Full marks: the income that one open market brings, and a border effect; both from nothing up, the latter in logs. */
export const CENTRE_INCOME_PERCENT: Readonly<Record<string, number>> = { year1997: 12.7, year1987: 8 };

export const CENTRE_BORDER = { none: 35, full: 8 } as const;

/** Of 100, where no province cast a ballot. */
export const UNRATED_CENTRE = 50;
