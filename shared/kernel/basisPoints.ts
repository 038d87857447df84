/** Rates in law are whole basis points; rates in mathematics are fractions. This is the only bridge. */
export const BASIS_POINTS = 10_000;
/** One percentage point, the step in which tariffs are set. */
export const POINT_BP = BASIS_POINTS / 100;

export function toFraction(rateBp: number): number {
  return rateBp / BASIS_POINTS;
}

export function toBasisPoints(fraction: number): number {
  return Math.round(fraction * BASIS_POINTS);
}
