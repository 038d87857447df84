import type { MapLayout } from '../layout/mapLayout.ts';
import type { MapModel } from '../model/mapParts.ts';
import type { Palette } from './palette.ts';

type CorridorView = {
  readonly model: Pick<MapModel, 'corridors'>;
  readonly layout: Pick<MapLayout, 'pins'>;
  readonly palette: Palette;
  readonly unit: number;
};

/** A line with ties across it, as railways are drawn on maps. Pixels of a laptop. */
const LINE = { width: 1.8, casing: 6 } as const;
const TIES = { length: 8, thickness: 1.8, every: 8 } as const;

/** Routes that were built, from member to member. */
export function drawCorridors(
  context: CanvasRenderingContext2D,
  { model, layout, palette, unit }: CorridorView,
): void {
  const places = new Map<string, MapLayout['pins'][number]>(layout.pins.map((pin) => [pin.economy, pin]));
  context.save();
  context.lineCap = 'butt';
  context.globalAlpha = 0.9;
  for (const { members } of model.corridors) {
    const stops = members.map((member) => places.get(member)).filter((pin) => pin !== undefined);
    if (!stops.some(({ isInView }) => isInView)) continue;
    context.beginPath();
    for (const [at, pin] of stops.entries()) {
      if (at === 0) context.moveTo(pin.at.x, pin.at.y);
      else context.lineTo(pin.at.x, pin.at.y);
    }
    strokeWith(context, { colour: palette.ocean, width: LINE.casing * unit });
    strokeWith(context, { colour: palette.wall, width: LINE.width * unit });
    context.setLineDash([TIES.thickness * unit, (TIES.every - TIES.thickness) * unit]);
    strokeWith(context, { colour: palette.wall, width: TIES.length * unit });
    context.setLineDash([]);
  }
  context.restore();
}

type Line = { readonly colour: string; readonly width: number };

function strokeWith(context: CanvasRenderingContext2D, { colour, width }: Line): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}
