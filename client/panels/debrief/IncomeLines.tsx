import { formatNumber } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import type { IncomePath } from './debriefModel.ts';

const WIDTH = 1000;
const HEIGHT = 520;
const MARGIN = { left: 70, right: 250, top: 20, bottom: 46 } as const;
/** Index points: a span below it would make small movements look large. */
const LEAST_SPAN = 1;
const LABEL_HEIGHT = 30;

type Props = {
  readonly paths: readonly IncomePath[];
  /** Names of the columns, the opening first. */
  readonly labels: readonly string[];
};

/** Real incomes over the rounds, each line named where it ends; the same figures as a table for screen readers. */
export function IncomeLines({ paths, labels }: Props) {
  const all = paths.flatMap(({ indices }) => indices);
  const [lowest, highest] = [Math.min(...all), Math.max(...all)];
  const span = Math.max(highest - lowest, LEAST_SPAN);
  const low = (lowest + highest - span) / 2;
  const x = (at: number): number =>
    MARGIN.left + (at / Math.max(1, labels.length - 1)) * (WIDTH - MARGIN.left - MARGIN.right);
  const y = (value: number): number =>
    HEIGHT - MARGIN.bottom - ((value - low) / span) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const ends = labelPlaces(paths.map(({ indices }) => y(indices.at(-1) ?? 0)));
  return (
    <>
      <svg class="income-lines" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <path class="base" d={`M${MARGIN.left} ${y(100)}H${WIDTH - MARGIN.right}`} />
        <text class="axis" x={MARGIN.left - 10} y={y(100) + 6} text-anchor="end">
          100
        </text>
        {labels.map((label, at) => (
          <text class="axis" key={label} x={x(at)} y={HEIGHT - 12} text-anchor="middle">
            {label}
          </text>
        ))}
        {paths.map(({ economy, indices }, place) => (
          <g key={economy} class={`line-${place % 6} dash-${Math.floor(place / 6)}`}>
            <path d={indices.map((value, at) => `${at === 0 ? 'M' : 'L'}${x(at)} ${y(value)}`).join('')} />
            <path
              class="lead"
              d={`M${x(indices.length - 1)} ${y(indices.at(-1) ?? 0)}L${WIDTH - MARGIN.right + 22} ${(ends[place] ?? 0) - 6}`}
            />
            <text x={WIDTH - MARGIN.right + 28} y={ends[place]}>
              {economyName(economy)} {formatNumber(indices.at(-1) ?? 0, 1)}
            </text>
          </g>
        ))}
      </svg>
      <div class="sr">
        <table>
          <caption>{t('debrief.page.incomes')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('end.economy')}</th>
              {labels.map((label) => (
                <th scope="col" key={label}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {paths.map(({ economy, indices }) => (
              <tr key={economy}>
                <th scope="row">{economyName(economy)}</th>
                {indices.map((value, at) => (
                  <td key={labels[at]}>{formatNumber(value, 2)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Heights of labels, top to bottom, moved apart where lines end close together. */
export function labelPlaces(heights: readonly number[]): readonly number[] {
  const places: number[] = [];
  for (const height of heights) {
    const above = places.at(-1);
    places.push(Math.max(height + 6, above === undefined ? MARGIN.top : above + LABEL_HEIGHT));
  }
  const beyond = Math.max(0, (places.at(-1) ?? 0) - HEIGHT + 12);
  return places.map((place) => place - beyond);
}
