import { revealStopsOf } from '#shared/rules/clock/revealClock.ts';
import type { GameState } from '#shared/rules/state.ts';
import { game } from '../../state/store.ts';
import { switchTheme, theme } from '../../state/theme.ts';
import { t } from '../../text/t.ts';
import { PhaseClock } from '../chrome/PhaseClock.tsx';
import { PhaseSteps } from '../chrome/PhaseSteps.tsx';
import { isRevealed } from '../results/revealModel.ts';
import { roundLabel } from '../chrome/roundLabel.ts';

/** Head of the big screen: round, phase, and the clock or the stops of the reveal. */
export function ScreenHead() {
  const state = game.value;
  if (state === undefined) return null;
  return (
    <header class="screen-head">
      <span class="brand">{t('app.name')}</span>
      <span class="muted">{roundLabel(state)}</span>
      {state.endsAfterRound !== undefined && <b class="pill">{t('screen.lastRound')}</b>}
      {isRevealed(state) ? <RevealStops state={state} /> : <PhaseSteps phase={state.phase} />}
      <PhaseClock size="large" />
      <RoomLight />
    </header>
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
