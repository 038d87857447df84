import { CRACKDOWN_ABOVE, MEDAL_OF_TABLE } from '#shared/content/provinces/provinceConstants.ts';
import { LineChart } from '../../../design/charts/LineChart.tsx';
import { type Frame, endsOf, pictureRole } from '../../../design/charts/scale.ts';
import { formatNumber } from '../../../text/format.ts';
import { locale } from '../../../text/language.ts';
import { t } from '../../../text/t.ts';
import type { BorderReading } from '../seat.ts';
import './needle.css';

/** The ends of the scale: below all walls down (4.3), as far as law, roads and reforms can go, and all walls at their highest. */
export const NEEDLE_ENDS = { least: 2, most: 87 } as const;
/** Below: where the table's gold begins. */
const GAIN_UNTIL = MEDAL_OF_TABLE.year1997[0].borderEffect;
/** Above: the centre cracks down at its next meeting. */
const LOSS_FROM = CRACKDOWN_ABOVE;

type NeedleMark = { readonly times: number; readonly kind: 'end' | 'gain' | 'past' | 'loss' };

/** Ends, the goal, the estimates for 1987 and 1997, and the line of the crackdown. */
const NEEDLE_MARKS: readonly NeedleMark[] = [
  { times: NEEDLE_ENDS.least, kind: 'end' },
  { times: GAIN_UNTIL, kind: 'gain' },
  { times: 10, kind: 'past' },
  { times: 21, kind: 'past' },
  { times: LOSS_FROM, kind: 'loss' },
  { times: NEEDLE_ENDS.most, kind: 'end' },
];

/** Part of the way along the scale, 0–1, in logs: each doubling is as long. What lies beyond an end stands at it. */
export function placeOnScale(times: number): number {
  const { least, most } = NEEDLE_ENDS;
  const place = Math.log(times / least) / Math.log(most / least);
  return Math.min(1, Math.max(0, place));
}

/** Places whose figure is written: the last one and the one farthest from the opening. */
export function toldRounds(history: readonly BorderReading[]): readonly number[] {
  const last = history.length - 1;
  const opening = history[0]?.times ?? 1;
  const farthest = history.reduce(
    (best, { times }, round) =>
      Math.abs(Math.log(times / opening)) > Math.abs(Math.log((history[best]?.times ?? opening) / opening))
        ? round
        : best,
    0,
  );
  return farthest === 0 || farthest === last ? [last] : [farthest, last];
}

type Props = {
  readonly now: BorderReading;
  /** The opening first; the line is left out where nothing has been settled. */
  readonly history: readonly BorderReading[];
  /** Year of the opening, below the line's first point. */
  readonly openingYear: string;
};

/** How thick borders are, for the whole table: a needle on a scale of logs, in times and per cent, and how it went. */
export function Needle({ now, history, openingYear }: Props) {
  const reading = readingText(now);
  const turn = 180 * placeOnScale(now.times) - 90;
  return (
    <figure class="needle stack gap-none">
      <svg class="needle-dial" viewBox="0 0 428 226" {...pictureRole(t('needle.label', reading))}>
        <path class="gain" d={arc(NEEDLE_ENDS.least, GAIN_UNTIL)} />
        <path class="middle" d={arc(GAIN_UNTIL, LOSS_FROM)} />
        <path class="loss" d={arc(LOSS_FROM, NEEDLE_ENDS.most)} />
        {NEEDLE_MARKS.map((mark) => (
          <Mark key={mark.times} mark={mark} />
        ))}
        <g class="hand" style={{ transform: `rotate(${turn}deg)` }}>
          <path d={`M${DIAL.x} ${DIAL.y - 136}L${DIAL.x - 6} ${DIAL.y}H${DIAL.x + 6}Z`} />
        </g>
        <circle class="hub" cx={DIAL.x} cy={DIAL.y} r="13" />
      </svg>
      <figcaption>
        <b class="needle-reading num">{t('needle.reading', reading)}</b>
        <span class="muted">{t('needle.meaning', reading)}</span>
        <span>{t('needle.reality')}</span>
      </figcaption>
      {history.length > 1 && <BorderHistory history={history} openingYear={openingYear} />}
    </figure>
  );
}

