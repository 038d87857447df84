import { connection, session } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { actOnSession } from './act.ts';

/** The server knows less than a device had seen: the host decides whether to go on from what is known. */
export function LossCard() {
  if (session.value?.historyLost !== true) return null;
  return (
    <section class="panel held" role="alert">
      <h2>
        <Icon name="alert" size={20} />
        {t('console.lost')}
      </h2>
      <p>{t('console.lostText')}</p>
      <button
        type="button"
        class="btn primary"
        onClick={() => void actOnSession({ type: 'continueAfterLoss' })}
        disabled={connection.value.type !== 'live'}
      >
        {t('console.lostDo')}
      </button>
    </section>
  );
}
