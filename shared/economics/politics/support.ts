/**
 * S' = S − (1−ρ)(S − 50) + (1−ρ) k G + lumps: support of a government after a round. G are the reactions at home in per cent of
 * income, each its own part; lumps are points that an act costs at once. S' stays within 0 and 100: what is cut off is told apart.
 */
export type SupportRule = {
  /** ρ */
  readonly persistence: number;
  /** k, points per per cent. */
  readonly scale: number;
  readonly neutral: number;
  readonly max: number;
};

/** What is forgotten of the distance from neutral. */
export function forgotten({ persistence, neutral }: SupportRule, support: number): number {
  return -(1 - persistence) * (support - neutral);
}

/** Points that a reaction of so many per cent is worth in the round. */
export function pointsOf({ persistence, scale }: SupportRule, reactionPercent: number): number {
  return (1 - persistence) * scale * reactionPercent;
}

/** Support after changes, and how much of them the ends of the scale cut off. */
export function clipSupport(
  { max }: SupportRule,
  support: number,
  change: number,
): { readonly support: number; readonly cutOff: number } {
  const wanted = support + change;
  const kept = Math.min(max, Math.max(0, wanted));
  return { support: kept, cutOff: kept - wanted };
}

/** ℓ(x): a change as those feel it whom a loss hurts `aversion` times as much as a gain pleases (Freund and Özden 2008; Tovar 2009). */
export function lossAverse(change: number, aversion: number): number {
  return change < 0 ? aversion * change : change;
}

/**
 * Σ_m c_m · v_m · d_m: what rule by others feels like to one member, in per cent of income. c_m by the depth at which it stands
 * with member m, v_m the votes of m, d_m how different m's people are (0–1). With one depth for all it is c · h · (1 − own vote),
 * h the mean distance to those who decide (Alesina and Spolaore 1997; Alesina, Angeloni and Etro 2005).
 */
type Ruler = {
  /** Per cent. */
  readonly depthPercent: number;
  readonly votes: number;
  readonly distance: number;
};

export function sovereigntyCost(others: readonly Ruler[]): number {
  return others.reduce((sum, { depthPercent, votes, distance }) => sum + depthPercent * votes * distance, 0);
}

/**
 * Weight of each member in a union's decisions, summing to 1: half by income, half equal. What remains for the others is what a
 * member gives up (Alesina, Angeloni and Etro 2005).
 */
export function votingWeights(incomes: readonly number[]): number[] {
  const total = incomes.reduce((sum, income) => sum + income, 0);
  const equal = 1 / incomes.length;
  return incomes.map((income) => (total > 0 ? (income / total + equal) / 2 : equal));
}
