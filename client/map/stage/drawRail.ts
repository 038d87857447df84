import { type FlowCurve, angleAtEnd } from '../layout/flowCurve.ts';
import type { CurvePlace } from '../layout/mapLayout.ts';
import type { Palette } from './mapStage.ts';

/** Parts of the rail's width. */
const LINE_SHARE = 0.28;
const CASING_PX = 4;
/** Capital is a broken rail: dash and gap in pixels of a laptop. */
const BROKEN_PX = { dash: 9, gap: 6 } as const;

type RailView = { readonly palette: Palette; readonly unit: number; readonly growth: number };

/** A twin line with an open head: solid for people, broken for capital. */
export function drawRail(
  context: CanvasRenderingContext2D,
  { palette, unit, growth }: RailView,
  { flow, curve }: CurvePlace,
): void {
  const width = flow.width * unit * growth;
  const head = arrowhead(curve, width, unit);
  const shaft = { ...curve, end: head.base };
  context.lineCap = 'butt';
  context.setLineDash([]);
  stroke(context, shaft, { colour: palette.ocean, width: width + CASING_PX * unit });
  if (flow.kind === 'capital') context.setLineDash([BROKEN_PX.dash * unit, BROKEN_PX.gap * unit]);
  stroke(context, shaft, { colour: palette.text, width });
  context.setLineDash([]);
  stroke(context, shaft, { colour: palette.ocean, width: width * (1 - 2 * LINE_SHARE) });
  context.save();
  context.translate(head.tip.x, head.tip.y);
  context.rotate(head.angle);
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(-head.length, -head.half);
  context.lineTo(-head.length, head.half);
  context.closePath();
  context.fillStyle = palette.ocean;
  context.fill();
  context.strokeStyle = palette.text;
  context.lineWidth = 1.6 * unit;
  context.stroke();
  context.restore();
}

type Line = { readonly colour: string; readonly width: number };

function stroke(
  context: CanvasRenderingContext2D,
  { start, control, end }: FlowCurve,
  { colour, width }: Line,
): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(start.x, start.y);
  context.quadraticCurveTo(control.x, control.y, end.x, end.y);
  context.stroke();
}

/** The head of a flow: where its shaft ends, its tip, its direction and size. */
export type Arrow = {
  readonly tip: FlowCurve['end'];
  readonly base: FlowCurve['end'];
  readonly angle: number;
  readonly length: number;
  readonly half: number;
};

/** Where the shaft ends and the head begins: the head points at the buyer. */
export function arrowhead(curve: FlowCurve, width: number, unit: number): Arrow {
  const angle = angleAtEnd(curve);
  const length = 7 * unit + width * 0.9;
  const half = 3.6 * unit + width * 0.72;
  const base = {
    x: curve.end.x - length * 0.8 * Math.cos(angle),
    y: curve.end.y - length * 0.8 * Math.sin(angle),
  };
  return { tip: curve.end, base, angle, length, half };
}
