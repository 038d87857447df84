import { PHRASES, type PhraseKey } from '#shared/content/phrases.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Talk } from '#shared/protocol/session.ts';
import { Icon } from '../../design/Icon.tsx';
import { formatTimeOfDay } from '../../text/format.ts';
import { provincesScenario } from '../../state/store.ts';
import type { TextParams } from '../../text/locale.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { type ShownMessage, phraseKey, setMuted } from './talkModel.ts';

/** One message in the reader's language, hidden or muted where it is. */
export function MessageLine({ shown }: { readonly shown: ShownMessage }) {
  const { message, isMine, shows } = shown;
  const speaker = message.from === undefined ? t('talk.host') : economyName(message.from);
  return (
    <li class={isMine ? 'msg me' : 'msg'}>
      {message.from === undefined ? (
        <Icon name="teacher" size={24} />
      ) : (
        <Medallion economy={message.from} size={28} />
      )}
      <div>
        <span class="who">
          {isMine ? t('proposal.you') : speaker}
          {!isMine && message.from !== undefined && message.name !== '' && message.name !== speaker && (
            <span class="muted">{message.name}</span>
          )}
          <time dateTime={new Date(message.at).toISOString()}>{formatTimeOfDay(new Date(message.at))}</time>
          {!isMine && message.from !== undefined && (
            <MuteButton seat={message.from} isMuted={shows === 'muted'} speaker={speaker} />
          )}
        </span>
        {shows === 'body' && <p class="txt">{bodyText(message.body)}</p>}
        {shows === 'hidden' && <p class="txt muted">{t('talk.hidden')}</p>}
        {shows === 'muted' && <p class="txt muted">{t('talk.muted', { name: speaker })}</p>}
      </div>
    </li>
  );
}

type MuteProps = { readonly seat: EconomyId; readonly isMuted: boolean; readonly speaker: string };

function MuteButton({ seat, isMuted, speaker }: MuteProps) {
  return (
    <button type="button" class="link micro mute" onClick={() => setMuted(seat, !isMuted)}>
      {t(isMuted ? 'talk.unmute' : 'talk.mute', { name: speaker })}
    </button>
  );
}

export function bodyText(body: Talk['body']): string {
  if (body.type === 'text') return body.text;
  if (!isPhrase(body.key)) return body.key;
  return phraseText(body.key, body.economy === undefined ? {} : { economy: economyName(body.economy) });
}

function isPhrase(key: string): key is PhraseKey {
  return Object.hasOwn(PHRASES, key);
}

/** A set phrase in the reader's language. */
export function phraseText(key: PhraseKey, params: TextParams): string {
  return t(phraseKey(key, provincesScenario.value !== undefined), params);
}
