import { Icon } from '../../design/Icon.tsx';
import { sendHand } from '../../net/requests.ts';
import { isHandUp, isLive, me, session } from '../../state/store.ts';
import { t } from '../../text/t.ts';

/** In a class: asks its host to come, or for an answer. */
export function RaiseHand() {
  const isOfClass = session.value?.ofClass !== undefined && me.value?.member !== undefined;
  if (!isOfClass || isHandUp.value) return null;
  return (
    <button
      type="button"
      class="btn sm"
      disabled={!isLive.value}
      onClick={() => void sendHand({ raised: true })}
    >
      <Icon name="hand" size={16} />
      {t('hand.raise')}
    </button>
  );
}

/** In a class: the own hand is up, and can be taken down. */
export function OwnHand() {
  if (!isHandUp.value) return null;
  return (
    <div class="note">
      <Icon name="hand" size={16} />
      <output class="grow">{t('hand.raised')}</output>
      <button type="button" class="btn sm" onClick={() => void sendHand({ raised: false })}>
        {t('hand.lower')}
      </button>
    </div>
  );
}
