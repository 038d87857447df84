import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Economy } from '#shared/content/scenario.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { MergedDivisions } from '#shared/protocol/provinces/centre.ts';
import { slotOfPact } from '../../../map/provinces/pactSlot.ts';
import { wallToward } from '../../../map/provinces/wallToward.ts';

/** Levels of the two dials, 0–4. */
export type Dials = { readonly wall: number; readonly block: number };
export type ShownDials = Dials & {
  /** Levels before the envelopes were opened, where the picture tells of them. */
  readonly before?: Dials;
};

/** Neighbours of a cell in the order of its sides: clockwise from the right. */
export type Side = {
  /** Rows of bricks on this side: the wall against this neighbour. */
  readonly rows: number;
  /** The neighbour is a member of the same pact: the gap between both is filled. */
  readonly isJoined: boolean;
};

export type HoneycombCell = {
  readonly economy: EconomyId;
  readonly column: number;
  readonly row: number;
  /** Absent: a region without a seat. */
  readonly dials?: ShownDials;
  readonly pact?: AreaOfPact;
  readonly sides: readonly Side[];
};

/** A pact as an area of the picture. */
export type AreaOfPact = Pick<Pact, 'id' | 'members' | 'goods' | 'atMost' | 'rules' | 'isBinding'> & {
  /** Its colour and hatch, 1–8, kept as long as it lasts. */
  readonly slot: number;
  /** No pact: the centre made one division of both. */
  readonly isMerged?: true;
};

export type Honeycomb = {
  readonly cells: readonly HoneycombCell[];
  readonly areas: readonly AreaOfPact[];
};

/** Odd rows stand half a cell to the right; sides clockwise from the right. */
function neighbourAt(column: number, row: number, side: number): readonly [number, number] {
  const shift = row % 2 === 0 ? 0 : 1;
  const steps: readonly (readonly [number, number])[] = [
    [1, 0],
    [shift, 1],
    [shift - 1, 1],
    [-1, 0],
    [shift - 1, -1],
    [shift, -1],
  ];
  const [columns = 0, rows = 0] = steps[side] ?? [];
  return [column + columns, row + rows];
}

export const SIDES = [0, 1, 2, 3, 4, 5] as const;

/**
 * The provinces as cells of a honeycomb. A cell shows the one division that the centre made of it and a neighbour, else the pact that
 * binds it, else its oldest. Against members of any pact its wall is at most as high as agreed: what a pact promises, kept or not.
 */
export function honeycombOf(
  economies: readonly Pick<Economy, 'id' | 'tile' | 'playable'>[],
  dials: Readonly<Record<EconomyId, ShownDials>>,
  pacts: readonly Pact[],
  merged: readonly Pick<MergedDivisions, 'members'>[] = [],
): Honeycomb {
  const agreed = pacts.map(({ id, members, goods, atMost, rules, isBinding }): AreaOfPact => ({
    id,
    members,
    goods,
    atMost,
    rules,
    isBinding,
    slot: slotOfPact(id),
  }));
  const areas = [...merged.map(mergedArea), ...agreed];
  const areaOf = (economy: EconomyId): AreaOfPact | undefined => {
    const own = areas.filter(({ members }) => members.includes(economy));
    return own.find(({ isMerged }) => isMerged) ?? own.find(({ isBinding }) => isBinding) ?? own[0];
  };
  const at = (column: number, row: number): EconomyId | undefined =>
    economies.find(({ tile }) => tile.column === column && tile.row === row)?.id;
  const cells = economies.map(({ id: economy, tile: { column, row } }): HoneycombCell => {
    const own = dials[economy];
    const pact = areaOf(economy);
    return {
      economy,
      column,
      row,
      ...(own === undefined ? {} : { dials: own }),
      ...(pact === undefined ? {} : { pact }),
      sides: SIDES.map((side): Side => {
        const neighbour = at(...neighbourAt(column, row, side));
        const shared = areas.filter(
          ({ members }) =>
            neighbour !== undefined && members.includes(economy) && members.includes(neighbour),
        );
        return {
          rows: wallToward(own?.wall ?? 0, shared),
          isJoined: pact !== undefined && shared.includes(pact),
        };
      }),
    };
  });
  return { cells, areas: areas.filter((area) => cells.some(({ pact }) => pact === area)) };
}

/** One division of two: no wall between them, all goods pass. Numbered from the other end of the colours than pacts. */
function mergedArea({ members }: Pick<MergedDivisions, 'members'>, place: number): AreaOfPact {
  return {
    id: `a${MERGED_FROM - place}`,
    members,
    goods: 'all',
    atMost: 0,
    rules: [],
    isBinding: true,
    slot: slotOfPact(`a${MERGED_FROM - place}`),
    isMerged: true,
  };
}

const MERGED_FROM = 999;
