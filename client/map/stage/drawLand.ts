import { type GeoPermissibleObjects, geoGraticule10, geoPath } from 'd3-geo';
import { merge, mesh } from 'topojson-client';
import type { MultiPolygon } from 'geojson';
import type { GeometryObject } from 'topojson-specification';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { keptByLand } from '../geography/loadGeography.ts';
import type { LandGeometry, MapGeography } from '../geography/mapGeography.ts';
import type { Camera, Size } from '../layout/camera.ts';
import { BLOC_PATTERNS, LEVEL_STYLES, OWN_WALL_EXTRA, PATTERN_OPACITY } from '../mapStyle.tsx';
import type { MapBloc, MapModel } from '../model/mapParts.ts';
import type { Palette } from './mapStage.ts';

/** Lines beyond the edge of the view by more than this are not drawn. */
const OVERHANG_PX = 40;
/** Land with a seat is this much nearer to the colour of text than land without. */
const SEAT_LIGHT = 0.15;

/** Sea, land, blocs and borders: everything that changes only with borders, theme or camera. */
export function drawLand(context: CanvasRenderingContext2D, view: LandView): void {
  const pen: LandPen = { ...view, context, trace: tracer(view) };
  context.save();
  context.lineJoin = 'round';
  context.lineCap = 'round';
  drawSea(pen);
  drawGround(pen);
  drawBlocs(pen);
  context.restore();
}

/** Lines on the screen by camera and shape: where only colours and blocs change, hardly any land is projected again. */
const lines = keptByLand<Path2D>(128);

function tracer({ geography, camera, size }: LandView): LandPen['trace'] {
  const { scale, x, y } = camera;
  const view = [geography.kind, scale, x, y, size.width, size.height].join();
  return (name, shapeOf) =>
    lines(geography.topology, `${view} ${name}`, () => {
      const projection = geography
        .createProjection()
        .scale(scale)
        .translate([x, y])
        .clipExtent([
          [-OVERHANG_PX, -OVERHANG_PX],
          [size.width + OVERHANG_PX, size.height + OVERHANG_PX],
        ]);
      const line = Object.assign(new Path2D(), { beginPath: () => undefined });
      geoPath(projection, line)(shapeOf());
      return line;
    });
}

function drawSea({ context, palette, size, geography, trace, unit }: LandPen): void {
  context.fillStyle = palette.ocean;
  context.fillRect(0, 0, size.width, size.height);
  const reach = Math.max(size.width, size.height) * 0.62;
  const glow = context.createRadialGradient(
    size.width / 2,
    size.height * 0.45,
    0,
    size.width / 2,
    size.height * 0.45,
    reach,
  );
  glow.addColorStop(0, palette.glow);
  glow.addColorStop(1, palette.ocean);
  context.fillStyle = glow;
  context.fillRect(0, 0, size.width, size.height);
  if (geography.kind === 'world') {
    context.strokeStyle = palette.graticule;
    context.lineWidth = unit;
    context.stroke(trace('graticule', geoGraticule10));
  } else if (geography.kind === 'islands') {
    drawShallows({ context, palette, geography, trace, unit });
  }
}

/** Depth lines around an invented coast, as on a sea chart. */
function drawShallows({
  context,
  palette,
  geography,
  trace,
  unit,
}: Pick<LandPen, 'context' | 'palette' | 'geography' | 'trace' | 'unit'>): void {
  const land = traceLand({ geography, trace }, geography.geometries);
  context.strokeStyle = palette.text;
  for (const width of [64, 40, 20]) {
    context.globalAlpha = 0.03;
    context.lineWidth = width * unit;
    context.stroke(land);
  }
  context.globalAlpha = 1;
}

/** Land merged before, by the ids of its parts: merging all land of the world takes longer than drawing it. */
const merged = keptByLand<MultiPolygon>(32);

function traceLand(
  { geography: { topology }, trace }: Pick<LandPen, 'geography' | 'trace'>,
  geometries: readonly LandGeometry[],
): Path2D {
  const key = geometries.map(({ id }) => id).join();
  return trace(`land ${key}`, () => merged(topology, key, () => merge(topology, [...geometries])));
}

type IsDrawn = (a: GeometryObject, b: GeometryObject) => boolean;

