/** What things are worth to a bot beside real income, in log real income over the rounds to come. */

/**
 * About a point of the final score: half the score is prosperity, where bots lie 1.5 per cent of real income apart (standard
 * deviation), which is taken for 15 points.
 */
export const SCORE_POINT = 0.002;

/** A point of support in the first round: .3 of the score over 8 points' deviation, and a third of it lasts. */
export const SUPPORT_WORTH = 3e-4;

/** Gains below this are nothing to act for. */
export const LEAST_WORTH = 2e-4;
