import type { Box, Point } from '../geography/mapGeography.ts';
import { pointOnCurve, type FlowCurve } from '../layout/flowCurve.ts';
import { boxAround, placeBoxes } from '../layout/placeBoxes.ts';

/** Size of a number's box. */
export const LABEL_HEIGHT = 22;
const DIGIT = 8;
const PAD = 14;

export function labelWidth(text: string): number {
  return PAD + DIGIT * text.length;
}

/** Parts of the way at which a number may stand, the best first. */
const ALONG = [0.5, 0.4, 0.6, 0.3, 0.7, 0.78, 0.22] as const;
/** How far beside the curve, on its outer side, where it is too short to hold its number. */
const BESIDE_PX = [20, 34] as const;
/** What stands at a mark: the medallion, and its levels under it. */
const MEDALLION = { width: 38, height: 38 } as const;
const LEVELS = { width: 66, height: 18, below: 29 } as const;

/** Where the number of each curve stands, one for each: clear of marks and of the other numbers as far as that goes. */
export function tradeLabels(
  curves: readonly { readonly curve: FlowCurve; readonly text: string }[],
  marks: readonly Point[],
): readonly Point[] {
  const placeables = curves.map(({ curve, text }) => ({
    width: labelWidth(text),
    height: LABEL_HEIGHT,
    candidates: [...ALONG.map((part) => pointOnCurve(curve, part)), ...beside(curve)],
  }));
  const chosen = placeBoxes(placeables, marks.flatMap(boxesAt), { bearable: Infinity });
  return placeables.map(({ candidates }, place) => candidates[chosen[place] ?? 0] ?? { x: 0, y: 0 });
}

function boxesAt({ x, y }: Point): readonly Box[] {
  return [boxAround({ x, y }, MEDALLION), boxAround({ x, y: y + LEVELS.below }, LEVELS)];
}

function beside(curve: FlowCurve): readonly Point[] {
  const { start, control, end } = curve;
  const middle = pointOnCurve(curve, 0.5);
  const [outX, outY] = [control.x - (start.x + end.x) / 2, control.y - (start.y + end.y) / 2];
  const bow = Math.hypot(outX, outY);
  if (bow === 0) return [];
  return BESIDE_PX.map((away) => ({
    x: middle.x + (away * outX) / bow,
    y: middle.y + (away * outY) / bow,
  }));
}
