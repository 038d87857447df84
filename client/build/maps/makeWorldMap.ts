import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Feature, MultiPolygon } from 'geojson';
import { merge } from 'topojson-client';
import { topology } from 'topojson-server';
import type {
  GeometryCollection,
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
  Topology,
} from 'topojson-specification';
import { loadScenario } from '#shared/content/scenarios/index.ts';

type Named = { readonly name: string };
type CountryTopology = Topology<{ countries: GeometryCollection<Named> }>;
type Country = TopoPolygon<Named> | TopoMultiPolygon<Named>;

/** An economy and the countries that it fills: ISO 3166 numeric codes, or `name:…` where the atlas gives no code. */
type Group = { readonly id: string; readonly countries: readonly string[] };
type LandFeature = Feature<MultiPolygon, Record<string, never>>;

/** The atlas at two scales; islands too small for the coarse one are taken from the fine one. */
type Atlas = { readonly coarse: CountryTopology; readonly fine: CountryTopology };

/** Islands that the coarse atlas leaves out: Singapore, Malta, Cabo Verde, Comoros, Mauritius, São Tomé and Príncipe, Seychelles. */
const FROM_FINE = new Set(['702', '470', '132', '174', '480', '678', '690']);
/** Inside the coast of their group at the coarse scale: Hong Kong and Macao. */
const WITHIN_COAST = new Set(['344', '446']);
const ANTARCTICA = '010';

/** One feature an economy, then every other country by itself; Antarctica is left out. */
function mergeGroups(groups: readonly Group[], atlas: Atlas): readonly LandFeature[] {
  const coarse = countriesOf(atlas.coarse);
  const taken = new Set(groups.flatMap(({ countries }) => countries));
  const others = [...coarse].filter(([code]) => !taken.has(code) && code !== ANTARCTICA);
  return [
    ...groups.map((group) => groupFeature(group, atlas, coarse)),
    ...others.map(([code, country]) => landFeature(code, merge(atlas.coarse, [country]))),
  ];
}

function countriesOf(topology: CountryTopology): ReadonlyMap<string, Country> {
  const countries = new Map<string, Country>();
  for (const geometry of topology.objects.countries.geometries) {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') continue;
    const code = geometry.id === undefined ? `name:${geometry.properties?.name ?? ''}` : String(geometry.id);
    countries.set(code, geometry);
  }
  return countries;
}

function groupFeature(group: Group, atlas: Atlas, coarse: ReadonlyMap<string, Country>): LandFeature {
  const codes = group.countries.filter((code) => !WITHIN_COAST.has(code));
  const mainland = merge(
    atlas.coarse,
    codes.filter((code) => !FROM_FINE.has(code)).map((code) => demand(coarse.get(code), code)),
  );
  const fine = countriesOf(atlas.fine);
  const islands = codes
    .filter((code) => FROM_FINE.has(code))
    .flatMap((code) => merge(atlas.fine, [demand(fine.get(code), code)]).coordinates);
  return landFeature(group.id, {
    type: 'MultiPolygon',
    coordinates: [...mainland.coordinates, ...islands],
  });
}

function landFeature(id: string, geometry: MultiPolygon): LandFeature {
  return { type: 'Feature', id, properties: {}, geometry };
}

function demand<T>(value: T | undefined, code: string): T {
  if (value === undefined) throw new Error(`the atlas has no country ${code}`);
  return value;
}

/**
 * Makes the world map of the game from the pinned package world-atlas (Natural Earth): the members of each economy merged,
 * no line inside, the rest of the land as it is. Run again when the package or the groups change:
 * `node client/build/maps/makeWorldMap.ts`
 */

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
