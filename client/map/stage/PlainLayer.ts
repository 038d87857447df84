import { must } from '#shared/kernel/records.ts';
import type { Camera } from '../layout/camera.ts';
import type { MapLayerSurface } from './mapSurface.ts';

/** A layer as a canvas element of its own; the browser moves and scales it between drawings. */
export class PlainLayer implements MapLayerSurface {
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
