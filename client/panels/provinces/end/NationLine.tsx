import { formatSigned } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';

const WIDTH = 320;
const HEIGHT = 84;
const MARGIN = 16;
const FOOT = 20;
/** Per cent: small movements must not look like large ones. */
const LEAST_SPAN = 1;

/** National income round by round against the opening; the same figures as text for screen readers. */
export function NationLine({
  path,
  openingYear,
}: {
  readonly path: readonly number[];
  readonly openingYear: string;
}) {
  const [lowest, highest] = [Math.min(...path), Math.max(...path)];
  const span = Math.max(highest - lowest, LEAST_SPAN);
  const low = (lowest + highest - span) / 2;
  const x = (round: number): number => MARGIN + (round / Math.max(1, path.length - 1)) * (WIDTH - 4 * MARGIN);
  const y = (value: number): number => HEIGHT - MARGIN - ((value - low) / span) * (HEIGHT - 2 * MARGIN);
  const percent = (value: number): string => t('presults.percent', { number: formatSigned(value, 1) });
  const last = path.length - 1;
  return (
    <svg
      class="index-path"
      viewBox={`0 0 ${WIDTH} ${HEIGHT + FOOT}`}
      role="img"
      aria-label={t('pend.nationPath', { list: path.map(percent).join(t('presults.comma')) })}
    >
      <path class="base" d={`M${MARGIN} ${y(path[0] ?? 0)}H${WIDTH - MARGIN}`} />
      <path
        class="line"
        d={path
          .map((value, round) => `${round === 0 ? 'M' : 'L'}${x(round)} ${y(value).toFixed(1)}`)
          .join('')}
      />
      {path.map((value, round) => (
        <g key={round}>
          <circle cx={x(round)} cy={y(value)} r={round === last ? 4.5 : 2.5} />
          <text x={x(round)} y={HEIGHT + FOOT - 5}>
            {round === 0 ? openingYear : round}
          </text>
        </g>
      ))}
      <text class="last" x={x(last) + 24} y={y(path[last] ?? 0) - 8}>
        {percent(path[last] ?? 0)}
      </text>
    </svg>
  );
}
