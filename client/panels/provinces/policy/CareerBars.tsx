import { formatNumber, formatPercent } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { Delta } from '../../player/Delta.tsx';
import type { CareerRow } from './measuresModel.ts';

type Props = {
  readonly rows: readonly CareerRow[];
  /** Points of inspections, before and after; absent where no law stands. */
  readonly sanction?: {
    readonly from: number;
    readonly to: number;
    readonly chance: number;
    readonly fine: number;
  };
  readonly total: { readonly from: number; readonly to: number };
  readonly title: string;
};

/** The career score part by part, each with its weight, and the sum; the mark in the middle is 50, as at the opening. */
export function CareerBars({ rows, sanction, total, title }: Props) {
  return (
    <section class="career" aria-labelledby="career-title">
      <div class="row between">
        <h3 id="career-title">{title}</h3>
        <span class="small muted">{t('career.legend')}</span>
      </div>
      <table class="career-rows num">
        <thead class="sr">
          <tr>
            <th scope="col">{t('career.part')}</th>
            <th scope="col">{t('career.weight')}</th>
            <th scope="col">{t('career.bar')}</th>
            <th scope="col">{t('career.values')}</th>
            <th scope="col">{t('career.points')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ part, weight, from, to, points }) => (
            <tr key={part}>
              <th scope="row">{t(`career.${part}`)}</th>
              <td class="muted">{formatPercent(weight, 0)}</td>
              <td aria-hidden="true">
                <Bar value={to} change={points} />
              </td>
              <td>
                {formatNumber(from)} → <b>{formatNumber(to)}</b>
              </td>
              <td>
                <Delta value={points} text={formatNumber(Math.abs(points), 1)} epsilon={0.05} />
              </td>
            </tr>
          ))}
          {sanction !== undefined && (
            <tr class="risk">
              <th scope="row" colSpan={3}>
                {t('career.inspection', { chance: formatPercent(sanction.chance, 0), fine: sanction.fine })}
              </th>
              <td>
                {formatNumber(sanction.from, 1)} → <b>{formatNumber(sanction.to, 1)}</b>
              </td>
              <td>
                <Delta
                  value={sanction.to - sanction.from}
                  text={formatNumber(Math.abs(sanction.to - sanction.from), 1)}
                  epsilon={0.05}
                />
              </td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {t('career.total')}
            </th>
            <td>
              {formatNumber(total.from, 1)} → <b>{formatNumber(total.to, 1)}</b>
            </td>
            <td>
              <Delta
                value={total.to - total.from}
                text={formatNumber(Math.abs(total.to - total.from), 1)}
                epsilon={0.05}
              />
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Bar({ value, change }: { readonly value: number; readonly change: number }) {
  const look = change > 0.05 ? 'gain' : change < -0.05 ? 'loss' : 'flat';
  return (
    <span class="career-bar">
      <i class={look} style={{ width: `${Math.max(0, Math.min(100, value)).toFixed(1)}%` }} />
    </span>
  );
}
