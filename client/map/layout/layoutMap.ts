import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { Box, Point } from '../geography/mapGeography.ts';
import type { MapFlow, MapModel } from '../mapModel.ts';
import { project, type Camera } from './camera.ts';
import { flowCurve, pointOnCurve, type FlowCurve } from './flowCurve.ts';
import { boxAround, placeBoxes, type Placeable } from './placeBoxes.ts';
import { spreadPins } from './spreadPins.ts';

/** Sides of a medallion at which its name may stand. */
export const NAME_SIDES = ['below', 'right', 'left', 'above'] as const;
export type NameSide = (typeof NAME_SIDES)[number];

export type PinPlace = {
  readonly economy: EconomyId;
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
};

/** Sizes in pixels, already scaled to the screen. */
export type LayoutSizes = {
  readonly medallion: number;
  /** Text of a pin, of a flow label, of a bloc tag. */
  readonly name: (economy: EconomyId) => { readonly width: number; readonly height: number };
  readonly pill: { readonly width: number; readonly height: number };
  readonly tag: (bloc: AgreementId) => { readonly width: number; readonly height: number };
};

type View = {
  readonly pins: ReadonlyMap<EconomyId, Point>;
  readonly camera: Camera;
  readonly area: Box;
  /** Panels inside the area: pins behind them are out of view. */
  readonly covered: readonly Box[];
  readonly sizes: LayoutSizes;
};

/** Parts of the way at which a label may sit, best first. */
const LABEL_PLACES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78];

export function layoutMap(model: MapModel, view: View): MapLayout {
  const anchors = model.economies.map(({ id }) => project(view.pins.get(id) ?? { x: 0, y: 0 }, view.camera));
  const places = spreadPins(anchors, view.sizes.medallion * 1.08);
  const medallions = places.map((at) =>
    boxAround(at, { width: view.sizes.medallion, height: view.sizes.medallion }),
  );
  const pins = placeNames(model, view, { anchors, places, medallions });
  const taken = [...medallions, ...nameBoxes(pins, view.sizes), ...view.covered];
  const curves = placeCurves(model, view, { pins, taken });
  const pills = curves.flatMap(({ label }) =>
    label === undefined ? [] : [boxAround(label, view.sizes.pill)],
  );
  return { pins, curves, tags: placeTags(model, view, { pins, taken: [...taken, ...pills] }) };
}

type Standing = {
  readonly anchors: readonly Point[];
  readonly places: readonly Point[];
  readonly medallions: readonly Box[];
};

function placeNames(model: MapModel, view: View, standing: Standing): readonly PinPlace[] {
  const { sizes } = view;
  // The reader's own name is placed first, then those with the freest surroundings as they come.
  const order = model.economies
    .map((economy, index) => ({ economy, index }))
    .toSorted((a, b) => Number(b.economy.isMe) - Number(a.economy.isMe));
  const placeables = order.map(({ economy, index }): Placeable => {
    const at = standing.places[index] ?? { x: 0, y: 0 };
    const size = sizes.name(economy.id);
    return { ...size, candidates: NAME_SIDES.map((side) => nameCentre(at, side, size, sizes)) };
  });
  const chosen = placeBoxes(placeables, [...standing.medallions, ...view.covered]);
  const sides = new Map(order.map(({ index }, place) => [index, chosen[place]]));
  return model.economies.map(({ id }, index): PinPlace => {
    const at = standing.places[index] ?? { x: 0, y: 0 };
    const side = NAME_SIDES[sides.get(index) ?? -1];
    return {
      economy: id,
      at,
      anchor: standing.anchors[index] ?? at,
      ...(side === undefined ? {} : { nameSide: side }),
      isInView: isInside(at, view.area) && !view.covered.some((box) => isInside(at, box)),
    };
  });
}

function isInside({ x, y }: Point, { left, right, top, bottom }: Box): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

type Extent = { readonly width: number; readonly height: number };

function nameCentre(at: Point, side: NameSide, size: Extent, { medallion }: LayoutSizes): Point {
  const away = medallion / 2 + 2;
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
    return [boxAround(nameCentre(at, nameSide, size, sizes), size)];
  });
}

type Around = { readonly pins: readonly PinPlace[]; readonly taken: readonly Box[] };

function placeCurves(model: MapModel, { sizes }: View, { pins, taken }: Around): readonly CurvePlace[] {
  const places = new Map(pins.map((pin) => [pin.economy, pin]));
  const rim = sizes.medallion / 2;
  const curves = model.flows.flatMap((flow) => {
    const seller = places.get(flow.exporter);
    const buyer = places.get(flow.importer);
    if (seller === undefined || buyer === undefined || !(seller.isInView || buyer.isInView)) return [];
    return [{ flow, curve: flowCurve(seller.at, buyer.at, { start: rim + 3, end: rim + 4 }) }];
  });
  const labelled = curves.filter(({ flow }) => flow.labelBn !== undefined);
  const chosen = placeBoxes(
    labelled.map(({ curve }) => ({
      ...sizes.pill,
      candidates: LABEL_PLACES.map((t) => pointOnCurve(curve, t)),
    })),
    taken,
    { bearable: 0.2 },
  );
  const labels = new Map(
    labelled.map(({ flow, curve }, place) => {
      const t = LABEL_PLACES[chosen[place] ?? -1];
      return [flow, t === undefined ? undefined : pointOnCurve(curve, t)];
    }),
  );
  return curves.map(({ flow, curve }): CurvePlace => {
    const label = labels.get(flow);
    return { flow, curve, ...(label === undefined ? {} : { label }) };
  });
}

function placeTags(model: MapModel, { sizes, area }: View, { pins, taken }: Around): readonly TagPlace[] {
  if (model.layer !== 'blocs' && model.layer !== 'all') return [];
  const placeables = model.blocs.map(({ id, members }): Placeable => {
    const at = pins.filter(({ economy }) => members.includes(economy)).map((pin) => pin.at);
    const size = sizes.tag(id);
    return { ...size, candidates: tagCandidates(at, size, area) };
  });
  const chosen = placeBoxes(placeables, taken, { bearable: 0.6 });
  return model.blocs.flatMap(({ id }, place) => {
    const at = placeables[place]?.candidates[chosen[place] ?? -1];
    return at === undefined ? [] : [{ bloc: id, at }];
  });
}

/** Beside, below or above the members, nearest first, inside the view. */
function tagCandidates(members: readonly Point[], { width, height }: Extent, area: Box): readonly Point[] {
  if (members.length === 0) return [];
  const middle = {
    x: members.reduce((sum, { x }) => sum + x, 0) / members.length,
    y: members.reduce((sum, { y }) => sum + y, 0) / members.length,
  };
  const rings = [1, 1.6, 2.3, 3.1].flatMap((reach) =>
    [90, 270, 0, 180, 45, 135, 225, 315].map((degrees) => ({
      x: middle.x + reach * (width / 2 + 40) * Math.cos((degrees * Math.PI) / 180),
      y: middle.y + reach * (height / 2 + 46) * Math.sin((degrees * Math.PI) / 180),
    })),
  );
  return rings.filter(
    ({ x, y }) =>
      x - width / 2 >= area.left &&
      x + width / 2 <= area.right &&
      y - height / 2 >= area.top &&
      y + height / 2 <= area.bottom,
  );
}
