import { signal } from '@preact/signals';
import { isPaused } from '#shared/rules/table/clock.ts';
import { isRevealing, revealStopsOf } from '#shared/rules/table/revealStops.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Link } from '../../design/Link.tsx';
import { QrCode, ReachNote } from '../../design/QrCode.tsx';
import { useShareOrigin } from '../../net/sessionApi.ts';
import { joinLink, shareHost, shareOrigin } from '../../state/router.ts';
import { game, gameId, seating, session } from '../../state/store.ts';
import { switchTheme, theme } from '../../state/theme.ts';
import { t } from '../../text/t.ts';
import { PhaseClock, PhaseSteps } from '../chrome/PhaseClock.tsx';
import { LateTools } from '../chrome/lazyPart.tsx';
import { roundLabel } from '../chrome/clockModel.ts';
import { HostWord } from '../talk/HostWord.tsx';
import { SeatGrid } from '../lobby/SeatGrid.tsx';

/** What the page of a table's big screen tells the one of a class that shows it in a frame: there is something to see; it cannot enter. */
export const IN_FRAME = { shown: 'screenShown', shut: 'screenShut' } as const;

/** Where this page is in no frame, nobody hears it. */
export function tellFrame(what: keyof typeof IN_FRAME): void {
  window.frameElement?.dispatchEvent(new Event(IN_FRAME[what]));
}

/** Head of the big screen: which table of a class, round, phase, and the clock or the stops of the reveal. */
export function ScreenHead() {
  const state = game.value;
  const table = session.value?.ofClass?.table;
  if (state === undefined) return null;
  return (
    <>
      <header class="screen-head row gap-4">
        <span class="brand">{t('app.name')}</span>
        {table !== undefined && <b class="nowrap">{t('screen.table', { table })}</b>}
        <span class="muted">{roundLabel(state)}</span>
        {state.endsAfterRound !== undefined && <b class="pill">{t('screen.lastRound')}</b>}
        {isRevealing(state) ? <RevealStops state={state} /> : <PhaseSteps phase={state.phase} />}
        <PhaseClock size="large" />
        <CodeSwitch />
        <LateTools />
        {/* In the frame of a class it would lead away from what the class believes to show. */}
        {state.phase === 'debrief' && window.frameElement === null && (
          <Link href={`/replay/${gameId.value ?? ''}`} class="btn ghost screen-light">
            {t('page.replay')}
          </Link>
        )}
        <RoomLight />
      </header>
      {showsCode.value && isOpenToAll() && (
        <section class="panel screen-join stack gap-4 top screen-code-again" aria-label={t('screen.scan')}>
          <JoinHere code={session.value?.code ?? ''} />
        </section>
      )}
      <div class="screen-over stack gap-3">
        {isPaused(state) && <output class="screen-paused">{t('clock.paused')}</output>}
        <HostWord />
      </div>
    </>
  );
}

function RevealStops({ state }: { readonly state: GameState }) {
  const stops = revealStopsOf(state);
  const place = stops.indexOf(state.revealStop);
  return (
    <ol class="screen-stops" aria-label={t('reveal.stops')}>
      {stops.map((stop, index) => (
        <li
          key={stop}
          class={index < place ? 'done' : index === place ? 'now' : ''}
          aria-current={index === place ? 'step' : undefined}
        >
          {t(`stop.${stop}`)}
        </li>
      ))}
    </ol>
  );
}

/** Whether the room sees the code again, for those who come late. */
const showsCode = signal(false);

function isOpenToAll(): boolean {
  return session.value?.locked === false && game.value?.phase !== 'debrief';
}

function CodeSwitch() {
  if (!isOpenToAll()) return null;
  return (
    <button
      type="button"
      class="btn ghost screen-light"
      aria-pressed={showsCode.value}
      onClick={() => (showsCode.value = !showsCode.value)}
    >
      {t(showsCode.value ? 'screen.hideCode' : 'screen.showCode')}
    </button>
  );
}

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
