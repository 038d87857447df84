import { useEffect, useRef } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Channel } from '#shared/protocol/session.ts';
import { Icon } from '../../design/Icon.tsx';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { sendHand } from '../../net/requests.ts';
import { chat, game, isHandUp, isLive, me, session, talkLog } from '../../state/store.ts';
import { seatPeople, voiceRefusal } from '../../state/offices.ts';
import { namesAt } from '../../state/standing.ts';
import { earlierState } from '../../state/talkLog.ts';
import { agreementName, economyName, rejectionText } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { channel, isTalkFolded } from '../../state/tableState.ts';
import { Composer } from './Composer.tsx';
import { EarlierTalkRow } from './EarlierTalk.tsx';
import { MessageLine, useSpeech } from './MessageLine.tsx';
import { channelKey, channelsOf, messagesIn, muted, noteRead, readUpTo, unreadCounts } from './talkModel.ts';
import { useTable } from '../../state/useTable.ts';

type Props = {
  /** Over the map: it can be folded away. */
  readonly isDocked?: boolean;
};

/** Talk: everyone, one's blocs, and each other seat in private. */
export function TalkPanel({ isDocked = false }: Props) {
  const { game: state } = useTable();
  useSpeech();
  const seat = me.value?.seat;
  const rooms = channelsOf(state, seat, seatPeople.value.length > 0);
  const wanted = channelKey(channel.value);
  const open = rooms.find((room) => channelKey(room) === wanted) ?? { type: 'plenary' as const };
  const unread = unreadCounts(chat.value, readUpTo.value, seat);
  const isFolded = isDocked && isTalkFolded.value;
  const unreadTotal = Object.values(unread).reduce((sum, count) => sum + count, 0);
  const isMuted = session.value?.people.find(({ member }) => member === me.value?.member)?.muted === true;
  return (
    <section class="panel talk col gap-none" aria-labelledby="talk-title">
      <div class="head">
        <Icon name="chat" />
        <h2 id="talk-title" class="grow">
          {t('talk.title')}
        </h2>
        {isDocked && (
          <button
            type="button"
            class="btn sm ghost icon"
            aria-expanded={!isTalkFolded.value}
            aria-label={t(isTalkFolded.value ? 'talk.open' : 'talk.fold')}
            onClick={() => (isTalkFolded.value = !isTalkFolded.value)}
          >
            <Icon name={isTalkFolded.value ? 'plus' : 'minus'} size={17} />
          </button>
        )}
        {unreadTotal > 0 && isFolded && <span class="badge num">{unreadTotal}</span>}
      </div>
      {!isFolded && (
        <>
          <nav class="rooms" aria-label={t('talk.rooms')}>
            {rooms.map((room) => (
              <RoomButton
                key={channelKey(room)}
                room={room}
                isOpen={channelKey(room) === channelKey(open)}
                unread={unread[channelKey(room)] ?? 0}
              />
            ))}
          </nav>
          <Messages room={open} />
          {seat !== undefined &&
            (isMuted ? <p class="small muted pad">{t('talk.youAreMuted')}</p> : <Spoken channel={open} />)}
          {/* Whoever plays alone is the host. */}
          {me.value?.mayHost !== true && (
            <div class="row between wrap pad">
              <p class="micro muted">{t('talk.hostSees')}</p>
              <RaiseHand />
            </div>
          )}
        </>
      )}
    </section>
  );
}

/** Where the seat is shared its envoy speaks to others, and all of it among themselves. */
function Spoken({ channel: room }: { readonly channel: Channel }) {
  const refusal = room.type === 'own' ? undefined : voiceRefusal();
  if (refusal !== undefined) return <p class="small muted pad">{rejectionText(refusal)}</p>;
  return <Composer channel={room} mode={session.value?.chatMode ?? 'off'} />;
}

/** What was said in a room; it is read when it is seen. */
function Messages({ room }: { readonly room: Channel }) {
  const key = channelKey(room);
  const messages = messagesIn(chat.value, room, { me: me.value?.seat, muted: muted.value });
  const { start = 0 } = talkLog.value;
  const latest = messages.filter(({ message }) => message.id >= start);
  const earlier = messages.slice(0, messages.length - latest.length);
  const isEmpty = messages.length === 0 && earlierState(talkLog.value, key) === 'none';
  const last = messages.at(-1)?.message.id;
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    if (last !== undefined) noteRead(key, last);
    if (list.current !== null) list.current.scrollTop = list.current.scrollHeight;
  }, [last, key]);
  return (
    <ScrollPane class="msgs-scroll fill" pane={list} label={roomName(room)}>
      <EarlierTalkRow room={key} channel={room} list={list} first={messages[0]?.message.id} />
      {/* Pages from before are not news: only what is said from now on is announced. */}
      {earlier.length > 0 && (
        <ul class="msgs col slim">
          {earlier.map((shown) => (
            <MessageLine key={shown.message.id} shown={shown} />
          ))}
        </ul>
      )}
      <div role="log" aria-live="polite" aria-label={roomName(room)}>
        <ul class="msgs col slim">
          {isEmpty && <li class="muted small">{t('talk.empty')}</li>}
          {latest.map((shown) => (
            <MessageLine key={shown.message.id} shown={shown} />
          ))}
        </ul>
      </div>
    </ScrollPane>
  );
}

type RoomProps = { readonly room: Channel; readonly isOpen: boolean; readonly unread: number };

function RoomButton({ room, isOpen, unread }: RoomProps) {
  return (
    <button
      type="button"
      class={isOpen ? 'pill on' : 'pill'}
      aria-pressed={isOpen}
      onClick={() => (channel.value = room)}
    >
      <span title={roomName(room)}>{roomName(room)}</span>
      {room.type === 'pair' && <SeatHolder economy={room.with} />}
      {unread > 0 && !isOpen && (
        <b class="unread num">
          {unread}
          <span class="sr"> {t('talk.unread', { count: unread })}</span>
        </b>
      )}
    </button>
  );
}

/** Who governs there: a person by name, or a bot. */
function SeatHolder({ economy }: { readonly economy: EconomyId }) {
  const isBots = game.value?.seats[economy]?.member === undefined;
  const people = session.value?.people.filter((each) => each.seat === economy) ?? [];
  const name = isBots ? t('table.bot') : namesAt(people);
  return (
    <span class="micro who-sits" title={name}>
      {name}
    </span>
  );
}

function roomName(room: Channel): string {
  switch (room.type) {
    case 'plenary':
      return t('talk.all');
    case 'pair':
      return economyName(room.with);
    case 'bloc':
      return agreementName(room.agreement);
    case 'own':
      return t('offices.talk');
  }
}

/** In a class: asks its host to come, or for an answer. */
function RaiseHand() {
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
