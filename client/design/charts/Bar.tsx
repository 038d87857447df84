import './charts.css';
import { HUNDRED, type Ends, pictureRole, scaleTo, within } from './scale.ts';

/**
 * How a stretch of a bar looks: colours of gain and loss, always with a pattern or a place that says the same. A surface may name
 * colours of its own.
 */
export type Look = 'plain' | 'gain' | 'loss' | 'time' | 'diverted' | (string & {});

/** A stretch from one value to another. */
type Stretch = {
  readonly from: number;
  readonly to: number;
  readonly look: Look;
  /** In place of the colour of its look. */
  readonly colour?: string;
};
/** Something at one value: a line across the bar, or a dot (`was`, `now`). */
type Mark = { readonly at: number; readonly look: string; /** Written below it. */ readonly name?: string };

type BarProps = {
  /** Which bar of the style sheet it is. */
  readonly kind: 'meter' | 'score' | 'account' | 'dumbbell';
  readonly ends: Ends;
  readonly stretches: readonly Stretch[];
  readonly marks: readonly Mark[];
  /** Per cent of the length that the shortest stretch is drawn with. */
  readonly thinnest?: number;
  /** Said by screen readers; absent where the same stands beside it in words. */
  readonly label?: string | undefined;
};

/** A horizontal bar: stretches and marks on one axis. All bars, meters and pairs of dots are this one. */
export function Bar({ kind, ends, stretches, marks, thinnest = 0, label }: BarProps) {
  const place = scaleTo(ends, 0, 100);
  return (
    <span class={`chart-bar chart-${kind}`} {...pictureRole(label)}>
      {stretches.map(({ from, to, look, colour }, at) => {
        const left = place(Math.min(from, to));
        const width = Math.max(thinnest, place(Math.max(from, to)) - left);
        const style = {
          left: `${left}%`,
          width: `${width}%`,
          ...(colour === undefined ? {} : { '--c': colour }),
        };
        return <i key={at} class={look} style={style} />;
      })}
      {marks.map(({ at, look, name }) => (
        <i key={look} class={`mark ${look}`} style={{ left: `${place(at)}%` }} data-name={name} />
      ))}
    </span>
  );
}

type MeterProps = {
  /** On a score the marks reach beyond the bar. */
  readonly kind?: 'meter' | 'score';
  readonly value: number;
  readonly ends?: Ends;
  readonly look?: Look;
  readonly marks?: readonly Mark[];
};

/** How far a value is along its axis, 0 to 100 where nothing else is said; the value stands beside it in words. */
export function Meter({ kind = 'meter', value, ends = HUNDRED, look = 'plain', marks = [] }: MeterProps) {
  const stretches = [{ from: ends.low, to: within(ends, value), look }];
  return <Bar kind={kind} ends={ends} stretches={stretches} marks={marks} />;
}

/** A score has no upper end: beyond 100 its bar is drawn to the next fifty. */
export const scoreEnds = (score: number): Ends => ({
  low: 0,
  high: Math.max(100, 50 * Math.ceil(score / 50)),
});

type LevelProps = Readonly<Record<'from' | 'to', number>> & { readonly ends: Ends };

/** A level, from a line where it began. */
export function LevelBar({ from, to, ends }: LevelProps) {
  const stretches = [{ from, to, look: to < from ? 'loss' : 'gain' }];
  return <Bar kind="account" ends={ends} stretches={stretches} marks={[{ at: from, look: 'zero' }]} />;
}

type DumbbellProps = { readonly was: number; readonly now: number; readonly ends: Ends };

/** From a hollow dot to a full one, the stretch between them in the colour of gain or loss. */
export function Dumbbell({ was, now, ends }: DumbbellProps) {
  const [from, to] = [within(ends, was), within(ends, now)];
  return (
    <Bar
      kind="dumbbell"
      ends={ends}
      stretches={[{ from, to, look: now < was ? 'loss' : 'gain' }]}
      marks={[
        { at: from, look: 'was' },
        { at: to, look: 'now' },
      ]}
    />
  );
}

type Share = { readonly amount: number; readonly look: Look };
type SharesProps = {
  readonly shares: readonly Share[];
  /** The amount that is as long as the bar; absent: all of them together. */
  readonly whole?: number;
};

/** Parts of a whole side by side; the amounts stand beside it in words. */
export function Shares({ shares, whole = shares.reduce((sum, { amount }) => sum + amount, 0) }: SharesProps) {
  return (
    <span class="chart-bar chart-shares" aria-hidden="true">
      {shares.map(({ amount, look }, at) => (
        <i key={at} class={look} style={{ width: `${(100 * amount) / Math.max(whole, 1e-9)}%` }} />
      ))}
    </span>
  );
}
