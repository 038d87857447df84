import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';

/** Land by feature: the id is an economy's, or any other for land that nobody governs. Neighbours share their arcs. */
export type LandTopology = Topology<{ land: GeometryCollection }>;

export type LandGeometry = Polygon | MultiPolygon;
