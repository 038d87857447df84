import { isOnlyHere, otherHosts } from '../../state/shareOrigin.ts';
import { t } from '../../text/t.ts';

/** What to do when phones cannot open the address beside the code. */
export function ReachNote() {
  if (isOnlyHere.value) return <p class="notice alert reach">{t('reach.onlyHere')}</p>;
  if (otherHosts.value.length === 0) return null;
  return <p class="muted reach">{t('reach.others', { addresses: otherHosts.value.join(' · ') })}</p>;
}
