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
