import { geoConicEqualArea, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { LandTopology } from '../geography/landTopology.ts';
import type { Point } from '../geography/mapGeography.ts';
import type { Insets, Size } from '../layout/camera.ts';
import { bordersOf, courseOf, type Borders } from './provinceBorders.ts';
import type { MappedProvince } from './provinceMapModel.ts';

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

/** The ten provinces fill the free part of the view; all other land lies where it falls. */
export function provinceLayout(
  topology: LandTopology,
  provinces: readonly Pick<MappedProvince, 'id' | 'seat'>[],
  view: { readonly size: Size; readonly insets: Insets },
): ProvinceLayout {
  const { size, insets } = view;
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
    marks: new Map(
      provinces.map(({ id, seat }) => {
        const own = place(seat.longitude, seat.latitude);
        const moved = OFFSHORE[id];
        return [id, { seat: own, at: moved === undefined ? own : place(...moved) }] as const;
      }),
    ),
  };
}

/** Edges of the clip stay out of sight. */
const OVERHANG_PX = 60;
