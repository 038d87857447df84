import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import { mapValues } from '#shared/kernel/records.ts';
import type { Schedule } from '#shared/protocol/policy.ts';

/**
 * Swiss formula: new = a·t / (a + t), in whole points and never above the old rate. High rates are cut most, and nobody ends
 * above the coefficient. Source: GATT Tokyo Round, formula of the Swiss delegation (1976); WTO TN/MA/W/103 (2008).
 */
export function swissRateBp(rateBp: number, coefficientBp: number): number {
  const exactBp = (coefficientBp * rateBp) / (coefficientBp + rateBp);
  return Math.min(rateBp, Math.round(exactBp / POINT_BP) * POINT_BP);
}

/** A schedule after the formula in some sectors, the others as they were. */
export function swissCut(schedule: Schedule, sectors: readonly string[], coefficientBp: number): Schedule {
  return mapValues(schedule, (rateBp, sector) =>
    sectors.includes(sector) ? swissRateBp(rateBp, coefficientBp) : rateBp,
  );
}
