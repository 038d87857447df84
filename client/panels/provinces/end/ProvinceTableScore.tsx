import { formatNumber, formatSigned } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { MedalMark } from '../../end/MedalMark.tsx';
import type { ProvinceEnd } from './provinceEndModel.ts';

/** What the table reached together: national income and the border effect, against what medals ask for. */
export function ProvinceTableScore({ end }: { readonly end: ProvinceEnd }) {
  const { nationalIncomePercent, borderEffect, tableMedal, thresholds } = end;
  return (
    <section class="paper table-score" aria-labelledby="table-score">
      <div class="row between">
        <h2 id="table-score">{t('end.table')}</h2>
        <MedalMark medal={tableMedal} />
      </div>
      <dl class="table-two">
        <div>
          <dt>{t('presults.nation')}</dt>
          <dd class="num">{t('presults.percent', { number: formatSigned(nationalIncomePercent, 1) })}</dd>
        </div>
        <div>
          <dt>{t('pend.border')}</dt>
          <dd class="num">{t('pend.times', { times: formatNumber(borderEffect, 1) })}</dd>
        </div>
      </dl>
      <ul class="thresholds">
        {thresholds.map(({ medal, incomePercent, borderEffect: most }) => (
          <li key={medal}>
            <MedalMark medal={medal} />
            <span>
              {t('pend.threshold', {
                income: formatNumber(incomePercent, Number.isInteger(incomePercent) ? 0 : 1),
                times: formatNumber(most),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
