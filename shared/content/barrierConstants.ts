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
