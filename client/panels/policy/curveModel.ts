import { endsOf, pathThrough, scaleTo } from '../../design/charts/scale.ts';
import type { CurvePoint } from '../../preview/previewProtocol.ts';

/** A curve as a path in a box of 100 × 100, its lowest value at the bottom. */
type CurvePath = {
  readonly path: string;
  readonly bestAtBp: number;
  readonly yAt: (atBp: number) => number;
};

/** Space above and below, so that lines and marks are not cut. */
const MARGIN = 8;
const BOX = 100;

export function curvePath(
  points: readonly CurvePoint[],
  range: { readonly minBp: number; readonly maxBp: number },
  valueOf: (point: CurvePoint) => number,
): CurvePath | undefined {
  const first = points[0];
  if (first === undefined || points.length < 2) return undefined;
  const y = scaleTo(endsOf(points.map(valueOf)), BOX - MARGIN, MARGIN);
  const x = scaleTo({ low: range.minBp, high: range.maxBp }, 0, BOX);
  const path = pathThrough(points.map((point) => ({ x: x(point.atBp), y: y(valueOf(point)) })));
  const best = points.reduce((top, point) => (valueOf(point) > valueOf(top) ? point : top), first);
  return { path, bestAtBp: best.atBp, yAt: (atBp) => y(interpolate(points, valueOf, atBp)) };
}

function interpolate(
  points: readonly CurvePoint[],
  valueOf: (point: CurvePoint) => number,
  atBp: number,
): number {
  const after = points.findIndex((point) => point.atBp >= atBp);
  const right = points[after] ?? points.at(-1);
  const left = points[Math.max(0, after - 1)] ?? right;
  if (right === undefined || left === undefined) return 0;
  if (right.atBp === left.atBp) return valueOf(right);
  const share = (atBp - left.atBp) / (right.atBp - left.atBp);
  return valueOf(left) + share * (valueOf(right) - valueOf(left));
}

/** Positions of the slider at which the curve is evaluated: every whole point of the range. */
export function curvePoints(
  range: { readonly minBp: number; readonly maxBp: number },
  stepBp: number,
): number[] {
  const count = Math.round((range.maxBp - range.minBp) / stepBp);
  return Array.from({ length: count + 1 }, (_unused, at) => range.minBp + at * stepBp);
}
