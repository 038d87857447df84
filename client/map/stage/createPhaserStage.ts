import * as Phaser from 'phaser';
import { must } from '#shared/kernel/records.ts';
import type { Camera, Size } from '../layout/camera.ts';
import type { CurvePlace } from '../layout/mapLayout.ts';
import { type DirectorOptions, MapDirector } from './MapDirector.ts';
import { DASH_PX_PER_MS, type DashLook, type DashRunner, dashRunners } from './drawFlows.ts';
import type { CreateStage, DashSurface, DashView, MapLayerSurface, StageRequest } from './mapStage.ts';

/** A layer on a texture of Phaser. */
class BakedLayer implements MapLayerSurface {
  readonly #scene: Phaser.Scene;
  readonly #key: string;
  readonly #depth: number;
  #texture: Phaser.Textures.CanvasTexture | undefined;
  #image: Phaser.GameObjects.Image | undefined;
  #camera: Camera = { scale: 1, x: 0, y: 0 };
  #ratio = 1;

  constructor(scene: Phaser.Scene, key: string, depth: number) {
    this.#scene = scene;
    this.#key = key;
    this.#depth = depth;
  }

  bake(
    view: { readonly size: Size; readonly ratio: number; readonly camera: Camera },
    draw: (context: CanvasRenderingContext2D) => void,
  ): void {
    const texture = this.#textureFor(view.size, view.ratio);
    this.#camera = view.camera;
    this.#ratio = view.ratio;
    const { context } = texture;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, texture.width, texture.height);
    context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    draw(context);
    texture.refresh();
    this.follow(view.camera);
  }

  follow(camera: Camera): void {
    const zoom = camera.scale / this.#camera.scale;
    this.#image
      ?.setScale(zoom)
      .setPosition(
        (camera.x - this.#camera.x * zoom) * this.#ratio,
        (camera.y - this.#camera.y * zoom) * this.#ratio,
      );
  }

  setAlpha(alpha: number): void {
    this.#image?.setAlpha(alpha).setVisible(alpha > 0);
  }

  setDepth(depth: number): void {
    this.#image?.setDepth(depth);
  }

  #textureFor(size: Size, ratio: number): Phaser.Textures.CanvasTexture {
    const width = Math.max(1, Math.round(size.width * ratio));
    const height = Math.max(1, Math.round(size.height * ratio));
    if (this.#texture !== undefined && this.#texture.width === width && this.#texture.height === height) {
      return this.#texture;
    }
    this.#image?.destroy();
    if (this.#texture !== undefined) this.#scene.textures.remove(this.#key);
    const texture = must(this.#scene.textures.createCanvas(this.#key, width, height) ?? undefined, this.#key);
    this.#texture = texture;
    this.#image = this.#scene.add.image(0, 0, this.#key).setOrigin(0, 0).setDepth(this.#depth);
    return texture;
  }
}

const BLOCK_SIZE = 8;

type Runner = DashRunner & { readonly sprites: readonly Phaser.GameObjects.Image[] };

/** The travelling marks as sprites of a few textures, so that the renderer draws them all at once. Each has its colour: a canvas tints none. */
class TravellingDashes implements DashSurface {
  readonly #scene: Phaser.Scene;
  readonly #layer: Phaser.GameObjects.Container;
  #runners: readonly Runner[] = [];
  #travelled = 0;
  #ratio = 1;

  constructor(scene: Phaser.Scene, depth: number) {
    this.#scene = scene;
    this.#layer = scene.add.container(0, 0).setDepth(depth);
  }

  get isMoving(): boolean {
    return this.#runners.length > 0 && this.#layer.alpha > 0;
  }

  setAlpha(alpha: number): void {
    this.#layer.setAlpha(alpha);
  }

  clear(): void {
    this.#layer.removeAll(true);
    this.#runners = [];
  }

  lay(curves: readonly CurvePlace[], view: DashView): void {
    this.clear();
    this.#ratio = view.ratio;
    this.#layer.setScale(view.ratio);
    this.#runners = dashRunners(curves, view).map((runner) => ({
      ...runner,
      sprites: Array.from({ length: runner.count }, () => this.#sprite(runner.look)),
    }));
    this.advance(0);
  }

  advance(deltaMs: number): void {
    this.#travelled += deltaMs * DASH_PX_PER_MS;
    for (const { track, look, sprites } of this.#runners) {
      const offset = this.#travelled % look.spacing;
      for (const [nth, sprite] of sprites.entries()) {
        const { x, y, angle } = track.at(nth * look.spacing + offset);
        sprite.setPosition(x, y).setRotation(angle);
      }
    }
  }

  #sprite({ isDot, length, thickness, colour }: DashLook): Phaser.GameObjects.Image {
    const sprite = this.#scene.add
      .image(0, 0, isDot ? this.#dotTexture(thickness, colour) : this.#blockTexture(colour))
      .setDisplaySize(length, thickness);
    this.#layer.add(sprite);
    return sprite;
  }

  #blockTexture(colour: string): string {
    const key = `map-dash-block-${colour}`;
    paint(this.#scene, { key, size: BLOCK_SIZE, colour }, (context) =>
      context.fillRect(0, 0, BLOCK_SIZE, BLOCK_SIZE),
    );
    return key;
  }

  /** A disc of about the size it is shown at: one that is shrunk a lot loses its edge. */
  #dotTexture(thickness: number, colour: string): string {
    const size = Math.ceil(thickness * this.#ratio) + 2;
    const key = `map-dash-dot-${size}-${colour}`;
    paint(this.#scene, { key, size, colour }, (context) => {
      context.beginPath();
      context.arc(size / 2, size / 2, size / 2 - 1, 0, 2 * Math.PI);
      context.fill();
    });
    return key;
  }
}

