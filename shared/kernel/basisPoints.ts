/** Rates in law are whole basis points; rates in mathematics are fractions. This is the only bridge. */
export const BASIS_POINTS = 10_000;
/** One percentage point, the step in which tariffs are set. */
export const POINT_BP = BASIS_POINTS / 100;

export function toFraction(rateBp: number): number {
  return rateBp / BASIS_POINTS;
}

/** A change of logs, which the model adds up, in the per cent by which the thing itself changed, as people read it. */
export function percentOfLog(logChange: number): number {
  return 100 * Math.expm1(logChange);
}

/** What each unit of log counts in that per cent, so that parts of a change of logs sum to it. */
export function percentALog(logChange: number): number {
  return logChange === 0 ? 100 : percentOfLog(logChange) / logChange;
}

export function toBasisPoints(fraction: number): number {
  return Math.round(fraction * BASIS_POINTS);
}

/** Average of a schedule, on some goods or on all: all goods count alike, so it moves with tariffs alone and every page tells the same. */
export function averageWallBp(
  schedule: Readonly<Record<string, number>>,
  goods: readonly string[] = Object.keys(schedule),
): number {
  return goods.reduce((sum, sector) => sum + (schedule[sector] ?? 0), 0) / Math.max(1, goods.length);
}
