import { type Track, trackOf } from '../layout/flowCurve.ts';
import { arrowhead } from './drawRail.ts';
import type { CurvePlace } from '../layout/mapLayout.ts';
import type { FlowKind } from '../model/mapParts.ts';
import { BROKEN, isRail } from './drawFlows.ts';
import type { Palette } from './palette.ts';

/** One cycle of 28 px takes 1.8 s on every line, whatever its width. */
export const DASH_PX_PER_MS = 28 / 1800;
/** A notch leaves the edges of the line whole, so that it still reads as one. */
const NOTCH = { length: 2.6, every: 28, thickness: 0.56 } as const;

/** One mark of a line: a bar across it, or a dot. Pixels. */
export type DashLook = {
  readonly isDot: boolean;
  readonly length: number;
  readonly thickness: number;
  readonly spacing: number;
  readonly colour: string;
};
export type DashRunner = { readonly track: Track; readonly look: DashLook; readonly count: number };

/** The moving marks of a map: notches in a solid line, or the dashes and dots of a broken one. */
export function dashRunners(
  curves: readonly CurvePlace[],
  { palette, unit }: { readonly palette: Palette; readonly unit: number },
): readonly DashRunner[] {
  const hasOwn = curves.some(({ flow }) => flow.kind === 'own');
  return curves.flatMap(({ flow, curve }) => {
    // Beside the reader's own trade the others' keeps still; rails do not move.
    if ((flow.kind === 'base' && hasOwn) || isRail(flow.kind)) return [];
    const width = flow.width * unit;
    const look = lookOf(flow.kind, { width, unit, palette });
    const track = trackOf({ ...curve, end: arrowhead(curve, width, unit).base });
    return [{ track, look, count: Math.floor(track.length / look.spacing) }];
  });
}

type Measure = { readonly width: number; readonly unit: number; readonly palette: Palette };

function lookOf(kind: FlowKind, { width, unit, palette }: Measure): DashLook {
  if (kind === 'lost') {
    const spacing = Math.max(6, BROKEN.lost.gap * width);
    return { isDot: true, length: width, thickness: width, spacing, colour: palette.flow.lost };
  }
  const { dash, gap } = BROKEN.diverted;
  if (kind === 'diverted') {
    const spacing = (dash + gap) * unit;
    return { isDot: false, length: dash * unit, thickness: width, spacing, colour: palette.flow.diverted };
  }
  const length = NOTCH.length * unit;
  const thickness = NOTCH.thickness * width;
  return { isDot: false, length, thickness, spacing: NOTCH.every * unit, colour: palette.ocean };
}
