import type { Point } from './geography/mapGeography.ts';

const ARROW_KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const;
type ArrowKey = (typeof ARROW_KEYS)[number];

const DIRECTIONS = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
} as const satisfies Record<ArrowKey, Point>;

export function isArrowKey(key: string): key is ArrowKey {
  return ARROW_KEYS.some((arrow) => arrow === key);
}

/** The nearest place in a direction: distance counts, and being off the line counts twice. Undefined at the edge. */
export function nearestPin<T extends { readonly at: Point }>(
  from: Point,
  others: readonly T[],
  key: ArrowKey,
): T | undefined {
  const { x, y } = DIRECTIONS[key];
  const reachable = others
    .map((place) => {
      const [dx, dy] = [place.at.x - from.x, place.at.y - from.y];
      const along = dx * x + dy * y;
      const aside = Math.abs(dx * y) + Math.abs(dy * x);
      return { place, along, cost: along + 2 * aside };
    })
    .filter(({ along }) => along > 1);
  return reachable.toSorted((a, b) => a.cost - b.cost)[0]?.place;
}
