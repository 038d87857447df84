/**
 * Makes the world map of the game from the pinned package world-atlas (Natural Earth): the members of each economy merged,
 * no line inside, the rest of the land as it is. Run again when the package or the groups change:
 * `node client/build/maps/makeWorldMap.ts`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Topology } from 'topojson-specification';
import { topology } from 'topojson-server';
import { loadScenario } from '#shared/content/scenarios/index.ts';
import { mergeGroups, type CountryTopology, type Group } from './mergeGroups.ts';

/** 0.0036 degrees: finer than a pixel of any screen. */
const QUANTIZATION = 1e5;
const TARGET = resolve(import.meta.dirname, '../../public/maps/world.json');
const require = createRequire(import.meta.url);

function readAtlas(name: string): CountryTopology {
  return JSON.parse(readFileSync(require.resolve(`world-atlas/${name}`), 'utf8'));
}

function groupsOfScenario(): readonly Group[] {
  const scenario = loadScenario('world', 'today');
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.error));
  return scenario.value.economies
    .filter(({ mapFeatures }) => mapFeatures.length > 0)
    .map(({ id, mapFeatures }) => ({ id, countries: mapFeatures }));
}

const features = mergeGroups(groupsOfScenario(), {
  coarse: readAtlas('countries-110m.json'),
  fine: readAtlas('countries-50m.json'),
});
const world: Topology = topology(
  { land: { type: 'FeatureCollection', features: [...features] } },
  QUANTIZATION,
);
const text = JSON.stringify(world);
writeFileSync(TARGET, text);
process.stdout.write(`${TARGET}: ${features.length} features, ${Math.round(text.length / 1024)} KB\n`);
