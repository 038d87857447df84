import type { GameState } from '#shared/rules/state.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Medallion } from '../chrome/Medallion.tsx';

/** Who has sealed, never what. */
export function SealedSoFar({ game }: { readonly game: GameState }) {
  const seats = Object.keys(game.seats);
  return (
    <section class="panel pad sealed-so-far">
      <div class="row between">
        <h3>{t('seal.soFar')}</h3>
        <span class="muted num">{t('seal.count', { count: game.sealedBy.length, total: seats.length })}</span>
      </div>
      <ul class="row wrap">
        {seats.map((economy) => {
          const isSealed = game.sealedBy.includes(economy);
          return (
            <li key={economy}>
              <Medallion
                economy={economy}
                size={26}
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
