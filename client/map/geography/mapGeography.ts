import {
  type GeoProjection,
  type GeoRawProjection,
  geoContains,
  geoEqualEarth,
  geoEqualEarthRaw,
  geoEquirectangular,
  geoPath,
  geoProjection,
} from 'd3-geo';
import { feature } from 'topojson-client';
import type {
  Arc,
  GeometryCollection,
  MultiPolygon,
  Polygon,
  Positions,
  Topology,
} from 'topojson-specification';
import type { ScenarioId } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type RandomState, drawUniform, seedFromText } from '#shared/kernel/random.ts';
import type { MapEconomy } from '../model/mapParts.ts';

/**
 * The island of the invented economies: a ring of land around an inland sea, cut into one territory an economy, with a few islets
 * off the coast. Drawn by a seeded generator, so every device draws the same; neighbours share arcs as in an atlas.
 */

type Seat = {
  readonly id: EconomyId;
  readonly pin: { readonly longitude: number; readonly latitude: number };
};

/** Half axes in degrees. */
const COAST = { across: 9.4, along: 5.7 };
const INLAND_SEA = { across: 2.9, along: 1.5 };
const STEPS_PER_ARC = 90;
const BORDER_STEPS = 28;
const ISLETS_PER_SEAT = 2;

/** Relative distance from the ellipse by angle: a few waves of random phase, finer ones smaller. */
type Coastline = (angle: number) => number;

export function islandTopology(seats: readonly Seat[], seed: string): LandTopology {
  const random = createRandom(seedFromText(seed));
  const ring = seats
    .map((seat) => ({ seat, angle: Math.atan2(seat.pin.latitude, seat.pin.longitude) }))
    .toSorted((a, b) => a.angle - b.angle);
  const count = ring.length;
  const cuts = ring.map(({ angle }, place) =>
    middleAngle(ring[(place + count - 1) % count]?.angle ?? 0, angle),
  );
  const coast = createCoastline(random, 0.075);
  const shore = createCoastline(random, 0.055);

  // Arcs that meet share the very same point, or they would not be neighbours.
  const inner = cuts.map((angle) => pointAt(INLAND_SEA, shore, angle));
  const outer = cuts.map((angle) => pointAt(COAST, coast, angle));
  const borders = cuts.map((_, place) => roughLine(inner[place] ?? [], outer[place] ?? [], random));
  const arcsAlong = (axes: typeof COAST, line: Coastline, ends: readonly Positions[]): Arc[] =>
    cuts.map((from, place) => {
      const next = (place + 1) % count;
      const points = arcBetween(axes, line, { from, to: cuts[next] ?? 0 });
      return [ends[place] ?? [], ...points.slice(1, -1), ends[next] ?? []];
    });
  const islets = ring.flatMap(({ angle }) =>
    Array.from({ length: ISLETS_PER_SEAT }, () => islet(angle + (random() - 0.5) * 1.1, coast, random)),
  );

  const geometries = ring.map(({ seat }, place): MultiPolygon => {
    const next = (place + 1) % count;
    // Clockwise on the globe, seen from outside: out along the later border, back along the coast, in, and along the shore.
    const mainland = [2 * count + next, ~(count + place), ~(2 * count + place), place];
    const own = Array.from({ length: ISLETS_PER_SEAT }, (_, nth) => [
      [3 * count + place * ISLETS_PER_SEAT + nth],
    ]);
    return { type: 'MultiPolygon', id: seat.id, arcs: [[mainland], ...own] };
  });
  return {
    type: 'Topology',
    arcs: [...arcsAlong(INLAND_SEA, shore, inner), ...arcsAlong(COAST, coast, outer), ...borders, ...islets],
    objects: { land: { type: 'GeometryCollection', geometries } },
  };
}

function createRandom(seed: RandomState): () => number {
  let state = seed;
  return () => {
    const { value, next } = drawUniform(state);
    state = next;
    return value;
  };
}

/** Halfway from one angle anticlockwise to the next. */
function middleAngle(from: number, to: number): number {
  return from + ((to - from + 2 * Math.PI) % (2 * Math.PI)) / 2;
}

