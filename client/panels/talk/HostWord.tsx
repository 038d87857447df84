import './hostWord.css';
import { signal } from '@preact/signals';
import type { ChatMessage } from '#shared/protocol/session.ts';
import { chat } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { bodyText } from './MessageLine.tsx';

/** The last word of the host that was put away on this device. */
const putAway = signal(0);

/** What the host said so long ago is no call any more, to whoever opens the page now. */
const CALL_MS = 600_000;

/** The host's last word to all, if it still is a call: said of late, not hidden, and not put away. */
export function hostWord(
  messages: readonly ChatMessage[],
  { putAway: seen, nowMs }: { readonly putAway: number; readonly nowMs: number },
): ChatMessage | undefined {
  const last = messages.findLast(({ from, channel }) => from === undefined && channel.type === 'plenary');
  if (last === undefined || last.hidden || last.id <= seen || nowMs - last.at > CALL_MS) return undefined;
  return last;
}

/** The host's word to all, over everything, until it is closed. */
export function HostWord() {
  const word = hostWord(chat.value, { putAway: putAway.value, nowMs: Date.now() });
  if (word === undefined) return null;
  return (
    <div class="host-word">
      <Icon name="teacher" size={26} />
      <p role="alert">
        <b>{t('screen.host')}</b>
        {t('common.colon')}
        {bodyText(word.body)}
      </p>
      <button type="button" class="btn sm" onClick={() => (putAway.value = word.id)}>
        {t('common.close')}
      </button>
    </div>
  );
}
