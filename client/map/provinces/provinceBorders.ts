import type { Geometry, Position } from 'geojson';
import { mesh } from 'topojson-client';
import type { GeometryCollection } from 'topojson-specification';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { LandTopology } from '../geography/landTopology.ts';
import type { Point } from '../geography/mapGeography.ts';

/** A border in parts, each an SVG path: with every neighbour that has a seat, and with all else. */
export type Borders = {
  readonly outer: string;
  readonly shared: ReadonlyMap<EconomyId, string>;
};

type Place = (longitude: number, latitude: number) => Point;

/** Bends shorter than this are cut off; islands with fewer corners have no bricks. */
const BEND_PX = 7;
const CORNERS = 4;

/** The whole border, ring by ring. */
export function courseOf(geometry: Geometry, place: Place): string {
  return ringsOf(geometry)
    .map((ring) => straightened(placed(ring, place)))
    .filter((ring) => ring.length >= CORNERS)
    .map((ring) => `${lineOf(ring)}Z`)
    .join('');
}

export function bordersOf(
  topology: LandTopology,
  id: EconomyId,
  seats: ReadonlySet<EconomyId>,
  place: Place,
): Borders {
  const { land } = topology.objects;
  const own = { ...land, geometries: land.geometries.filter((each) => seats.has(String(each.id))) };
  const pathOf = (isWanted: Parameters<typeof mesh>[2]): string =>
    mesh(topology, own satisfies GeometryCollection, isWanted)
      .coordinates.map((line) => placed(line, place))
      .map((line) => [...straightened(line), ...line.slice(-1)])
      .map(lineOf)
      .join('');
  const others = [...seats].filter((seat) => seat !== id);
  const shared = others.flatMap((other): readonly (readonly [EconomyId, string])[] => {
    const path = pathOf((a, b) => a !== b && isPair([a.id, b.id], [id, other]));
    return path === '' ? [] : [[other, path]];
  });
  return { outer: pathOf((a, b) => a === b && a.id === id), shared: new Map(shared) };
}

function isPair(ids: readonly unknown[], pair: readonly EconomyId[]): boolean {
  return pair.every((each) => ids.includes(each));
}

function placed(line: readonly Position[], place: Place): readonly Point[] {
  return line.map(([longitude = 0, latitude = 0]) => place(longitude, latitude));
}

function lineOf(points: readonly Point[]): string {
  return `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
}

function ringsOf(geometry: Geometry): readonly Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates;
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
}

function straightened(line: readonly Point[]): readonly Point[] {
  return line.reduce<Point[]>((kept, point) => {
    const last = kept.at(-1);
    const isFar = last === undefined || Math.hypot(point.x - last.x, point.y - last.y) >= BEND_PX;
    if (isFar) kept.push(point);
    return kept;
  }, []);
}
