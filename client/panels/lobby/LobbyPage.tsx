import { useShareOrigin } from '../../net/sessionApi.ts';
import { personalLink, shareOrigin } from '../../state/links.ts';
import { identityOf } from '../../state/identity.ts';
import { gameId, me, session } from '../../state/store.ts';
import type { PlainKey } from '../../text/areas.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { CopyButton } from '../../design/CopyButton.tsx';
import { TableHeader } from '../chrome/TableHeader.tsx';
import { SeatRequest } from './SeatRequest.tsx';
import { SeatGrid } from './SeatGrid.tsx';

/** What the lobby says about a game: how a round goes in steps, and what is aimed at. */
export type LobbyGuide = { readonly steps: readonly PlainKey[]; readonly aim: PlainKey };

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
          <hr class="rule" />
          <h2>{t('lobby.howTitle')}</h2>
          <ol>
            {guide.steps.map((step) => (
              <li key={step}>{t(step)}</li>
            ))}
          </ol>
          <p>{t(guide.aim)}</p>
          <p class="small muted">{t('lobby.hostReads')}</p>
        </section>
        <section class="panel lobby-seats roomy stack gap-4" aria-labelledby="lobby-seats">
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
    <div class="own-link row wrap">
      <CopyButton
        text={personalLink(shareOrigin.value, identity.gameId, identity.token)}
        label={t('lobby.link')}
        icon="key"
      />
      <span class="small muted">{t('lobby.linkText')}</span>
    </div>
  );
}
