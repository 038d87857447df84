/** Corridors that provinces may build together; names stand in the language files. */
import type { Provinces } from '../provincesSchema.ts';
import { regionIndex } from './geography.ts';

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
