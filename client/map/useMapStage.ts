import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ScenarioId } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { loadGeography } from './geography/loadGeography.ts';
import type { Box, MapGeography, Point } from './geography/mapGeography.ts';
import { type Insets, type Size, openArea } from './layout/camera.ts';
import type { Cover } from './layout/mapLayout.ts';
import type { MapEngine } from './mapEngine.ts';
import type { MapSizes } from './mapSizes.ts';
import type { MapModel } from './model/mapParts.ts';
import { type MapStage, type Palette, type StageReport, readPalette } from './stage/mapStage.ts';

type StageView = {
  readonly model: MapModel;
  readonly size: Size;
  readonly sizes: MapSizes;
  readonly insets: Insets;
  readonly covered: readonly Box[];
  readonly buttons: readonly Cover[];
  readonly isWhole: boolean;
  /** Colours are read again when this changes. */
  readonly themeKey: string;
  readonly engine: MapEngine;
};
type StageState = {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly report: StageReport | undefined;
  readonly stage: MapStage | undefined;
};

/** Loads map and engine into `host` and keeps the drawing in step with the model. */
export function useMapStage(host: RefObject<HTMLElement | null>, view: StageView): StageState {
  const [stage, setStage] = useState<MapStage>();
  const [drawn, setDrawn] = useState<{ readonly scenarioId: ScenarioId; readonly geography: MapGeography }>();
  const [hasFailed, setFailed] = useState(false);
  const [report, setReport] = useState<StageReport>();
  const palette = useRef<{ key: string; palette: Palette } | undefined>(undefined);
  const { scenarioId, economies } = view.model;
  const isUpright = view.size.width < UPRIGHT_BELOW_PX && isHigherThanWide(openArea(view.size, view.insets));

  useEffect(() => {
    let created: MapStage | undefined;
    let isGone = false;
    const load = async (): Promise<void> => {
      const createStage = await view.engine();
      if (isGone || host.current === null) return;
      created = createStage(host.current, setReport);
      setStage(created);
    };
    load().catch((error: unknown) => {
      console.warn('map:', error);
      if (!isGone) setFailed(true);
    });
    return () => {
      isGone = true;
      created?.destroy();
      setStage(undefined);
    };
  }, [view.engine]);

  useEffect(() => {
    let isGone = false;
    loadGeography(scenarioId, economies, isUpright).then(
      (geography) => isGone || setDrawn({ scenarioId, geography }),
      (error: unknown) => {
        console.warn('map:', error);
        if (!isGone) setFailed(true);
      },
    );
    return () => {
      isGone = true;
    };
    // Pins of a scenario never move, so its id stands for its economies.
  }, [scenarioId, isUpright]);

  // In the frame of the page around it: names and marks stand where the drawing has them.
  useLayoutEffect(() => {
    if (stage === undefined || drawn?.scenarioId !== scenarioId || host.current === null) return;
    if (palette.current?.key !== view.themeKey)
      palette.current = { key: view.themeKey, palette: readPalette(host.current) };
    stage.show({
      model: view.model,
      geography: drawn.geography,
      palette: palette.current.palette,
      size: view.size,
      insets: view.insets,
      covered: view.covered,
      buttons: view.buttons,
      sizes: view.sizes.layout,
      unit: view.sizes.unit,
      isWhole: view.isWhole,
      motion: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'none' : 'full',
    });
  }, [
    stage,
    drawn,
    view.model,
    view.size,
    view.insets,
    view.covered,
    view.buttons,
    view.sizes,
    view.isWhole,
    view.themeKey,
  ]);

  if (hasFailed) return { status: 'failed', report: undefined, stage: undefined };
  return { status: report === undefined ? 'loading' : 'ready', report, stage };
}

/** Wider maps stay as they are, however much of them a card covers. */
const UPRIGHT_BELOW_PX = 560;

function isHigherThanWide({ left, right, top, bottom }: Box): boolean {
  return bottom - top > right - left;
}

const WHEEL_FACTOR_PER_PX = 0.0016;

/** A press that moves by more than this is none. */
const PRESS_PX = 6;

/** Drag to move, wheel or pinch to come closer, press land to pick it. Everything also has a button. */
export function useMapGestures(
  surface: RefObject<HTMLElement | null>,
  stage: MapStage | undefined,
  onPick: (economy: EconomyId) => void,
): void {
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    const target = surface.current;
    if (target === null || stage === undefined) return;
    const fingers = new Map<number, Point>();
    const at = ({ clientX, clientY }: MouseEvent): Point => {
      const { left, top } = target.getBoundingClientRect();
      return { x: clientX - left, y: clientY - top };
    };
    let pressed: Point | undefined;
    const down = (event: PointerEvent): void => {
      pressed = fingers.size === 0 && event.button === 0 ? at(event) : undefined;
      fingers.set(event.pointerId, at(event));
      target.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent): void => {
      const before = fingers.get(event.pointerId);
      if (before === undefined) return;
      const now = at(event);
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      if (other === undefined) stage.pan({ x: now.x - before.x, y: now.y - before.y });
      else stage.zoom(other, distance(now, other) / Math.max(1, distance(before, other)));
      fingers.set(event.pointerId, now);
    };
    const up = (event: PointerEvent): void => {
      fingers.delete(event.pointerId);
      const now = at(event);
      const land = pressed !== undefined && distance(pressed, now) < PRESS_PX ? stage.landAt(now) : undefined;
      pressed = undefined;
      if (event.type === 'pointerup' && land !== undefined) pick.current(land);
    };
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      stage.zoom(at(event), Math.exp(-event.deltaY * WHEEL_FACTOR_PER_PX));
    };
    target.addEventListener('pointerdown', down);
    target.addEventListener('pointermove', move);
    target.addEventListener('pointerup', up);
    target.addEventListener('pointercancel', up);
    target.addEventListener('wheel', wheel, { passive: false });
    return () => {
      target.removeEventListener('pointerdown', down);
      target.removeEventListener('pointermove', move);
      target.removeEventListener('pointerup', up);
      target.removeEventListener('pointercancel', up);
      target.removeEventListener('wheel', wheel);
    };
  }, [stage]);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
