import { formatNumber } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { historyPoints, toldRounds, type BorderReading } from './needleModel.ts';

type Props = { readonly history: readonly BorderReading[]; readonly openingYear: string };

const BOX = { width: 300, height: 66 } as const;
const LEFT = 48;
const TOP = 32;

/** The border effect round by round. */
export function BorderHistory({ history, openingYear }: Props) {
  const { points, base } = historyPoints(history, BOX);
  const told = toldRounds(history);
  const last = points.length - 1;
  const label = history.map(({ times }) => formatNumber(times, 1)).join(', ');
  const step = Math.ceil(history.length / MOST_NAMES);
  return (
    <svg
      class="border-history"
      viewBox={`0 0 428 ${TOP + BOX.height + 40}`}
      role="img"
      aria-label={t('needle.history', { list: label })}
    >
      <g transform={`translate(${LEFT} ${TOP})`}>
        <path class="base" d={`M-14 ${base}H${BOX.width + 30}`} />
        <path
          class="line"
          d={points.map(({ x, y }, round) => `${round === 0 ? 'M' : 'L'}${x} ${y.toFixed(1)}`).join('')}
        />
        {points.map(({ x, y }, round) => (
          <g key={round}>
            <circle cx={x} cy={y} r={round === last ? 8 : 5} />
            {(round % step === 0 || round === last) && (
              <text class="round" x={x} y={BOX.height + 34}>
                {round === 0 ? openingYear : round}
              </text>
            )}
            {told.includes(round) && (
              <text
                class="figure"
                x={round === last ? x + 14 : x}
                y={round === last ? y + 7 : y - 14}
                text-anchor={round === last ? 'start' : 'middle'}
              >
                {formatNumber(history[round]?.times ?? 0, 1)}
              </text>
            )}
          </g>
        ))}
      </g>
    </svg>
  );
}

/** More names of rounds than fit below the line. */
const MOST_NAMES = 8;
