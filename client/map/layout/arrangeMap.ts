import type { Box, Point } from '../geography/mapGeography.ts';
import type { FlowKind, MapModel, MapPlace } from '../model/mapParts.ts';
import { project } from './camera.ts';
import { flowCurve, placeSigns, pointOnCurve } from './flowCurve.ts';
import {
  type Around,
  type CurvePlace,
  type Extent,
  type LayoutSizes,
  type LayoutView,
  type MapLayout,
  type MapMark,
  NAME_SIDES,
  type NameSide,
  type PinPlace,
  mapMarks,
} from './mapLayout.ts';
import { type Placeable, boxAround, placeBoxes, placeTags, spreadPins } from './placeTags.ts';

/** The largest flows of the view carry their number: at a table of four, all of the reader's own. */
const LABELS = 6;
/** A name that would be hidden by more than this is left out: the code in the medallion has to do. */
const NAME_BEARABLE = 0.08;
/** Rails bow further than trade on the same way, capital further than people; to the other side where they would leave the view. */
const BOW_FACTORS: Readonly<Partial<Record<FlowKind, readonly number[]>>> = {
  // Beside the trade of the same pair.
  round: [1.5, -1.5],
  people: [1.8, -1.8],
  capital: [2.5, -2.5],
};
/** Parts of the way at which a label may sit, best first. */
const LABEL_PLACES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78];

export function arrangeMap(model: MapModel, view: LayoutView): MapLayout {
  const marks = mapMarks(model, view);
  const { sizes } = view;
  const radii = marks.map(({ id }) => sizes.pin(id) * 0.54 + sizes.ring(id));
  const anchors = marks.map(({ anchor }) => anchor);
  const places = spreadPins(anchors, radii, (at, index) => {
    const hold = marks[index]?.isMe === true ? (sizes.hold ?? 0) : 0;
    return keptInside(at, { anchor: anchors[index] ?? at, radius: (radii[index] ?? 0) + hold }, view);
  });
  const medallions = places.map((at, index) => {
    const id = marks[index]?.id ?? '';
    const across = sizes.pin(id) + 2 * sizes.ring(id);
    return boxAround(at, { width: across, height: across });
  });
  const standsAt = new Map(places.map((at, index) => [marks[index]?.id ?? '', at]));
  const gates = gateBoxes(model, standsAt, view);
  const pins = placeNames(marks, view, { places, taken: [...medallions, ...gates] });
  const names = nameBoxes(pins, view.sizes);
  const chips = placeChips(view, { pins, medallions, names });
  const taken = [...medallions, ...names, ...view.covered, ...(chips === undefined ? [] : [chips]), ...gates];
  const curves = placeCurves(model, view, { pins, taken });
  const pills = curves.flatMap(({ label }) =>
    label === undefined ? [] : [boxAround(label, view.sizes.pill)],
  );
  const tags = placeTags(model, view, { pins, taken: [...taken, ...pills] });
  const fold = foldIn(view);
  return {
    pins,
    curves,
    tags,
    ...(chips === undefined ? {} : { chips }),
    words: [...names, ...pills],
    ...(fold === undefined ? {} : { fold }),
  };
}

/** Room from the edge of the view for what is said there. */
const FOLD_PX = { along: 8, away: 40 } as const;

function foldIn({ fold, camera, area }: LayoutView): Point | undefined {
  if (fold === undefined) return undefined;
  const { y } = project({ x: 0, y: fold }, camera);
  const isSeen = y > area.top + FOLD_PX.away && y < area.bottom - FOLD_PX.away;
  return isSeen ? { x: area.right - FOLD_PX.along, y } : undefined;
}

/** Pixels of a gate and a letter beside it, on a medallion of a laptop. */
const GATE = { width: 26, height: 26, medallion: 34 } as const;

function gateBoxes(
  { gates }: MapModel,
  standsAt: ReadonlyMap<MapPlace, Point>,
  { sizes }: LayoutView,
): readonly Box[] {
  const unit = sizes.medallion / GATE.medallion;
  const pairs = gates.map(({ between }) => between);
  const marks = [...standsAt].map(([id, at]) => ({ at, rim: sizes.pin(id) / 2 + sizes.ring(id) }));
  return placeSigns(pairs, (place) => standsAt.get(place), { marks, unit }).flatMap((at) =>
    at === undefined ? [] : [boxAround(at, { width: GATE.width * unit, height: GATE.height * unit })],
  );
}

