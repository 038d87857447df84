import type * as Phaser from 'phaser';
import { must } from '#shared/kernel/records.ts';
import type { Camera, Size } from '../layout/camera.ts';
import type { MapLayerSurface } from './mapSurface.ts';

/** A layer on a texture of Phaser. */
export class BakedLayer implements MapLayerSurface {
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
