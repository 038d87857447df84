/** Numbers of what papers agree beyond tariffs, payments and form (docs/rules-papers.md), each with its unit. */

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
