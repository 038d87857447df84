import type { EconomyId } from '#shared/kernel/ids.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { formatNumber } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { ConceptLinks } from '../concepts/ConceptLink.tsx';
import { AccountBars } from '../results/AccountBars.tsx';
import { supportAccount } from './politicsModel.ts';

type Props = { readonly report: RoundReport; readonly economy: EconomyId };

/** Why support changed in the round: bars that sum to the change. */
export function SupportBill({ report, economy }: Props) {
  const own = report.modules?.politics?.economies[economy];
  if (own === undefined) return null;
  return (
    <section class="panel bill">
      <h3 class="head">{t('support.bill', { economy: economyName(economy) })}</h3>
      <div class="pad">
        <AccountBars
          account={supportAccount(own)}
          nameOf={(part) => t(`support.part.${part}`)}
          explain={(part) => (
            <>
              {t(`support.partHint.${part}`)} <ConceptLinks place={`support.${part}`} />
            </>
          )}
          digits={1}
        />
        <p class="micro muted num">
          {t('support.fromTo', {
            before: formatNumber(own.supportBefore, 1),
            after: formatNumber(own.support, 1),
          })}
        </p>
      </div>
    </section>
  );
}
