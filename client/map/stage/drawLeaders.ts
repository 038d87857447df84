import type { MapLayout } from '../layout/mapLayout.ts';
import type { MapModel } from '../model/mapParts.ts';
import type { Palette } from './palette.ts';

type LeaderView = {
  readonly model: Pick<MapModel, 'economies' | 'units'>;
  readonly layout: Pick<MapLayout, 'pins'>;
  readonly palette: Palette;
  readonly unit: number;
};

/** A pin that stands aside by less than this needs no line to where it belongs. */
const NEAR_PX = 9;
const DOTS_PX = { dash: 0.01, gap: 4.5 } as const;

/** A thin line from a pin that had to move aside to where it belongs. */
export function drawLeaders(
  context: CanvasRenderingContext2D,
  { model, layout, palette, unit }: LeaderView,
): void {
  context.strokeStyle = palette.text;
  context.fillStyle = palette.text;
  context.lineWidth = unit;
  const units = new Set<string>(model.units.map(({ id }) => id));
  for (const { economy, at, anchor, isInView } of layout.pins) {
    if (!isInView || units.has(economy)) continue;
    if (Math.hypot(at.x - anchor.x, at.y - anchor.y) < NEAR_PX * unit) continue;
    context.globalAlpha = 0.7;
    context.beginPath();
    context.moveTo(at.x, at.y);
    context.lineTo(anchor.x, anchor.y);
    context.stroke();
    context.beginPath();
    context.arc(anchor.x, anchor.y, 2.2 * unit, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
}

/** Dotted lines from a fully integrated bloc to those who were economies of their own. */
export function drawUnitLeaders(
  context: CanvasRenderingContext2D,
  { model, layout, palette, unit }: LeaderView,
): void {
  const places = new Map<string, MapLayout['pins'][number]>(layout.pins.map((pin) => [pin.economy, pin]));
  context.save();
  context.strokeStyle = palette.text;
  context.lineWidth = 1.8 * unit;
  context.lineCap = 'round';
  context.globalAlpha = 0.9;
  context.setLineDash([DOTS_PX.dash, DOTS_PX.gap * unit]);
  for (const { id, members } of model.units) {
    const centre = places.get(id);
    if (centre === undefined || !centre.isInView) continue;
    for (const member of members) {
      const pin = places.get(member);
      if (pin === undefined || !pin.isInView) continue;
      context.beginPath();
      context.moveTo(centre.at.x, centre.at.y);
      context.lineTo(pin.at.x, pin.at.y);
      context.stroke();
    }
  }
  context.restore();
}
