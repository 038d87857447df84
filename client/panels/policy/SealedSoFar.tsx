import type { GameState } from '#shared/rules/state.ts';
import { t } from '../../text/t.ts';
import { SealedSeats } from './SealedSeats.tsx';

/** Which economies have sealed. */
export function SealedSoFar({ game }: { readonly game: GameState }) {
  return (
    <section class="panel pad sealed-so-far">
      <SealedSeats seats={Object.keys(game.seats)} sealedBy={game.sealedBy} size={26}>
        <h3>{t('seal.soFar')}</h3>
      </SealedSeats>
    </section>
  );
}
