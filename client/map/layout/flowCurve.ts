import type { Box, Point } from '../geography/mapGeography.ts';

/** A quadratic curve between two medallions, trimmed to their rims, ending with room for the arrowhead at the buyer. */
export type FlowCurve = {
  readonly start: Point;
  readonly control: Point;
  readonly end: Point;
};

/** Bow as a share of the length: short curves bow more, so that both directions can be told apart. */
const BOW = { short: 0.3, long: 0.18, shortPx: 120, longPx: 700 } as const;
const SAMPLES = 24;

/** Bows to the left of the way from seller to buyer, so opposite directions bow apart. */
export function flowCurve(
  seller: Point,
  buyer: Point,
  trim: { readonly start: number; readonly end: number },
  bowFactor = 1,
): FlowCurve {
  const [dx, dy] = [buyer.x - seller.x, buyer.y - seller.y];
  const length = Math.hypot(dx, dy);
  const share = Math.min(1, Math.max(0, (length - BOW.shortPx) / (BOW.longPx - BOW.shortPx)));
  const bow = (BOW.short + (BOW.long - BOW.short) * share) * bowFactor;
  const control = {
    x: (seller.x + buyer.x) / 2 + dy * bow,
    y: (seller.y + buyer.y) / 2 - dx * bow,
  };
  return {
    start: towards(seller, control, Math.min(trim.start, length / 3)),
    control,
    end: towards(buyer, control, Math.min(trim.end, length / 3)),
  };
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return from;
  return {
    x: from.x + ((to.x - from.x) * distance) / length,
    y: from.y + ((to.y - from.y) * distance) / length,
  };
}

export function pointOnCurve({ start, control, end }: FlowCurve, t: number): Point {
  const u = 1 - t;
  return {
    x: u * u * start.x + 2 * u * t * control.x + t * t * end.x,
    y: u * u * start.y + 2 * u * t * control.y + t * t * end.y,
  };
}

/** Direction of travel at the buyer, in radians. */
export function angleAtEnd({ control, end }: FlowCurve): number {
  return Math.atan2(end.y - control.y, end.x - control.x);
}

/** Part of a circle round a buyer, by angles; `to` may lie below `from`, and then it runs backwards. */
export type Turn = {
  readonly centre: Point;
  readonly radius: number;
  readonly from: number;
  readonly to: number;
};

/** Round a buyer the shorter way, from where one curve to it ends to where another does. */
export function turnBetween(centre: Point, kept: Point, taken: Point, outside: number): Turn {
  const angleOf = ({ x, y }: Point): number => Math.atan2(y - centre.y, x - centre.x);
  const from = angleOf(kept);
  const way = angleOf(taken) - from;
  const shorter = way - 2 * Math.PI * Math.round(way / (2 * Math.PI));
  const radius = Math.hypot(taken.x - centre.x, taken.y - centre.y) + outside;
  return { centre, radius, from, to: from + shorter };
}

/** Trade that a buyer has turned away, and what it buys of another instead. */
type Turned = {
  readonly kind: string;
  readonly exporter: string;
  readonly importer: string;
  readonly insteadOf?: string;
};

/** Round a buyer who turns to another seller: from the end of the course that is kept out to that of the one taken instead. */
export function turnOf<Flow extends Turned>(
  { flow, flows }: { readonly flow: Flow; readonly flows: readonly Flow[] },
  centre: Point | undefined,
  endOf: (flow: Flow) => Point | undefined,
  outside: number,
): Turn | undefined {
  const lost = flows.find(
    ({ kind, importer, exporter }) =>
      kind === 'lost' && importer === flow.importer && exporter === flow.insteadOf,
  );
  const [kept, taken] = [lost && endOf(lost), endOf(flow)];
  if (centre === undefined || kept === undefined || taken === undefined) return undefined;
  return turnBetween(centre, kept, taken, outside);
}

/** How far the line of a treaty bows, as a share of its length: less than trade does, so that both can be told apart. */
const EDGE_BEND = 0.1;

/** The control point of the line between two economies. It bows upward whichever of them is named first. */
export function edgeControl(a: Point, b: Point): Point {
  const [left, right] = b.x < a.x || (b.x === a.x && b.y < a.y) ? [b, a] : [a, b];
  return {
    x: (a.x + b.x) / 2 + (right.y - left.y) * EDGE_BEND,
    y: (a.y + b.y) / 2 - (right.x - left.x) * EDGE_BEND,
  };
}

