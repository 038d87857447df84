import type { Camera, Size } from '../layout/camera.ts';
import type { CurvePlace } from '../layout/mapLayout.ts';
import type { Palette } from './palette.ts';

/** A drawing made for one camera; until it is made again it is moved and scaled with the camera. */
export type MapLayerSurface = {
  /** `draw` works in pixels of the page; `ratio` is device pixels to one of them. */
  bake(
    view: { readonly size: Size; readonly ratio: number; readonly camera: Camera },
    draw: (context: CanvasRenderingContext2D) => void,
  ): void;
  follow(camera: Camera): void;
  setAlpha(alpha: number): void;
  setDepth(depth: number): void;
};

export type DashView = {
  readonly palette: Palette;
  readonly unit: number;
  readonly ratio: number;
  readonly size: Size;
};

/** Marks that travel along the curves to the buyer. */
export type DashSurface = {
  readonly isMoving: boolean;
  setAlpha(alpha: number): void;
  clear(): void;
  lay(curves: readonly CurvePlace[], view: DashView): void;
  advance(deltaMs: number): void;
};

/** What an engine offers to draw on. */
export type MapSurface = {
  readonly land: readonly [MapLayerSurface, MapLayerSurface];
  readonly flows: MapLayerSurface;
  readonly dashes: DashSurface;
  /** Frames are needed again. */
  readonly wake: () => void;
};
