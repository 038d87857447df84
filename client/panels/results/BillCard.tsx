import type { EconomyId } from '#shared/kernel/ids.ts';
import type { EconomyReport } from '#shared/protocol/report.ts';
import { formatNumber, formatSigned } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Delta } from '../player/Delta.tsx';
import { billOf, type Bill, type BillBar } from './billModel.ts';

type Props = { readonly economy: EconomyId; readonly isMine: boolean; readonly report: EconomyReport };

/** The bill: bars that begin where the one above ended, and sum exactly. Each opens to what it means. */
export function BillCard({ economy, isMine, report }: Props) {
  const bill = billOf(report);
  return (
    <section class="panel bill">
      <h3 class="head">{isMine ? t('bill.title') : t('bill.titleOf', { economy: economyName(economy) })}</h3>
      <div class="pad">
        {bill.bars.length === 0 && <p class="muted">{t('bill.quiet')}</p>}
        {bill.bars.map((bar) => (
          <details class="bill-row" key={bar.part}>
            <summary>
              <span>{t(`part.${bar.part}`)}</span>
              <BarOf bill={bill} from={bar.start} to={bar.end} kind={kindOf(bar)} />
              <Delta value={bar.value} text={formatNumber(Math.abs(bar.value), 2)} />
            </summary>
            <p class="small muted">{t(`partHint.${bar.part}`)}</p>
          </details>
        ))}
        {bill.bars.length > 0 && (
          <div class="bill-row sum">
            <b>{t('bill.sum')}</b>
            <BarOf bill={bill} from={0} to={bill.total} kind="sum" />
            <Delta value={bill.total} text={formatNumber(Math.abs(bill.total), 2)} />
          </div>
        )}
        <p class="micro muted num">
          {t('bill.scale')} ({formatSigned(bill.total, 2)}%)
        </p>
      </div>
    </section>
  );
}

type Kind = 'gain' | 'loss' | 'diverted' | 'sum';

function kindOf({ part, value }: BillBar): Kind {
  if (part === 'tradeDiverted' && value < 0) return 'diverted';
  return value < 0 ? 'loss' : 'gain';
}

type BarProps = { readonly bill: Bill; readonly from: number; readonly to: number; readonly kind: Kind };

function BarOf({ bill, from, to, kind }: BarProps) {
  const span = Math.max(1e-9, Math.max(bill.high, bill.total) - Math.min(bill.low, bill.total));
  const low = Math.min(bill.low, bill.total);
  const place = (value: number): number => (100 * (value - low)) / span;
  return (
    <span class="bill-bar" aria-hidden="true">
      <i class="zero" style={{ left: `${place(0)}%` }} />
      <i
        class={kind}
        style={{
          left: `${place(Math.min(from, to))}%`,
          width: `${Math.max(0.6, place(Math.max(from, to)) - place(Math.min(from, to)))}%`,
        }}
      />
    </span>
  );
}