/** The least height, in pixels, of an area that has room for pins beside chips. */
const CHIPS_FROM_PX = 180;
const CHIPS_STEP_PX = 24;
/** Part of the chips that may lie over something: boxes are a little larger than what is drawn in them. */
const CHIPS_HIDE_AT_MOST = 0.01;

type Drawn = {
  readonly pins: readonly PinPlace[];
  readonly medallions: readonly Box[];
  readonly names: readonly Box[];
};

/**
 * Where economies out of view wait as chips: where these hide neither a pin nor a panel, and no name if that is possible, the
 * head of the area first. Where there is no such place, the pins in view are worth more.
 */
function placeChips(
  { area, covered, sizes: { chip } }: LayoutView,
  { pins, medallions, names }: Drawn,
): Box | undefined {
  const count = pins.filter(({ isInView }) => !isInView).length;
  const room = area.right - area.left;
  const width = Math.min(room, (count + 1) * chip.width);
  const height = Math.ceil(((count + 1) * chip.width) / Math.max(1, width)) * chip.height;
  if (count === 0 || area.bottom - area.top < CHIPS_FROM_PX + height) return undefined;
  const steps = (length: number): number[] =>
    Array.from(
      { length: 1 + Math.max(0, Math.floor(length / CHIPS_STEP_PX)) },
      (_, at) => at * CHIPS_STEP_PX,
    );
  const candidates = steps(area.bottom - area.top - height).flatMap((down) =>
    steps(room - width).map((along) => ({
      x: area.left + along + width / 2,
      y: area.top + down + height / 2,
    })),
  );
  const standing = medallions.filter((_, index) => pins[index]?.isInView === true);
  const placed = (taken: readonly Box[]): Point | undefined => {
    const [best] = placeBoxes([{ width, height, candidates }], taken, { bearable: CHIPS_HIDE_AT_MOST });
    return candidates[best ?? -1];
  };
  const hard = [...standing, ...covered];
  const centre = placed([...hard, ...names]) ?? placed(hard);
  return centre === undefined ? undefined : boxAround(centre, { width, height });
}

/** A pin that belongs in the view is not pushed out of it by its neighbours. */
function keptInside(
  at: Point,
  { anchor, radius }: { readonly anchor: Point; readonly radius: number },
  { area }: LayoutView,
): Point {
  if (!isInside(anchor, area)) return at;
  const rim = Math.min(radius + 3, (area.right - area.left) / 2, (area.bottom - area.top) / 2);
  return {
    x: Math.min(area.right - rim, Math.max(area.left + rim, at.x)),
    y: Math.min(area.bottom - rim, Math.max(area.top + rim, at.y)),
  };
}

type Standing = {
  readonly places: readonly Point[];
  /** Medallions and gates, which names leave free. */
  readonly taken: readonly Box[];
};

function placeNames(marks: readonly MapMark[], view: LayoutView, standing: Standing): readonly PinPlace[] {
  const { sizes } = view;
  // A medallion half behind a panel cannot be pressed.
  const hiding = (isMe: boolean): readonly Box[] =>
    view.covered
      .filter(({ isWords }) => !(isMe && isWords === true))
      .map((box) => grown(box, sizes.medallion / 2));
  // The reader's own name is placed first, then those with the freest surroundings as they come.
  const order = marks
    .map((mark, index) => ({ mark, index }))
    .filter(({ mark }) => sizes.name(mark.id).width > 0)
    .toSorted((a, b) => Number(b.mark.isMe) - Number(a.mark.isMe));
  const choices = order.map(({ mark, index }) => {
    const at = standing.places[index] ?? { x: 0, y: 0 };
    const size = sizes.name(mark.id);
    const centreAt = (side: NameSide): Point => nameCentre(at, side, size, rimOf(sizes, mark.id));
    // A pin whose middle lies under a name cannot be pressed.
    const hidesPin = (side: NameSide): boolean => {
      const box = grown(boxAround(centreAt(side), size), sizes.medallion / 4);
      return standing.places.some((place) => isInside(place, box));
    };
    const free = NAME_SIDES.filter((side) => !hidesPin(side));
    return { sides: free, placeable: { ...size, candidates: free.map(centreAt) } satisfies Placeable };
  });
  const placeables = choices.map(({ placeable }) => placeable);
  const chosen = placeBoxes(placeables, [...standing.taken, ...view.covered, ...edgesOf(view.area)], {
    bearable: NAME_BEARABLE,
  });
  const sides = new Map(order.map(({ index }, place) => [index, choices[place]?.sides[chosen[place] ?? -1]]));
  return marks.map(({ id, anchor, isMe }, index): PinPlace => {
    const at = standing.places[index] ?? { x: 0, y: 0 };
    const side = sides.get(index);
    return {
      economy: id,
      at,
      anchor,
      ...(side === undefined ? {} : { nameSide: side }),
      isInView: isInside(at, view.area) && !hiding(isMe).some((box) => isInside(at, box)),
    };
  });
}

