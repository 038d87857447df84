import { me, session } from '../../state/store.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { TableHeader } from '../chrome/TableHeader.tsx';
import { SeatRequest } from './SeatRequest.tsx';
import { HowItGoes, type LobbyGuide, OwnLink } from './HowItGoes.tsx';
import { SeatGrid } from './SeatGrid.tsx';

/** Before the game: which seat one has, who else has come, and how it will go. */
export function LobbyPage({ guide }: { readonly guide: LobbyGuide }) {
  const seat = me.value?.seat;
  return (
    <>
      <TableHeader />
      <main class="lobby page-main stack gap-4" id="content" tabIndex={-1}>
        <section class="paper lobby-brief roomy prose stack gap-3">
          <p class="muted">{t('lobby.code', { code: session.value?.code ?? '' })}</p>
          <h1>
            {seat === undefined ? t('lobby.watching') : t('lobby.title', { economy: economyName(seat) })}
          </h1>
          <output class="wait lead">{t('lobby.wait')}</output>
          <SeatRequest />
          <HowItGoes guide={guide} />
        </section>
        <section class="panel lobby-seats roomy stack gap-4" aria-labelledby="lobby-seats">
          <h2 id="lobby-seats">{t('opened.seats')}</h2>
          <SeatGrid />
          <OwnLink class="own-link row wrap" />
        </section>
      </main>
    </>
  );
}
