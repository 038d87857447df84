import { geoGraticule10, geoPath, type GeoPath } from 'd3-geo';
import { merge, mesh } from 'topojson-client';
import type { LandGeometry } from '../geography/mapGeography.ts';
import { type LandPen, type LandView, drawBlocs } from './drawBlocs.ts';

/** Lines beyond the edge of the view by more than this are not drawn. */
const OVERHANG_PX = 40;
/** Land with a seat is this much nearer to the colour of text than land without. */
const SEAT_LIGHT = 0.15;

/** Sea, land, blocs and borders: everything that changes only with borders, theme or camera. */
export function drawLand(context: CanvasRenderingContext2D, view: LandView): void {
  const pen: LandPen = { ...view, context, trace: tracer(context, view) };
  context.save();
  context.lineJoin = 'round';
  context.lineCap = 'round';
  drawSea(pen);
  drawGround(pen);
  drawBlocs(pen);
  context.restore();
}

function tracer(context: CanvasRenderingContext2D, { geography, camera, size }: LandView): LandPen['trace'] {
  const projection = geography
    .createProjection()
    .scale(camera.scale)
    .translate([camera.x, camera.y])
    .clipExtent([
      [-OVERHANG_PX, -OVERHANG_PX],
      [size.width + OVERHANG_PX, size.height + OVERHANG_PX],
    ]);
  const path: GeoPath = geoPath(projection, context);
  return (shape) => {
    context.beginPath();
    path(shape);
  };
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
    trace(geoGraticule10());
    context.strokeStyle = palette.graticule;
    context.lineWidth = unit;
    context.stroke();
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
  trace(merge(geography.topology, [...geography.geometries]));
  context.strokeStyle = palette.text;
  for (const width of [64, 40, 20]) {
    context.globalAlpha = 0.03;
    context.lineWidth = width * unit;
    context.stroke();
  }
  context.globalAlpha = 1;
}

function drawGround({ context, palette, geography, model, trace, unit }: LandPen): void {
  const { topology, geometries } = geography;
  const seats = new Set(model.economies.filter(({ isPlayable }) => isPlayable).map(({ id }) => id));
  const hasSeat = (geometry: LandGeometry): boolean => seats.has(String(geometry.id));
  trace(merge(topology, [...geometries]));
  context.fillStyle = palette.land;
  context.fill();

  trace(merge(topology, geometries.filter(hasSeat)));
  context.globalAlpha = SEAT_LIGHT;
  context.fillStyle = palette.text;
  context.fill();
  context.globalAlpha = 1;

  trace(
    mesh(
      topology,
      topology.objects.land,
      (a, b) => a !== b && !seats.has(String(a.id)) && !seats.has(String(b.id)),
    ),
  );
  context.strokeStyle = palette.landLine;
  context.lineWidth = 0.8 * unit;
  context.stroke();
  // Borders between seats, and the coast of the theme whose sea is pale.
  trace(
    mesh(
      topology,
      topology.objects.land,
      (a, b) => a !== b && (seats.has(String(a.id)) || seats.has(String(b.id))),
    ),
  );
  context.strokeStyle = palette.ocean;
  context.lineWidth = 1.3 * unit;
  context.stroke();
  trace(mesh(topology, topology.objects.land, (a, b) => a === b));
  context.strokeStyle = palette.landLine;
  context.lineWidth = 0.8 * unit;
  context.stroke();
}
