import type { Point } from '../geography/mapGeography.ts';
import type { StageReport, StageRequest } from './stageRequest.ts';

/** A canvas that draws the map, whatever engine drives it. */
export type MapStage = {
  readonly show: (request: StageRequest) => void;
  readonly pan: (by: Point) => void;
  readonly zoom: (at: Point, factor: number) => void;
  readonly destroy: () => void;
};

export type CreateStage = (host: HTMLElement, report: (report: StageReport) => void) => MapStage;
