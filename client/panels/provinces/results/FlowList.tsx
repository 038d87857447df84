import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { formatPercent, formatSigned } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { yuan } from '../../../text/yuan.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { largestFlows } from './flowsModel.ts';

type Props = { readonly report: ProvinceRoundReport; readonly before?: ProvinceRoundReport | undefined };

/** Trade that moved most, and what the round left of the nation's income and of the likeness of industries. */
export function FlowList({ report, before }: Props) {
  const flows = largestFlows(report.flows);
  const incomeChange = report.nationalIncomePercent - (before?.nationalIncomePercent ?? 0);
  return (
    <div class="stop-list">
      <dl>
        <div>
          <dt>{t('presults.nation')}</dt>
          <dd class="num">
            <b>{t('presults.percent', { number: formatSigned(report.nationalIncomePercent, 1) })}</b>{' '}
            <span class="muted">
              {t('presults.thisRound', {
                change: t('presults.percent', { number: formatSigned(incomeChange, 1) }),
              })}
            </span>
          </dd>
        </div>
        <div>
          <dt>
            {t('presults.similarity')} <ConceptMark place="spot.similarity" />
          </dt>
          <dd class="num">
            <b>{formatPercent(report.similarity, 1)}</b>
          </dd>
        </div>
      </dl>
      {flows.length === 0 ? (
        <p class="muted">{t('presults.noFlows')}</p>
      ) : (
        <ul>
          {flows.map(({ seller, buyer, before: was, after }) => (
            <li key={`${seller} ${buyer}`}>
              <span class="grow">
                {t('presults.flow', { from: economyName(seller), to: economyName(buyer) })}
              </span>
              <b class={after > was ? 'num gained' : 'num lost'}>{yuan(Math.round(after - was), true)}</b>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
