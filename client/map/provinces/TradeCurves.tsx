import { yuanNumber } from '../../text/yuan.ts';
import { angleAtEnd, flowCurve, pointOnCurve, type FlowCurve } from '../layout/flowCurve.ts';
import type { ProvinceLayout } from './provinceLayout.ts';
import type { MovedTrade } from './provinceMapModel.ts';

type Props = {
  readonly moved: readonly MovedTrade[];
  readonly layout: Pick<ProvinceLayout, 'marks'>;
};

/** Room that a medallion needs at either end of a curve. */
const TRIM = { start: 22, end: 28 } as const;
/** The number stands where curves that meet at one medallion have parted. */
const LABEL_AT = 0.5;
const LABEL = { height: 22, digit: 8, pad: 14 } as const;

/** Trade that would be lost, dotted, and won, drawn through; from seller to buyer, each with its number. */
export function TradeCurves({ moved, layout }: Props) {
  const most = Math.max(...moved.map(({ change }) => Math.abs(change)));
  const curves = moved.flatMap((trade) => {
    const [from, to] = [layout.marks.get(trade.seller)?.at, layout.marks.get(trade.buyer)?.at];
    return from === undefined || to === undefined ? [] : [{ trade, curve: flowCurve(from, to, TRIM) }];
  });
  return (
    <g class="trade-curves">
      {curves.map(({ trade: { seller, buyer, change }, curve }) => (
        <g key={`${seller} ${buyer}`} class={change < 0 ? 'lost' : 'won'}>
          <path d={lineOf(curve)} stroke-width={2 + (2.5 * Math.abs(change)) / most} />
          <path class="head" d={headOf(curve)} />
        </g>
      ))}
      {curves.map(({ trade: { seller, buyer, change }, curve }) => (
        <Label key={`${seller} ${buyer}`} text={yuanNumber(change)} isLost={change < 0} curve={curve} />
      ))}
    </g>
  );
}

type LabelProps = { readonly text: string; readonly isLost: boolean; readonly curve: FlowCurve };

function Label({ text, isLost, curve }: LabelProps) {
  const { x, y } = labelPlace(curve);
  const width = LABEL.pad + LABEL.digit * text.length;
  return (
    <g
      class={isLost ? 'curve-label lost' : 'curve-label won'}
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
    >
      <rect x={-width / 2} y={-LABEL.height / 2} width={width} height={LABEL.height} rx="7" />
      <text dominant-baseline="central" text-anchor="middle">
        {text}
      </text>
    </g>
  );
}

/** In the middle of the curve; over a short one, on its outer side, clear of the medallions. */
function labelPlace(curve: FlowCurve): FlowCurve['end'] {
  const { start, control, end } = curve;
  const middle = pointOnCurve(curve, LABEL_AT);
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  const [outX, outY] = [control.x - (start.x + end.x) / 2, control.y - (start.y + end.y) / 2];
  const bow = Math.hypot(outX, outY);
  if (length >= SHORT_PX || bow === 0) return middle;
  return { x: middle.x + (CLEAR_PX * outX) / bow, y: middle.y + (CLEAR_PX * outY) / bow };
}

const SHORT_PX = 60;
const CLEAR_PX = 20;

function lineOf({ start, control, end }: FlowCurve): string {
  return `M${pair(start)}Q${pair(control)} ${pair(end)}`;
}

/** Its point lies beyond the end of the line, so that the line does not show through. */
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
