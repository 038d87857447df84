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
