import type { GeoPermissibleObjects } from 'd3-geo';
import type { MapGeography } from '../geography/mapGeography.ts';
import type { Camera, Size } from '../layout/camera.ts';
import type { MapModel } from '../model/mapParts.ts';
import type { Palette } from './palette.ts';

export type LandView = {
  readonly geography: MapGeography;
  readonly model: MapModel;
  readonly palette: Palette;
  readonly camera: Camera;
  readonly size: Size;
  /** Line widths are multiplied by this: 1 on a device, more on a projector. */
  readonly unit: number;
};

/** What the parts of the drawing share. */
export type LandPen = LandView & {
  readonly context: CanvasRenderingContext2D;
  readonly trace: (shape: GeoPermissibleObjects) => void;
};
