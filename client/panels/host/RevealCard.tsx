import { REVEAL_STOPS } from '#shared/content/vocabulary.ts';
import { game, isLive } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { act } from './act.ts';

/** The five stops of the reveal; every screen follows the one that is on. */
export function RevealCard() {
  const now = game.value?.revealStop;
  const place = REVEAL_STOPS.findIndex((stop) => stop === now);
  const next = REVEAL_STOPS[place + 1];
  return (
    <section class="panel reveal-card" aria-labelledby="reveal-card">
      <div class="row between">
        <b id="reveal-card">{t('console.reveal')}</b>
        <span class="small muted num">
          {t('console.revealAt', { n: place + 1, count: REVEAL_STOPS.length })}
        </span>
      </div>
      <ol class="stops">
        {REVEAL_STOPS.map((stop, index) => (
          <li key={stop}>
            <button
              type="button"
              class={index === place ? 'now' : index < place ? 'done' : ''}
              aria-current={index === place ? 'step' : undefined}
              onClick={() => void act({ type: 'stepReveal', stop })}
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
        onClick={() => next !== undefined && void act({ type: 'stepReveal', stop: next })}
        disabled={!isLive.value || next === undefined}
      >
        {t('console.revealNext')}
        <Icon name="arrowRight" size={18} />
      </button>
    </section>
  );
}
