import { describe, expect, it } from 'vitest';
import { createIslandGeography } from '../../../client/map/geography/mapGeography.ts';
import { NO_INSETS } from '../../../client/map/layout/camera.ts';
import { mapModel } from '../../../client/map/mapModel.ts';
import { MapDirector } from '../../../client/map/stage/MapDirector.ts';
import type {
  MapLayerSurface,
  Palette,
  StageReport,
  StageRequest,
} from '../../../client/map/stage/mapStage.ts';
import { must } from '#shared/kernel/records.ts';
import { aTable } from '../../support/aTable.ts';

function aLayer(): MapLayerSurface {
  return { bake: () => {}, follow: () => {}, setAlpha: () => {}, setDepth: () => {} };
}

const COLOUR = '#000000';
const PALETTE: Palette = {
  ocean: COLOUR,
  glow: COLOUR,
  graticule: COLOUR,
  land: COLOUR,
  landLine: COLOUR,
  text: COLOUR,
  wall: COLOUR,
  mortar: COLOUR,
  time: COLOUR,
  flow: {
    own: COLOUR,
    base: COLOUR,
    created: COLOUR,
    diverted: COLOUR,
    round: COLOUR,
    lost: COLOUR,
    people: COLOUR,
    capital: COLOUR,
  },
  blocs: [],
};

/** A map that has come to rest but for its dashes, by how many milliseconds these have travelled, and where all stands. */
function aMapAtRest(
  motion: StageRequest['motion'],
  view: Partial<Pick<StageRequest, 'size' | 'covered' | 'insets'>> = {},
) {
  const { scenario, state } = aTable({ at: 'negotiation' });
  const model = mapModel(scenario, state, { layer: 'flows', me: 'CAT' });
  let travelledMs = 0;
  let told: StageReport | undefined;
  const director = new MapDirector({
    report: (report) => {
      told = report;
    },
    pixelRatio: () => 1,
    surface: {
      land: [aLayer(), aLayer()],
      flows: aLayer(),
      dashes: {
        isMoving: true,
        setAlpha: () => {},
        clear: () => {},
        lay: () => {},
        advance: (ms) => {
          travelledMs += ms;
        },
      },
      wake: () => {},
    },
  });
  director.show({
    model,
    geography: createIslandGeography(scenario.id, model.economies),
    palette: PALETTE,
    size: { width: 800, height: 600 },
    insets: NO_INSETS,
    covered: [],
    buttons: [],
    sizes: {
      medallion: 30,
      pin: () => 30,
      ring: () => 0,
      name: () => ({ width: 60, height: 30 }),
      pill: { width: 50, height: 20 },
      tag: () => ({ width: 100, height: 40 }),
      chip: { width: 100, height: 40 },
    },
    unit: 1,
    isWhole: false,
    motion,
    ...view,
  });
  while (director.step(200) === 'busy');
  const before = travelledMs;
  return { director, travelled: () => travelledMs - before, pins: must(told, 'a layout').layout.pins };
}

describe('flows of a map at rest', () => {
  it('move slowly rather than stand still where no graphics processor draws', () => {
    const { director, travelled } = aMapAtRest('full');
    // Eight frames a second, at two fifths of their pace.
    for (let frame = 0; frame < 8; frame++) expect(director.step(125, 0.4)).toBe('dashes');
    expect(travelled()).toBe(400);
  });

  it('stand still for who asks for less motion, and no frame is needed', () => {
    const { director, travelled } = aMapAtRest('none');
    expect(director.step(125)).toBe('rest');
    expect(travelled()).toBe(0);
  });
});

describe('a map with a panel in its corner', () => {
  const size = { width: 690, height: 700 };
  const cornerOf = (height: number) => [
    { left: 0, right: 280, top: size.height - height, bottom: size.height },
  ];

  it('leaves nobody behind it up to three fifths of the height', () => {
    for (const height of [60, 200, 300, 385, 420]) {
      const { pins } = aMapAtRest('none', { size, covered: cornerOf(height) });
      expect(pins).toHaveLength(4);
      expect(
        pins.filter(({ isInView }) => !isInView),
        `${height} pixels high`,
      ).toEqual([]);
    }
  });

  it('shrinks into what open talk leaves above it, where switches and legend stand beside the talk', () => {
    const insets = { top: 72, right: 0, bottom: 415, left: 0 };
    const { pins } = aMapAtRest('none', {
      size: { width: 690, height: 810 },
      insets,
      covered: [{ left: 14, right: 264, top: 640, bottom: 796 }],
    });
    expect(pins.filter(({ isInView }) => !isInView)).toEqual([]);
    for (const { at } of pins) expect(at.y).toBeLessThan(810 - insets.bottom);
  });
});
