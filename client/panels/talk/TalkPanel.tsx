import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Channel, ChatMessage } from '#shared/protocol/session.ts';
import { talkingGroups } from '#shared/rules/law/blocs.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Choice } from '../../design/Choice.tsx';
import { Icon } from '../../design/Icon.tsx';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { seatPeople, voiceRefusal } from '../../state/offices.ts';
import { chat, game, gameId, hasHost, me, playsAlone, session, talkLog } from '../../state/store.ts';
import { beforeTalk, channel, isTalkFolded, leaveTalk, noteTalkUsed } from '../../state/tableState.ts';
import { earlierState } from '../../state/talkLog.ts';
import { useTable } from '../../state/useTable.ts';
import { viewport } from '../../state/viewport.ts';
import { partyName, rejectionText } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { UNSEEN, lazyPart } from '../chrome/lazyPart.tsx';
import { RaiseHand } from '../chrome/SeatOffices.tsx';
import { EarlierTalkRow } from './EarlierTalk.tsx';
import { MessageLine } from './MessageLine.tsx';
import {
  channelKey,
  friendIn,
  channelOfMessage,
  holderName,
  messagesIn,
  muted,
  readUpTo,
  roomLabel,
  roomName,
  roomWithNews,
  unreadCounts,
  useReadInSight,
  useSpeech,
} from './talkModel.ts';

/** What is said with; it is fetched once the talk is drawn. */
const Composer = lazyPart(async () => (await import('./Composer.tsx')).Composer, [], UNSEEN);

