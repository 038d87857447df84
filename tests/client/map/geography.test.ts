import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { geoArea, geoContains } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import { describe, expect, it } from 'vitest';
import { loadScenario } from '#shared/content/scenarios/index.ts';
import { type LandTopology, islandTopology } from '../../../client/map/geography/mapGeography.ts';

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

  it('puts most pins on the land of their economy', () => {
    const land = feature(world, world.objects.land);
    for (const { id, pin } of economiesOf('world')) {
      const own = land.features.find((each) => each.id === id);
      // ASEAN's medallion stands in the sea between its members.
      if (own === undefined || id === 'ASE') continue;
      expect(geoContains(own, [pin.longitude, pin.latitude]), id).toBe(true);
    }
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
