import { game, isLive } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { act } from './act.ts';

/** The model could not solve the round: what that means, and the two ways on. */
export function HeldCard() {
  const held = game.value?.held;
  if (held === undefined) return null;
  return (
    <section class="panel held" role="alert">
      <h2>
        <Icon name="alert" size={20} />
        {t('console.held')}
      </h2>
      <p>{t('console.heldText', { code: held.code, sweeps: held.sweeps })}</p>
      <button
        type="button"
        class="btn primary"
        onClick={() => void act({ type: 'retrySettlement' })}
        disabled={!isLive.value}
      >
        {t('console.heldRetry')}
      </button>
    </section>
  );
}
