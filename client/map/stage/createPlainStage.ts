import { must } from '#shared/kernel/records.ts';
import type { Camera } from '../layout/camera.ts';
import type { CurvePlace } from '../layout/mapLayout.ts';
import { MapDirector } from './MapDirector.ts';
import { DASH_PX_PER_MS, type DashRunner, dashRunners } from './drawFlows.ts';
import type { CreateStage, DashSurface, DashView, MapLayerSurface } from './mapStage.ts';

/** The travelling marks drawn on a canvas of their own, some hundred small shapes a frame. */
class PlainDashes implements DashSurface {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  #runners: readonly DashRunner[] = [];
  #travelled = 0;
  #alpha = 1;

  constructor(host: HTMLElement, depth: number) {
    this.#canvas = document.createElement('canvas');
    this.#canvas.className = 'map-layer';
    this.#canvas.style.zIndex = String(depth);
    this.#context = must(this.#canvas.getContext('2d') ?? undefined, '2d context');
    host.append(this.#canvas);
  }

  get isMoving(): boolean {
    return this.#runners.length > 0 && this.#alpha > 0;
  }

  setAlpha(alpha: number): void {
    this.#alpha = alpha;
    this.#canvas.style.opacity = String(alpha);
  }

  clear(): void {
    this.#runners = [];
    this.#context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
  }

  lay(curves: readonly CurvePlace[], view: DashView): void {
    const { size, ratio } = view;
    this.#canvas.width = Math.round(size.width * ratio);
    this.#canvas.height = Math.round(size.height * ratio);
    this.#canvas.style.width = `${size.width}px`;
    this.#canvas.style.height = `${size.height}px`;
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#runners = dashRunners(curves, view);
    this.advance(0);
  }

  advance(deltaMs: number): void {
    this.#travelled += deltaMs * DASH_PX_PER_MS;
    if (!this.isMoving) return;
    this.#context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    for (const runner of this.#runners) this.#drawRunner(runner);
  }

  #drawRunner({ track, look, count }: DashRunner): void {
    const context = this.#context;
    const offset = this.#travelled % look.spacing;
    context.fillStyle = look.colour;
    for (let nth = 0; nth < count; nth++) {
      const { x, y, angle } = track.at(nth * look.spacing + offset);
      context.save();
      context.translate(x, y);
      context.rotate(angle);
      context.beginPath();
      if (look.isDot) context.arc(0, 0, look.length / 2, 0, 2 * Math.PI);
      else context.rect(-look.length / 2, -look.thickness / 2, look.length, look.thickness);
      context.fill();
      context.restore();
    }
  }

  remove(): void {
    this.#canvas.remove();
  }
}

/** A layer as a canvas element of its own; the browser moves and scales it between drawings. */
class PlainLayer implements MapLayerSurface {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  #camera: Camera = { scale: 1, x: 0, y: 0 };

  constructor(host: HTMLElement, depth: number) {
    this.#canvas = document.createElement('canvas');
    this.#canvas.className = 'map-layer';
    this.#context = must(this.#canvas.getContext('2d') ?? undefined, '2d context');
    this.setDepth(depth);
    host.append(this.#canvas);
  }

  bake(...[view, draw]: Parameters<MapLayerSurface['bake']>): void {
    const { size, ratio, camera } = view;
    // Setting a size clears the canvas, even to the size it has.
    this.#canvas.width = Math.round(size.width * ratio);
    this.#canvas.height = Math.round(size.height * ratio);
    this.#canvas.style.width = `${size.width}px`;
    this.#canvas.style.height = `${size.height}px`;
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#camera = camera;
    draw(this.#context);
    this.follow(camera);
  }

  follow(camera: Camera): void {
    const zoom = camera.scale / this.#camera.scale;
    const [x, y] = [camera.x - this.#camera.x * zoom, camera.y - this.#camera.y * zoom];
    this.#canvas.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`;
  }

  setAlpha(alpha: number): void {
    this.#canvas.style.opacity = String(alpha);
  }

  setDepth(depth: number): void {
    this.#canvas.style.zIndex = String(depth);
  }

  remove(): void {
    this.#canvas.remove();
  }
}

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
    landAt: (at) => director.landAt(at),
    destroy: () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
      for (const layer of layers) layer.remove();
      dashes.remove();
    },
  };
};
