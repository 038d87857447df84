import { must } from '#shared/kernel/records.ts';
import { type FlowCurve, type Track, type Turn, edgeControl, trackOf, turnOf } from '../layout/flowCurve.ts';
import type { CurvePlace, MapLayout, PinPlace } from '../layout/mapLayout.ts';
import type { FlowKind, MapLink, MapModel } from '../model/mapParts.ts';
import { type Arrow, arrowhead, drawRail } from './drawRail.ts';
import type { Palette } from './mapStage.ts';

type LeaderView = {
  readonly model: Pick<MapModel, 'economies' | 'units'>;
  readonly layout: Pick<MapLayout, 'pins'>;
  readonly palette: Palette;
  readonly unit: number;
};

/** A pin that stands aside by less than this needs no line to where it belongs. */
const NEAR_PX = 9;
const DOTS_PX = { dash: 0.01, gap: 4.5 } as const;

/** A thin line from a pin that had to move aside to where it belongs. */
function drawLeaders(context: CanvasRenderingContext2D, { model, layout, palette, unit }: LeaderView): void {
  context.strokeStyle = palette.text;
  context.fillStyle = palette.text;
  context.lineWidth = unit;
  const units = new Set<string>(model.units.map(({ id }) => id));
  for (const { economy, at, anchor, isInView } of layout.pins) {
    if (!isInView || units.has(economy)) continue;
    if (Math.hypot(at.x - anchor.x, at.y - anchor.y) < NEAR_PX * unit) continue;
    context.globalAlpha = 0.7;
    context.beginPath();
    context.moveTo(at.x, at.y);
    context.lineTo(anchor.x, anchor.y);
    context.stroke();
    context.beginPath();
    context.arc(anchor.x, anchor.y, 2.2 * unit, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
}

/** Dotted lines from a fully integrated bloc to those who were economies of their own. */
function drawUnitLeaders(
  context: CanvasRenderingContext2D,
  { model, layout, palette, unit }: LeaderView,
): void {
  const places = new Map<string, MapLayout['pins'][number]>(layout.pins.map((pin) => [pin.economy, pin]));
  context.save();
  context.strokeStyle = palette.text;
  context.lineWidth = 1.8 * unit;
  context.lineCap = 'round';
  context.globalAlpha = 0.9;
  context.setLineDash([DOTS_PX.dash, DOTS_PX.gap * unit]);
  for (const { id, members } of model.units) {
    const centre = places.get(id);
    if (centre === undefined || !centre.isInView) continue;
    for (const member of members) {
      const pin = places.get(member);
      if (pin === undefined || !pin.isInView) continue;
      context.beginPath();
      context.moveTo(centre.at.x, centre.at.y);
      context.lineTo(pin.at.x, pin.at.y);
      context.stroke();
    }
  }
  context.restore();
}

type CorridorView = {
  readonly model: Pick<MapModel, 'corridors'>;
  readonly layout: Pick<MapLayout, 'pins'>;
  readonly palette: Palette;
  readonly unit: number;
};

/** A line with ties across it, as railways are drawn on maps. Pixels of a laptop. */
const LINE = { width: 1.8, casing: 6 } as const;
const TIES = { length: 8, thickness: 1.8, every: 8 } as const;

/** Routes that were built, from member to member. */
function drawCorridors(
  context: CanvasRenderingContext2D,
  { model, layout, palette, unit }: CorridorView,
): void {
  const places = new Map<string, MapLayout['pins'][number]>(layout.pins.map((pin) => [pin.economy, pin]));
  context.save();
  context.lineCap = 'butt';
  context.globalAlpha = 0.9;
  for (const { members } of model.corridors) {
    const stops = members.map((member) => places.get(member)).filter((pin) => pin !== undefined);
    if (!stops.some(({ isInView }) => isInView)) continue;
    context.beginPath();
    for (const [at, pin] of stops.entries()) {
      if (at === 0) context.moveTo(pin.at.x, pin.at.y);
      else context.lineTo(pin.at.x, pin.at.y);
    }
    strokeWith(context, { colour: palette.ocean, width: LINE.casing * unit });
    strokeWith(context, { colour: palette.wall, width: LINE.width * unit });
    context.setLineDash([TIES.thickness * unit, (TIES.every - TIES.thickness) * unit]);
    strokeWith(context, { colour: palette.wall, width: TIES.length * unit });
    context.setLineDash([]);
  }
  context.restore();
}

type Line = { readonly colour: string; readonly width: number };

function strokeWith(context: CanvasRenderingContext2D, { colour, width }: Line): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

type FlowView = {
  readonly model: MapModel;
  readonly layout: MapLayout;
  readonly palette: Palette;
  readonly unit: number;
  /** 0 to 1: how far the curves have grown to their width. */
  readonly growth: number;
  /** Dashes travel as sprites; without motion they are part of the drawing. */
  readonly isStill: boolean;
};

const CASING_PX = 4;
const BROKEN_CASING = 0.5;
/** Other people's trade beside the reader's own. */
const FAINT = 0.36;
/** Dash and gap in widths of the line, for the kinds whose line is broken. */
const BROKEN = {
  diverted: { dash: 18, gap: 10 },
  round: { dash: 6, gap: 5 },
  lost: { dash: 0, gap: 2.1 },
} as const;

/** Leaders, treaties, curves and arrowheads: what lies between land and pins. */
export function drawFlows(context: CanvasRenderingContext2D, view: FlowView): void {
  context.save();
  context.lineJoin = 'round';
  drawCorridors(context, view);
  drawLeaders(context, view);
  drawUnitLeaders(context, view);
  drawLinks(context, view);
  const isFaint = view.model.flows.some(({ kind }) => kind === 'own');
  for (const place of view.layout.curves) {
    context.globalAlpha =
      (place.flow.kind === 'base' && isFaint ? FAINT : 1) * Math.min(1, 0.3 + view.growth);
    if (isRail(place.flow.kind)) drawRail(context, view, place);
    else drawCurve(context, view, place);
  }
  context.globalAlpha = view.growth;
  for (const place of view.layout.curves) drawTurn(context, view, place);
  context.restore();
}

/** Pixels of a laptop: how far outside the ends of both curves a turn runs, and its line. */
const TURN = { outside: 7, width: 2.6, head: 7 } as const;

function turnAround(
  { curves, pins }: MapLayout,
  { flow }: Pick<CurvePlace, 'flow'>,
  outside: number,
): Turn | undefined {
  const centre = pins.find(({ economy }) => economy === flow.importer)?.at;
  const flows = curves.map((place) => place.flow);
  const endOf = (of: CurvePlace['flow']) => curves.find((place) => place.flow === of)?.curve.end;
  return turnOf({ flow, flows }, centre, endOf, outside);
}

/** Round a buyer, from the door where a seller is kept out to the one by which it buys instead. */
function drawTurn(
  context: CanvasRenderingContext2D,
  { layout, palette, unit }: FlowView,
  { flow }: CurvePlace,
): void {
  const turn = turnAround(layout, { flow }, TURN.outside * unit);
  if (turn === undefined) return;
  const { centre, radius, from, to } = turn;
  const isBackwards = to < from;
  const along = isBackwards ? -Math.PI / 2 : Math.PI / 2;
  for (const [colour, width] of [
    [palette.ocean, TURN.width + CASING_PX],
    [palette.flow.diverted, TURN.width],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width * unit;
    context.beginPath();
    context.arc(centre.x, centre.y, radius, from, to, isBackwards);
    context.stroke();
  }
  const tip = { x: centre.x + radius * Math.cos(to), y: centre.y + radius * Math.sin(to) };
  const head = { tip, angle: to + along, length: TURN.head * unit, half: (TURN.head / 2) * unit };
  fillArrow(context, { ...head, base: tip }, { colour: palette.flow.diverted, outline: 0 });
}

function drawCurve(context: CanvasRenderingContext2D, view: FlowView, { flow, curve }: CurvePlace): void {
  const { palette, unit, growth, isStill } = view;
  const width = flow.width * unit * growth;
  const head = arrowhead(curve, width, unit);
  const shaft = { ...curve, end: head.base };
  context.setLineDash([]);
  context.lineCap = 'butt';
  context.strokeStyle = palette.ocean;
  context.lineWidth = width + CASING_PX * unit;
  const { globalAlpha } = context;
  // Between dots a full casing would read as a pale road.
  if (isBroken(flow.kind)) context.globalAlpha = globalAlpha * BROKEN_CASING;
  strokeCurve(context, shaft);
  context.globalAlpha = globalAlpha;
  fillArrow(context, head, { colour: palette.ocean, outline: CASING_PX * unit });

  context.strokeStyle = palette.flow[flow.kind];
  context.lineWidth = width;
  if (!isBroken(flow.kind)) strokeCurve(context, shaft);
  else if (isStill) {
    setDashes(context, flow.kind, { width, unit });
    strokeCurve(context, shaft);
    context.setLineDash([]);
  }
  fillArrow(context, head, { colour: palette.flow[flow.kind], outline: 0 });
}

/** People and capital move on rails. */
function isRail(kind: FlowKind): kind is 'people' | 'capital' {
  return kind === 'people' || kind === 'capital';
}

function isBroken(kind: FlowKind): kind is keyof typeof BROKEN {
  return kind in BROKEN;
}

function setDashes(
  context: CanvasRenderingContext2D,
  kind: keyof typeof BROKEN,
  { width, unit }: { readonly width: number; readonly unit: number },
): void {
  if (kind !== 'lost') context.setLineDash([BROKEN[kind].dash * unit, BROKEN[kind].gap * unit]);
  else {
    context.lineCap = 'round';
    context.setLineDash([0.01, BROKEN.lost.gap * width]);
  }
}

function strokeCurve(context: CanvasRenderingContext2D, { start, control, end }: FlowCurve): void {
  context.beginPath();
  context.moveTo(start.x, start.y);
  context.quadraticCurveTo(control.x, control.y, end.x, end.y);
  context.stroke();
}

function fillArrow(
  context: CanvasRenderingContext2D,
  { tip, angle, length, half }: Arrow,
  { colour, outline }: { readonly colour: string; readonly outline: number },
): void {
  context.save();
  context.translate(tip.x, tip.y);
  context.rotate(angle);
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(-length, -half);
  context.lineTo(-length * 0.76, 0);
  context.lineTo(-length, half);
  context.closePath();
  context.fillStyle = colour;
  context.fill();
  if (outline > 0) {
    context.strokeStyle = colour;
    context.lineWidth = outline;
    context.stroke();
  }
  context.restore();
}

/** Treaties of pairs that no land shows: a line for free trade, dots for preferences. */
function drawLinks(context: CanvasRenderingContext2D, { model, layout, palette, unit }: FlowView): void {
  const places = new Map(layout.pins.map((pin) => [pin.economy, pin]));
  const me = model.economies.find(({ isMe }) => isMe)?.id;
  for (const link of model.links) {
    const [a, b] = link.between.map((id) => must<PinPlace>(places.get(id), `pin of ${id}`));
    if (a === undefined || b === undefined) continue;
    const isOthers = me !== undefined && !link.between.includes(me);
    drawLink(context, { link, a, b, palette, unit, isOthers });
  }
}

/** Part of their strength that agreements of others have beside the reader's own. */
const OTHERS = 0.6;

type LinkPlace = {
  readonly link: MapLink;
  readonly a: PinPlace;
  readonly b: PinPlace;
  readonly palette: Palette;
  readonly unit: number;
  /** Of two others than the reader: fainter. */
  readonly isOthers: boolean;
};

function drawLink(context: CanvasRenderingContext2D, view: LinkPlace): void {
  const { link, a, b, palette, unit, isOthers } = view;
  context.globalAlpha = (link.level === 1 ? 0.55 : 0.85) * (isOthers ? OTHERS : 1);
  context.strokeStyle = palette.blocs[(link.slot ?? 0) - 1] ?? palette.flow.base;
  context.lineWidth = (link.level === 1 ? 1.4 : link.slot === undefined ? 1.8 : 3.4) * unit;
  context.lineCap = 'round';
  context.setLineDash(link.level === 1 ? [0.01, 5 * unit] : []);
  strokeCurve(context, { start: a.at, control: edgeControl(a.at, b.at), end: b.at });
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** One cycle of 28 px takes 1.8 s on every line, whatever its width. */
export const DASH_PX_PER_MS = 28 / 1800;
/** A notch leaves the edges of the line whole, so that it still reads as one. */
const NOTCH = { length: 2.6, every: 28, thickness: 0.56 } as const;

/** One mark of a line: a bar across it, or a dot. Pixels. */
export type DashLook = {
  readonly isDot: boolean;
  readonly length: number;
  readonly thickness: number;
  readonly spacing: number;
  readonly colour: string;
};
export type DashRunner = { readonly track: Track; readonly look: DashLook; readonly count: number };

/** The moving marks of a map: notches in a solid line, or the dashes and dots of a broken one. */
export function dashRunners(
  curves: readonly CurvePlace[],
  { palette, unit }: { readonly palette: Palette; readonly unit: number },
): readonly DashRunner[] {
  const hasOwn = curves.some(({ flow }) => flow.kind === 'own');
  return curves.flatMap(({ flow, curve }) => {
    // Beside the reader's own trade the others' keeps still; rails do not move.
    if ((flow.kind === 'base' && hasOwn) || isRail(flow.kind)) return [];
    const width = flow.width * unit;
    const look = lookOf(flow.kind, { width, unit, palette });
    const track = trackOf({ ...curve, end: arrowhead(curve, width, unit).base });
    return [{ track, look, count: Math.floor(track.length / look.spacing) }];
  });
}

type Measure = { readonly width: number; readonly unit: number; readonly palette: Palette };

function lookOf(kind: FlowKind, { width, unit, palette }: Measure): DashLook {
  if (kind === 'lost') {
    const spacing = Math.max(6, BROKEN.lost.gap * width);
    return { isDot: true, length: width, thickness: width, spacing, colour: palette.flow.lost };
  }
  if (kind === 'diverted' || kind === 'round') {
    const { dash, gap } = BROKEN[kind];
    const spacing = (dash + gap) * unit;
    return { isDot: false, length: dash * unit, thickness: width, spacing, colour: palette.flow[kind] };
  }
  const length = NOTCH.length * unit;
  const thickness = NOTCH.thickness * width;
  return { isDot: false, length, thickness, spacing: NOTCH.every * unit, colour: palette.ocean };
}
