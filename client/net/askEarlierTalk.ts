import type { Channel, EarlierTalk } from '#shared/protocol/session.ts';
import { REQUESTS } from '#shared/protocol/wire.ts';
import { talkLog } from '../state/store.ts';
import { earlierState, readsBefore, withPage, withRoomState } from '../state/talkLog.ts';
import { ask } from './requests.ts';

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
