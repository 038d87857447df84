import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { geoArea, geoContains, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import { describe, expect, it } from 'vitest';
import { loadScenario } from '#shared/content/scenarios/index.ts';
import { keysOf } from '#shared/kernel/records.ts';
import {
  type LandTopology,
  createIslandGeography,
  createWorldGeography,
  extentOf,
  islandTopology,
  landAt,
} from '../../../client/map/geography/mapGeography.ts';
import { project, wholeCamera } from '../../../client/map/layout/camera.ts';
import { mapModel } from '../../../client/map/mapModel.ts';
import { aTable } from '../../support/aTable.ts';

function economiesOf(id: 'quartet' | 'world') {
  const scenario = loadScenario(id, id === 'world' ? 'today' : 'standard');
  if (!scenario.ok) throw new Error(scenario.error.reason);
  return scenario.value.economies;
}

const WORLD = resolve(import.meta.dirname, '../../../client/public/maps/world.json');

describe('the map of the world', () => {
  const world: LandTopology = JSON.parse(readFileSync(WORLD, 'utf8'));
  const ids = world.objects.land.geometries.map(({ id }) => id);

  it('has one feature for every economy that fills land', () => {
    for (const { id, mapFeatures } of economiesOf('world'))
      expect(ids.filter((each) => each === id)).toHaveLength(mapFeatures.length > 0 ? 1 : 0);
  });

  it.each([false, true])('has the extent that is written down for it, folded: %s', (isFolded) => {
    const { extent, createProjection } = createWorldGeography(world, [], isFolded);
    const measured = extentOf(world, createProjection());
    for (const side of keysOf(measured)) expect(extent[side], side).toBeCloseTo(measured[side], 9);
  });

  it('puts most pins on the land of their economy', () => {
    const land = feature(world, world.objects.land);
    for (const { id, pin } of economiesOf('world')) {
      const own = land.features.find((each) => each.id === id);
      // ASEAN's medallion stands in the sea between its members.
      if (own === undefined || id === 'ASE') continue;
      expect(geoContains(own, [pin.longitude, pin.latitude]), id).toBe(true);
    }
  });

  it('lies in two rows in an upright window: larger by half, the Americas above, and every place is found again', () => {
    const { scenario, state } = aTable({ scenarioId: 'world', opening: 'today', preset: 'worldPlain' });
    const { economies } = mapModel(scenario, state, { layer: 'flows' });
    const upright = { left: 0, top: 0, right: 390, bottom: 600 };
    const [flat, folded] = [false, true].map((isFolded) => {
      const geography = createWorldGeography(world, economies, isFolded);
      return { geography, camera: wholeCamera(geography.extent, upright, 10) };
    });
    expect((folded?.camera.scale ?? 0) / (flat?.camera.scale ?? 1)).toBeGreaterThan(1.5);
    if (folded === undefined) return;
    const { geography, camera } = folded;
    const places = new Map([...geography.pins].map(([id, pin]) => [id, project(pin, camera)]));
    for (const [id, { x, y }] of places)
      expect([x > 0 && x < 390, y > 0 && y < 600], id).toEqual([true, true]);
    const americas = ['CAN', 'USA', 'MEX', 'MER'];
    const heights = (isAbove: boolean): number[] =>
      [...places].filter(([id]) => americas.includes(id) === isAbove).map(([, { y }]) => y);
    const between = project({ x: 0, y: geography.fold ?? NaN }, camera).y;
    expect(Math.max(...heights(true))).toBeLessThan(between);
    expect(Math.min(...heights(false))).toBeGreaterThan(between);
    for (const id of ['USA', 'MEX', 'CHN', 'IND', 'JPN']) {
      const at = places.get(id);
      expect(at === undefined ? undefined : landAt(geography, camera, at), id).toBe(id);
    }
  });

  it('has no land across the fold between its rows, where a line would run over the whole map', () => {
    const projection = createWorldGeography(world, [], true).createProjection().scale(1).translate([0, 0]);
    const jumps: number[] = [];
    let last = { x: 0, y: 0 };
    const moveTo = (x: number, y: number): void => {
      last = { x, y };
    };
    const lineTo = (x: number, y: number): void => {
      const length = Math.hypot(x - last.x, y - last.y);
      if (length > 1) jumps.push(length);
      last = { x, y };
    };
    const ignored = (): void => undefined;
    const lines = mesh(world, world.objects.land);
    geoPath(projection, { moveTo, lineTo, arc: ignored, beginPath: ignored, closePath: ignored })(lines);
    expect(jumps).toEqual([]);
  });

  it('is small enough to send to a phone', () => {
    expect(readFileSync(WORLD).length).toBeLessThan(110_000);
  });
});

describe('islandTopology', () => {
  const economies = economiesOf('quartet');
  const islands = islandTopology(economies, 'quartet');
  const land = feature(islands, islands.objects.land);

  it('draws the same island for the same seed, another for another', () => {
    expect(islandTopology(economies, 'quartet')).toEqual(islands);
    expect(islandTopology(economies, 'textbook')).not.toEqual(islands);
  });

  it('gives every economy one territory that holds its pin', () => {
    for (const { id, pin } of economies) {
      const own = land.features.find((each) => each.id === id);
      expect(own && geoContains(own, [pin.longitude, pin.latitude]), id).toBe(true);
    }
  });

  it('winds every ring so that it holds land, not the rest of the globe', () => {
    for (const each of land.features) expect(geoArea(each)).toBeLessThan(0.05);
  });

  it('lets neighbours share their border and nothing else', () => {
    const shared = (a: string, b: string): number =>
      mesh(
        islands,
        islands.objects.land,
        (x, y) => x !== y && [x.id, y.id].includes(a) && [x.id, y.id].includes(b),
      ).coordinates.length;
    expect(['ALB', 'BOR', 'CAT', 'DUN'].map((id, n, all) => shared(id, all[(n + 1) % 4] ?? ''))).toEqual([
      1, 1, 1, 1,
    ]);
    expect(shared('ALB', 'CAT') + shared('BOR', 'DUN')).toBe(0);
  });
});

describe('an invented island', () => {
  it('is drawn out in an upright window, where every capital still lies on its land', () => {
    const { scenario, state } = aTable({});
    const { economies } = mapModel(scenario, state, { layer: 'flows' });
    const upright = { left: 0, top: 0, right: 390, bottom: 560 };
    const heightOf = (isUpright: boolean): number => {
      const geography = createIslandGeography(scenario.id, economies, isUpright);
      const camera = wholeCamera(geography.extent, upright, 10);
      for (const [id, pin] of geography.pins)
        expect(landAt(geography, camera, project(pin, camera)), id).toBe(id);
      return (geography.extent.bottom - geography.extent.top) * camera.scale;
    };
    expect(heightOf(true) / heightOf(false)).toBeGreaterThan(1.5);
  });
});
