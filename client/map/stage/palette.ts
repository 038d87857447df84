import type { FlowKind } from '../model/mapParts.ts';
import { BLOC_SLOTS } from '../mapStyle.ts';

/** Colours of the canvas, read from the style sheet once a theme: there is one palette. */
export type Palette = {
  readonly ocean: string;
  readonly glow: string;
  readonly graticule: string;
  readonly land: string;
  readonly landLine: string;
  readonly text: string;
  readonly wall: string;
  readonly mortar: string;
  readonly time: string;
  readonly flow: Readonly<Record<FlowKind, string>>;
  /** Index = slot − 1. */
  readonly blocs: readonly string[];
};

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ocean: read('--ocean'),
    glow: read('--glow'),
    graticule: read('--graticule'),
    land: read('--land'),
    landLine: read('--land-line'),
    text: read('--text'),
    wall: read('--wall'),
    mortar: read('--mortar'),
    time: read('--time'),
    flow: {
      own: read('--text'),
      base: read('--flow-base'),
      created: read('--flow-created'),
      diverted: read('--flow-diverted'),
      lost: read('--flow-lost'),
      people: read('--text'),
      capital: read('--text'),
    },
    blocs: Array.from({ length: BLOC_SLOTS }, (_, slot) => read(`--b${slot + 1}`)),
  };
}

/** A colour of the style sheet as the number that sprites are tinted with. */
export function tintOf(colour: string): number {
  return Number.parseInt(colour.replace('#', '').slice(0, 6), 16);
}
