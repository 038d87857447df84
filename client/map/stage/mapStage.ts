/** The stage of a map: what it is asked to show, how it is steered, and the surface that it draws on. */

import type { Box, MapGeography, Point } from '../geography/mapGeography.ts';
import type { Camera, Insets, Size } from '../layout/camera.ts';
import type { CurvePlace, LayoutSizes, MapLayout } from '../layout/mapLayout.ts';
import type { MapModel } from '../model/mapParts.ts';
import type { Palette } from './palette.ts';

/** A canvas that draws the map, whatever engine drives it. */
export type MapStage = {
  readonly show: (request: StageRequest) => void;
  readonly pan: (by: Point) => void;
  readonly zoom: (at: Point, factor: number) => void;
  readonly destroy: () => void;
};

export type CreateStage = (host: HTMLElement, report: (report: StageReport) => void) => MapStage;

/** How much may move: everything; all but the dashes along the flows; or nothing, as a reader asked. */
type Motion = 'full' | 'staticFlows' | 'none';

/** Everything that one picture of the map needs. */
export type StageRequest = {
  readonly model: MapModel;
  readonly geography: MapGeography;
  readonly palette: Palette;
  readonly size: Size;
  readonly insets: Insets;
  /** Panels on the map itself. */
  readonly covered: readonly Box[];
  /** Buttons and words on the map, which hide pins but do not move the camera. */
  readonly buttons: readonly Box[];
  readonly sizes: LayoutSizes;
  /** Line widths against those of a laptop. */
  readonly unit: number;
  /** The reader asks for the whole map rather than for the frame of the model. */
  readonly isWhole: boolean;
  readonly motion: Motion;
};

/** Where things are now; `isMoving` while the camera is on its way and labels are out of the way. */
export type StageReport = { readonly layout: MapLayout; readonly isMoving: boolean };

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
