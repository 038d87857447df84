import './debrief.css';
import { useContext } from 'preact/hooks';
import type { TableLetter } from '#shared/protocol/classroom.ts';
import { type Ends, pictureRole } from '../../design/charts/scale.ts';
import { formatList, formatNumber } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { BoardsOn } from './Ballots.tsx';
import { type Dot, groupDots } from './dotsModel.ts';

type StripProps = {
  readonly dots: readonly Dot[];
  readonly ends: Ends;
  /** A line across the strip. */
  readonly base?: number;
  readonly digits: number;
  /** The table of whoever looks: its dot is ringed. */
  readonly own?: TableLetter | undefined;
  /** What the ends and the line stand for is written below. */
  readonly isScaled?: boolean;
};

/** Of the drawing, in its own units: it scales with the page. */
const STRIP = { width: 400, height: 26, mark: 18, letter: 10 } as const;

/** One dot a table on an axis, with the letter of the table; dots that would cover each other are one mark with all their letters. */
export function DotStrip({ dots, ends, base, digits, own, isScaled = false }: StripProps) {
  const across = (percent: number): number => (percent / 100) * STRIP.width;
  const label = formatList(
    dots.map(({ table, value }) => t('class.dot', { table, value: formatNumber(value, digits) })),
  );
  const [origin] = base === undefined ? [] : groupDots([{ table: 'A', value: base }], ends);
  const middle = STRIP.height / 2;
  const length = useContext(BoardsOn) === 'wall' ? 'none' : '44em';
  const strip = (
    <svg
      style={{ display: 'block', maxWidth: length }}
      viewBox={`0 0 ${STRIP.width} ${STRIP.height}`}
      width="100%"
      {...pictureRole(label === '' ? undefined : label)}
    >
      <path d={`M0 ${middle}H${STRIP.width}`} stroke="var(--line-strong)" />
      {origin !== undefined && (
        <path
          d={`M${across(origin.at)} 0V${STRIP.height}`}
          stroke="var(--line-strong)"
          stroke-width="1.5"
          stroke-dasharray="4 3"
        />
      )}
      {groupDots(dots, ends).map(({ tables, at, width }) => (
        <g key={tables[0]}>
          <rect
            x={across(at - width / 2) + 1}
            y={middle - STRIP.mark / 2}
            width={across(width) - 2}
            height={STRIP.mark}
            rx={STRIP.mark / 2}
            fill="var(--primary-bg)"
          />
          {own !== undefined && tables.includes(own) && (
            <rect
              class="own-dot"
              x={across(at - width / 2) - 1}
              y={middle - STRIP.mark / 2 - 2}
              width={across(width) + 2}
              height={STRIP.mark + 4}
              rx={STRIP.mark / 2 + 2}
              fill="none"
              stroke="var(--text)"
              stroke-width="2"
            />
          )}
          <text
            x={across(at)}
            y={middle}
            fill="var(--primary-fg)"
            font-size={STRIP.letter}
            font-weight="650"
            text-anchor="middle"
            dominant-baseline="central"
          >
            {tables.join(' ')}
          </text>
        </g>
      ))}
    </svg>
  );
  if (!isScaled) return strip;
  return (
    <div style={{ maxWidth: length }}>
      {strip}
      <p class="row between small muted num" style={{ position: 'relative' }} aria-hidden="true">
        <span>{formatNumber(ends.low, digits)}</span>
        {origin !== undefined && base !== undefined && isAmid(origin.at) && (
          <span style={{ ...AMID, left: `${origin.at}%` }}>{formatNumber(base, 0)}</span>
        )}
        <span>{formatNumber(ends.high, digits)}</span>
      </p>
    </div>
  );
}

const AMID = { position: 'absolute', transform: 'translateX(-50%)' } as const;

/** Whether what stands there is clear of the figures at both ends; in per cent of the length. */
function isAmid(at: number): boolean {
  return at > 15 && at < 85;
}
