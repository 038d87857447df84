import { signal } from '@preact/signals';
import { isPaused } from '#shared/rules/table/clock.ts';
import { isRevealing, revealStopsOf } from '#shared/rules/table/revealStops.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Link } from '../../design/Link.tsx';
import { game, gameId, session } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { PhaseClock, PhaseSteps } from '../chrome/PhaseClock.tsx';
import { LateTools } from '../chrome/lazyPart.tsx';
import { roundLabel } from '../chrome/clockModel.ts';
import { HostWord } from '../talk/HostWord.tsx';
import { JoinHere, RoomLight } from './ScreenLobby.tsx';

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
