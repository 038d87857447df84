import { game, scenario } from '../../state/store.ts';
import { formatNumber } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Medallion } from '../chrome/Medallion.tsx';
import { incomeRows } from './screenModel.ts';

/** Changes smaller than this show as none. */
const NOTHING = 0.005;

/** Every seat's real income, in the order of the seats. Changes appear once the reveal has come to them. */
export function IncomeBoard({ showsChange }: { readonly showsChange: boolean }) {
  const state = game.value;
  const world = scenario.value;
  if (state === undefined || world === undefined) return null;
  const shown = showsChange ? state.reports : state.reports.slice(0, -1);
  return (
    <section class="panel screen-board" aria-labelledby="screen-income">
      <h2 id="screen-income">{t('screen.income')}</h2>
      <p class="muted">{t('screen.incomeHint')}</p>
      <ul>
        {incomeRows(world, shown).map(({ economy, index, change }) => (
          <li key={economy}>
            <Medallion economy={economy} size={40} />
            <span class="grow">{economyName(economy)}</span>
            <b class="num">{formatNumber(index, 2)}</b>
            <Change points={change} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Change({ points }: { readonly points: number | undefined }) {
  if (points === undefined) return <span class="delta flat" />;
  const look = Math.abs(points) < NOTHING ? 'flat' : points > 0 ? 'up' : 'down';
  return <span class={`delta num ${look}`}>{formatNumber(Math.abs(points), 2)}</span>;
}