function createCoastline(random: () => number, roughness: number): Coastline {
  const waves = [2, 3, 5, 8, 13, 21, 34].map((frequency) => ({
    frequency,
    size: (roughness * (0.6 + 0.8 * random())) / Math.sqrt(frequency / 2),
    phase: 2 * Math.PI * random(),
  }));
  return (angle) =>
    waves.reduce((sum, { frequency, size, phase }) => sum + size * Math.sin(frequency * angle + phase), 1);
}

function pointAt(axes: typeof COAST, line: Coastline, angle: number): Positions {
  const distance = line(angle);
  return [axes.across * distance * Math.cos(angle), axes.along * distance * Math.sin(angle)];
}

type Span = { readonly from: number; readonly to: number };

/** Anticlockwise along a coast. */
function arcBetween(axes: typeof COAST, line: Coastline, { from, to }: Span): Arc {
  const turn = (to - from + 2 * Math.PI) % (2 * Math.PI);
  return Array.from({ length: STEPS_PER_ARC + 1 }, (_, step) =>
    pointAt(axes, line, from + (turn * step) / STEPS_PER_ARC),
  );
}

/** A border that wanders like a river between two fixed ends. */
function roughLine([x0 = 0, y0 = 0]: Positions, [x1 = 0, y1 = 0]: Positions, random: () => number): Arc {
  const waves = [1, 2, 3, 5, 8].map((frequency) => ({
    frequency,
    size: (0.055 * (random() < 0.5 ? -1 : 1) * (0.5 + random())) / frequency ** 0.8,
  }));
  const between = Array.from({ length: BORDER_STEPS - 1 }, (_, step) => {
    const t = (step + 1) / BORDER_STEPS;
    const aside = waves.reduce(
      (sum, { frequency, size }) => sum + size * Math.sin(frequency * Math.PI * t),
      0,
    );
    return [x0 + (x1 - x0) * t - (y1 - y0) * aside, y0 + (y1 - y0) * t + (x1 - x0) * aside];
  });
  return [[x0, y0], ...between, [x1, y1]];
}

/** A closed ring off the coast, clockwise. */
function islet(angle: number, coast: Coastline, random: () => number): Arc {
  const [x = 0, y = 0] = pointAt(COAST, coast, angle);
  const away = 1.13 + 0.05 * random();
  const size = 0.2 + 0.16 * random();
  const line = createCoastline(random, 0.08);
  return Array.from({ length: 25 }, (_, step) => {
    const turn = (-2 * Math.PI * (step % 24)) / 24;
    return [
      x * away + size * 1.3 * line(turn) * Math.cos(turn),
      y * away + size * line(turn) * Math.sin(turn),
    ];
  });
}

export type Point = { readonly x: number; readonly y: number };
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

export type MapGeography = {
  /** `folded`: the world in two rows, for windows that are higher than wide. */
  readonly kind: 'world' | 'folded' | 'islands';
  readonly topology: LandTopology;
  readonly geometries: readonly LandGeometry[];
  /** A projection of its own for each drawing: projections are changed in place. */
  readonly createProjection: () => GeoProjection;
  /** Place on the plane at scale 1, for every economy. */
  readonly pins: ReadonlyMap<EconomyId, Point>;
  /** All land on the plane at scale 1. */
  readonly extent: Box;
  /** Height on the plane at which the upper of two rows ends and the lower begins. */
  readonly fold?: number;
};

/** Centre of the world map; the seam then runs through the Bering Strait. */
const WORLD_CENTRE_LONGITUDE = 11;

export function createWorldGeography(
  topology: LandTopology,
  economies: readonly MapEconomy[],
  isFolded = false,
): MapGeography {
  const kind = isFolded ? 'folded' : 'world';
  const createProjection = isFolded
    ? foldedWorld
    : () => geoEqualEarth().rotate([-WORLD_CENTRE_LONGITUDE, 0]);
  const world = createGeography(kind, topology, { economies, createProjection, extent: WORLD_EXTENTS[kind] });
  return isFolded ? { ...world, fold: BETWEEN_ROWS } : world;
}

