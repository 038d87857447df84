import type { ComponentChildren } from 'preact';
import './charts.css';
import { type Ends, type Frame, pathThrough, pictureRole, scalesOf } from './scale.ts';

export type Line = {
  readonly key: string;
  readonly values: readonly number[];
  readonly look: string;
  readonly colour?: string;
};
/** A name below the place that it is about. */
export type Column = { readonly at: number; readonly name: string | number };
type Drawn = {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
};

type Props = {
  /** Which chart of the style sheets it is. */
  readonly kind: string;
  readonly frame: Frame;
  readonly ends: Ends;
  readonly lines: readonly Line[];
  /** The value that all is measured against, as a dashed line; it may reach beyond the ends of the lines. */
  readonly base: { readonly value: number; readonly before?: number; readonly beyond?: number };
  readonly columns: readonly Column[];
  /** Units of the drawing between its foot and the names of the columns. */
  readonly footing: number;
  /** Radius of the dots on the lines, and of the last one; absent: lines alone. */
  readonly dots?: { readonly each: number; readonly last: number };
  /** Said by screen readers; absent where a table says the same. */
  readonly label?: string;
  /** What else is written into the drawing. */
  readonly children?: (drawn: Drawn) => ComponentChildren;
};

/** Values by round as lines over a dashed base. */
export function LineChart(props: Props) {
  const { kind, frame, ends, lines, base, columns, footing, dots, label, children } = props;
  const most = Math.max(1, ...lines.map(({ values }) => values.length - 1));
  const { x, y } = scalesOf(frame, { low: 0, high: most }, ends);
  const reach = [frame.left - (base.before ?? 0), frame.width - frame.right + (base.beyond ?? 0)] as const;
  return (
    <svg class={`line-chart ${kind}`} viewBox={`0 0 ${frame.width} ${frame.height}`} {...pictureRole(label)}>
      <path class="base" d={`M${reach[0]} ${y(base.value)}H${reach[1]}`} />
      {columns.map(({ at, name }) => (
        <text key={at} class="column" x={x(at)} y={frame.height - footing} text-anchor="middle">
          {name}
        </text>
      ))}
      {lines.map(({ key, values, look, colour }) => (
        <g key={key} class={look} {...(colour === undefined ? {} : { style: { color: colour } })}>
          <path class="line" d={pathThrough(values.map((value, at) => ({ x: x(at), y: y(value) })))} />
          {dots !== undefined &&
            values.map((value, at) => (
              <circle
                key={at}
                cx={x(at)}
                cy={y(value)}
                r={at === values.length - 1 ? dots.last : dots.each}
              />
            ))}
        </g>
      ))}
      {children?.({ x, y })}
    </svg>
  );
}
