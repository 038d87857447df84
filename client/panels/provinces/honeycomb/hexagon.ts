import { SIDES } from './honeycombModel.ts';

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
export function radiusInside(rows: number): number {
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
