import type { Provinces } from '../provincesSchema.ts';

/** The place of a region in the arrays of the model; content that names an unknown one is a bug. */
export function regionIndex({ regions }: Pick<Provinces, 'regions'>, id: string): number {
  const place = regions.findIndex((region) => region.id === id);
  if (place < 0) throw new Error(`no region ${id}`);
  return place;
}
