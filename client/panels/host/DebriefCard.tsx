import { debriefPageBeside, debriefPageOf, debriefPagesOf } from '#shared/rules/phases/debrief.ts';
import { game, isLive } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { act } from './act.ts';

/** The pages of the debrief; the big screen shows the one that is on. */
export function DebriefCard() {
  const state = game.value;
  if (state === undefined) return null;
  const now = debriefPageOf(state);
  const next = debriefPageBeside(state, 1);
  return (
    <section class="panel reveal-card" aria-labelledby="debrief-card">
      <b id="debrief-card">{t('console.debrief')}</b>
      <ol class="stops">
        {debriefPagesOf(state).map((page) => (
          <li key={page}>
            <button
              type="button"
              class={page === now ? 'now' : ''}
              aria-current={page === now ? 'page' : undefined}
              onClick={() => void act({ type: 'turnDebrief', page })}
              disabled={!isLive.value}
            >
              {t(`debrief.page.${page}`)}
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        class="btn primary wide"
        onClick={() => next !== undefined && void act({ type: 'turnDebrief', page: next })}
        disabled={!isLive.value || next === undefined}
      >
        {t('console.debriefNext')}
        <Icon name="arrowRight" size={18} />
      </button>
      <p class="small muted">{t('console.debriefKeys')}</p>
    </section>
  );
}
