import { QrCode, ReachNote } from '../../design/QrCode.tsx';
import { useShareOrigin } from '../../net/sessionApi.ts';
import { joinLink, shareHost, shareOrigin } from '../../state/router.ts';
import { game, seating, session } from '../../state/store.ts';
import { switchTheme, theme } from '../../state/theme.ts';
import { t } from '../../text/t.ts';
import { SeatGrid } from '../lobby/SeatGrid.tsx';

/** Before the game: where to go, what to type, who has come. */
export function ScreenLobby() {
  const seats = seating.value?.dealOrder.length ?? 0;
  const taken = Object.values(game.value?.seats ?? {}).filter(({ member }) => member !== undefined).length;
  return (
    <main class="screen screen-lobby" id="content" tabIndex={-1}>
      <section class="screen-join stack gap-4 top">
        <h1 class="brand">{t('app.name')}</h1>
        <JoinHere code={session.value?.code ?? ''} />
      </section>
      <section class="panel screen-seats stack gap-3" aria-labelledby="screen-seats">
        <div class="row between">
          <h2 id="screen-seats">{t('screen.seats')}</h2>
          <span class="num">{t('screen.seatsTaken', { count: taken, total: seats })}</span>
        </div>
        <SeatGrid />
        <p class="muted">{session.value?.locked === true ? t('screen.locked') : t('screen.starts')}</p>
        <RoomLight />
      </section>
    </main>
  );
}

/** Where to go and what to type or scan, large enough for the back row. */
export function JoinHere({ code }: { readonly code: string }) {
  useShareOrigin();
  return (
    <>
      <p>{t('screen.goTo', { address: shareHost.value })}</p>
      <p class="screen-code row gap-3">
        <span class="sr">{code.split('').join(' ')}</span>
        {code.split('').map((symbol, place) => (
          <b key={place} aria-hidden="true">
            {symbol}
          </b>
        ))}
      </p>
      <ReachNote />
      <div class="screen-scan row gap-5">
        <QrCode text={joinLink(shareOrigin.value, code)} label={t('screen.scan')} />
        <div>
          <p>
            <b>{t('screen.scan')}</b>
          </p>
          <p class="muted">{t('screen.noAccount')}</p>
        </div>
      </div>
    </>
  );
}

/** Bright rooms wash a dark picture out: one switch between night and atlas sheet. */
export function RoomLight() {
  const isDark = theme.value === 'dark';
  return (
    <button
      type="button"
      class="btn ghost screen-light"
      onClick={() => switchTheme(isDark ? 'light' : 'dark')}
    >
      {isDark ? t('screen.brightRoom') : t('screen.darkRoom')}
    </button>
  );
}
