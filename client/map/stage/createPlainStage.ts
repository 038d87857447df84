import { MapDirector } from './MapDirector.ts';
import type { CreateStage } from './mapStage.ts';
import { PlainDashes } from './PlainDashes.ts';
import { PlainLayer } from './PlainLayer.ts';

const DEPTH = { land: 0, flows: 2, dashes: 3 } as const;
const PIXEL_RATIO_MAX = 2;
/** 30 frames a second while only dashes travel. */
const CALM_FRAME_MS = 1000 / 30;
/** A frame after a pause advances by no more than this. */
const FRAME_MS_MAX = 100;

/** The map on plain canvases: for the front page, which must not wait for Phaser, and where Phaser cannot run. */
export const createPlainStage: CreateStage = (host, report) => {
  const layers = [
    new PlainLayer(host, DEPTH.land),
    new PlainLayer(host, DEPTH.land),
    new PlainLayer(host, DEPTH.flows),
  ] as const;
  const dashes = new PlainDashes(host, DEPTH.dashes);
  let frame: number | undefined;
  let lastMs: number | undefined;
  const wake = (): void => {
    frame ??= requestAnimationFrame(step);
  };
  const director = new MapDirector({
    report,
    pixelRatio: () => Math.min(PIXEL_RATIO_MAX, window.devicePixelRatio),
    surface: { land: [layers[0], layers[1]], flows: layers[2], dashes, wake },
  });
  let isCalm = false;
  function step(nowMs: number): void {
    frame = undefined;
    const passedMs = lastMs === undefined ? 0 : nowMs - lastMs;
    if (isCalm && passedMs < CALM_FRAME_MS - 2) return wake();
    lastMs = nowMs;
    const activity = director.step(Math.min(FRAME_MS_MAX, passedMs));
    isCalm = activity === 'dashes';
    if (activity === 'rest') lastMs = undefined;
    else wake();
  }
  return {
    show: (request) => director.show(request),
    pan: (by) => director.pan(by),
    zoom: (at, factor) => director.zoom(at, factor),
    destroy: () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
      for (const layer of layers) layer.remove();
      dashes.remove();
    },
  };
};
