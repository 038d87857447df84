/** Numbers of the multilateral system (docs/rules-wto.md). */

/** Conferences open with the negotiation of every second round, the last one two rounds before the end. */
export const CONFERENCE_EVERY_ROUNDS = 2;

/** Time for tabling packages at the usual pace of the clock; then the most backed takes the floor. */
export const TABLING_MS = 60_000;

/** A package on the table takes as many of a seat's open papers: effort goes one way or the other. */
export const PACKAGE_SLOTS = 2;

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