type BorderHistoryProps = { readonly history: readonly BorderReading[]; readonly openingYear: string };

const FRAME: Frame = { width: 428, height: 138, top: 32, right: 80, bottom: 40, left: 48 };
/** Logs: the axis spans a factor of √2 at least. */
const LEAST_LOG_SPAN = Math.LN2 / 2;

/** The border effect round by round. */
function BorderHistory({ history, openingYear }: BorderHistoryProps) {
  const logs = history.map(({ times }) => Math.log(times));
  const told = toldRounds(history);
  const last = history.length - 1;
  const label = history.map(({ times }) => formatNumber(times, 1)).join(locale().comma);
  const step = Math.ceil(history.length / MOST_NAMES);
  return (
    <LineChart
      kind="border-history"
      frame={FRAME}
      ends={endsOf(logs, LEAST_LOG_SPAN)}
      lines={[{ key: 'border', values: logs, look: '' }]}
      base={{ value: logs[0] ?? 0, before: 14, beyond: 30 }}
      columns={history.flatMap((_, at) =>
        at % step === 0 || at === last ? [{ at, name: at === 0 ? openingYear : at }] : [],
      )}
      footing={6}
      dots={{ each: 5, last: 8 }}
      label={t('needle.history', { list: label })}
    >
      {({ x, y }) =>
        told.map((round) => {
          const [right, up] = [x(round), y(logs[round] ?? 0)];
          return (
            <text
              key={round}
              class="figure"
              x={round === last ? right + 14 : right}
              y={round === last ? up + 7 : up - 14}
              text-anchor={round === last ? 'start' : 'middle'}
            >
              {formatNumber(history[round]?.times ?? 0, 1)}
            </text>
          );
        })
      }
    </LineChart>
  );
}

/** More names of rounds than fit below the line. */
const MOST_NAMES = 8;

const DIAL = { x: 214, y: 196, radius: 150, width: 22 } as const;

/** Times with one digit, per cent whole. */
function readingText({ times, percent }: BorderReading): {
  readonly times: string;
  readonly percent: string;
} {
  return { times: formatNumber(times, 1), percent: formatNumber(percent) };
}

function pointAt(times: number, radius: number): readonly [number, number] {
  const angle = Math.PI * (1 - placeOnScale(times));
  return [DIAL.x + radius * Math.cos(angle), DIAL.y - radius * Math.sin(angle)];
}

function arc(from: number, to: number): string {
  const [ax, ay] = pointAt(from, DIAL.radius);
  const [bx, by] = pointAt(to, DIAL.radius);
  return `M${ax.toFixed(1)} ${ay.toFixed(1)}A${DIAL.radius} ${DIAL.radius} 0 0 1 ${bx.toFixed(1)} ${by.toFixed(1)}`;
}

/** Words stand outside the arc, at its ends below it. */
function Mark({ mark: { times, kind } }: { readonly mark: NeedleMark }) {
  const [ax, ay] = pointAt(times, DIAL.radius - DIAL.width / 2);
  const [bx, by] = pointAt(times, DIAL.radius + DIAL.width / 2 + 4);
  const [x, y] = pointAt(times, DIAL.radius + 36);
  const place = placeOnScale(times);
  const anchor = kind === 'end' ? 'middle' : place < 0.4 ? 'end' : place > 0.6 ? 'start' : 'middle';
  const [ex] = pointAt(times, DIAL.radius);
  return (
    <g class={`mark ${kind}`}>
      {kind !== 'end' && <path d={`M${ax} ${ay}L${bx} ${by}`} />}
      <text
        x={kind === 'end' ? ex : x + (anchor === 'end' ? 8 : anchor === 'start' ? -8 : 0)}
        y={kind === 'end' ? DIAL.y + 25 : y + 7}
        text-anchor={anchor}
      >
        {formatNumber(times, Number.isInteger(times) ? 0 : 1)}
      </text>
    </g>
  );
}
