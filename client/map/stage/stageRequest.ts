import type { Box, MapGeography } from '../geography/mapGeography.ts';
import type { Insets, Size } from '../layout/camera.ts';
import type { LayoutSizes, MapLayout } from '../layout/mapLayout.ts';
import type { MapModel } from '../model/mapParts.ts';
import type { Palette } from './palette.ts';

/** How much may move: everything; all but the dashes along the flows; or nothing, as a reader asked. */
export type Motion = 'full' | 'staticFlows' | 'none';

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