/** The lines between pieces of land, and coasts, where both sides are the same. */
function traceBorders({ geography: { topology }, trace }: LandPen, name: string, isDrawn: IsDrawn): Path2D {
  return trace(name, () => mesh(topology, topology.objects.land, isDrawn));
}

function drawGround(pen: LandPen): void {
  const { context, palette, geography, model, unit } = pen;
  const { geometries } = geography;
  const seats = model.economies.filter(({ isPlayable }) => isPlayable).map(({ id }) => id);
  const hasSeat = memberTest(seats);
  context.fillStyle = palette.land;
  context.fill(traceLand(pen, geometries));

  context.globalAlpha = SEAT_LIGHT;
  context.fillStyle = palette.text;
  context.fill(traceLand(pen, geometries.filter(hasSeat)));
  context.globalAlpha = 1;

  context.strokeStyle = palette.landLine;
  context.lineWidth = 0.8 * unit;
  context.stroke(
    traceBorders(pen, `beyond ${seats.join()}`, (a, b) => a !== b && !hasSeat(a) && !hasSeat(b)),
  );
  // Borders between seats, and the coast of the theme whose sea is pale.
  context.strokeStyle = palette.ocean;
  context.lineWidth = 1.3 * unit;
  context.stroke(traceBorders(pen, `of ${seats.join()}`, (a, b) => a !== b && (hasSeat(a) || hasSeat(b))));
  context.strokeStyle = palette.landLine;
  context.lineWidth = 0.8 * unit;
  context.stroke(traceBorders(pen, 'coast', (a, b) => a === b));
}

/** Land of the blocs: fill, pattern, the lines inside and the wall outside, by level. */
function drawBlocs(pen: LandPen): void {
  for (const bloc of pen.model.blocs) {
    fillBloc(pen, bloc);
    strokeInside(pen, bloc);
    if (bloc.level <= 2) strokeOwnWalls(pen, bloc);
    else strokeSharedWall(pen, bloc);
    strokeInnerMarkets(pen, bloc);
  }
}

function colourOf({ palette }: LandPen, { slot }: MapBloc): string {
  return must(palette.blocs[slot - 1], `colour of slot ${slot}`);
}

function fillBloc(pen: LandPen, bloc: MapBloc): void {
  const { context, geography } = pen;
  const land = traceLand(pen, geography.geometries.filter(memberTest(bloc.members)));
  context.globalAlpha = LEVEL_STYLES[bloc.level].fillOpacity;
  context.fillStyle = colourOf(pen, bloc);
  context.fill(land);
  context.globalAlpha = PATTERN_OPACITY;
  context.fillStyle = patternOf(pen, bloc.slot);
  context.fill(land);
  context.globalAlpha = 1;
}

/** Borders inside fade with the level at which those on both sides stand. */
function strokeInside(pen: LandPen, bloc: MapBloc): void {
  if (bloc.level <= 2) return;
  const inner = bloc.inner ?? [];
  const tests = inner.map(({ members }) => memberTest(members));
  const isMember = memberTest(bloc.members);
  const isDeeper: IsDrawn = (a, b) => tests.some((isIn) => isIn(a) && isIn(b));
  const within = [bloc, ...inner].map(({ members }) => members.join()).join(' ');
  strokeBorders(pen, bloc.level, within, (a, b) => isMember(a) && isMember(b) && !isDeeper(a, b));
  for (const [at, { level, members }] of inner.entries()) {
    const isIn = tests[at];
    if (isIn !== undefined) strokeBorders(pen, level, members.join(), (a, b) => isIn(a) && isIn(b));
  }
}

function strokeBorders(pen: LandPen, level: MapBloc['level'], within: string, isBetween: IsDrawn): void {
  const { context, unit, palette } = pen;
  const { innerOpacity } = LEVEL_STYLES[level];
  if (innerOpacity === 0) return;
  context.globalAlpha = innerOpacity;
  context.strokeStyle = palette.ocean;
  context.lineWidth = 2 * unit;
  context.stroke(traceBorders(pen, `within ${within}`, (a, b) => a !== b && isBetween(a, b)));
  context.globalAlpha = 1;
}

