import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { formatNumber } from '../../text/format.ts';
import { shortMoney } from '../../text/money.ts';
import { t } from '../../text/t.ts';
import { Delta } from '../player/Delta.tsx';
import { standingOf } from '../player/economyModel.ts';

type Props = { readonly game: GameState; readonly me: EconomyId };

/** Money a year first, then the share of the prize, then the index with two decimals. */
export function IncomeCard({ game, me }: Props) {
  const standing = standingOf(game, me);
  return (
    <section class="panel pad income-card">
      <p class="small muted">{t('bill.money')}</p>
      <p class="row between">
        <span class="big-number num">{shortMoney(standing.gainBn, true)}</span>
        <Delta value={standing.gainThisRoundBn} text={shortMoney(Math.abs(standing.gainThisRoundBn))} />
      </p>
      <p class="row between small">
        <span>
          {t('bill.prize')} <b class="num">{formatNumber(standing.shareOfPrize, 0)}</b>
        </span>
        <span>
          {t('bill.yourIncome')} <b class="num">{formatNumber(standing.index, 2)}</b>{' '}
          <Delta
            value={standing.index - standing.indexBefore}
            text={formatNumber(Math.abs(standing.index - standing.indexBefore), 2)}
          />
        </span>
      </p>
    </section>
  );
}
