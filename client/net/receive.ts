import type { ChatMessage } from '#shared/protocol/session.ts';
import type { RemovedPerson, ReturnRequest, Ticket, Welcome, Withdrawn } from '#shared/protocol/wire.ts';
import { noteClockSample } from '../state/serverClock.ts';
import { identityOf } from '../state/identity.ts';
import { startTalk, withMessage, withoutWords } from '../state/talkLog.ts';
import {
  gameId,
  me,
  removedPeople,
  renamedTo,
  returnRequests,
  screenAccess,
  talkLog,
  ticket,
} from '../state/store.ts';

/** Longest plausible trip of the first message; the heartbeat's own samples soon replace this one. */
const WELCOME_TRIP_MS = 1_000;

/** First word of the server after every (re)connection: who we are, what we may read, what time it is. */
export function receiveWelcome(welcome: Welcome): void {
  const { role, member, name, seat, mayHost } = welcome;
  noteNewName(name);
  me.value = {
    role,
    mayHost,
    ...(member === undefined ? {} : { member }),
    ...(name === undefined ? {} : { name }),
    ...(seat === undefined ? {} : { seat }),
  };
  screenAccess.value = welcome.screen;
  talkLog.value = startTalk(welcome.chat, welcome.isChatWhole);
  noteClockSample({
    serverNowMs: welcome.nowMs,
    localNowMs: performance.now(),
    roundTripMs: WELCOME_TRIP_MS,
  });
}

/** The card that this device keeps of the table has the name by which the person was last here. */
function noteNewName(name: string | undefined): void {
  const known = identityOf('seat', gameId.peek() ?? '')?.name;
  if (name !== undefined && known !== undefined && known !== name) renamedTo.value = name;
}

/** A message is new, or an old one changed (hidden by the host). */
export function receiveChat(message: ChatMessage): void {
  talkLog.value = withMessage(talkLog.peek(), message);
}

export function receiveWithdrawn(messages: Withdrawn): void {
  talkLog.value = withoutWords(talkLog.peek(), messages);
}

export function receiveReturns(received: readonly ReturnRequest[]): void {
  returnRequests.value = received;
}

export function receiveRemoved(received: readonly RemovedPerson[]): void {
  removedPeople.value = received;
}

export function receiveTicket(received: Ticket): void {
  ticket.value = received;
}
