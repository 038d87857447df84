import type { EconomyId } from '#shared/kernel/ids.ts';
import { formatSigned } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { Medallion } from '../../chrome/Medallion.tsx';
import { causesTold, scaleOf, type CauseRow } from './causesModel.ts';

type Props = {
  readonly rows: readonly CauseRow[];
  readonly size?: number;
  readonly mine?: EconomyId | undefined;
};

/** What a round did to real income, province by province, in bars that sum: why, not only how much. */
export function CausesChart({ rows, size = 28, mine }: Props) {
  const { low, high } = scaleOf(rows);
  const place = (value: number): number => (100 * (value - low)) / (high - low);
  const told = causesTold(rows);
  return (
    <div class="causes">
      <ul class="cause-legend">
        {told.map((cause) => (
          <li key={cause}>
            <i class={`cause-swatch ${cause}`} aria-hidden="true" />
            {t(`cause.${cause}`)}
          </li>
        ))}
      </ul>
      <ol>
        {rows.map((row) => (
          <li key={row.economy} class={row.economy === mine ? 'mine' : ''}>
            <Medallion economy={row.economy} size={size} />
            <span class="sr">{rowText(row)}</span>
            <span class="cause-track" aria-hidden="true">
              <i class="nothing" style={{ left: `${place(0)}%` }} />
              {row.bars.map(({ cause, value, from, to }) => (
                <i
                  key={cause}
                  class={`cause-swatch ${cause} ${value < 0 ? 'less' : ''}`}
                  style={{ left: `${place(from)}%`, width: `${place(to) - place(from)}%` }}
                />
              ))}
            </span>
            <b class={`num ${lookOf(row.sum)}`} aria-hidden="true">
              {t('presults.percent', { number: formatSigned(row.sum, 1) })}
            </b>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** A row in words: “Anhui −2.1%: own wall −2.6, pacts +0.5.” */
function rowText({ economy, sum, bars }: CauseRow): string {
  const parts = bars.map(({ cause, value }) => `${t(`cause.${cause}`)} ${formatSigned(value, 1)}`);
  return t('presults.row', {
    economy: economyName(economy),
    sum: t('presults.percent', { number: formatSigned(sum, 1) }),
    list: parts.length === 0 ? t('presults.noCause') : parts.join(t('presults.comma')),
  });
}

/** What is written as 0.0 is neither gain nor loss. */
function lookOf(sum: number): string {
  if (Math.abs(sum) < SILENT) return '';
  return sum > 0 ? 'gained' : 'lost';
}

const SILENT = 0.05;
