import { useEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import { loadGeography } from './geography/loadGeography.ts';
import type { Box, MapGeography } from './geography/mapGeography.ts';
import type { Insets, Size } from './layout/camera.ts';
import type { MapModel } from './model/mapParts.ts';
import type { MapSizes } from './mapSizes.ts';
import type { MapEngine } from './mapEngine.ts';
import { readPalette, type Palette } from './stage/palette.ts';
import type { MapStage } from './stage/mapStage.ts';
import type { StageReport } from './stage/stageRequest.ts';

export type StageView = {
  readonly model: MapModel;
  readonly size: Size;
  readonly sizes: MapSizes;
  readonly insets: Insets;
  readonly covered: readonly Box[];
  readonly buttons: readonly Box[];
  readonly isWhole: boolean;
  /** Colours are read again when this changes. */
  readonly themeKey: string;
  readonly engine: MapEngine;
};
export type StageState = {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly report: StageReport | undefined;
  readonly stage: MapStage | undefined;
};

/** Loads map and engine into `host` and keeps the drawing in step with the model. */
export function useMapStage(host: RefObject<HTMLElement | null>, view: StageView): StageState {
  const [loaded, setLoaded] = useState<{ geography: MapGeography; stage: MapStage } | 'failed'>();
  const [report, setReport] = useState<StageReport>();
  const palette = useRef<{ key: string; palette: Palette } | undefined>(undefined);
  const { scenarioId, economies } = view.model;

  useEffect(() => {
    let stage: MapStage | undefined;
    let isGone = false;
    const load = async (): Promise<void> => {
      const [geography, createStage] = await Promise.all([
        loadGeography(scenarioId, economies),
        view.engine(),
      ]);
      if (isGone || host.current === null) return;
      stage = createStage(host.current, setReport);
      setLoaded({ geography, stage });
    };
    load().catch((error: unknown) => {
      console.warn('map:', error);
      if (!isGone) setLoaded('failed');
    });
    return () => {
      isGone = true;
      stage?.destroy();
      setLoaded(undefined);
    };
    // Pins of a scenario never move, so its id stands for its economies.
  }, [scenarioId, view.engine]);

  useEffect(() => {
    if (loaded === undefined || loaded === 'failed' || host.current === null) return;
    if (palette.current?.key !== view.themeKey)
      palette.current = { key: view.themeKey, palette: readPalette(host.current) };
    loaded.stage.show({
      model: view.model,
      geography: loaded.geography,
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
    loaded,
    view.model,
    view.size,
    view.insets,
    view.covered,
    view.buttons,
    view.sizes,
    view.isWhole,
    view.themeKey,
  ]);

  if (loaded === 'failed') return { status: 'failed', report: undefined, stage: undefined };
  return { status: report === undefined ? 'loading' : 'ready', report, stage: loaded?.stage };
}
