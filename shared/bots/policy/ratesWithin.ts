import { POINT_BP } from '#shared/kernel/basisPoints.ts';

/** Rates to try between two bounds: both ends, halfway to each, and a point to each side; whole points all of them. */
export function ratesWithin(
  { minBp, maxBp }: { readonly minBp: number; readonly maxBp: number },
  currentBp: number,
): number[] {
  const wanted = [
    minBp,
    (minBp + currentBp) / 2,
    currentBp - POINT_BP,
    currentBp + POINT_BP,
    (maxBp + currentBp) / 2,
    maxBp,
  ];
  const points = wanted.map((rateBp) => {
    const isBelow = rateBp < currentBp;
    // Towards the rate in force, so that a rounded rate stays within the bounds.
    return (isBelow ? Math.ceil(rateBp / POINT_BP) : Math.floor(rateBp / POINT_BP)) * POINT_BP;
  });
  return [...new Set(points)].filter((rateBp) => rateBp !== currentBp && rateBp >= minBp && rateBp <= maxBp);
}
