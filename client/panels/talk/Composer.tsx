import { useState } from 'preact/hooks';
import { isHostPhrase, PHRASES, type PhraseKey } from '#shared/content/phrases.ts';
import type { ChatMode } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { keysOf } from '#shared/kernel/records.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import type { Channel, Talk } from '#shared/protocol/session.ts';
import { Icon } from '../../design/Icon.tsx';
import { sendTalk } from '../../net/requests.ts';
import { game, isLive, me } from '../../state/store.ts';
import { economyName, rejectionText } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { phraseText } from './talkModel.ts';
import { Choice } from '../../design/Choice.tsx';
import { notify } from '../../state/notices.ts';

type Props = { readonly channel: Channel; readonly mode: ChatMode };

/** Say something: a set phrase, which every reader sees in their own language, or free text where the host allows it. */
export function Composer({ channel, mode }: Props) {
  if (mode === 'off') return <p class="small muted pad">{t('talk.off')}</p>;
  const seat = channel.type === 'pair' ? game.value?.seats[channel.with] : undefined;
  // Bots read set phrases alone: the list of all of them would take the room of what they say.
  if (seat !== undefined && seat.member === undefined)
    return <AskBot economy={seat.economy} channel={channel} />;
  return (
    <div class="composer stack">
      {mode === 'free' && <FreeText channel={channel} />}
      <PhrasePicker channel={channel} />
    </div>
  );
}

/** What there is to say to a bot, by one press each. */
const TO_BOTS = [
  'whatDoYouWant',
  'sendCounter',
  'wouldYouSign',
  'whyRefused',
  'lowerTogether',
  'keepWord',
  'answerInKind',
  'hello',
  'thanks',
] as const satisfies readonly PhraseKey[];

function AskBot({ economy, channel }: { readonly economy: EconomyId; readonly channel: Channel }) {
  return (
    <fieldset class="rooms">
      <legend class="sr">{t('talk.askBot', { economy: economyName(economy) })}</legend>
      {TO_BOTS.map((key) => (
        <button
          key={key}
          type="button"
          class="pill"
          disabled={!isLive.value}
          onClick={() => void say(channel, { type: 'phrase', key })}
        >
          {phraseText(key, {})}
        </button>
      ))}
    </fieldset>
  );
}

async function say(channel: Channel, body: Talk['body']): Promise<boolean> {
  const answer = await sendTalk({ channel, body });
  if (!answer.ok) notify(() => rejectionText(answer.error), { isAlert: true });
  return answer.ok;
}

function FreeText({ channel }: { readonly channel: Channel }) {
  const [text, setText] = useState('');
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const trimmed = text.trim();
    if (trimmed !== '' && (await say(channel, { type: 'text', text: trimmed }))) setText('');
  };
  return (
    <form class="row" onSubmit={(event) => void send(event)}>
      <input
        class="field grow"
        id="talk-text"
        value={text}
        maxLength={LIMITS.chatCharacters}
        aria-label={t('talk.write')}
        placeholder={t('talk.write')}
        autocomplete="off"
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button
        type="submit"
        class="btn primary icon"
        aria-label={t('talk.send')}
        disabled={!isLive.value || text.trim() === ''}
      >
        <Icon name="send" />
      </button>
    </form>
  );
}

function PhrasePicker({ channel }: { readonly channel: Channel }) {
  const [key, setKey] = useState<PhraseKey>('hello');
  const others = Object.keys(game.value?.seats ?? {}).filter((seat) => seat !== me.value?.seat);
  const [economy, setEconomy] = useState<string | undefined>(undefined);
  const isAbout = PHRASES[key].aboutEconomy;
  const about = economy ?? others[0];
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    void say(channel, { type: 'phrase', key, ...(isAbout && about !== undefined ? { economy: about } : {}) });
  };
  const keys = keysOf<PhraseKey>(PHRASES).filter((each) => !isHostPhrase(each));
  return (
    <form class="row phrase-picker" onSubmit={send}>
      <Choice
        label={t('talk.phrases')}
        isLabelHidden
        value={key}
        options={keys.map((value) => ({ value, label: phraseText(value, { economy: '…' }) }))}
        onChange={(value) => setKey(keys.find((each) => each === value) ?? 'hello')}
      />
      {isAbout && about !== undefined && (
        <Choice
          label={t('talk.about')}
          isLabelHidden
          value={about}
          options={others.map((value) => ({ value, label: economyName(value) }))}
          onChange={setEconomy}
        />
      )}
      <button type="submit" class="btn icon" aria-label={t('talk.send')} disabled={!isLive.value}>
        <Icon name="send" />
      </button>
    </form>
  );
}
