/** Motion on the stage of a map: its camera, its transitions, and layouts that follow both. */

import type { Box, Point } from '../geography/mapGeography.ts';
import { type Camera, frameCamera, openArea, project, wholeCamera } from '../layout/camera.ts';
import type { MapLayout } from '../layout/mapLayout.ts';
import type { StageRequest } from './mapStage.ts';

const WHOLE_MARGIN_PX = 22;

/** The camera keeps clear of a panel if the map keeps this part of its scale: .65 where only land would be covered, .45 where an economy would be. */
const WORTH_KEEPING_CLEAR = { land: 0.65, economies: 0.45 } as const;
/** Panels grow and shrink a little with what they say: the camera does not follow every line. */
const PANEL_STEP_PX = 30;

export function wholeOf(request: StageRequest): Camera {
  return wholeCamera(request.geography.extent, cameraArea(request), WHOLE_MARGIN_PX);
}

export function targetOf(request: StageRequest): Camera {
  const { model, geography, unit, sizes } = request;
  const whole = wholeOf(request);
  if (showsAll(request)) return whole;
  const points = model.frame.flatMap((id) => geography.pins.get(id) ?? []);
  const framedIn = (area: Box): Camera =>
    frameCamera(points, { whole, extent: geography.extent, area, unit });
  const usual = framedIn(cameraArea(request));
  // Whom the story names must not stand behind the panel.
  const isClear = (camera: Camera): boolean =>
    !points.some((point) => isCovered(point, camera, { ...request, rim: sizes.medallion }));
  return [usual, ...areasClearOfPanel(request).map(framedIn)].find(isClear) ?? usual;
}

/** Whether a place on the plane would lie behind a panel. */
function isCovered(
  point: Point,
  camera: Camera,
  { covered, rim }: Pick<StageRequest, 'covered'> & { readonly rim: number },
): boolean {
  return covered.some((panel) => isBehind(project(point, camera), panel, rim));
}

/** Islands and the world in two rows are small enough to be seen at once. */
function showsAll({ isWhole, geography }: StageRequest): boolean {
  return isWhole || geography.kind !== 'world';
}

function isBehind({ x, y }: Point, { left, right, top, bottom }: Box, rim: number): boolean {
  return x > left - rim && x < right + rim && y > top - rim && y < bottom + rim;
}

/** The open area, or what of it lies above or beside the panel in its corner where that costs little. */
function cameraArea(request: StageRequest): Box {
  const area = openArea(request.size, request.insets);
  const scaleIn = (box: Box): number => wholeCamera(request.geography.extent, box, WHOLE_MARGIN_PX).scale;
  const [best] = areasClearOfPanel(request).toSorted((a, b) => scaleIn(b) - scaleIn(a));
  if (best === undefined) return area;
  const whole = wholeCamera(request.geography.extent, area, WHOLE_MARGIN_PX);
  const rim = request.sizes.medallion / 2;
  const isHidden =
    showsAll(request) &&
    [...request.geography.pins.values()].some((pin) => isCovered(pin, whole, { ...request, rim }));
  const worth = WORTH_KEEPING_CLEAR[isHidden ? 'economies' : 'land'];
  return scaleIn(best) >= worth * scaleIn(area) ? best : area;
}

/** A panel that lies outside the open area takes nothing from it. */
function areasClearOfPanel({ size, insets, covered }: StageRequest): readonly Box[] {
  const area = openArea(size, insets);
  return covered.flatMap((panel) => [
    { ...area, left: area.left + stepsOf(panel.right - area.left) },
    { ...area, bottom: area.bottom - stepsOf(area.bottom - panel.top) },
  ]);
}

function stepsOf(length: number): number {
  return Math.ceil(Math.max(0, length) / PANEL_STEP_PX) * PANEL_STEP_PX;
}

export function cameraKey({ scale, x, y }: Camera): string {
  return [scale, x, y].map((number) => number.toFixed(1)).join();
}

export function frameKey({ model, isWhole }: StageRequest): string {
  return `${isWhole} ${model.frame.join()}`;
}

/** A map that is unfolded is another one, to which no camera travels. */
export function sizeKey({ size, insets, geography }: StageRequest): string {
  return JSON.stringify([size, insets, geography.kind]);
}

export function bordersKey({ model, palette, unit }: StageRequest): string {
  return JSON.stringify([model.blocs, palette.land, unit]);
}

/** Progress from 0 to 1 over a time, slow at both ends. */
export class Transition {
  readonly #usualMs: number;
  #durationMs: number;
  #passedMs: number;

  constructor(durationMs: number) {
    this.#usualMs = durationMs;
    this.#durationMs = durationMs;
    this.#passedMs = durationMs;
  }

  get isRunning(): boolean {
    return this.#passedMs < this.#durationMs;
  }

  get share(): number {
    const t = Math.min(1, this.#passedMs / this.#durationMs);
    return t * t * (3 - 2 * t);
  }

  start(durationMs: number = this.#usualMs): void {
    this.#durationMs = durationMs;
    this.#passedMs = 0;
  }

  finish(): void {
    this.#passedMs = this.#durationMs;
  }

  advance(deltaMs: number): number {
    this.#passedMs += deltaMs;
    return this.share;
  }
}

/** A layout made for one camera, seen from another on the way there: pins keep their offset, curves wait. */
export function movedLayout(layout: MapLayout, made: Camera, now: Camera): MapLayout {
  const ratio = now.scale / made.scale;
  const move = (anchor: Point): Point => ({
    x: (anchor.x - made.x) * ratio + now.x,
    y: (anchor.y - made.y) * ratio + now.y,
  });
  return {
    pins: layout.pins.map((pin) => {
      const anchor = move(pin.anchor);
      return {
        ...pin,
        anchor,
        at: { x: anchor.x + pin.at.x - pin.anchor.x, y: anchor.y + pin.at.y - pin.anchor.y },
      };
    }),
    curves: [],
    words: [],
    tags: [],
  };
}
