/** How a map is drawn: its form, and the engine that draws its canvas. */

import { signal } from '@preact/signals';
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
