/**
 * Σ_m c_m · v_m · d_m: what rule by others feels like to one member, in per cent of income. c_m by the depth at which it stands
 * with member m, v_m the votes of m, d_m how different m's people are (0–1). With one depth for all it is c · h · (1 − own vote),
 * h the mean distance to those who decide (Alesina and Spolaore 1997; Alesina, Angeloni and Etro 2005).
 */
export type Ruler = {
  /** Per cent. */
  readonly depthPercent: number;
  readonly votes: number;
  readonly distance: number;
};

export function sovereigntyCost(others: readonly Ruler[]): number {
  return others.reduce((sum, { depthPercent, votes, distance }) => sum + depthPercent * votes * distance, 0);
}
