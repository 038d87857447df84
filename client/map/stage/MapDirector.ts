import { between, openArea, zoomedAt, type Camera } from '../layout/camera.ts';
import { arrangeMap } from '../layout/arrangeMap.ts';
import type { MapLayout } from '../layout/mapLayout.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Point, landAt } from '../geography/mapGeography.ts';
import { drawBricks } from './drawBricks.ts';
import { drawFlows } from './drawFlows.ts';
import { drawLand } from './drawLand.ts';
import {
  Transition,
  bordersKey,
  cameraKey,
  frameKey,
  movedLayout,
  sizeKey,
  targetOf,
  wholeOf,
} from './stageMotion.ts';
import type { MapSurface, StageReport, StageRequest } from './mapStage.ts';

/** Durations of the design system: scene 1.4 s; the camera is a little quicker, so that flows grow where it has arrived. */
const CAMERA_MS = 900;
const BORDERS_MS = 1400;
const FLOWS_MS = 1100;
const DEPTH = { below: 0, above: 1 } as const;
/** After the last push or pinch the land is drawn afresh. */
const SETTLE_MS = 160;

export type DirectorOptions = {
  readonly surface: MapSurface;
  readonly report: (report: StageReport) => void;
  readonly pixelRatio: () => number;
};

/** How much is going on: everything is on its way, only dashes travel, or nothing moves and no frame is needed. */
export type Activity = 'busy' | 'dashes' | 'rest';

/**
 * Moves camera, borders and flows from one picture to the next, whatever engine shows the layers: land on one texture, flows on
 * another, dashes on top. It draws what the model says and decides nothing.
 */
export class MapDirector {
  readonly #options: DirectorOptions;
  #request: StageRequest | undefined;
  #camera: Camera | undefined;
  #target: Camera | undefined;
  #layout: MapLayout | undefined;
  #landKey = '';
  #flowKey = '';
  #isTrying = false;
  /** Which of the two land layers is on top. */
  #top: 0 | 1 = 0;
  readonly #travel = new Transition(CAMERA_MS);
  readonly #fade = new Transition(BORDERS_MS);
  readonly #growth = new Transition(FLOWS_MS);
  #from: Camera | undefined;
  #settleInMs = 0;
  /** The reader has moved the map; it stays there until a story or a button moves it again. */
  #isHeld = false;

  constructor(options: DirectorOptions) {
    this.#options = options;
  }

  show(request: StageRequest): void {
    const before = this.#request;
    this.#request = request;
    if (before !== undefined && frameKey(before) !== frameKey(request)) this.#isHeld = false;
    const isResized = before === undefined || sizeKey(before) !== sizeKey(request);
    const target = this.#isHeld && !isResized ? (this.#target ?? targetOf(request)) : targetOf(request);
    this.#moveTo(target, isResized || this.#camera === undefined || request.motion === 'none');
    this.#drawLand(isResized);
    this.#drawFlows();
    this.#options.surface.wake();
  }

