import type { Provinces } from '../scenario.ts';
import type { ProvinceCorridor } from './provinceConstants.ts';

/** Places on the honeycomb: odd rows stand half a cell to the right. Regions without a seat have theirs too. */
export const PROVINCE_PLACES: Readonly<
  Record<string, { readonly tile: { readonly column: number; readonly row: number } }>
> = {
  LN: { tile: { column: 4, row: 0 } },
  'b-NE': { tile: { column: 5, row: 0 } },
  'b-W': { tile: { column: 0, row: 1 } },
  SN: { tile: { column: 1, row: 1 } },
  'b-N': { tile: { column: 2, row: 1 } },
  SD: { tile: { column: 3, row: 1 } },
  SC: { tile: { column: 1, row: 2 } },
  HB: { tile: { column: 2, row: 2 } },
  AH: { tile: { column: 3, row: 2 } },
  JS: { tile: { column: 4, row: 2 } },
  'b-C': { tile: { column: 2, row: 3 } },
  ZJ: { tile: { column: 3, row: 3 } },
  SH: { tile: { column: 4, row: 3 } },
  'b-S': { tile: { column: 2, row: 4 } },
  GD: { tile: { column: 3, row: 4 } },
};

/**
 * Provinces with a seat that share a land border. Sichuan is counted with Chongqing, as before 1997. Guangdong and Liaoning border on
 * none of the others.
 */
export const NEIGHBOURS: readonly (readonly [string, string])[] = [
  ['SH', 'JS'],
  ['SH', 'ZJ'],
  ['JS', 'ZJ'],
  ['JS', 'AH'],
  ['JS', 'SD'],
  ['ZJ', 'AH'],
  ['AH', 'SD'],
  ['AH', 'HB'],
  ['HB', 'SC'],
  ['HB', 'SN'],
  ['SC', 'SN'],
];

export function areNeighbours(one: string, other: string): boolean {
  return NEIGHBOURS.some((pair) => one !== other && pair.includes(one) && pair.includes(other));
}

/** The place of a region in the arrays of the model; content that names an unknown one is a bug. */
export function regionIndex({ regions }: Pick<Provinces, 'regions'>, id: string): number {
  const place = regions.findIndex((region) => region.id === id);
  if (place < 0) throw new Error(`no region ${id}`);
  return place;
}

/** The corridor by places of its regions. */
export function corridorOfRegions(
  provinces: Pick<Provinces, 'regions'>,
  { members, through }: Pick<ProvinceCorridor, 'members' | 'through'>,
): { readonly members: readonly number[]; readonly through: readonly (readonly [number, number])[] } {
  const place = (id: string): number => regionIndex(provinces, id);
  return { members: members.map(place), through: through.map(([a, b]) => [place(a), place(b)] as const) };
}
