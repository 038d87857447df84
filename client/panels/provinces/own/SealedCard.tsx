import type { GameState } from '#shared/rules/state.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { Medallion } from '../../chrome/Medallion.tsx';

/** Which provinces have sealed, never what. */
export function SealedCard({ game }: { readonly game: GameState }) {
  const seats = Object.keys(game.provinces?.provinces ?? {});
  const sealed = seats.filter((economy) => game.sealedBy.includes(economy));
  return (
    <section class="panel sealed-card" aria-labelledby="sealed-card">
      <div class="row between">
        <h2 id="sealed-card">{t('seal.soFar')}</h2>
        <span class="muted num">{t('seal.count', { count: sealed.length, total: seats.length })}</span>
      </div>
      <ul class="row wrap">
        {seats.map((economy) => {
          const isSealed = sealed.includes(economy);
          return (
            <li key={economy}>
              <Medallion
                economy={economy}
                size={27}
                ring={isSealed ? 'var(--gain)' : 'var(--line)'}
                isDashed={!isSealed}
              />
              <span class="sr">
                {t(isSealed ? 'seal.sealedBy' : 'seal.notYet', { economy: economyName(economy) })}
              </span>
            </li>
          );
        })}
      </ul>
      <p class="micro muted">{t('seal.never')}</p>
    </section>
  );
}
