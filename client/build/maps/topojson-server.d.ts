/** The one function of topojson-server that the map builder uses; the package ships no types. */
declare module 'topojson-server' {
  import type { FeatureCollection } from 'geojson';
  import type { Topology } from 'topojson-specification';

  export function topology(
    objects: Readonly<Record<string, FeatureCollection>>,
    quantization: number,
  ): Topology;
}