/** Walls around the area, so that no name is cut off by its edge. */
function edgesOf({ left, right, top, bottom }: Box): readonly Box[] {
  const [far, deep] = [right - left, bottom - top];
  return [
    { left: left - far, right: left, top: top - deep, bottom: bottom + deep },
    { left: right, right: right + far, top: top - deep, bottom: bottom + deep },
    { left, right, top: top - deep, bottom: top },
    { left, right, top: bottom, bottom: bottom + deep },
  ];
}

function grown({ left, right, top, bottom }: Box, by: number): Box {
  return { left: left - by, right: right + by, top: top - by, bottom: bottom + by };
}

function isInside({ x, y }: Point, { left, right, top, bottom }: Box): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** From the centre of a medallion to where its name begins. */
function rimOf({ pin, ring }: LayoutSizes, place: MapPlace): number {
  return pin(place) / 2 + ring(place) + 2;
}

function nameCentre(at: Point, side: NameSide, size: Extent, away: number): Point {
  switch (side) {
    case 'below':
      return { x: at.x, y: at.y + away + size.height / 2 };
    case 'above':
      return { x: at.x, y: at.y - away - size.height / 2 };
    case 'right':
      return { x: at.x + away + size.width / 2, y: at.y };
    case 'left':
      return { x: at.x - away - size.width / 2, y: at.y };
  }
}

function nameBoxes(pins: readonly PinPlace[], sizes: LayoutSizes): readonly Box[] {
  return pins.flatMap(({ economy, at, nameSide }) => {
    if (nameSide === undefined) return [];
    const size = sizes.name(economy);
    return [boxAround(nameCentre(at, nameSide, size, rimOf(sizes, economy)), size)];
  });
}

function placeCurves(
  model: MapModel,
  { sizes, area }: LayoutView,
  { pins, taken }: Around,
): readonly CurvePlace[] {
  const places = new Map(pins.map((pin) => [pin.economy, pin]));
  const rim = (place: MapPlace): number => sizes.pin(place) / 2 + sizes.ring(place);
  const curves = model.flows.flatMap((flow) => {
    const seller = places.get(flow.exporter);
    const buyer = places.get(flow.importer);
    if (seller === undefined || buyer === undefined || !(seller.isInView || buyer.isInView)) return [];
    const trim = { start: rim(flow.exporter) + 3, end: rim(flow.importer) + 4 };
    const bows = BOW_FACTORS[flow.kind] ?? [1];
    const curves = bows.map((bow) => flowCurve(seller.at, buyer.at, trim, bow));
    const curve = curves.find((each) => isInside(pointOnCurve(each, 0.5), area)) ?? curves[0];
    return curve === undefined ? [] : [{ flow, curve }];
  });
  const isSeen = (place: MapPlace): boolean => places.get(place)?.isInView === true;
  const labelled = curves
    .filter(
      ({ flow }) =>
        (flow.labelBn ?? flow.labelMn) !== undefined && isSeen(flow.importer) && isSeen(flow.exporter),
    )
    .toSorted((a, b) => Math.abs(b.flow.labelBn ?? 0) - Math.abs(a.flow.labelBn ?? 0));
  // Rails are few and say nothing without their number.
  const isRail = ({ flow }: (typeof labelled)[number]): boolean =>
    flow.kind === 'people' || flow.kind === 'capital';
  const numbered = [
    ...labelled.filter(isRail),
    ...labelled.filter((each) => !isRail(each)).slice(0, sizes.numbers ?? LABELS),
  ];
  const chosen = placeBoxes(
    numbered.map(({ curve }) => ({
      ...sizes.pill,
      candidates: LABEL_PLACES.map((t) => pointOnCurve(curve, t)),
    })),
    taken,
    { bearable: sizes.numbers === undefined ? 0.2 : 0 },
  );
  const labels = new Map(
    numbered.map(({ flow, curve }, place) => {
      const t = LABEL_PLACES[chosen[place] ?? -1];
      return [flow, t === undefined ? undefined : pointOnCurve(curve, t)];
    }),
  );
  return curves.map(({ flow, curve }): CurvePlace => {
    const label = labels.get(flow);
    return { flow, curve, ...(label === undefined ? {} : { label }) };
  });
}
