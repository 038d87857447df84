import { isSaving } from '../../net/requests.ts';
import { connection } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';

/** A small picture and word for the header: live, coming, or away. */
export function ConnectionMark() {
  const { type } = connection.value;
  const short =
    type === 'live' ? (isSaving.value ? 'saving' : 'live') : type === 'connecting' ? 'connecting' : 'away';
  return (
    <span class={`connection-mark small ${short}`}>
      <Icon name={short === 'away' ? 'offline' : 'online'} size={16} />
      <span>{t(`connection.short.${short}`)}</span>
    </span>
  );
}
