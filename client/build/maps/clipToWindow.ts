import type { MultiPolygon, Position } from 'geojson';

/** Degrees. */
export type Window = {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
};

type Edge = { readonly axis: 0 | 1; readonly at: number; readonly side: 1 | -1 };

/** The outer rings inside the window, cut along its edges (Sutherland and Hodgman 1974); lakes are left out. */
export function clipToWindow({ coordinates }: MultiPolygon, window: Window): MultiPolygon {
  const edges: readonly Edge[] = [
    { axis: 0, at: window.west, side: 1 },
    { axis: 0, at: window.east, side: -1 },
    { axis: 1, at: window.south, side: 1 },
    { axis: 1, at: window.north, side: -1 },
  ];
  const rings = coordinates
    .flatMap((polygon) => polygon.slice(0, 1))
    .map((ring) => edges.reduce<readonly Position[]>(cut, ring.slice(0, -1)))
    .filter((ring) => ring.length >= 3)
    .map((ring) => [...ring, ...ring.slice(0, 1)]);
  return { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) };
}

function cut(ring: readonly Position[], edge: Edge): readonly Position[] {
  const { axis, at, side } = edge;
  const isInside = (point: Position): boolean => side * ((point[axis] ?? 0) - at) >= 0;
  return ring.flatMap((point, place) => {
    const before = ring.at(place - 1) ?? point;
    const crossing = isInside(point) === isInside(before) ? [] : [crossingOf(before, point, edge)];
    return isInside(point) ? [...crossing, point] : crossing;
  });
}

function crossingOf(from: Position, to: Position, { axis, at }: Edge): Position {
  const [fromX = 0, fromY = 0] = from;
  const [toX = 0, toY = 0] = to;
  const start = axis === 0 ? fromX : fromY;
  const share = (at - start) / ((axis === 0 ? toX : toY) - start);
  return [fromX + share * (toX - fromX), fromY + share * (toY - fromY)];
}
