import { useShareOrigin } from '../../net/useShareOrigin.ts';
import { personalLink, shareOrigin } from '../../state/links.ts';
import { identityOf } from '../../state/identity.ts';
import { game, gameId, me, session } from '../../state/store.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { CopyButton } from '../../design/CopyButton.tsx';
import { TableHeader } from '../chrome/TableHeader.tsx';
import { SeatRequest } from './SeatRequest.tsx';
import { SeatGrid } from './SeatGrid.tsx';

/** Before the game: which seat one has, who else has come, and how it will go. */
export function LobbyPage() {
  const seat = me.value?.seat;
  const isOfProvinces = game.value?.provinces !== undefined;
  return (
    <>
      <TableHeader />
      <main class="lobby" id="content" tabIndex={-1}>
        <section class="paper lobby-brief">
          <p class="muted">{t('lobby.code', { code: session.value?.code ?? '' })}</p>
          <h1>
            {seat === undefined ? t('lobby.watching') : t('lobby.title', { economy: economyName(seat) })}
          </h1>
          <output class="wait">{t('lobby.wait')}</output>
          <SeatRequest />
          <hr class="rule" />
          <h2>{t('lobby.howTitle')}</h2>
          <ol>
            <li>{t(isOfProvinces ? 'plobby.how1' : 'lobby.how1')}</li>
            <li>{t(isOfProvinces ? 'plobby.how2' : 'lobby.how2')}</li>
            <li>{t(isOfProvinces ? 'plobby.how3' : 'lobby.how3')}</li>
          </ol>
          <p>{t(isOfProvinces ? 'plobby.aim' : 'lobby.aim')}</p>
          <p class="small muted">{t('lobby.hostReads')}</p>
        </section>
        <section class="panel lobby-seats" aria-labelledby="lobby-seats">
          <h2 id="lobby-seats">{t('opened.seats')}</h2>
          <SeatGrid />
          <OwnLink />
        </section>
      </main>
    </>
  );
}

function OwnLink() {
  useShareOrigin();
  const id = gameId.value;
  const identity = id === undefined ? undefined : identityOf('seat', id);
  if (identity === undefined) return null;
  return (
    <div class="own-link">
      <CopyButton
        text={personalLink(shareOrigin.value, identity.gameId, identity.token)}
        label={t('lobby.link')}
        icon="key"
      />
      <span class="small muted">{t('lobby.linkText')}</span>
    </div>
  );
}
