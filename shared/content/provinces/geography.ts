import type { Provinces } from '../scenario.ts';

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

/** Corridors that provinces may build together; names stand in the language files. */

export type ProvinceCorridor = {
  readonly id: string;
  /** Provinces and regions without a player that the route joins; only players can pay. */
  readonly members: readonly string[];
  /** Pairs that gain part of the way. */
  readonly through: readonly (readonly [string, string])[];
  /** In 100 million yuan. */
  readonly costYuan100m: number;
};

/** Part of the cost of a route saved between members, and between pairs that use the corridor part of the way. Chosen. */
export const PROVINCE_CORRIDOR_SAVING = { between: 0.05, through: 0.025 } as const;

/** Each may be built so often; a second track saves again. */
export const CORRIDOR_BUILT_MOST = 2;
/** Part of a route's cost that the centre's grant pays. */
export const CORRIDOR_GRANT_PART = 0.5;

const SOUTH_OF_BOHAI = ['JS', 'SH', 'ZJ', 'AH'] as const;

/** Costs are chosen so that no member likes to pay alone; the routes are railways, bridges and dredged rivers of the years after 1997. */
export const PROVINCE_CORRIDORS: readonly ProvinceCorridor[] = [
  { id: 'shanghaiNanjingHefei', members: ['SH', 'JS', 'AH'], through: [], costYuan100m: 150 },
  { id: 'hangzhouBay', members: ['SH', 'ZJ'], through: [], costYuan100m: 60 },
  { id: 'yangtzeWaterway', members: ['SH', 'JS', 'AH', 'HB', 'SC'], through: [], costYuan100m: 300 },
  { id: 'beijingGuangzhou', members: ['GD', 'HB', 'b-C', 'b-N'], through: [], costYuan100m: 120 },
  {
    id: 'bohaiCrossing',
    members: ['LN', 'SD'],
    through: SOUTH_OF_BOHAI.map((id) => ['LN', id] as const),
    costYuan100m: 80,
  },
  {
    id: 'sichuanShaanxi',
    members: ['SC', 'SN'],
    through: [
      ['SC', 'b-N'],
      ['SN', 'b-W'],
    ],
    costYuan100m: 50,
  },
];

/** The corridor by places of its regions. */
export function corridorOfRegions(
  provinces: Pick<Provinces, 'regions'>,
  { members, through }: Pick<ProvinceCorridor, 'members' | 'through'>,
): { readonly members: readonly number[]; readonly through: readonly (readonly [number, number])[] } {
  const place = (id: string): number => regionIndex(provinces, id);
  return { members: members.map(place), through: through.map(([a, b]) => [place(a), place(b)] as const) };
}
