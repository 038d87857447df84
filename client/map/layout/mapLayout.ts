import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { Box, Point } from '../geography/mapGeography.ts';
import type { MapFlow, MapModel, MapPlace } from '../model/mapParts.ts';
import { type Camera, project } from './camera.ts';
import type { FlowCurve } from './flowCurve.ts';

/** Sides of a medallion at which its name may stand. */
export const NAME_SIDES = ['below', 'right', 'left', 'above'] as const;

export type NameSide = (typeof NAME_SIDES)[number];

export type PinPlace = {
  /** An economy, or the fully integrated bloc in the place of its members. */
  readonly economy: MapPlace;
  /** Centre of the medallion. */
  readonly at: Point;
  /** Where it belongs, if it had to move aside. */
  readonly anchor: Point;
  /** Absent where the name would hide something: the medallion's code has to do. */
  readonly nameSide?: NameSide;
  readonly isInView: boolean;
};

export type CurvePlace = {
  readonly flow: MapFlow;
  readonly curve: FlowCurve;
  /** Centre of its label. */
  readonly label?: Point;
};

export type TagPlace = { readonly bloc: AgreementId; readonly at: Point };

/** Where everything stands on the screen. */
export type MapLayout = {
  readonly pins: readonly PinPlace[];
  readonly curves: readonly CurvePlace[];
  readonly tags: readonly TagPlace[];
  /** Where economies out of view wait as chips, if there are any and there is room. */
  readonly chips?: Box;
  /** Boxes of names and of numbers on flows; letters avoid them. */
  readonly words: readonly Box[];
  /** Between the two rows of the world, where that is in view. */
  readonly fold?: Point;
};

/** Sizes in pixels, already scaled to the screen. */
export type LayoutSizes = {
  readonly medallion: number;
  /** Diameter of a pin: members of a fully integrated bloc are dots, the bloc itself stands out. */
  readonly pin: (place: MapPlace) => number;
  /** Thickness of the ring of bricks around one, if it has one. */
  readonly ring: (place: MapPlace) => number;
  /** Room around the own pin for what is taken hold of there; it is kept in the view. */
  readonly hold?: number;
  /** Text of a pin, of a flow label, of a bloc tag; nothing where a pin has no name. */
  readonly name: (place: MapPlace) => { readonly width: number; readonly height: number };
  readonly pill: { readonly width: number; readonly height: number };
  readonly tag: (bloc: AgreementId) => { readonly width: number; readonly height: number };
  /** Most flows that carry their number, where that is less than usual; they lie over nothing then. */
  readonly numbers?: number;
  /** A chip of an economy out of view, with the gap to the next. */
  readonly chip: { readonly width: number; readonly height: number };
};

/** What lies over the map. Words let presses through, and the reader's own mark stays in sight under them, to be taken hold of. */
export type Cover = Box & { readonly isWords?: true };

export type LayoutView = {
  readonly pins: ReadonlyMap<EconomyId, Point>;
  readonly camera: Camera;
  readonly area: Box;
  /** Panels inside the area: pins behind them are out of view. */
  readonly covered: readonly Cover[];
  readonly sizes: LayoutSizes;
  /** Where the world lies in two rows, the height on the plane between them. */
  readonly fold?: number | undefined;
};

export type Extent = { readonly width: number; readonly height: number };

export type Around = { readonly pins: readonly PinPlace[]; readonly taken: readonly Box[] };

/** Everything that has a pin: the economies, then the fully integrated blocs in the middle of their members. */
export type MapMark = { readonly id: MapPlace; readonly isMe: boolean; readonly anchor: Point };

export function mapMarks(model: Pick<MapModel, 'economies' | 'units'>, view: LayoutView): readonly MapMark[] {
  const anchorOf = (id: EconomyId): Point => project(view.pins.get(id) ?? { x: 0, y: 0 }, view.camera);
  return [
    ...model.economies.map(({ id, isMe, unit }) => ({
      id,
      isMe: isMe && unit === undefined,
      anchor: anchorOf(id),
    })),
    ...model.units.map(({ id, isMe, members }) => ({ id, isMe, anchor: middleOf(members.map(anchorOf)) })),
  ];
}

function middleOf(points: readonly Point[]): Point {
  const mean = (valueOf: (point: Point) => number): number =>
    points.reduce((sum, point) => sum + valueOf(point), 0) / Math.max(1, points.length);
  return { x: mean(({ x }) => x), y: mean(({ y }) => y) };
}

const ARROW_KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const;
type ArrowKey = (typeof ARROW_KEYS)[number];

const DIRECTIONS = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
} as const satisfies Record<ArrowKey, Point>;

export function isArrowKey(key: string): key is ArrowKey {
  return ARROW_KEYS.some((arrow) => arrow === key);
}

/** The nearest place in a direction: distance counts, and being off the line counts twice. Undefined at the edge. */
export function nearestPin<T extends { readonly at: Point }>(
  from: Point,
  others: readonly T[],
  key: ArrowKey,
): T | undefined {
  const { x, y } = DIRECTIONS[key];
  const reachable = others
    .map((place) => {
      const [dx, dy] = [place.at.x - from.x, place.at.y - from.y];
      const along = dx * x + dy * y;
      const aside = Math.abs(dx * y) + Math.abs(dy * x);
      return { place, along, cost: along + 2 * aside };
    })
    .filter(({ along }) => along > 1);
  return reachable.toSorted((a, b) => a.cost - b.cost)[0]?.place;
}
