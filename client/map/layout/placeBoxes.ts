import type { Box, Point } from '../geography/mapGeography.ts';

/** Something with a size that may stand at one of several places: the first is the best. */
export type Placeable = {
  readonly width: number;
  readonly height: number;
  /** Centres. */
  readonly candidates: readonly Point[];
};

/** An overlap smaller than this much of a box is no reason to look for another place. */
const BEARABLE = 0.04;

/** Puts boxes one after another where they cover least of what already stands; undefined where even that hides too much. */
export function placeBoxes(
  placeables: readonly Placeable[],
  standing: readonly Box[],
  { bearable = 0.3 }: { readonly bearable?: number } = {},
): readonly (number | undefined)[] {
  const taken = [...standing];
  return placeables.map((placeable) => {
    let best: { readonly index: number; readonly hidden: number } | undefined;
    for (const [index, centre] of placeable.candidates.entries()) {
      const box = boxAround(centre, placeable);
      const hidden = taken.reduce((sum, other) => sum + overlap(box, other), 0) / area(box);
      if (best === undefined || hidden < best.hidden - Math.min(BEARABLE, bearable)) best = { index, hidden };
      if (hidden <= Math.min(BEARABLE, bearable)) break;
    }
    if (best === undefined || best.hidden > bearable) return undefined;
    const chosen = placeable.candidates[best.index];
    if (chosen !== undefined) taken.push(boxAround(chosen, placeable));
    return best.index;
  });
}

export function boxAround(
  centre: Point,
  { width, height }: { readonly width: number; readonly height: number },
): Box {
  return {
    left: centre.x - width / 2,
    right: centre.x + width / 2,
    top: centre.y - height / 2,
    bottom: centre.y + height / 2,
  };
}

function area({ left, right, top, bottom }: Box): number {
  return Math.max(1, (right - left) * (bottom - top));
}

function overlap(a: Box, b: Box): number {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return across > 0 && down > 0 ? across * down : 0;
}