/** Parts of the line at which its sign may stand, the best first; where marks leave it no room there, as far beside its middle, on either side. */
const SIGN_PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
const SIGN_ASIDE = [0, 14, 28, 42];
/** Radius of a sign, and the least gap to what stands beside it, in pixels of a laptop. */
export const SIGN = { radius: 12, gap: 1 } as const;

/** What signs leave free: where it stands, and how far it reaches. */
export type Mark = { readonly at: Point; readonly rim: number };

type Pair = readonly [string, string];
type PlaceOf = (place: string) => Point | undefined;
/** `unit`: pixels to one of a laptop; `within`: what is seen of the map. */
type Signposted = {
  readonly marks: readonly Mark[];
  readonly unit: number;
  readonly within?: Box | undefined;
};

/**
 * Where the signs of these lines stand, one after another, each as near to the middle of its line as leaves the marks and the signs before
 * it free and lies in view.
 */
export function placeSigns(
  pairs: readonly Pair[],
  placeOf: PlaceOf,
  { marks, unit, within }: Signposted,
): readonly (Point | undefined)[] {
  const placed: Point[] = [];
  return pairs.map(([a, b]) => {
    const [from, to] = [placeOf(a), placeOf(b)];
    if (from === undefined || to === undefined) return undefined;
    const candidates = signCandidates(from, to, unit);
    /** How far it stands clear of the nearest of all; below 0: it lies over it. */
    const room = (at: Point): number =>
      Math.min(
        ...marks.map((mark) => distance(at, mark.at) - mark.rim - (SIGN.radius + SIGN.gap) * unit),
        ...placed.map((sign) => distance(at, sign) - (2 * SIGN.radius + SIGN.gap) * unit),
        within === undefined ? Infinity : insideOf(within, at) - (SIGN.radius + SIGN.gap) * unit,
      );
    const roomiest = (best: Point, at: Point): Point => (room(at) > room(best) ? at : best);
    const chosen = candidates.find((at) => room(at) >= 0) ?? candidates.reduce(roomiest);
    placed.push(chosen);
    return chosen;
  });
}

/** How far inside a box a point lies; below 0 outside of it. */
function insideOf({ left, right, top, bottom }: Box, { x, y }: Point): number {
  return Math.min(x - left, right - x, y - top, bottom - y);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function signCandidates(from: Point, to: Point, unit: number): readonly Point[] {
  const curve = { start: from, control: edgeControl(from, to), end: to };
  const length = Math.max(1e-9, distance(from, to));
  const across = { x: (from.y - to.y) / length, y: (to.x - from.x) / length };
  const middle = pointOnCurve(curve, 0.5);
  const beside = SIGN_ASIDE.flatMap((aside) =>
    [-1, 1].map((side) => ({
      x: middle.x + side * aside * unit * across.x,
      y: middle.y + side * aside * unit * across.y,
    })),
  );
  return [...SIGN_PLACES.map((t) => pointOnCurve(curve, t)), ...beside];
}

/** Points at even steps of length, with their direction: where travelling dashes sit. */
export type Track = {
  readonly length: number;
  readonly at: (distance: number) => Point & { readonly angle: number };
};

export function trackOf(curve: FlowCurve): Track {
  const points = Array.from({ length: SAMPLES + 1 }, (_, step) => pointOnCurve(curve, step / SAMPLES));
  const lengths = [0];
  for (let step = 1; step <= SAMPLES; step++) {
    const [a, b] = [points[step - 1], points[step]];
    const piece = a === undefined || b === undefined ? 0 : Math.hypot(b.x - a.x, b.y - a.y);
    lengths.push((lengths[step - 1] ?? 0) + piece);
  }
  const length = lengths[SAMPLES] ?? 0;
  return {
    length,
    at: (distance) => {
      const after = Math.max(
        1,
        lengths.findIndex((reached) => reached >= distance),
      );
      const [a = curve.start, b = curve.end] = [points[after - 1], points[after]];
      const [from, to] = [lengths[after - 1] ?? 0, lengths[after] ?? length];
      const share = to === from ? 0 : Math.min(1, Math.max(0, (distance - from) / (to - from)));
      return {
        x: a.x + (b.x - a.x) * share,
        y: a.y + (b.y - a.y) * share,
        angle: Math.atan2(b.y - a.y, b.x - a.x),
      };
    },
  };
}
