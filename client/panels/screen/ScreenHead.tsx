import { signal } from '@preact/signals';
import { isPaused } from '#shared/rules/clock/isPaused.ts';
import { revealStopsOf } from '#shared/rules/clock/revealClock.ts';
import type { GameState } from '#shared/rules/state.ts';
import { game, session } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { PhaseClock } from '../chrome/PhaseClock.tsx';
import { PhaseSteps } from '../chrome/PhaseSteps.tsx';
import { isRevealed } from '../results/revealModel.ts';
import { HostWord } from '../talk/HostWord.tsx';
import { RoomLight } from './RoomLight.tsx';
import { JoinHere } from './ScreenLobby.tsx';
import { roundLabel } from '../chrome/roundLabel.ts';

/** Head of the big screen: round, phase, and the clock or the stops of the reveal. */
export function ScreenHead() {
  const state = game.value;
  if (state === undefined) return null;
  return (
    <>
      <header class="screen-head">
        <span class="brand">{t('app.name')}</span>
        <span class="muted">{roundLabel(state)}</span>
        {state.endsAfterRound !== undefined && <b class="pill">{t('screen.lastRound')}</b>}
        {isRevealed(state) ? <RevealStops state={state} /> : <PhaseSteps phase={state.phase} />}
        <PhaseClock size="large" />
        <CodeSwitch />
        <RoomLight />
      </header>
      {showsCode.value && isOpenToAll() && (
        <section class="panel screen-join screen-code-again" aria-label={t('screen.scan')}>
          <JoinHere />
        </section>
      )}
      <div class="screen-over">
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