/** A common market of some members: a dotted line of its own inside the wall of all. */
function strokeInnerMarkets(pen: LandPen, bloc: MapBloc): void {
  const { context, unit, palette } = pen;
  context.setLineDash([0.01, 5 * unit]);
  for (const { members } of bloc.inner ?? [])
    strokeOutline(pen, bloc, { members, width: 2.6 * unit, colour: palette.text });
  context.setLineDash([]);
}

/** Levels 1 and 2: every member behind its own edge. */
function strokeOwnWalls(pen: LandPen, bloc: MapBloc): void {
  const { context, unit } = pen;
  const { outerWidth, isDashed } = LEVEL_STYLES[bloc.level];
  context.setLineDash(isDashed ? [5 * unit, 3.5 * unit] : []);
  for (const member of bloc.members) {
    const share = Math.min(1, (bloc.wallsBp[member] ?? 0) / OWN_WALL_EXTRA.atBp);
    const extra = isDashed ? 0 : OWN_WALL_EXTRA.px * share;
    strokeOutline(pen, bloc, { members: [member], width: (outerWidth + extra) * unit });
  }
  context.setLineDash([]);
}

function strokeSharedWall(pen: LandPen, bloc: MapBloc): void {
  const width = LEVEL_STYLES[bloc.level].outerWidth * pen.unit;
  // An ink edge under the wall keeps it apart from land of a similar tone.
  strokeOutline(pen, bloc, { members: bloc.members, width: width + 2 * pen.unit, colour: pen.palette.ocean });
  strokeOutline(pen, bloc, { members: bloc.members, width });
}

type Outline = { readonly members: readonly EconomyId[]; readonly width: number; readonly colour?: string };

function strokeOutline(pen: LandPen, bloc: MapBloc, { members, width, colour }: Outline): void {
  const { context } = pen;
  const isInside = memberTest(members);
  context.strokeStyle = colour ?? colourOf(pen, bloc);
  context.lineWidth = width;
  context.stroke(
    traceBorders(pen, `around ${members.join()}`, (a, b) =>
      a === b ? isInside(a) : isInside(a) !== isInside(b),
    ),
  );
}

function memberTest(members: readonly EconomyId[]): (geometry: GeometryObject) => boolean {
  const inside = new Set<string>(members);
  return ({ id }) => inside.has(String(id));
}

/** Patterns by slot and scale. */
const patterns = keptByLand<CanvasPattern>(2 * BLOC_PATTERNS.length);

function patternOf({ context, geography, unit }: LandPen, slot: number): CanvasPattern {
  // The pattern is drawn in the pixels of the device, hence the scale of the canvas.
  const ratio = context.getTransform().a;
  const scale = ratio * Math.max(1, unit * 0.9);
  return patterns(geography.topology, [slot, ratio, scale].join(), () =>
    createPattern(context, slot, { ratio, scale }),
  );
}

function createPattern(
  context: CanvasRenderingContext2D,
  slot: number,
  { ratio, scale }: { readonly ratio: number; readonly scale: number },
): CanvasPattern {
  const { size, path, isFilled } = must(BLOC_PATTERNS[slot - 1], `pattern of slot ${slot}`);
  const tile = document.createElement('canvas');
  tile.width = tile.height = Math.round(size * scale);
  const pen = must(tile.getContext('2d') ?? undefined, '2d context');
  pen.scale(tile.width / size, tile.height / size);
  pen.strokeStyle = pen.fillStyle = '#000';
  pen.lineWidth = 1.3;
  const shape = new Path2D(path);
  if (isFilled) pen.fill(shape);
  else pen.stroke(shape);
  const pattern = must(context.createPattern(tile, 'repeat') ?? undefined, 'pattern');
  pattern.setTransform(new DOMMatrix().scale(1 / ratio));
  return pattern;
}

type LandView = {
  readonly geography: MapGeography;
  readonly model: MapModel;
  readonly palette: Palette;
  readonly camera: Camera;
  readonly size: Size;
  /** Line widths are multiplied by this: 1 on a device, more on a projector. */
  readonly unit: number;
};

/** What the parts of the drawing share. */
type LandPen = LandView & {
  readonly context: CanvasRenderingContext2D;
  /** The line of a shape; shapes of one name are the same. */
  readonly trace: (name: string, shapeOf: () => GeoPermissibleObjects) => Path2D;
};
