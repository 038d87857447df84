import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';

type Named = { readonly name: string };
/** A package of shapes with names, whatever its one object is called. */
export type LandTopology = Topology<Readonly<Record<string, GeometryCollection<Named>>>>;
export type NamedShape = Polygon<Named> | MultiPolygon<Named>;

/** Every shape of the package by its name. */
export function polygonsByName({ objects }: LandTopology): ReadonlyMap<string, NamedShape> {
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
