import type { Box, Point } from '../geography/mapGeography.ts';
import { type MapModel, hasChanges } from '../model/mapParts.ts';
import type { Around, Extent, LayoutView, TagPlace } from './mapLayout.ts';

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

/** Height of the row of chips, in medallions. */
const CHIP_ROW = 1.7;
/** Distances in pixels from the members' pins at which the tag of their bloc may stand, the best first. */
const TAG_DISTANCES = [62, 84, 112, 150];

/** A tag that would lie over other words by more than this is left out. */
const TAG_BEARABLE = 0.08;

/** Name and form of each bloc near its members, where the layer is about blocs; they would lie over arrows of what a round changed. */
export function placeTags(model: MapModel, view: LayoutView, { pins, taken }: Around): readonly TagPlace[] {
  const isReveal = !model.isPreview && hasChanges(model);
  if (model.layer !== 'all' && (model.layer !== 'blocs' || isReveal)) return [];
  const { sizes } = view;
  // Economies off view stand in a row along the upper edge.
  const row = pins.every(({ isInView }) => isInView) ? 0 : CHIP_ROW * sizes.medallion;
  const area = { ...view.area, top: view.area.top + row };
  // A fully integrated bloc has its name at its pin.
  const units = new Set(model.units.map(({ id }) => id));
  const tagged = model.blocs.filter(({ id }) => !units.has(id));
  const placeables = tagged.map(({ id, members }): Placeable => {
    const at = pins.filter(({ economy }) => members.includes(economy)).map((pin) => pin.at);
    const size = sizes.tag(id);
    return { ...size, candidates: tagCandidates(at, size, area) };
  });
  // Its colour tells a bloc for whose tag there is no room.
  const chosen = placeBoxes(placeables, taken, { bearable: TAG_BEARABLE });
  return tagged.flatMap(({ id }, place) => {
    const at = placeables[place]?.candidates[chosen[place] ?? -1];
    return at === undefined ? [] : [{ bloc: id, at }];
  });
}

/** Below, beside or above the members, nearest first, inside the view. */
function tagCandidates(members: readonly Point[], { width, height }: Extent, area: Box): readonly Point[] {
  if (members.length === 0) return [];
  const xs = members.map(({ x }) => x);
  const ys = members.map(({ y }) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const spots = TAG_DISTANCES.flatMap((away) => {
    const below = bottom + away + height / 2;
    const above = top - away - height / 2;
    const before = left - away - width / 2;
    const after = right + away + width / 2;
    const across = [(left + right) / 2, left, right];
    const down = [(top + bottom) / 2, bottom, top];
    return [
      ...across.map((x) => ({ x, y: below })),
      ...down.flatMap((y) => [
        { x: before, y },
        { x: after, y },
      ]),
      ...across.map((x) => ({ x, y: above })),
    ];
  });
  return spots.filter(
    ({ x, y }) =>
      x - width / 2 >= area.left &&
      x + width / 2 <= area.right &&
      y - height / 2 >= area.top &&
      y + height / 2 <= area.bottom,
  );
}

/** Passes over all pairs of pins, at most. */
const ROUNDS = 40;

/**
 * Moves pins that stand too close apart, each as little as needed and to where `keep` lets it stand; the same input gives the
 * same places.
 */
export function spreadPins(
  anchors: readonly Point[],
  radii: readonly number[],
  keep: (at: Point, index: number) => Point = (at) => at,
): readonly Point[] {
  const places = anchors.map((anchor, index) => ({ ...keep(anchor, index) }));
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
    for (const [index, place] of places.entries()) Object.assign(place, keep(place, index));
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
