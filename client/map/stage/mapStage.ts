/** The stage of a map: what it is asked to show, how it is steered, and the surface and colours that it draws with. */

import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Box, MapGeography, Point } from '../geography/mapGeography.ts';
import type { Camera, Insets, Size } from '../layout/camera.ts';
import type { Cover, CurvePlace, LayoutSizes, MapLayout } from '../layout/mapLayout.ts';
import { BLOC_SLOTS } from '../mapStyle.tsx';
import type { FlowKind, MapModel } from '../model/mapParts.ts';

/** A canvas that draws the map, whatever engine drives it. */
export type MapStage = {
  readonly show: (request: StageRequest) => void;
  readonly pan: (by: Point) => void;
  readonly zoom: (at: Point, factor: number) => void;
  /** The economy whose land is drawn at a point. */
  readonly landAt: (at: Point) => EconomyId | undefined;
  readonly destroy: () => void;
};

export type CreateStage = (host: HTMLElement, report: (report: StageReport) => void) => MapStage;

/** How much may move: everything, or nothing, as a reader asked. */
type Motion = 'full' | 'none';

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
  readonly buttons: readonly Cover[];
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

/** Colours of the canvas, read from the style sheet once a theme: there is one palette. */
export type Palette = {
  readonly ocean: string;
  readonly glow: string;
  readonly graticule: string;
  readonly land: string;
  readonly landLine: string;
  readonly text: string;
  readonly wall: string;
  readonly mortar: string;
  readonly time: string;
  readonly flow: Readonly<Record<FlowKind, string>>;
  /** Index = slot − 1. */
  readonly blocs: readonly string[];
};

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ocean: read('--ocean'),
    glow: read('--glow'),
    graticule: read('--graticule'),
    land: read('--land'),
    landLine: read('--land-line'),
    text: read('--text'),
    wall: read('--wall'),
    mortar: read('--mortar'),
    time: read('--time'),
    flow: {
      own: read('--text'),
      base: read('--flow-base'),
      created: read('--flow-created'),
      diverted: read('--flow-diverted'),
      round: read('--flow-diverted'),
      lost: read('--flow-lost'),
      people: read('--text'),
      capital: read('--text'),
    },
    blocs: Array.from({ length: BLOC_SLOTS }, (_, slot) => read(`--b${slot + 1}`)),
  };
}