type Tile = { readonly key: string; readonly size: number; readonly colour: string };

function paint(
  scene: Phaser.Scene,
  { key, size, colour }: Tile,
  draw: (context: CanvasRenderingContext2D) => void,
): void {
  if (scene.textures.exists(key)) return;
  const texture = must(scene.textures.createCanvas(key, size, size) ?? undefined, key);
  texture.context.fillStyle = colour;
  draw(texture.context);
  texture.refresh();
}

const DEPTH = { land: 0, flows: 2, dashes: 3 } as const;
/**
 * Frames a second: while something is on its way; while only dashes travel; and the same where no graphics processor draws, so that a
 * frame takes the time of everything else.
 */
const FRAMES = { busy: 60, calm: 30, slow: 8 } as const;
/** How fast dashes travel there: at few frames a second they would jump. */
const SLOW_PACE = 0.4;

type SceneOptions = Omit<DirectorOptions, 'surface'> & { readonly isFast: boolean };

/** The map as a scene of Phaser: it owns the layers and the frames, the director does the rest. */
class MapScene extends Phaser.Scene {
  readonly #options: SceneOptions;
  #director: MapDirector | undefined;
  #waiting: StageRequest | undefined;
  #frameLimit: number = FRAMES.busy;

  constructor(options: SceneOptions) {
    super('map');
    this.#options = options;
  }

  get director(): MapDirector | undefined {
    return this.#director;
  }

  create(): void {
    this.#director = new MapDirector({
      ...this.#options,
      surface: {
        land: [
          new BakedLayer(this, 'map-land-a', DEPTH.land),
          new BakedLayer(this, 'map-land-b', DEPTH.land),
        ],
        flows: new BakedLayer(this, 'map-flows', DEPTH.flows),
        dashes: new TravellingDashes(this, DEPTH.dashes),
        wake: () => {
          this.game.loop.wake();
          this.#limitFrames(FRAMES.busy);
        },
      },
    });
    if (this.#waiting !== undefined) this.#director.show(this.#waiting);
  }

  /** Phaser starts scenes in its own time: a picture asked for before waits. */
  show(request: StageRequest): void {
    if (this.#director === undefined) this.#waiting = request;
    else this.#director.show(request);
  }

  override update(_time: number, delta: number): void {
    const { isFast } = this.#options;
    const activity = this.#director?.step(delta, isFast ? 1 : SLOW_PACE);
    if (activity === 'rest') this.game.loop.sleep();
    else this.#limitFrames(activity === 'busy' ? FRAMES.busy : isFast ? FRAMES.calm : FRAMES.slow);
  }

  /** Phaser restarts its timer for a new limit, which must not happen inside a frame. */
  #limitFrames(limit: number): void {
    if (limit === this.#frameLimit) return;
    this.#frameLimit = limit;
    queueMicrotask(() => this.game.loop.setFPSLimit(limit));
  }
}

const PIXEL_RATIO_MAX = 2;
/** Textures beyond this many pixels cost more memory than their sharpness is worth. */
const PIXELS_MAX = 8_300_000;

/** The canvas of the map inside `host`. Phaser comes with this module, so load it when a map is first drawn. */
export const createPhaserStage: CreateStage = (host, report) => {
  let size: Size = { width: Math.max(1, host.clientWidth), height: Math.max(1, host.clientHeight) };
  const pixelRatio = (): number =>
    Math.min(PIXEL_RATIO_MAX, window.devicePixelRatio, Math.sqrt(PIXELS_MAX / (size.width * size.height)));
  const isFast = hasFastWebGl();
  const scene = new MapScene({ report, pixelRatio, isFast });
  const game = new Phaser.Game({
    // Without a graphics processor WebGL is slower than the canvas.
    type: isFast ? Phaser.WEBGL : Phaser.CANVAS,
    parent: host,
    // One of Phaser's own has been used before, and keeps the size on the page that it had then.
    canvas: document.createElement('canvas'),
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
      scene.show(request);
    },
    pan: (by) => scene.director?.pan(by),
    zoom: (at, factor) => scene.director?.zoom(at, factor),
    landAt: (at) => scene.director?.landAt(at),
    destroy: () => {
      game.destroy(true);
      // Phaser clears away in its next frame, and a map that rests has none.
      game.loop.wake();
    },
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
