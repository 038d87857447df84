import type { Point } from '../geography/mapGeography.ts';

const ROUNDS = 40;

/** Moves pins that stand too close apart, each as little as needed; the same input gives the same places. */
export function spreadPins(anchors: readonly Point[], radii: readonly number[]): readonly Point[] {
  const places = anchors.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (const [n, a] of places.entries()) {
      for (const [m, b] of places.entries()) {
        const distance = (radii[n] ?? 0) + (radii[m] ?? 0);
        if (m <= n || Math.hypot(b.x - a.x, b.y - a.y) >= distance) continue;
        moved = true;
        part(a, b, { distance, fallback: n + 2.4 * m });
      }
    }
    if (!moved) break;
  }
  return places;
}

type Movable = { x: number; y: number };

/** Pins on one spot part in a direction of their own, the fallback angle. */
function part(
  a: Movable,
  b: Movable,
  { distance, fallback }: { readonly distance: number; readonly fallback: number },
): void {
  const apart = Math.hypot(b.x - a.x, b.y - a.y);
  const angle = apart > 0.01 ? Math.atan2(b.y - a.y, b.x - a.x) : fallback;
  const push = (distance - apart) / 2 + 0.1;
  a.x -= push * Math.cos(angle);
  a.y -= push * Math.sin(angle);
  b.x += push * Math.cos(angle);
  b.y += push * Math.sin(angle);
}
