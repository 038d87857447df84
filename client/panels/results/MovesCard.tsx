import type { EconomyId } from '#shared/kernel/ids.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { formatNumber } from '../../text/format.ts';
import { shortMoney } from '../../text/shortMoney.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Delta } from '../player/Delta.tsx';
import { movesOf, type Move } from './movesModel.ts';

type Props = { readonly report: RoundReport; readonly economy: EconomyId };

/** What moved at home for the next round, and why: productivity, capital, people, staff at borders, smuggling. */
export function MovesCard({ report, economy }: Props) {
  const moves = movesOf(report, economy);
  if (moves === undefined) return null;
  return (
    <section class="panel bill">
      <h3 class="head">{t('moves.title', { economy: economyName(economy) })}</h3>
      <div class="pad">
        {moves.length === 0 && <p class="muted">{t('moves.nothing')}</p>}
        {moves.map((move) => (
          <details class="bill-row moves-row" key={move.kind}>
            <summary>
              <span>{t(`moves.${move.kind}`)}</span>
              <span />
              <Delta value={move.value} text={amountText(move)} />
            </summary>
            <p class="small muted">{t(`movesHint.${move.kind}`)}</p>
          </details>
        ))}
      </div>
    </section>
  );
}

function amountText({ value, unit }: Move): string {
  const size = Math.abs(value);
  switch (unit) {
    case 'percent':
      return t('moves.percent', { percent: formatNumber(size, 2) });
    case 'people':
      return t('map.people', { amount: formatNumber(size, 2) });
    case 'money':
      return shortMoney(size);
  }
}
