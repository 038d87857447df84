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
  const isFast = hasFastWebGl();
  const scene = new MapScene({ report, pixelRatio });
  const game = new Phaser.Game({
    // Without a graphics processor WebGL is slower than the canvas; flows then stand still.
    type: isFast ? Phaser.WEBGL : Phaser.CANVAS,
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
    // The size on the page follows from the zoom, which must come last: at a zoom of one resizing leaves it as it was.
    game.scale.resize(Math.round(size.width * pixelRatio()), Math.round(size.height * pixelRatio()));
    game.scale.setZoom(1 / pixelRatio());
  };
  return {
    show: (request) => {
      if (request.size.width !== size.width || request.size.height !== size.height) fit(request.size);
      const isSlow = !isFast && request.motion === 'full';
      scene.show(isSlow ? { ...request, motion: 'staticFlows' } : request);
    },
    pan: (by) => scene.director?.pan(by),
    zoom: (at, factor) => scene.director?.zoom(at, factor),
    destroy: () => game.destroy(true),
  };
};

/** Renderers that emulate a graphics processor: of Chromium, of Mesa, of Windows. */
const EMULATED = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Whether WebGL runs here on hardware. */
function hasFastWebGl(): boolean {
  const context = document
    .createElement('canvas')
    .getContext('webgl', { failIfMajorPerformanceCaveat: true });
  if (context === null) return false;
  // Some browsers do not call emulation a caveat.
  const named =
    context.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER;
  const isEmulated = EMULATED.test(String(context.getParameter(named)));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return !isEmulated;
}
