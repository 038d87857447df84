import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { formatNumber } from '../../text/format.ts';
import { shortMoney } from '../../text/money.ts';
import { t } from '../../text/t.ts';
import { Delta } from './Delta.tsx';
import { standingOf } from './economyModel.ts';

/** The same three numbers in one line, for narrow screens. */
export function ScoreStrip({ game, me }: { readonly game: GameState; readonly me: EconomyId }) {
  const { gainBn, gainThisRoundBn, shareOfPrize, shareBefore, index, indexBefore } = standingOf(game, me);
  return (
    <dl class="strip">
      <Cell
        label={t('econ.gain')}
        value={shortMoney(gainBn, true)}
        change={gainThisRoundBn}
        text={shortMoney(Math.abs(gainThisRoundBn))}
      />
      <Cell
        label={t('econ.prize')}
        value={formatNumber(shareOfPrize, 0)}
        change={shareOfPrize - shareBefore}
        text={formatNumber(Math.abs(shareOfPrize - shareBefore), 0)}
      />
      <Cell
        label={t('econ.index')}
        value={formatNumber(index, 2)}
        change={index - indexBefore}
        text={formatNumber(Math.abs(index - indexBefore), 2)}
      />
    </dl>
  );
}

function Cell({
  label,
  value,
  change,
  text,
}: {
  readonly label: string;
  readonly value: string;
  readonly change: number;
  readonly text: string;
}) {
  return (
    <div>
      <dt class="l">{label}</dt>
      <dd class="v num">
        {value}{' '}
        {Math.abs(change) > 1e-9 && (
          <span class="small">
            <Delta value={change} text={text} />
          </span>
        )}
      </dd>
    </div>
  );
}
