import * as Phaser from 'phaser';
import { BakedLayer } from './BakedLayer.ts';
import { MapDirector, type DirectorOptions } from './MapDirector.ts';
import type { StageRequest } from './stageRequest.ts';
import { TravellingDashes } from './TravellingDashes.ts';

const DEPTH = { land: 0, flows: 2, dashes: 3 } as const;
/** While something is on its way, and while only dashes travel. */
const FRAMES_BUSY = 60;
const FRAMES_CALM = 30;

/** The map as a scene of Phaser: it owns the layers and the frames, the director does the rest. */
export class MapScene extends Phaser.Scene {
  readonly #options: Omit<DirectorOptions, 'surface'>;
  #director: MapDirector | undefined;
  #waiting: StageRequest | undefined;
  #frameLimit = FRAMES_BUSY;

  constructor(options: Omit<DirectorOptions, 'surface'>) {
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
        wake: () => this.game.loop.wake(),
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
    const activity = this.#director?.step(delta);
    if (activity === 'rest') this.game.loop.sleep();
    else this.#limitFrames(activity === 'dashes' ? FRAMES_CALM : FRAMES_BUSY);
  }

  /** Phaser restarts its timer for a new limit, which must not happen inside a frame. */
  #limitFrames(limit: number): void {
    if (limit === this.#frameLimit) return;
    this.#frameLimit = limit;
    queueMicrotask(() => this.game.loop.setFPSLimit(limit));
  }
}
