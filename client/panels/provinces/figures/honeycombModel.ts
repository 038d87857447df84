import type { Economy } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { MergedDivisions } from '#shared/protocol/provinces/centre.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import {
  type PactColours,
  type PicturedGame,
  slotOfMerged,
  wallToward,
} from '../../../map/provinces/provinceMapModel.ts';

/** Levels of the two dials, 0–4. */
type Dials = { readonly wall: number; readonly block: number };
export type ShownDials = Dials & {
  /** Levels before the envelopes were opened, where the picture tells of them. */
  readonly before?: Dials;
};

/** Neighbours of a cell in the order of its sides: clockwise from the right. */
type Side = {
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
  /** Its colour and hatch, 1–8, those of its members. */
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

const SIDES = [0, 1, 2, 3, 4, 5] as const;

/**
 * The provinces as cells of a honeycomb. A cell shows the one division that the centre made of it and a neighbour, else the pact that
 * binds it, else its oldest. Against members of any pact its wall is at most as high as agreed: what a pact promises, kept or not.
 */
export function honeycombOf(
  economies: readonly Pick<Economy, 'id' | 'tile' | 'playable'>[],
  dials: Readonly<Record<EconomyId, ShownDials>>,
  pacts: readonly Pact[],
  merged: readonly Pick<MergedDivisions, 'members'>[],
  colourOf: PactColours,
): Honeycomb {
  const agreed = pacts.map(({ id, members, goods, atMost, rules, isBinding }): AreaOfPact => ({
    id,
    members,
    goods,
    atMost,
    rules,
    isBinding,
    slot: colourOf(members),
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
    slot: slotOfMerged(place),
    isMerged: true,
  };
}

const MERGED_FROM = 999;

/** Goods that move more, or less, from seller to buyer; widths by size against the largest. */
export type CellFlow = {
  readonly from: EconomyId;
  readonly to: EconomyId;
  readonly isMore: boolean;
  /** Part of the largest change shown. */
  readonly size: number;
};

/** Measures of a cell in units of the drawing. */
export const CELL = { radius: 86, step: 168, rowStep: 145.5, brickRow: 8, brick: 13 } as const;

type Point = readonly [number, number];

/** Middle of the cell of a column and row. */
export function centreOf(column: number, row: number): Point {
  const shift = row % 2 === 0 ? 0 : CELL.step / 2;
  return [column * CELL.step + shift, row * CELL.rowStep];
}

/** Corners from the upper right one, clockwise, so that side n runs from corner n to n + 1 and faces neighbour n. */
export function corners([x, y]: Point, radius: number): readonly Point[] {
  return SIDES.map((corner) => {
    const angle = ((corner * 60 - 30) * Math.PI) / 180;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
  });
}

export function outline(points: readonly Point[]): string {
  return `M${points.map(written).join('L')}Z`;
}

/** Radius at which the innermost of so many rows of bricks ends. */
function radiusInside(rows: number): number {
  return CELL.radius - (rows * CELL.brickRow * 2) / Math.sqrt(3);
}

/** One side's wall: its stones as closed shapes, its joints as lines. Every second row is laid with its joints shifted. */
export function brickWall(
  centre: Point,
  side: number,
  rows: number,
): { readonly stones: string; readonly joints: string } {
  const stones: string[] = [];
  const joints: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    const [outerFrom, outerTo] = edge(centre, side, radiusInside(row));
    const [innerFrom, innerTo] = edge(centre, side, radiusInside(row + 1));
    stones.push(outline([outerFrom, outerTo, innerTo, innerFrom]));
    joints.push(`M${written(innerFrom)}L${written(innerTo)}`);
    const count = Math.round(CELL.radius / CELL.brick);
    const shift = row % 2 === 0 ? 0 : 0.5;
    for (let brick = 1 - shift; brick < count; brick += 1) {
      const part = brick / count;
      joints.push(
        `M${written(between(outerFrom, outerTo, part))}L${written(between(innerFrom, innerTo, part))}`,
      );
    }
  }
  return { stones: stones.join(''), joints: joints.join('') };
}

/** The gap between a cell and its neighbour on that side, half of it: both halves meet. */
export function halfGap(centre: Point, side: number): string {
  const [from, to] = edge(centre, side, CELL.radius);
  const angle = (side * 60 * Math.PI) / 180;
  const reach = (CELL.step - CELL.radius * Math.sqrt(3)) / 2 + 0.5;
  const push = ([x, y]: Point): Point => [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
  return outline([from, to, push(to), push(from)]);
}

/** The gap at a corner where three cells meet, this cell's part of it. */
export function cornerGap(centre: Point, corner: number): string {
  const at = corners(centre, CELL.radius)[corner] ?? centre;
  const gap = CELL.step - CELL.radius * Math.sqrt(3);
  const towards = (degrees: number, reach: number): Point => {
    const angle = (degrees * Math.PI) / 180;
    return [at[0] + reach * Math.cos(angle), at[1] + reach * Math.sin(angle)];
  };
  const side = corner * 60;
  return outline([
    at,
    towards(side - 60, gap / 2 + 0.5),
    towards(side - 30, gap / Math.sqrt(3) + 0.5),
    towards(side, gap / 2 + 0.5),
  ]);
}

function edge(centre: Point, side: number, radius: number): readonly [Point, Point] {
  const all = corners(centre, radius);
  const from = all[side] ?? centre;
  const to = all[(side + 1) % SIDES.length] ?? centre;
  return [from, to];
}

function between([ax, ay]: Point, [bx, by]: Point, part: number): Point {
  return [ax + (bx - ax) * part, ay + (by - ay) * part];
}

function written([x, y]: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

/**
 * The game as a picture of the moment shows it. Where a round is told, the provinces stand as it was played: what its settlement has taken
 * away already, levels without a tool, pacts at their term, is gone when the next one opens.
 */
export function pictured(game: ProvinceGame): PicturedGame {
  const { provinces, reports, phase } = game;
  const told = phase === 'results' || phase === 'debrief' ? reports.at(-1) : undefined;
  if (told === undefined) return game;
  return { ...game, provinces: { ...provinces, provinces: told.provinces, pacts: told.pacts } };
}
