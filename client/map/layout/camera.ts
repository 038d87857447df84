import type { Box, Point } from '../geography/mapGeography.ts';

/** Where the plane of the map is seen from: a point p of the plane (scale 1) stands at `p·scale + (x, y)` on the screen. */
export type Camera = { readonly scale: number; readonly x: number; readonly y: number };
export type Size = { readonly width: number; readonly height: number };
/** Pixels of the view that panels cover. */
export type Insets = {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
};
export const NO_INSETS: Insets = { top: 0, right: 0, bottom: 0, left: 0 };

/** Room around framed pins for medallions and names, in pixels. */
const FRAME_MARGIN = { across: 70, up: 60, down: 74 } as const;
/** Part of a small area that the room on one side takes at most. */
const MARGIN_AT_MOST = 0.3;
/** How much closer than the whole map a frame may come: neighbours of who is framed stay in sight. */
const CLOSEST_FRAME = 2;
/** How much closer one may go by hand. */
const CLOSEST = 9;

export function project(point: Point, camera: Camera): Point {
  return { x: point.x * camera.scale + camera.x, y: point.y * camera.scale + camera.y };
}

/** The part of the view that no panel covers. */
export function openArea(size: Size, insets: Insets): Box {
  return {
    left: insets.left,
    top: insets.top,
    right: Math.max(insets.left + 1, size.width - insets.right),
    bottom: Math.max(insets.top + 1, size.height - insets.bottom),
  };
}

/** The camera that shows all land in the open area. */
export function wholeCamera(extent: Box, area: Box, margin: number): Camera {
  return fitCamera(extent, {
    left: area.left + margin,
    right: area.right - margin,
    top: area.top + margin,
    bottom: area.bottom - margin,
  });
}

export type Frame = {
  readonly whole: Camera;
  /** All land on the plane. */
  readonly extent: Box;
  readonly area: Box;
  /** Scale of the margins. */
  readonly unit: number;
};

/** The camera that frames these points, never further than the whole map and not too close. */
export function frameCamera(points: readonly Point[], { whole, extent, area, unit }: Frame): Camera {
  if (points.length === 0) return whole;
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const box = {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
  const across = Math.min(FRAME_MARGIN.across * unit, (area.right - area.left) * MARGIN_AT_MOST);
  const high = (area.bottom - area.top) * MARGIN_AT_MOST;
  const inner = {
    left: area.left + across,
    right: area.right - across,
    top: area.top + Math.min(FRAME_MARGIN.up * unit, high),
    bottom: area.bottom - Math.min(FRAME_MARGIN.down * unit, high),
  };
  const fitted = fitCamera(box, inner);
  const scale = Math.min(whole.scale * CLOSEST_FRAME, Math.max(whole.scale, fitted.scale));
  return fitted.scale < whole.scale ? whole : keptOn(extent, area, centred(box, inner, scale));
}

/** Moved so that land which fits stands in the middle of the area, and land which does not fills it. */
function keptOn(extent: Box, area: Box, { scale, x, y }: Camera): Camera {
  return {
    scale,
    x: kept(
      x,
      { low: extent.left * scale, high: extent.right * scale },
      { low: area.left, high: area.right },
    ),
    y: kept(
      y,
      { low: extent.top * scale, high: extent.bottom * scale },
      { low: area.top, high: area.bottom },
    ),
  };
}

type Span = { readonly low: number; readonly high: number };

function kept(offset: number, land: Span, area: Span): number {
  const [low, high] = [area.low - land.low, area.high - land.high];
  return low <= high ? (low + high) / 2 : Math.min(low, Math.max(high, offset));
}

function fitCamera(box: Box, area: Box): Camera {
  const across = Math.max(1, area.right - area.left) / Math.max(1e-9, box.right - box.left);
  const down = Math.max(1, area.bottom - area.top) / Math.max(1e-9, box.bottom - box.top);
  return centred(box, area, Math.min(across, down));
}

function centred(box: Box, area: Box, scale: number): Camera {
  return {
    scale,
    x: (area.left + area.right) / 2 - ((box.left + box.right) / 2) * scale,
    y: (area.top + area.bottom) / 2 - ((box.top + box.bottom) / 2) * scale,
  };
}

/** Between two cameras: the scale moves evenly in its logarithm, the point in the middle of the view evenly on the plane. */
export function between(from: Camera, to: Camera, share: number, size: Size): Camera {
  const scale = from.scale * (to.scale / from.scale) ** share;
  const middle = { x: size.width / 2, y: size.height / 2 };
  const planeAt = (camera: Camera): Point => ({
    x: (middle.x - camera.x) / camera.scale,
    y: (middle.y - camera.y) / camera.scale,
  });
  const [a, b] = [planeAt(from), planeAt(to)];
  // The path on the plane that keeps speed on screen even while the scale changes.
  const along =
    from.scale === to.scale ? share : (1 / from.scale - 1 / scale) / (1 / from.scale - 1 / to.scale);
  const point = { x: a.x + (b.x - a.x) * along, y: a.y + (b.y - a.y) * along };
  return { scale, x: middle.x - point.x * scale, y: middle.y - point.y * scale };
}

/** Closer or further by `factor`, the point under the pointer staying where it is. */
export function zoomedAt(camera: Camera, at: Point, factor: number, whole: Camera): Camera {
  const scale = Math.min(whole.scale * CLOSEST, Math.max(whole.scale * 0.8, camera.scale * factor));
  const ratio = scale / camera.scale;
  return { scale, x: at.x - (at.x - camera.x) * ratio, y: at.y - (at.y - camera.y) * ratio };
}
