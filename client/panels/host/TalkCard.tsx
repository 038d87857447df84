import { EarlierTalkRow } from '../talk/EarlierTalk.tsx';
import { bodyText, useSpeech } from '../talk/talkModel.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Channel, ChatMessage } from '#shared/protocol/session.ts';
import { chat, isLive, session, talkLog } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { Press, whyTableOff } from '../chrome/Press.tsx';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { economyName } from '../../text/nameParams.ts';
import { formatTimeOfDay } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { submitSessionIntent, sayAsHost } from '../../net/submitIntent.ts';

/** All talk of the table, private too: the players are told that the host reads it. */
export function TalkCard() {
  useSpeech();
  const log = useRef<HTMLElement>(null);
  const count = chat.value.length;
  const last = chat.value.at(-1)?.id;
  const { start = 0 } = talkLog.value;
  const latest = chat.value.filter(({ id }) => id >= start);
  const earlier = chat.value.slice(0, count - latest.length);
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [last]);
  const isOff = session.value?.chatMode === 'off';
  return (
    <section class="panel talk-card col gap-none" aria-labelledby="talk-card">
      <h2 class="head" id="talk-card">
        {t('console.talk')}
      </h2>
      {count === 0 && <p class="empty pad muted">{t(isOff ? 'console.talkOff' : 'console.talkNone')}</p>}
      <ScrollPane class="talk-log" pane={log} labelledBy="talk-card">
        <EarlierTalkRow room="all" list={log} first={chat.value[0]?.id} />
        {/* Pages from before are not news: only what is said from now on is announced. */}
        {earlier.length > 0 && (
          <ol class="stack gap-3 slim">
            {earlier.map((message) => (
              <Line key={message.id} message={message} />
            ))}
          </ol>
        )}
        <div role="log" aria-labelledby="talk-card">
          <ol class="stack gap-3 slim">
            {latest.map((message) => (
              <Line key={message.id} message={message} />
            ))}
          </ol>
        </div>
      </ScrollPane>
      <SayForm />
    </section>
  );
}

function Line({ message }: { readonly message: ChatMessage }) {
  const { id, name, from, to, at, channel, hidden } = message;
  return (
    <li class="msg">
      {from === undefined ? <Icon name="teacher" size={22} /> : <Medallion economy={from} size={26} />}
      <div>
        <div class="who">
          {speakerName(message)}
          <time dateTime={new Date(at).toISOString()}>{formatTimeOfDay(new Date(at))}</time>
          <span class="small muted"> {channelText(channel, to)}</span>
        </div>
        <div class="txt">{hidden ? <i class="muted">{t('console.hidden')}</i> : bodyText(message.body)}</div>
      </div>
      {!hidden && (
        <button
          type="button"
          class="btn sm ghost"
          aria-label={t('console.hideLabel', { name })}
          onClick={() => void submitSessionIntent({ type: 'hideMessage', message: id })}
        >
          {t('console.hide')}
        </button>
      )}
    </li>
  );
}

/** Bots and the host have no name of their own. */
function speakerName({ name, from }: ChatMessage): string {
  if (name !== '') return name;
  return from === undefined ? t('console.host') : economyName(from);
}

function channelText(channel: Channel, to: string | undefined): string {
  if (channel.type === 'pair') return t('console.talk.pair', { economy: economyName(to ?? channel.with) });
  return t(`console.talk.${channel.type}`);
}

function SayForm() {
  const [text, setText] = useState('');
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (text.trim() === '' || !isLive.peek()) return;
    const isSaid = await sayAsHost({ channel: { type: 'plenary' }, body: { type: 'text', text } });
    if (isSaid) setText('');
  };
  return (
    <form class="say row slim ruled" onSubmit={(event) => void submit(event)}>
      <label class="sr" for="host-say">
        {t('console.sayLabel')}
      </label>
      <input
        id="host-say"
        class="field grow"
        value={text}
        placeholder={t('console.sayLabel')}
        onInput={(event) => setText(event.currentTarget.value)}
        maxLength={280}
        autoComplete="off"
      />
      <Press type="submit" class="btn primary icon" aria-label={t('console.say')} why={whyTableOff()}>
        <Icon name="send" size={18} />
      </Press>
    </form>
  );
}
