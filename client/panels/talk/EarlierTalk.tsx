import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Channel, EarlierTalk } from '#shared/protocol/session.ts';
import { REQUESTS } from '#shared/protocol/wire.ts';
import { ask } from '../../net/requests.ts';
import { connection, talkLog } from '../../state/store.ts';
import { earlierState, readsBefore, withPage, withRoomState } from '../../state/talkLog.ts';
import { t } from '../../text/t.ts';
import './earlierTalk.css';

type Props = {
  /** Key of the room; each reads back on its own. */
  readonly room: string;
  /** Absent: all that this device may read. */
  readonly channel?: Channel;
  /** What scrolls. */
  readonly list: RefObject<HTMLElement | null>;
  /** Number of the first message shown; absent: none. */
  readonly first: number | undefined;
};

/** What was shown last, and how high the list was while earlier messages were on their way. */
type Shown = Pick<Props, 'room' | 'first'> & { height?: number };

/** At the top of a list of talk: brings what was said before it, and keeps the reader where they were. */
export function EarlierTalkRow({ room, channel, list, first }: Props) {
  const state = earlierState(talkLog.value, room);
  const end = useRef<HTMLParagraphElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const hadFocus = useRef(false);
  const shown = useRef<Shown>({ room, first });
  useLayoutEffect(() => {
    const scrolled = list.current;
    if (scrolled === null) return;
    const { height } = shown.current;
    const isPage = shown.current.room === room && isBefore(first, shown.current.first);
    if (isPage && height !== undefined) scrolled.scrollTop += scrolled.scrollHeight - height;
    // Reading scrollHeight makes the browser lay out the page, so it is read only while a request for earlier messages is under way.
    shown.current = { room, first, ...(state === 'loading' ? { height: scrolled.scrollHeight } : {}) };
    // The button is gone at the first message; whoever pressed it by keyboard goes on from here.
    if (hadFocus.current && state === 'none') end.current?.focus({ preventScroll: true });
    hadFocus.current = document.activeElement === button.current;
  });
  const ask = (): void => {
    if (list.current !== null) shown.current.height = list.current.scrollHeight;
    hadFocus.current = document.activeElement === button.current;
    void askEarlierTalk(room, channel);
  };
  const isOff = state === 'loading' || connection.value.type !== 'live';
  const wasAsked = talkLog.value.rooms[room] !== undefined;
  return (
    <div class="earlier-talk stack gap-1">
      {state !== 'none' && (
        <button
          type="button"
          class="btn sm ghost"
          ref={button}
          aria-disabled={isOff}
          onClick={isOff ? undefined : ask}
        >
          {t(state === 'loading' ? 'talk.earlierLoading' : 'talk.earlier')}
        </button>
      )}
      {state === 'none' && wasAsked && (
        <p class="small muted" ref={end} tabIndex={-1}>
          {t('talk.earlierNone')}
        </p>
      )}
      {state === 'failed' && <p class="small">{t('talk.earlierFailed')}</p>}
      <output class="sr">{saidOf(state, wasAsked)}</output>
    </div>
  );
}

/** What a screen reader says of it; the messages themselves are read by whoever goes to them. */
function saidOf(state: ReturnType<typeof earlierState>, wasAsked: boolean): string {
  if (!wasAsked) return '';
  switch (state) {
    case 'loading':
      return t('talk.earlierLoading');
    case 'failed':
      return t('talk.earlierFailed');
    case 'none':
      return t('talk.earlierNone');
    case 'more':
      return t('talk.earlierShown');
  }
}

function isBefore(first: number | undefined, former: number | undefined): boolean {
  return first !== undefined && (former === undefined || first < former);
}

/** Brings one more page of what was said before in a room; without a channel, of all that this device may read. */
export async function askEarlierTalk(room: string, channel?: Channel): Promise<void> {
  const log = talkLog.peek();
  const state = earlierState(log, room);
  if (state === 'loading' || state === 'none') return;
  const before = readsBefore(log, room);
  talkLog.value = withRoomState(log, room, 'loading');
  const answer = await ask(REQUESTS.earlierTalk, {
    ...(channel === undefined ? {} : { channel }),
    ...(before === undefined ? {} : { before }),
  });
  // Welcomed anew meanwhile, the device has other talk, and this page need not end where it begins.
  if (earlierState(talkLog.peek(), room) !== 'loading') return;
  const page = answer?.ok === true && isPage(answer.value) ? answer.value : undefined;
  talkLog.value =
    page === undefined ? withRoomState(talkLog.peek(), room, 'failed') : withPage(talkLog.peek(), room, page);
}

function isPage(answer: unknown): answer is EarlierTalk {
  return (
    typeof answer === 'object' && answer !== null && 'messages' in answer && Array.isArray(answer.messages)
  );
}