/** What calls a seat to the talk: where people sit with it, what bots say to it beside their offers does not. */
export function wordsThatCall(
  messages: readonly ChatMessage[],
  { seats }: Pick<GameState, 'seats'>,
  me: EconomyId | undefined,
): readonly ChatMessage[] {
  const isPerson = (economy: EconomyId): boolean => seats[economy]?.member !== undefined;
  return Object.keys(seats).some((economy) => economy !== me && isPerson(economy))
    ? messages.filter(({ from, to }) => from === undefined || to === undefined || isPerson(from))
    : messages;
}

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
  useRoomWithNews(isFolded, isDocked, seat);
  const panel = useRef<HTMLElement>(null);
  useNotedUse(panel);
  // Under its own tab it was asked for.
  useEffect(() => {
    if (!isDocked) noteTalkUsed();
  }, []);
  const calls = unreadCounts(wordsThatCall(chat.value, state, seat), readUpTo.value, seat);
  const unreadElsewhere = Object.entries(calls)
    .filter(([room]) => isFolded || room !== channelKey(open))
    .reduce((sum, [, count]) => sum + count, 0);
  const isMuted = session.value?.people.find(({ member }) => member === me.value?.member)?.muted === true;
  return (
    <section class="panel talk col gap-none" aria-labelledby="talk-title" ref={panel}>
      <div class="head">
        {!isDocked && <BackFromTalk />}
        {!isFolded && <Icon name="chat" />}
        <h2 id="talk-title" class="grow nowrap">
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
            {/* All of the folded talk opens it. */}
            {isFolded && <span class="cover" />}
          </button>
        )}
        {unreadElsewhere > 0 && <span class="badge num">{unreadElsewhere}</span>}
      </div>
      {!isFolded && (
        <>
          <RoomRow rooms={rooms} open={open} unread={unread} />
          <Messages room={open} />
          {seat !== undefined &&
            (isMuted ? <p class="small muted pad">{t('talk.youAreMuted')}</p> : <Spoken channel={open} />)}
          {hasHost.value && (
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

/** Under its own tab, for whoever was led here by what somebody wrote. */
function BackFromTalk() {
  const before = beforeTalk.value;
  if (before === undefined || viewport.value !== 'phone') return null;
  return (
    <button type="button" class="btn sm" onClick={leaveTalk}>
      <Icon name="arrowLeft" size={16} />
      {t(`tab.${before.tab}`)}
    </button>
  );
}

/** Whatever is done in the talk is noted: bots wait for whoever plays alone. */
function useNotedUse(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = panel;
    const kinds = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const kind of kinds) current?.addEventListener(kind, noteTalkUsed, { passive: true });
    return () => {
      for (const kind of kinds) current?.removeEventListener(kind, noteTalkUsed);
    };
  }, []);
}

type DockProps = {
  readonly dock?: RefObject<HTMLDivElement | null> | null;
  readonly isFilling?: boolean;
};

/** Talk that can be folded away: in a column beside the map, or over the foot of what is shown. */
export function TalkDock({ dock = null, isFilling = false }: DockProps) {
  // However much stands above or is said, the line to write in stays in the window, and six lines of what was said.
  const style = isFilling && !isTalkFolded.value ? { flex: '1 0 21.5rem', minHeight: 0 } : {};
  return (
    <div class={isTalkFolded.value ? 'talk-dock folded' : 'talk-dock'} style={style} ref={dock}>
      <TalkPanel isDocked />
    </div>
  );
}

/** Rooms that a seat may speak in: all, those who share it, every other person, its blocs or pacts, every bot. */
export function channelsOf(game: GameState, me: EconomyId | undefined, isShared = false): Channel[] {
  if (me === undefined) return [{ type: 'plenary' }];
  const spoken = new Set(chat.value.map((message) => channelKey(message.channel)));
  const blocs = talkingGroups(game)
    .filter(({ members }) => members.includes(me))
    .map(({ id, members }) => ({ room: { type: 'bloc', agreement: id } as const, members }))
    // Two of a bloc have a room already: one is enough, unless they were more and have talked here.
    .filter(({ room, members }) => members.length > 2 || spoken.has(channelKey(room)))
    .map(({ room }) => room);
  const pairs = (isBots: boolean): Channel[] =>
    Object.values(game.seats)
      .filter(({ economy, member }) => economy !== me && (member === undefined) === isBots)
      .map(({ economy }) => ({ type: 'pair', with: economy }));
  const own: Channel[] = isShared ? [{ type: 'own' }] : [];
  return [{ type: 'plenary' }, ...own, ...pairs(false), ...blocs, ...pairs(true)];
}

/** The table beside whose map or desk the talk stands open: where one takes the place of the other, it goes on in its room. */
let openAt: string | undefined;

/** The room of two in which the reader and another person spoke last, if none have spoken to more since: in the lobby, for one. */
export function lastTalkedIn(
  messages: readonly ChatMessage[],
  at: Pick<GameState, 'seats'> | undefined,
  me: EconomyId | undefined,
): Channel | undefined {
  const isPersons = (economy: EconomyId): boolean => at?.seats[economy]?.member !== undefined;
  const last = messages.findLast(({ from, body }) => from && isPersons(from) && body.type !== 'line');
  const room = last && channelOfMessage(last, me);
  return room?.type === 'pair' && isPersons(room.with) ? room : undefined;
}

/** Whoever comes to the talk without having chosen a room is led to the one where something new was said last. */
function useRoomWithNews(isFolded: boolean, isDocked: boolean, seat: EconomyId | undefined): void {
  useEffect(() => {
    const goesOn = isDocked && openAt !== undefined && openAt === gameId.peek();
    openAt = isFolded ? undefined : gameId.peek();
    if (isFolded || goesOn || channel.peek().type !== 'plenary') return;
    const news =
      roomWithNews(chat.peek(), readUpTo.peek(), seat) ?? lastTalkedIn(chat.peek(), game.peek(), seat);
    if (news !== undefined) channel.value = news;
  }, [isFolded, seat]);
}

/** Where the seat is shared its envoy speaks to others, and all of it among themselves. */
function Spoken({ channel: room }: { readonly channel: Channel }) {
  const refusal = room.type === 'own' ? undefined : voiceRefusal();
  if (refusal !== undefined) return <p class="small muted pad">{rejectionText(refusal)}</p>;
  return <Composer channel={room} mode={session.value?.chatMode ?? 'off'} />;
}

/** What was said in a room. */
function Messages({ room }: { readonly room: Channel }) {
  const key = channelKey(room);
  const messages = messagesIn(chat.value, room, { me: me.value?.seat, muted: muted.value });
  const { start = 0 } = talkLog.value;
  const latest = messages.filter(({ message }) => message.id >= start);
  const earlier = messages.slice(0, messages.length - latest.length);
  const isEmpty = messages.length === 0 && earlierState(talkLog.value, key) === 'none';
  const last = messages.at(-1)?.message.id;
  const list = useRef<HTMLElement>(null);
  useReadInSight(list, key, last);
  useEffect(() => {
    if (list.current !== null) list.current.scrollTop = list.current.scrollHeight;
  }, [last, key]);
  useEffect(() => stayAtEnd(list.current), [key]);
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

/** Pixels from the end that are still the end. */
const AT_END = 24;

/** Whoever stands at the end stays there when the pane gets smaller, or what is in it longer: what one speaks with comes later, and a keyboard over it. */
function stayAtEnd(pane: HTMLElement | null): (() => void) | undefined {
  if (pane === null) return undefined;
  let isAtEnd = true;
  let sizes = '';
  const measured = (): string => `${pane.clientHeight} ${pane.scrollHeight}`;
  const note = (): void => {
    // What scrolls together with a change of size is the page, not a person.
    if (measured() === sizes) isAtEnd = pane.scrollHeight - pane.scrollTop - pane.clientHeight < AT_END;
  };
  const observer = new ResizeObserver(() => {
    sizes = measured();
    if (isAtEnd) pane.scrollTop = pane.scrollHeight;
    note();
  });
  for (const part of [pane, ...pane.children]) observer.observe(part);
  pane.addEventListener('scroll', note, { passive: true });
  return () => {
    observer.disconnect();
    pane.removeEventListener('scroll', note);
  };
}

/** So many rooms stand side by side: all of a table of four, with that of a bloc. Of more, none may push another out of sight: a list holds them, beside it those with something new. */
const MOST_SIDE_BY_SIDE = 5;

type RowProps = {
  readonly rooms: readonly Channel[];
  readonly open: Channel;
  readonly unread: Readonly<Record<string, number>>;
};

function RoomRow({ rooms, open, unread }: RowProps) {
  const isList = rooms.length > MOST_SIDE_BY_SIDE;
  const unreadIn = (room: Channel): number => unread[channelKey(room)] ?? 0;
  const isOpen = (room: Channel): boolean => channelKey(room) === channelKey(open);
  const options = rooms.map((room) => {
    const news = isOpen(room) || unreadIn(room) === 0 ? [] : [t('talk.unread', { count: unreadIn(room) })];
    return { value: channelKey(room), label: [roomLabel(room), ...news].join(' · ') };
  });
  const enter = (key: string): void => {
    channel.value = rooms.find((room) => channelKey(room) === key) ?? { type: 'plenary' };
  };
  return (
    <nav class="rooms" aria-label={t('talk.rooms')}>
      {isList && (
        <Choice
          label={t('talk.rooms')}
          isLabelHidden
          value={channelKey(open)}
          options={options}
          onChange={enter}
        />
      )}
      {rooms
        .filter((room) => !isList || (unreadIn(room) > 0 && !isOpen(room)))
        .map((room) => (
          <RoomButton key={channelKey(room)} room={room} isOpen={isOpen(room)} unread={unreadIn(room)} />
        ))}
    </nav>
  );
}

type RoomProps = { readonly room: Channel; readonly isOpen: boolean; readonly unread: number };

function RoomButton({ room, isOpen, unread }: RoomProps) {
  const friend = friendIn(room);
  return (
    <button
      type="button"
      class={isOpen ? 'pill on' : 'pill'}
      aria-pressed={isOpen}
      onClick={() => (channel.value = room)}
    >
      <span title={roomName(room)}>
        {room.type === 'pair' && friend !== '' ? partyName(room.with) : roomName(room)}
      </span>
      {/* Whoever plays alone sits with bots only. */}
      {room.type === 'pair' && !friend && !playsAlone.value && <SeatHolder economy={room.with} />}
      {unread > 0 && !isOpen && (
        <b class="unread num">
          {unread}
          <span class="sr"> {t('talk.unread', { count: unread })}</span>
        </b>
      )}
    </button>
  );
}

function SeatHolder({ economy }: { readonly economy: EconomyId }) {
  const name = holderName(economy);
  return (
    <span class="micro who-sits" title={name}>
      {name}
    </span>
  );
}
