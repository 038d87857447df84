import type { BlocReport } from '#shared/protocol/report.ts';
import { agreementName, money } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';

/** Trade that a bloc created, solid, beside what it pulled from outsiders, hatched. */
export function BlocBar({ bloc }: { readonly bloc: BlocReport }) {
  const total = bloc.createdTradeBn + bloc.divertedTradeBn;
  if (total <= 0) return null;
  const created = (100 * bloc.createdTradeBn) / total;
  return (
    <figure class="bloc-bar">
      <figcaption class="small">
        <b>{agreementName(bloc.agreement)}</b>
      </figcaption>
      <div class="bar2" aria-hidden="true">
        <i class="created" style={{ width: `${created}%` }} />
        <i class="diverted" style={{ width: `${100 - created}%` }} />
      </div>
      <div class="row between small num">
        <span>
          <b>{t('reveal.createdBar', { createdBn: money(bloc.createdTradeBn) })}</b>{' '}
          <span class="muted">{t('reveal.createdHint')}</span>
        </span>
        {bloc.divertedTradeBn > 0 && (
          <span class="right">
            <b>{t('reveal.divertedBar', { divertedBn: money(bloc.divertedTradeBn) })}</b>{' '}
            <span class="muted">{t('reveal.divertedHint')}</span>
          </span>
        )}
      </div>
    </figure>
  );
}
