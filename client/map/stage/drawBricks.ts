import type { Point } from '../geography/mapGeography.ts';
import type { LayoutSizes, MapLayout } from '../layout/mapLayout.ts';
import type { MapModel } from '../model/mapParts.ts';
import { brickThickness, BRICKS_AROUND } from '../mapStyle.tsx';
import type { Palette } from './mapStage.ts';

type BrickView = {
  readonly model: MapModel;
  readonly layout: MapLayout;
  readonly palette: Palette;
  readonly sizes: Pick<LayoutSizes, 'pin'>;
  readonly unit: number;
};

/** A view of the bricks around one pin of this radius. */
type RingView = BrickView & { readonly radius: number };

/** The wall of each economy as a ring of bricks around its medallion, as thick as its average tariff is high. */
export function drawBricks(context: CanvasRenderingContext2D, view: BrickView): void {
  const places = new Map(view.layout.pins.map((pin) => [pin.economy, pin]));
  const { economies, units, showsBricks } = view.model;
  for (const { id, wallBp, nextWallBp } of [
    ...economies.filter(({ unit }) => unit === undefined),
    ...units,
  ]) {
    const pin = places.get(id);
    if (pin === undefined || !pin.isInView) continue;
    const own = { ...view, radius: view.sizes.pin(id) / 2 };
    if (nextWallBp !== undefined) drawChange(context, own, { at: pin.at, fromBp: wallBp, toBp: nextWallBp });
    else if (showsBricks)
      drawRing(context, own, { at: pin.at, thickness: brickThickness(wallBp, view.unit) });
  }
}

type Ring = { readonly at: Point; readonly thickness: number };

function drawRing(context: CanvasRenderingContext2D, { palette, radius, unit }: RingView, ring: Ring): void {
  const { at, thickness } = ring;
  if (thickness === 0) return;
  const inner = radius + 2 * unit;
  context.save();
  context.lineCap = 'butt';
  context.strokeStyle = palette.mortar;
  context.globalAlpha = 0.85;
  strokeCircle(context, at, { radius: inner + thickness / 2, width: thickness + 2.4 * unit });
  context.globalAlpha = 1;
  context.strokeStyle = palette.wall;
  // Two courses once a wall is high enough to be one.
  const courses = thickness > 7 * unit ? 2 : 1;
  const course = thickness / courses;
  for (let nth = 0; nth < courses; nth++) {
    const middle = inner + course * (nth + 0.5);
    const step = (2 * Math.PI * middle) / BRICKS_AROUND;
    const mortar = Math.min(2 * unit, step * 0.25);
    context.setLineDash([step - mortar, mortar]);
    context.lineDashOffset = nth % 2 === 0 ? 0 : step / 2;
    strokeCircle(context, at, { radius: middle, width: course - (courses > 1 ? unit * 0.9 : 0) });
  }
  context.restore();
}

type Change = { readonly at: Point; readonly fromBp: number; readonly toBp: number };

/** The wall to be in bricks, the wall that was as a dashed line: which way it moves is seen at once. */
function drawChange(context: CanvasRenderingContext2D, view: RingView, { at, fromBp, toBp }: Change): void {
  drawRing(context, view, { at, thickness: brickThickness(toBp, view.unit) });
  const { unit, palette, radius } = view;
  context.save();
  context.strokeStyle = palette.time;
  context.setLineDash([4 * unit, 3 * unit]);
  strokeCircle(context, at, { radius: radius + 2 * unit + brickThickness(fromBp, unit), width: 1.8 * unit });
  context.restore();
}

function strokeCircle(
  context: CanvasRenderingContext2D,
  at: Point,
  { radius, width }: { readonly radius: number; readonly width: number },
): void {
  context.lineWidth = width;
  context.beginPath();
  context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  context.stroke();
}
