import { nextRevealStop, nextStopDueInMs, revealPacer, revealStopsOf } from '#shared/rules/table/reveal.ts';
import type { GameState } from '#shared/rules/state.ts';
import { nowMs, useNow } from '../../state/serverClock.ts';
import { game, isLive } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { submitAsHost } from '../../net/submitIntent.ts';

/** The stops of the reveal and who opens them; every screen follows the one that is on. */
export function RevealCard() {
  const state = game.value;
  if (state === undefined) return null;
  const stops = revealStopsOf(state);
  const place = stops.indexOf(state.revealStop);
  const next = nextRevealStop(state);
  return (
    <section class="panel reveal-card" aria-labelledby="reveal-card">
      <div class="row between">
        <b id="reveal-card">{t('console.reveal')}</b>
        <span class="small muted num">{t('console.revealAt', { n: place + 1, count: stops.length })}</span>
      </div>
      <ol class="console-pages">
        {stops.map((stop, index) => (
          <li key={stop}>
            <button
              type="button"
              class={index === place ? 'now' : index < place ? 'done' : ''}
              aria-current={index === place ? 'step' : undefined}
              onClick={() => void submitAsHost({ type: 'stepReveal', stop })}
              disabled={!isLive.value}
            >
              {t(`stop.${stop}`)}
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        class="btn primary wide"
        onClick={() => next !== undefined && void submitAsHost({ type: 'stepReveal', stop: next })}
        disabled={!isLive.value || next === undefined}
      >
        {t('console.revealNext')}
        <Icon name="arrowRight" size={18} />
      </button>
      {next !== undefined && <Pacer state={state} />}
    </section>
  );
}

/** Says whether the reveal steps by itself or waits for the host, and lets the host change it. */
function Pacer({ state }: { readonly state: GameState }) {
  useNow(1_000);
  const pacer = revealPacer(state);
  const dueInMs = nextStopDueInMs(state, nowMs());
  const by = pacer === 'clock' ? 'host' : 'clock';
  return (
    <div class="row between">
      <span class="small num">
        {dueInMs === undefined
          ? t(`console.revealBy.${pacer}`)
          : t('console.revealDue', { seconds: Math.max(0, Math.ceil(dueInMs / 1_000)) })}
      </span>
      <button
        type="button"
        class="btn sm"
        onClick={() => void submitAsHost({ type: 'paceReveal', by })}
        disabled={!isLive.value}
      >
        {t(`console.revealTo.${by}`)}
      </button>
    </div>
  );
}
