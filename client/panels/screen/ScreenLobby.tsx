import { useShareOrigin } from '../../net/useShareOrigin.ts';
import { joinLink } from '../../state/links.ts';
import { shareHost, shareOrigin } from '../../state/shareOrigin.ts';
import { game, seating, session } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { QrCode } from '../chrome/QrCode.tsx';
import { ReachNote } from '../chrome/ReachNote.tsx';
import { SeatGrid } from '../lobby/SeatGrid.tsx';
import { RoomLight } from './RoomLight.tsx';

/** Before the game: where to go, what to type, who has come. */
export function ScreenLobby() {
  const seats = seating.value?.dealOrder.length ?? 0;
  const taken = Object.values(game.value?.seats ?? {}).filter(({ member }) => member !== undefined).length;
  return (
    <main class="screen screen-lobby" id="content" tabIndex={-1}>
      <section class="screen-join">
        <h1 class="brand">{t('app.name')}</h1>
        <JoinHere />
      </section>
      <section class="panel screen-seats" aria-labelledby="screen-seats">
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
export function JoinHere() {
  const code = session.value?.code ?? '';
  useShareOrigin();
  return (
    <>
      <p>{t('screen.goTo', { address: shareHost.value })}</p>
      <p class="screen-code">
        <span class="sr">{code.split('').join(' ')}</span>
        {code.split('').map((symbol, place) => (
          <b key={place} aria-hidden="true">
            {symbol}
          </b>
        ))}
      </p>
      <ReachNote />
      <div class="screen-scan">
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
