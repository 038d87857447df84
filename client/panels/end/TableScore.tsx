import { formatNumber } from '../../text/format.ts';
import { sentences } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import type { EndModel } from './endModel.ts';
import { MedalMark } from './MedalMark.tsx';

/** What the table reached together: it caps every medal. */
export function TableScore({ model }: { readonly model: EndModel }) {
  const score = formatNumber(model.tableScore);
  const isWay = model.tableBasis === 'way';
  return (
    <section class="paper table-score" aria-labelledby="table-score">
      <div class="row between">
        <h2 id="table-score">{t('end.table')}</h2>
        <MedalMark medal={model.tableMedal} />
      </div>
      <p class="table-number num" aria-hidden="true">
        {score}
        {isWay && '%'}
      </p>
      <div>
        <div class="bar" aria-hidden="true">
          <i style={{ width: `${Math.min(100, Math.max(0, model.tableScore))}%` }} />
        </div>
        <p class="row between small muted" aria-hidden="true">
          <span>{t('end.from')}</span>
          <span>{t(isWay ? 'end.toPath' : 'end.toPrize')}</span>
        </p>
      </div>
      <p>{sentences(t(isWay ? 'end.tableWay' : 'end.tableMean', { score }), t('end.tableAlike'))}</p>
      <p class="small muted">
        {model.hasPledges
          ? t('end.pledgesText', {
              kept: model.rows.reduce((sum, { kept }) => sum + kept, 0),
              broken: model.rows.reduce((sum, { broken }) => sum + broken, 0),
            })
          : t('end.pledgesNone')}
      </p>
    </section>
  );
}
