/**
 * Numbers of the module dynamics (docs/model.md, section 11): what moves from round to round. A round is about three years.
 * Values from the literature's middle; those marked "chosen" are ours.
 */

/** χ: growth of a sector's productivity for each log point of home market lost to imports (Topalova & Khandelwal 2011; Pavcnik 2002; Trefler 2004: .02–.05). */
export const COMPETITION_GAIN = 0.03;
/** Part of it that works from the next round; the rest comes a round later. Chosen. */
export const COMPETITION_AT_ONCE = 0.5;

/** λ: part of the gap to the long-run capital stock that saving closes in a round, 1 − (1 − 6 %)³ (Baldwin 1992; Anderson, Larch & Yotov 2020). */
export const SAVING_RATE = 1 - (1 - 0.06) ** 3;
/** ν: growth of a sector's capital for each log point by which it earns more than the region's (Neary 1978; size chosen). */
export const SECTOR_CAPITAL_RESPONSE = 0.5;
/** μ: growth of a region's capital for each log point by which it earns more than elsewhere (Baldwin, Forslid & Haaland 1996). */
export const CAPITAL_RESPONSE = 0.1;
/** Capital drawn in the round in which an economy enters a common market, in logs (Bruno, Campos & Estrin 2021: foreign investment +30–60 % on a part of the stock). */
export const COMMON_MARKET_PULL = 0.01;
/** Value of capital in years of its gross return: 12 % a year (Caselli & Feyrer 2007). For money shown, not for the model. */
export const CAPITAL_IN_RETURNS = 8;

/** Level from which people, capital and technology move as at home: the common market. */
export const MOBILITY_LEVEL = 4;
/** Migration in a common market: m₀, κ (Caliendo, Opromolla, Parro & Sforza 2021; EU enlargement of 2004 about .4 % a year). */
export const MIGRATION = {
  propensity: 0.004,
  elasticity: 1,
  /** Largest part of the home and of the host population that moves in a round. Chosen: without it large poor economies swamp small rich ones. */
  cap: 0.01,
} as const;

/** ζ: part of the technology gap, weighted by what is bought from the advanced, that is learnt in a round (Coe & Helpman 1995; Keller 2004). */
export const DIFFUSION_SPEED = 0.02;
/** Part of the differences in income per head that is technology; the rest is capital and schooling (Hall & Jones 1999; Caselli 2005). */
export const TECHNOLOGY_IN_INCOME = 0.5;

/** Border staff that a customs union spares, as part of the value of goods that cross inside it (Cecchini report 1988: 1.5–2 % for customs as a whole). */
export const STAFF_SAVING = 0.005;
/** η: how evasion answers to what it saves, per unit (Fisman & Wei 2004: 3 % more for each point of tax). */
export const EVASION_ELASTICITY = 3;
