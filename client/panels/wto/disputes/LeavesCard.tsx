import type { GameState } from '#shared/rules/state.ts';
import { formatRate } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { leavesNow } from './bindingsModel.ts';

/** Who may levy extra points on whom because a panel allowed it. */
export function LeavesCard({ game }: { readonly game: GameState }) {
  const leaves = leavesNow(game);
  if (leaves.length === 0) return null;
  return (
    <section class="panel pad">
      <h3>{t('wto.leaves')}</h3>
      <ul class="small num">
        {leaves.map(({ by, against, limitBp }) => (
          <li key={`${by} ${against}`}>
            {t('wto.leaves.line', {
              by: economyName(by),
              against: economyName(against),
              limitBp: formatRate(limitBp),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
