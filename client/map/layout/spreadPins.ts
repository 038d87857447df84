import type { Point } from '../geography/mapGeography.ts';

const ROUNDS = 40;

/** Moves pins that stand too close apart, each as little as needed; the same input gives the same places. */
export function spreadPins(anchors: readonly Point[], distance: number): readonly Point[] {
  const places = anchors.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (const [n, a] of places.entries()) {
      for (const [m, b] of places.slice(n + 1).entries()) {
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const apart = Math.hypot(dx, dy);
        if (apart >= distance) continue;
        moved = true;
        // Pins on one spot part in a direction of their own.
        const angle = apart > 0.01 ? Math.atan2(dy, dx) : n + 2.4 * m;
        const push = (distance - apart) / 2 + 0.1;
        a.x -= push * Math.cos(angle);
        a.y -= push * Math.sin(angle);
        b.x += push * Math.cos(angle);
        b.y += push * Math.sin(angle);
      }
    }
    if (!moved) break;
  }
  return places;
}
