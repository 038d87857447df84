import type { GameState } from '#shared/rules/state.ts';
import { t } from '../../../text/t.ts';
import { SealedSeats } from '../../policy/SealedSeats.tsx';

/** Which provinces have sealed. */
export function SealedCard({ game }: { readonly game: GameState }) {
  const seats = Object.keys(game.provinces?.provinces ?? {});
  return (
    <section class="panel sealed-card" aria-labelledby="sealed-card">
      <SealedSeats seats={seats} sealedBy={game.sealedBy} size={27}>
        <h2 id="sealed-card">{t('seal.soFar')}</h2>
      </SealedSeats>
    </section>
  );
}
