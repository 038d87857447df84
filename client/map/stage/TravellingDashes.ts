import type * as Phaser from 'phaser';
import { must } from '#shared/kernel/records.ts';
import type { CurvePlace } from '../layout/mapLayout.ts';
import { DASH_PX_PER_MS, dashRunners, type DashLook, type DashRunner } from './dashRunners.ts';
import type { DashSurface, DashView } from './mapStage.ts';
import { tintOf } from './palette.ts';

const BLOCK = 'map-dash-block';
const BLOCK_SIZE = 8;

type Runner = DashRunner & { readonly sprites: readonly Phaser.GameObjects.Image[] };

/** The travelling marks as sprites of two textures, so that the renderer draws them all at once. */
export class TravellingDashes implements DashSurface {
  readonly #scene: Phaser.Scene;
  readonly #layer: Phaser.GameObjects.Container;
  #runners: readonly Runner[] = [];
  #travelled = 0;
  #ratio = 1;

  constructor(scene: Phaser.Scene, depth: number) {
    this.#scene = scene;
    this.#layer = scene.add.container(0, 0).setDepth(depth);
    paint(scene, { key: BLOCK, size: BLOCK_SIZE }, (context) =>
      context.fillRect(0, 0, BLOCK_SIZE, BLOCK_SIZE),
    );
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
      .image(0, 0, isDot ? this.#dotTexture(thickness) : BLOCK)
      .setDisplaySize(length, thickness)
      .setTint(tintOf(colour));
    this.#layer.add(sprite);
    return sprite;
  }

  /** A disc of about the size it is shown at: one that is shrunk a lot loses its edge. */
  #dotTexture(thickness: number): string {
    const size = Math.ceil(thickness * this.#ratio) + 2;
    const key = `map-dash-dot-${size}`;
    paint(this.#scene, { key, size }, (context) => {
      context.beginPath();
      context.arc(size / 2, size / 2, size / 2 - 1, 0, 2 * Math.PI);
      context.fill();
    });
    return key;
  }
}

type Tile = { readonly key: string; readonly size: number };

function paint(
  scene: Phaser.Scene,
  { key, size }: Tile,
  draw: (context: CanvasRenderingContext2D) => void,
): void {
  if (scene.textures.exists(key)) return;
  const texture = must(scene.textures.createCanvas(key, size, size) ?? undefined, key);
  texture.context.fillStyle = '#ffffff';
  draw(texture.context);
  texture.refresh();
}
