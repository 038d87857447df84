/** Numbers of the module barriers (docs/rules.md, hidden barriers), each with its unit. */

export const BARRIER_LEVEL_MAX = 3;
/** Rules take time to write: a barrier rises by so much a round, and falls at will. */
export const BARRIER_STEP = 1;

/**
 * What a level costs imports of the sector, as fractions of their value. Three points a level, nine at the highest: the
 * average ad valorem equivalent of core non-tariff barriers is 9 to 12 per cent (Kee, Nicita and Olarreaga 2009). Two thirds are
 * lost in testing and delay, a third is rent of those at home who are let import: our assumption.
 */
export const BARRIER_ICEBERG_PER_LEVEL = 0.02;
export const BARRIER_RENT_PER_LEVEL = 0.01;

/** Chance that one inspection brings a barrier to light, by its level: what costs more shows more. */
export const DETECTION_CHANCE = [0, 0.35, 0.6, 0.85] as const;

/** Numbers of the module budget (docs/rules.md, public money), each with its unit. */

/** Points of public money that every seat may spend in a round; what is not spent is lost. */
export const POINTS_PER_ROUND = 6;
/** Points at hand with what came back from a corridor, at most. */
export const POINTS_MAX = 12;

/** Part of a pledge that comes back in the next round, in whole points rounded down, when its corridor was not built. */
export const CORRIDOR_RETURN = 0.5;

/** Research spending that a point stands for, as a share of income: six points are half of what rich economies spend in all. */
export const RESEARCH_SHARE_PER_POINT = 0.002;
/** Part of the partners' effort that adds to one's own where technology moves, from a common market up. */
export const JOINT_RESEARCH_SHARE = 0.2;
/** Rise of ln productivity per unit of research share, for games without dynamics (Coe and Helpman 1995). */
export const RESEARCH_YIELD = 0.1;

/** Part of the cost of changing work that a point of help takes away, and the most that help can do. */
export const ADJUSTMENT_RELIEF_PER_POINT = 0.15;
export const ADJUSTMENT_RELIEF_MAX = 0.9;

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

/** Numbers of what proposals agree beyond tariffs, payments and form (docs/rules-proposals.md), each with its unit. */

/**
 * Border cost between parties for each deep clause, as an iceberg factor: half a per cent. Deep provisions raise trade beyond
 * what tariffs explain (Mattoo, Mulabdic and Ruta 2022; Hofmann, Osnago and Ruta 2017); sized for play.
 */
export const PROVISION_COST = 0.995;

/** Rounds in which members of a joint infrastructure pay; what they built works from the round after. */
export const INFRASTRUCTURE_ROUNDS = 2;
/** Trade cost over what was built, as an iceberg factor, for good (size of one corridor in Donaldson 2018, scaled for play). */
export const INFRASTRUCTURE_COST = 0.985;

/**
 * Agreed specialization (Kojima 1970): each side's production of the sector that it keeps grows by this much a round in logs
 * for so many rounds, and that of the sector that it leaves falls as much. Productivity follows by the sector's scale
 * elasticity ψ; knowledge is lost half as fast as it is won (Benkard 2000 on forgetting; the half is a choice of design).
 */
export const SPECIALIZATION_SHIFT = 0.08;
export const SPECIALIZATION_ROUNDS = 4;
export const FORGETTING = 0.5;

/** Numbers of the multilateral system (docs/rules-wto.md). */

/** Conferences open with the negotiation of every second round, the last one two rounds before the end. */
export const CONFERENCE_EVERY_ROUNDS = 2;

/** Time for tabling packages at the usual pace of the clock; then the most backed takes the floor. */
export const TABLING_MS = 60_000;

/** Versions of a package after which a bot that wrote it gives way to bots no more: each change may be the next one's objection. */
export const LAST_VERSION_OF_BOTS = 3;
/** A package on the table takes as many of a seat's open proposals: effort goes one way or the other. */
export const PACKAGE_SLOTS = 2;

/**
 * Bounds of the coefficient that a package may name, basis points: 25 halves a rate of 25 per cent, 50 takes a third of it. The Uruguay Round cut by a third;
 * drafts of the Doha Round had 20 to 25 for developing economies (WTO TN/MA/W/103/Rev.3), and 8 for developed ones, whose rates were low already.
 */
export const COEFFICIENT_LEAST_BP = 2_500;
export const COEFFICIENT_MOST_BP = 5_000;

/** Developing economies use this many times the coefficient where a package treats them specially. */
export const SPECIAL_TREATMENT_FACTOR = 2;

/** Share of the gap to the agreed facilitation that closes in a round, as for border costs. */
export const FACILITATION_CLOSING = 0.6;

/**
 * A union's wall may stand this much above the trade-weighted mean of its members' walls before it is higher "on the whole"
 * (GATT Article XXIV:5(a)): walls are agreed in whole points.
 */
export const HIGHER_ON_THE_WHOLE_BP = 50;

/** Longest timetable of an interim agreement: ten years (Understanding on Article XXIV, 3), at two and a half years a round. */
export const SCHEDULE_ROUNDS = 4;

/** Complaints that a seat may file in a round. */
export const COMPLAINTS_PER_ROUND = 1;

/** A loss below this share of the sales concerned is none. */
export const NOTABLE_LOSS_SHARE = 0.005;

/** Rounds for which a panel's leave to retaliate lasts while the measure stands. */
export const RETALIATION_ROUNDS = 4;
