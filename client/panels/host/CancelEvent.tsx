import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { act } from './act.ts';

/** Takes a card back that is announced and not yet at work. */
export function CancelEvent({ event }: { readonly event: string }) {
  return (
    <button type="button" class="btn sm" onClick={() => void act({ type: 'cancelEvent', event })}>
      <Icon name="close" size={15} /> {t('console.eventCancel')}
    </button>
  );
}