  pan(by: Point): void {
    if (this.#camera === undefined) return;
    const { scale, x, y } = this.#camera;
    this.#hold({ scale, x: x + by.x, y: y + by.y });
  }

  zoom(at: Point, factor: number): void {
    if (this.#camera === undefined || this.#request === undefined) return;
    this.#hold(zoomedAt(this.#camera, at, factor, wholeOf(this.#request)));
  }

  landAt(at: Point): EconomyId | undefined {
    if (this.#camera === undefined || this.#request === undefined) return undefined;
    return landAt(this.#request.geography, this.#camera, at);
  }

  /** One frame. Dashes travel at `dashPace` of their usual speed. */
  step(delta: number, dashPace = 1): Activity {
    const { land, dashes } = this.#options.surface;
    if (this.#travel.isRunning) this.#followTravel(this.#travel.advance(delta));
    if (this.#fade.isRunning) this.#fadeIn(land, this.#fade.advance(delta));
    if (this.#settleInMs > 0) this.#waitToSettle(delta);
    if (this.#growth.isRunning && !this.#travel.isRunning) {
      this.#growth.advance(delta);
      this.#bakeFlows();
    }
    const hasDashes = this.#request?.motion === 'full';
    if (hasDashes) dashes.advance(delta * dashPace);
    if (this.#travel.isRunning || this.#fade.isRunning || this.#growth.isRunning || this.#settleInMs > 0)
      return 'busy';
    return hasDashes && dashes.isMoving ? 'dashes' : 'rest';
  }

  #fadeIn(land: MapSurface['land'], share: number): void {
    land[this.#top].setAlpha(share);
    if (share >= 1) this.#hideOld();
  }

  /** What is fully covered costs time to draw all the same. */
  #hideOld(): void {
    this.#options.surface.land[this.#top === 0 ? 1 : 0].setAlpha(0);
  }

  #moveTo(target: Camera, atOnce: boolean): void {
    const isSame = this.#target !== undefined && cameraKey(this.#target) === cameraKey(target);
    this.#target = target;
    if (atOnce) {
      this.#camera = target;
      this.#travel.finish();
    } else if (!isSame) {
      this.#from = this.#camera;
      this.#travel.start();
    }
    this.#layout = this.#layoutAt(target);
  }

  #layoutAt(camera: Camera): MapLayout | undefined {
    const request = this.#request;
    if (request === undefined) return undefined;
    const { model, geography, size, insets, sizes } = request;
    const covered = [...request.covered, ...request.buttons];
    const area = openArea(size, insets);
    const { pins, fold } = geography;
    return arrangeMap(model, { pins, camera, area, covered, sizes, fold });
  }

  #followTravel(share: number): void {
    const { size } = this.#request ?? { size: { width: 1, height: 1 } };
    if (this.#from === undefined || this.#target === undefined) return;
    this.#camera = share >= 1 ? this.#target : between(this.#from, this.#target, share, size);
    this.#placeAll();
    if (share >= 1) this.#arrive();
  }

  #arrive(): void {
    this.#growth.start();
    this.#bakeFlows();
    this.#reportNow();
  }

  #hold(camera: Camera): void {
    this.#isHeld = true;
    this.#camera = camera;
    this.#target = camera;
    this.#travel.finish();
    this.#layout = this.#layoutAt(camera);
    this.#settleInMs = SETTLE_MS;
    this.#placeAll();
    this.#options.surface.wake();
  }

  #waitToSettle(delta: number): void {
    this.#settleInMs -= delta;
    if (this.#settleInMs > 0) return;
    this.#settleInMs = 0;
    this.#drawLand(true);
    this.#bakeFlows();
    this.#reportNow();
  }

  #placeAll(): void {
    const { land, flows, dashes } = this.#options.surface;
    if (this.#camera === undefined) return;
    for (const layer of land) layer.follow(this.#camera);
    flows.setAlpha(0);
    dashes.setAlpha(0);
    this.#reportNow();
  }

  #reportNow(): void {
    if (this.#layout === undefined || this.#camera === undefined || this.#target === undefined) return;
    const isMoving = this.#travel.isRunning || this.#settleInMs > 0;
    const layout = isMoving ? movedLayout(this.#layout, this.#target, this.#camera) : this.#layout;
    this.#options.report({ layout, isMoving });
  }

  /** Fresh land for the camera's goal; the old one stays beneath until the new one has faded in. */
  #drawLand(isForced: boolean): void {
    const request = this.#request;
    const camera = this.#target;
    if (request === undefined || camera === undefined) return;
    const key = `${cameraKey(camera)} ${bordersKey(request)}`;
    if (key === this.#landKey && !isForced) return;
    const isFirst = this.#landKey === '';
    const onlyCamera = this.#landKey.endsWith(bordersKey(request));
    this.#landKey = key;

    const { land } = this.#options.surface;
    const old = land[this.#top];
    this.#top = this.#top === 0 ? 1 : 0;
    const fresh = land[this.#top];
    old.setDepth(DEPTH.below);
    old.setAlpha(1);
    fresh.bake({ size: request.size, ratio: this.#options.pixelRatio(), camera }, (context) =>
      drawLand(context, { ...request, camera }),
    );
    fresh.setDepth(DEPTH.above);
    if (isFirst || isForced || request.motion === 'none') {
      this.#fade.finish();
      fresh.setAlpha(1);
      this.#hideOld();
    } else {
      this.#fade.start(onlyCamera ? CAMERA_MS : BORDERS_MS);
      fresh.setAlpha(0);
    }
    if (this.#camera !== undefined) for (const layer of land) layer.follow(this.#camera);
  }

  #drawFlows(): void {
    const request = this.#request;
    if (request === undefined) return;
    const key = JSON.stringify(request.model.flows);
    // Flows of something that is being tried follow the hand at once.
    const isTried = this.#isTrying && request.model.isPreview;
    this.#isTrying = request.model.isPreview;
    if (key !== this.#flowKey) this.#growth.start();
    this.#flowKey = key;
    if (request.motion === 'none' || isTried) this.#growth.finish();
    if (this.#travel.isRunning) this.#placeAll();
    else this.#bakeFlows();
    this.#reportNow();
  }

  #bakeFlows(): void {
    const request = this.#request;
    const layout = this.#layout;
    const camera = this.#target;
    if (request === undefined || layout === undefined || camera === undefined) return;
    const { flows, dashes } = this.#options.surface;
    const { model, palette, unit, sizes } = request;
    const isStill = request.motion !== 'full';
    const growth = this.#growth.share;
    const ratio = this.#options.pixelRatio();
    flows.bake({ size: request.size, ratio, camera }, (context) => {
      drawFlows(context, { model, layout, palette, unit, growth, isStill });
      drawBricks(context, { model, layout, palette, unit, sizes });
    });
    flows.setAlpha(1);
    if (isStill) dashes.clear();
    else {
      dashes.setAlpha(growth);
      if (growth >= 1 || !dashes.isMoving)
        dashes.lay(layout.curves, { palette, unit, ratio, size: request.size });
    }
  }
}
