import { must } from '#shared/kernel/records.ts';
import type { CurvePlace } from '../layout/mapLayout.ts';
import { DASH_PX_PER_MS, dashRunners, type DashRunner } from './dashRunners.ts';
import type { DashSurface, DashView } from './mapSurface.ts';

/** The travelling marks drawn on a canvas of their own, some hundred small shapes a frame. */
export class PlainDashes implements DashSurface {
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
