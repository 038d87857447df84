/** Numbers of petitions and inspections (docs/provinces.md). Points of the career score. */

/** Points that the petitioners share when they are right, and that each of them loses when not. */
export const PETITION_RIGHT_POINTS = 2;
export const PETITION_WRONG_POINTS = 2;

/**
 * Level of a dial from which the law in force is broken: the rule of 2001 forbids blockades and orders to buy local, the law of 2008
 * special inspections too. Without a law nothing is.
 */
export const UNLAWFUL_FROM_LEVEL = { 0: Infinity, 1: 3, 2: 2 } as const;

/** An inspection that the centre orders finds dials from this level, whatever the law, and fines at least as the weak law does. */
export const INSPECTED_FROM_LEVEL = 2;
export const INSPECTION_LEAST_LAW = 1;
