import * as Phaser from 'phaser';
import type { Size } from '../layout/camera.ts';
import { MapScene } from './MapScene.ts';
import type { CreateStage } from './mapStage.ts';

const PIXEL_RATIO_MAX = 2;
/** Textures beyond this many pixels cost more memory than their sharpness is worth. */
const PIXELS_MAX = 8_300_000;

/** The canvas of the map inside `host`. Phaser comes with this module, so load it when a map is first drawn. */
export const createPhaserStage: CreateStage = (host, report) => {
  let size: Size = { width: Math.max(1, host.clientWidth), height: Math.max(1, host.clientHeight) };
  const pixelRatio = (): number =>
    Math.min(PIXEL_RATIO_MAX, window.devicePixelRatio, Math.sqrt(PIXELS_MAX / (size.width * size.height)));
  const scene = new MapScene({ report, pixelRatio });
  const game = new Phaser.Game({
    type: Phaser.AUTO,
    parent: host,
    scene,
    scale: {
      mode: Phaser.Scale.NONE,
      width: Math.round(size.width * pixelRatio()),
      height: Math.round(size.height * pixelRatio()),
      zoom: 1 / pixelRatio(),
    },
    fps: { limit: 60 },
    banner: false,
    audio: { noAudio: true },
    input: { keyboard: false, mouse: false, touch: false, gamepad: false },
    render: { transparent: true, antialias: true, powerPreference: 'low-power' },
  });
  const fit = (wanted: Size): void => {
    size = wanted;
    game.scale.setZoom(1 / pixelRatio());
    game.scale.resize(Math.round(size.width * pixelRatio()), Math.round(size.height * pixelRatio()));
  };
  return {
    show: (request) => {
      if (request.size.width !== size.width || request.size.height !== size.height) fit(request.size);
      scene.show(request);
    },
    pan: (by) => scene.director?.pan(by),
    zoom: (at, factor) => scene.director?.zoom(at, factor),
    destroy: () => game.destroy(true),
  };
};
