import { geoConicEqualArea, geoPath } from 'd3-geo';
import type { Geometry, Position } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection } from 'topojson-specification';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { keptByLand } from '../geography/loadGeography.ts';
import type { LandTopology, Point } from '../geography/mapGeography.ts';
import type { Insets, Size } from '../layout/camera.ts';
import type { MappedProvince } from './provinceMapModel.ts';

/** A border in parts, each an SVG path: with every neighbour that has a seat, and with all else. */
type Borders = {
  readonly outer: string;
  readonly shared: ReadonlyMap<EconomyId, string>;
};

type Place = (longitude: number, latitude: number) => Point;

/** Bends shorter than this are cut off; islands with fewer corners have no bricks. */
const BEND_PX = 7;
const CORNERS = 4;

/** The whole border, ring by ring. */
function courseOf(geometry: Geometry, place: Place): string {
  return ringsOf(geometry)
    .map((ring) => straightened(placed(ring, place)))
    .filter((ring) => ring.length >= CORNERS)
    .map((ring) => `${lineOf(ring)}Z`)
    .join('');
}

function bordersOf(
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

/** One shape of the map as an SVG path; `id` is a seat's, or `region/unit`, or `land/name` beyond the border. */
export type LandShape = {
  readonly id: string;
  readonly path: string;
  /** The border of a seat without its small bends, so that bricks along it can be told apart: whole, and part by part. */
  readonly course?: string;
  readonly borders?: Borders;
};

export type ProvinceLayout = {
  readonly shapes: readonly LandShape[];
  /** Where the medallion of a seat stands, and where the seat itself is. */
  readonly marks: ReadonlyMap<EconomyId, { readonly at: Point; readonly seat: Point }>;
};

/** Medallions of crowded coasts stand offshore with a leader; degrees. */
const OFFSHORE: Readonly<Record<EconomyId, readonly [number, number]>> = {
  JS: [123, 34.7],
  SH: [125.6, 31.6],
  ZJ: [124.4, 28.3],
};
/** China lies straight on the page. */
const PARALLELS: [number, number] = [25, 47];
const CENTRE_LONGITUDE = 105;

/** A medallion with the levels below it, and with the name between them where there is room for names. */
const MARK_PX = { width: 68, height: 58 } as const;
const NAMED_MARK_PX = { width: 78, height: 74 } as const;
/** Maps as wide as this have room for names. */
const NAMES_FROM_PX = 520;
/** Between a mark and the edge of the map, at least. */
const EDGE_PX = 8;
/** Each moves marks apart that were pushed together by the one before. */
const SPREADS = 12;

/** Whether a map of this width, in pixels, writes names beside the short ones. */
export function hasNames(width: number): boolean {
  return width >= NAMES_FROM_PX;
}

type Mark = { readonly id: EconomyId; readonly seat: Point; readonly at: Point };

/** Where the map is small, marks that would lie over each other move apart, each by half of what is missing on the shorter way; none leaves the map. */
function spread(marks: readonly Mark[], { width }: Size): ProvinceLayout['marks'] {
  const mark = hasNames(width) ? NAMED_MARK_PX : MARK_PX;
  const inside = mark.width / 2 + EDGE_PX;
  const kept = ({ x, y }: Point): Point => ({
    x: Math.max(inside, Math.min(width - inside, x)),
    y,
  });
  const places = new Map(marks.map(({ id, seat, at }) => [id, { seat, at: kept(at) }]));
  for (let time = 0; time < SPREADS; time++)
    for (const [place, { id }] of marks.entries())
      for (const { id: other } of marks.slice(place + 1)) {
        const [a, b] = [must(places.get(id), id), must(places.get(other), other)];
        const [dx, dy] = [b.at.x - a.at.x, b.at.y - a.at.y];
        const [missingX, missingY] = [mark.width - Math.abs(dx), mark.height - Math.abs(dy)];
        if (missingX <= 0 || missingY <= 0) continue;
        const push =
          missingX < missingY
            ? { x: (Math.sign(dx) || 1) * (missingX / 2), y: 0 }
            : { x: 0, y: (Math.sign(dy) || 1) * (missingY / 2) };
        places.set(id, { seat: a.seat, at: kept({ x: a.at.x - push.x, y: a.at.y - push.y }) });
        places.set(other, { seat: b.seat, at: kept({ x: b.at.x + push.x, y: b.at.y + push.y }) });
      }
  return places;
}

type View = { readonly size: Size; readonly insets: Insets };

/** Layouts of the last views: whoever comes back to the map on a phone need not wait for it again. */
const layouts = keptByLand<ProvinceLayout>(4);

/** The ten provinces fill the free part of the view; all other land lies where it falls. */
export function provinceLayout(
  topology: LandTopology,
  provinces: readonly Pick<MappedProvince, 'id' | 'seat'>[],
  view: View,
): ProvinceLayout {
  const key = JSON.stringify([view, provinces.map(({ id, seat }) => [id, seat])]);
  return layouts(topology, key, () => layOut(topology, provinces, view));
}

function layOut(
  topology: LandTopology,
  provinces: readonly Pick<MappedProvince, 'id' | 'seat'>[],
  { size, insets }: View,
): ProvinceLayout {
  const all = feature(topology, topology.objects.land).features;
  const seats = new Set(provinces.map(({ id }) => id));
  const own = all.filter(({ id }) => seats.has(String(id)));
  const projection = geoConicEqualArea().parallels(PARALLELS).rotate([-CENTRE_LONGITUDE, 0]);
  projection.fitExtent(
    [
      [insets.left, insets.top],
      [
        Math.max(insets.left + 1, size.width - insets.right),
        Math.max(insets.top + 1, size.height - insets.bottom),
      ],
    ],
    { type: 'FeatureCollection', features: own },
  );
  projection.clipExtent([
    [-OVERHANG_PX, -OVERHANG_PX],
    [size.width + OVERHANG_PX, size.height + OVERHANG_PX],
  ]);
  const path = geoPath(projection).digits(1);
  const place = (longitude: number, latitude: number): Point => {
    const [x, y] = projection([longitude, latitude]) ?? [0, 0];
    return { x, y };
  };
  return {
    shapes: all.flatMap((shape) => {
      const drawn = path(shape);
      if (drawn === null) return [];
      const id = String(shape.id);
      if (!seats.has(id)) return [{ id, path: drawn }];
      const borders = bordersOf(topology, id, seats, place);
      return [{ id, path: drawn, course: courseOf(shape.geometry, place), borders }];
    }),
    marks: spread(
      provinces.map(({ id, seat }) => {
        const own = place(seat.longitude, seat.latitude);
        const moved = OFFSHORE[id];
        return { id, seat: own, at: moved === undefined ? own : place(...moved) };
      }),
      size,
    ),
  };
}

/** Edges of the clip stay out of sight. */
const OVERHANG_PX = 60;