/** All land of `world.json`, written down: to measure it projects as much as to draw it. A test measures it. */
const WORLD_EXTENTS = {
  world: {
    left: -2.477949827979951,
    top: -1.3054284640211966,
    right: 2.4969706776224063,
    bottom: 1.0267934107310583,
  },
  folded: {
    left: -2.6475924534262814,
    top: -3.5654284640211964,
    right: 0.3816884596218156,
    bottom: 0.9379692262212843,
  },
} as const satisfies Record<string, Box>;

/**
 * Degrees east of Greenwich: the world is cut in the Atlantic and in the Bering Strait, east of its islands, so that no land lies
 * across. The Americas are the upper row, all other land the lower one. Each row is an Equal Earth map around its own middle.
 */
const FOLD = { atlantic: -27, bering: 191.6 } as const;
/** Between the equators of both rows, on a globe of radius 1. */
const ROWS_APART = 2.26;
/** South of Cape Horn and north of the arctic islands: the equator of the lower row lies at 0. */
const BETWEEN_ROWS = -1.24;

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** Turned so that the cut in the Atlantic is the edge of the map, which projections see to by themselves. */
const FOLDED_CENTRE = FOLD.atlantic + 180;

function foldedWorld(): GeoProjection {
  const fold = radians(FOLD.bering - FOLDED_CENTRE);
  const lowerMiddle = (fold - Math.PI) / 2;
  const upperMiddle = (fold + Math.PI) / 2;
  const raw: GeoRawProjection = (lambda, phi) => {
    const isLower = lambda < fold;
    const [x, y] = geoEqualEarthRaw(lambda - (isLower ? lowerMiddle : upperMiddle), phi);
    return [x, y + (isLower ? -ROWS_APART : ROWS_APART) / 2];
  };
  raw.invert = (x, y) => {
    const isLower = y < 0;
    const [lambda = NaN, phi = NaN] =
      geoEqualEarthRaw.invert?.(x, y + (isLower ? ROWS_APART : -ROWS_APART) / 2) ?? [];
    return [lambda + (isLower ? lowerMiddle : upperMiddle), phi];
  };
  return geoProjection(raw).rotate([-FOLDED_CENTRE, 0]);
}

export function createIslandGeography(
  scenarioId: ScenarioId,
  economies: readonly MapEconomy[],
  isUpright = false,
): MapGeography {
  const topology = islandTopology(economies, scenarioId);
  const createProjection = isUpright ? uprightIsland : geoEquirectangular;
  const extent = extentOf(topology, createProjection());
  return createGeography('islands', topology, { economies, createProjection, extent });
}

/** An invented island is higher than wide in a window that is: by so much it is drawn out. */
const UPRIGHT = 2;

function uprightIsland(): GeoProjection {
  const raw: GeoRawProjection = (lambda, phi) => [lambda, UPRIGHT * phi];
  raw.invert = (x, y) => [x, y / UPRIGHT];
  return geoProjection(raw);
}

/** The economy on whose land a point of the screen lies. */
export function landAt(
  { topology, geometries, createProjection, pins }: MapGeography,
  { scale, x, y }: { readonly scale: number } & Point,
  at: Point,
): EconomyId | undefined {
  const place = createProjection().scale(scale).translate([x, y]).invert?.([at.x, at.y]) ?? undefined;
  if (place === undefined) return undefined;
  const found = geometries.find(
    (geometry) => pins.has(String(geometry.id)) && geoContains(feature(topology, geometry), place),
  );
  return found === undefined ? undefined : String(found.id);
}

/** Measured at a scale at which curves are followed closely. */
const MEASURING_SCALE = 1000;

export function extentOf(topology: LandTopology, projection: GeoProjection): Box {
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
  readonly extent: Box;
};

function createGeography(
  kind: MapGeography['kind'],
  topology: LandTopology,
  { economies, createProjection, extent }: Parts,
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
    extent,
  };
}

/** Land by feature: the id is an economy's, or any other for land that nobody governs. Neighbours share their arcs. */
export type LandTopology = Topology<{ land: GeometryCollection }>;

export type LandGeometry = Polygon | MultiPolygon;
