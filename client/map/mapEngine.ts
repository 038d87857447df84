/** How a map is drawn: its form, the engine that draws its canvas, and its parts that are fetched when they are wanted. */

import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { CreateStage } from './stage/mapStage.ts';

/** Loads what draws the canvas. */
export type MapEngine = () => Promise<CreateStage>;

/** The engine of a table: Phaser, in a chunk of its own. */
export const phaserEngine: MapEngine = async () =>
  (await import('./stage/createPhaserStage.ts')).createPhaserStage;

/** The engine of pages that must be light: the same drawings on a plain canvas. */
export const plainEngine: MapEngine = async () =>
  (await import('./stage/createPlainStage.ts')).createPlainStage;

/** Ways to see the same model. */
export type MapForm = 'geography' | 'tiles' | 'table';

/** How the person at this device wants the map of a table drawn; it stays so while other tabs are looked at. */
export const chosenForm = signal<MapForm | undefined>(undefined);

/** Gates and letters; the own wall; and what is begun by dragging. */
export const loadMarks = () => import('./board/BoardMarks.tsx');
export const loadRing = () => import('./board/WallRing.tsx');
export const loadGestures = () => import('./board/OfferDrag.tsx');

/** Which goods go round walls: the rules of duties come with it. */
export const loadWaysRound = async () => (await import('./model/waysRound.ts')).waysRound;

/** Code that is fetched once it is wanted; undefined until it has come. `load` is the same function each time. */
export function useLate<Part>(load: () => Promise<Part>, isWanted: boolean): Part | undefined {
  const [part, setPart] = useState<{ readonly part: Part }>();
  useEffect(() => {
    if (!isWanted || part !== undefined) return undefined;
    let isGone = false;
    load().then(
      (loaded) => isGone || setPart({ part: loaded }),
      (error: unknown) => console.warn('a part of the map has not come:', error),
    );
    return () => {
      isGone = true;
    };
  }, [isWanted, part]);
  return part?.part;
}
