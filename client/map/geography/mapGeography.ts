import { geoEqualEarth, geoEquirectangular, geoPath, type GeoProjection } from 'd3-geo';
import { feature } from 'topojson-client';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ScenarioId } from '#shared/content/vocabulary.ts';
import type { MapEconomy } from '../model/mapParts.ts';
import { islandTopology } from './islandTopology.ts';
import type { LandTopology, LandGeometry } from './landTopology.ts';

export type Point = { readonly x: number; readonly y: number };
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

export type MapGeography = {
  readonly kind: 'world' | 'islands';
  readonly topology: LandTopology;
  readonly geometries: readonly LandGeometry[];
  /** A projection of its own for each drawing: projections are changed in place. */
  readonly createProjection: () => GeoProjection;
  /** Place on the plane at scale 1, for every economy. */
  readonly pins: ReadonlyMap<EconomyId, Point>;
  /** All land on the plane at scale 1. */
  readonly extent: Box;
};

/** Centre of the world map; the seam then runs through the Bering Strait. */
const WORLD_CENTRE_LONGITUDE = 11;

export function createWorldGeography(topology: LandTopology, economies: readonly MapEconomy[]): MapGeography {
  return createGeography('world', topology, {
    economies,
    createProjection: () => geoEqualEarth().rotate([-WORLD_CENTRE_LONGITUDE, 0]),
  });
}

export function createIslandGeography(
  scenarioId: ScenarioId,
  economies: readonly MapEconomy[],
): MapGeography {
  return createGeography('islands', islandTopology(economies, scenarioId), {
    economies,
    createProjection: geoEquirectangular,
  });
}

/** Measured at a scale at which curves are followed closely. */
const MEASURING_SCALE = 1000;

function extentOf(topology: LandTopology, projection: GeoProjection): Box {
  const path = geoPath(projection.scale(MEASURING_SCALE).translate([0, 0]));
  const [[left, top], [right, bottom]] = path.bounds(feature(topology, topology.objects.land));
  return {
    left: left / MEASURING_SCALE,
    top: top / MEASURING_SCALE,
    right: right / MEASURING_SCALE,
    bottom: bottom / MEASURING_SCALE,
  };
}

type Parts = {
  readonly economies: readonly MapEconomy[];
  readonly createProjection: () => GeoProjection;
};

function createGeography(
  kind: MapGeography['kind'],
  topology: LandTopology,
  { economies, createProjection }: Parts,
): MapGeography {
  const plane = createProjection().scale(1).translate([0, 0]);
  const pins = economies.map(({ id, pin }) => {
    const [x, y] = plane([pin.longitude, pin.latitude]) ?? [0, 0];
    return [id, { x, y }] as const;
  });
  const geometries = topology.objects.land.geometries.filter(
    (geometry): geometry is LandGeometry => geometry.type === 'Polygon' || geometry.type === 'MultiPolygon',
  );
  return {
    kind,
    topology,
    geometries,
    createProjection,
    pins: new Map(pins),
    extent: extentOf(topology, createProjection()),
  };
}
