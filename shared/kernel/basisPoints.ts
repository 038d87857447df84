/** Rates in law are whole basis points; rates in mathematics are fractions. This is the only bridge. */
export const BASIS_POINTS = 10_000;

export function toFraction(rateBp: number): number {
  return rateBp / BASIS_POINTS;
}

export function toBasisPoints(fraction: number): number {
  return Math.round(fraction * BASIS_POINTS);
}
