import { Fragment } from 'preact';
import { PROVINCE_CORRIDORS } from '#shared/content/provinces/provinceConstants.ts';
import { yuanNumber } from '../../text/money.ts';
import type { Box, Point } from '../geography/mapGeography.ts';
import { type FlowCurve, angleAtEnd, flowCurve, pointOnCurve } from '../layout/flowCurve.ts';
import { boxAround, placeBoxes } from '../layout/placeTags.ts';
import type { ProvinceLayout } from './provinceLayout.ts';
import type { MovedTrade } from './provinceMapModel.ts';
import './tradeCurves.css';

type Props = {
  readonly moved: readonly MovedTrade[];
  readonly layout: Pick<ProvinceLayout, 'marks'>;
  /** What is seen of the map: numbers keep to it. */
  readonly within: Box;
};

/** Room that a medallion needs at either end of a curve. */
const TRIM = { start: 22, end: 28 } as const;
/** Trade that would be lost, dotted, and won, drawn through; from seller to buyer, each with its number. */
export function TradeCurves({ moved, layout, within }: Props) {
  const most = Math.max(...moved.map(({ change }) => Math.abs(change)));
  const curves = moved.flatMap((trade) => {
    const [from, to] = [layout.marks.get(trade.seller)?.at, layout.marks.get(trade.buyer)?.at];
    if (from === undefined || to === undefined) return [];
    return [{ trade, curve: flowCurve(from, to, TRIM), text: yuanNumber(trade.change) }];
  });
  const marks = [...layout.marks.values()].map(({ at }) => at);
  const labels = tradeLabels(curves, marks, within);
  return (
    <svg class="trade-curves cover" width="100%" height="100%" pointer-events="none" aria-hidden="true">
      {curves.map(({ trade: { seller, buyer, change }, curve }) => (
        <g key={`${seller} ${buyer}`} class={change < 0 ? 'lost' : 'won'}>
          <path d={lineOf(curve)} stroke-width={2 + (2.5 * Math.abs(change)) / most} />
          <path class="head" d={headOf(curve)} />
        </g>
      ))}
      {curves.map(({ trade: { seller, buyer, change }, text }, place) => (
        <Label key={`${seller} ${buyer}`} text={text} isLost={change < 0} at={labels[place]} />
      ))}
    </svg>
  );
}

type RoutesProps = Pick<Props, 'layout'> & { readonly of: readonly string[] };

/** Routes that stand, each as a railway along its provinces. */
export function Routes({ of, layout }: RoutesProps) {
  return (
    <g fill="none" pointer-events="none">
      {PROVINCE_CORRIDORS.filter(({ id }) => of.includes(id)).map(({ id, members }) => {
        const points = members.flatMap((member) => layout.marks.get(member)?.at ?? []);
        const d = points.map((at, nth) => `${nth === 0 ? 'M' : 'L'}${pair(at)}`).join('');
        return (
          <Fragment key={id}>
            <path d={d} stroke="var(--p-ink)" stroke-width="5" />
            <path d={d} stroke="var(--text)" stroke-width="3" stroke-dasharray="7 7" />
          </Fragment>
        );
      })}
    </g>
  );
}

/** Size of a number's box. */
export const LABEL_HEIGHT = 22;
const DIGIT = 8;
const PAD = 14;

export function labelWidth(text: string): number {
  return PAD + DIGIT * text.length;
}

/** Parts of the way at which a number may stand, the best first. */
const ALONG = [0.5, 0.4, 0.6, 0.3, 0.7, 0.78, 0.22] as const;
/** How far beside the curve, on its outer side, where it is too short to hold its number. */
const BESIDE_PX = [20, 34] as const;
/** Part of a number that may lie on something else. */
const BEARABLE = 0.15;
/** What stands at a mark: the medallion, and its name and levels under it. */
const MEDALLION = { width: 38, height: 38 } as const;
const LEVELS = { width: 74, height: 30, below: 31 } as const;

/** Where the number of each curve stands, clear of marks and of the other numbers; nowhere if it would hide what stands there. The first are placed first. */
export function tradeLabels(
  curves: readonly { readonly curve: FlowCurve; readonly text: string }[],
  marks: readonly Point[],
  within?: Box,
): readonly (Point | undefined)[] {
  const placeables = curves.map(({ curve, text }) => ({
    width: labelWidth(text),
    height: LABEL_HEIGHT,
    candidates: [...ALONG.map((part) => pointOnCurve(curve, part)), ...beside(curve)].filter(
      ({ x, y }) =>
        within === undefined ||
        (Math.min(x - within.left, within.right - x) >= labelWidth(text) / 2 &&
          Math.min(y - within.top, within.bottom - y) >= LABEL_HEIGHT / 2),
    ),
  }));
  const chosen = placeBoxes(placeables, marks.flatMap(boxesAt), { bearable: BEARABLE });
  return chosen.map((index, place) =>
    index === undefined ? undefined : placeables[place]?.candidates[index],
  );
}

function boxesAt({ x, y }: Point): readonly Box[] {
  return [boxAround({ x, y }, MEDALLION), boxAround({ x, y: y + LEVELS.below }, LEVELS)];
}

function beside(curve: FlowCurve): readonly Point[] {
  const { start, control, end } = curve;
  const middle = pointOnCurve(curve, 0.5);
  const [outX, outY] = [control.x - (start.x + end.x) / 2, control.y - (start.y + end.y) / 2];
  const bow = Math.hypot(outX, outY);
  if (bow === 0) return [];
  return BESIDE_PX.map((away) => ({
    x: middle.x + (away * outX) / bow,
    y: middle.y + (away * outY) / bow,
  }));
}

type LabelProps = {
  readonly text: string;
  readonly isLost: boolean;
  readonly at: Point | undefined;
};

function Label({ text, isLost, at }: LabelProps) {
  if (at === undefined) return null;
  const width = labelWidth(text);
  return (
    <g class={isLost ? 'curve-label lost' : 'curve-label won'} transform={`translate(${pair(at)})`}>
      <rect x={-width / 2} y={-LABEL_HEIGHT / 2} width={width} height={LABEL_HEIGHT} rx="7" />
      <text dominant-baseline="central" text-anchor="middle">
        {text}
      </text>
    </g>
  );
}

function lineOf({ start, control, end }: FlowCurve): string {
  return `M${pair(start)}Q${pair(control)} ${pair(end)}`;
}

/** The head of an arrow. Its point lies beyond the end of the line, so that the line does not show through. */
function headOf(curve: FlowCurve): string {
  const angle = angleAtEnd(curve);
  const { end } = curve;
  const at = (turn: number, reach: number) =>
    pair({ x: end.x + reach * Math.cos(angle + turn), y: end.y + reach * Math.sin(angle + turn) });
  return `M${at(0, HEAD.tip)}L${at(HEAD.turn, HEAD.side)}L${at(-HEAD.turn, HEAD.side)}Z`;
}

const HEAD = { tip: 8, side: 6, turn: 1.9 } as const;

function pair({ x, y }: FlowCurve['end']): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
