import type { WelfarePart } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { EconomyReport } from '#shared/protocol/report.ts';
import { formatSigned } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { ConceptLinks } from '../concepts/ConceptLink.tsx';
import { AccountBars } from '../../design/charts/AccountBars.tsx';
import type { Look } from '../../design/charts/Bar.tsx';
import { type BillBar, billOf } from './accountsModel.ts';

type Props = { readonly economy: EconomyId; readonly isMine: boolean; readonly report: EconomyReport };

/** The bill of the round in real income. */
export function BillCard({ economy, isMine, report }: Props) {
  const bill = billOf(report);
  return (
    <section class="panel bill">
      <h3 class="head">{isMine ? t('bill.title') : t('bill.titleOf', { economy: economyName(economy) })}</h3>
      <div class="pad">
        {bill.bars.length === 0 && <p class="muted">{t('bill.quiet')}</p>}
        <AccountBars
          account={bill}
          nameOf={(part, value) => t(`part.${wordOf(part, value)}`)}
          explain={(part, value) => (
            <>
              {t(`partHint.${wordOf(part, value)}`)} <ConceptLinks place={`part.${part}`} />
            </>
          )}
          lookOf={lookOf}
          digits={2}
        />
        <p class="micro muted num">
          {t('bill.scale')} ({formatSigned(bill.total, 2)}%)
        </p>
      </div>
    </section>
  );
}

function lookOf({ part, value }: BillBar): Look {
  if (part === 'tradeDiverted' && value < 0) return 'diverted';
  return value < 0 ? 'loss' : 'gain';
}

/** Trade with outsiders that grows is none that was diverted from them, and trade that shrinks is none that was created. */
function wordOf(part: WelfarePart, value: number): WelfarePart | 'tradeOutside' | 'tradeLost' {
  if (part === 'tradeCreated' && value < 0) return 'tradeLost';
  return part === 'tradeDiverted' && value > 0 ? 'tradeOutside' : part;
}
