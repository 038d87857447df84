import { batch } from '@preact/signals';
import type { SharedSeatView } from '#shared/protocol/offices.ts';
import type { ChatMessage, SessionView } from '#shared/protocol/session.ts';
import type {
  PrivateOverlay,
  RemovedPerson,
  ReturnRequest,
  Ticket,
  Welcome,
  Withdrawn,
} from '#shared/protocol/wire.ts';
import { createReader, overlayAfter } from '#shared/rules/views/documents.ts';
import { takeDebrief } from '../state/debrief.ts';
import { identityOf } from '../state/identity.ts';
import { noteClockSample } from '../state/serverClock.ts';
import {
  type GameTraits,
  type LoadedScenario,
  game,
  gameId,
  me,
  provincesScenario,
  removedPeople,
  renamedTo,
  returnRequests,
  scenario,
  screenAccess,
  seq,
  session,
  sharedSeat,
  talkLog,
  ticket,
  traits,
} from '../state/store.ts';
import { startTalk, withMessage, withoutWords } from '../state/talkLog.ts';
import { chooseWording } from '../text/wording.ts';

/** What the server sends, written into the state of this device: the welcome, talk, the host's lists, and the documents of the game. */

/** Longest plausible trip of the first message; the heartbeat's own samples soon replace this one. */
const WELCOME_TRIP_MS = 1_000;

/** First word of the server after every (re)connection: who we are, what we may read, what time it is. */
export function receiveWelcome(welcome: Welcome): void {
  const { role, member, name, seat, mayHost, helper } = welcome;
  noteNewName(name);
  me.value = {
    role,
    mayHost,
    ...(member === undefined ? {} : { member }),
    ...(name === undefined ? {} : { name }),
    ...(seat === undefined ? {} : { seat }),
    ...(helper === undefined ? {} : { helper }),
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
export function noteNewName(name: string | undefined): void {
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

type Documents = Readonly<Record<string, string>>;

/** Documents that are not of the game itself. */
const SESSION_DOCUMENT = 'session';
const SHARED_DOCUMENT = 'seat/shared';

const readGame = createReader();
let shownPublic: Documents = {};
let shownOverlay: Documents = {};
/** Whether the whole room looks at this device: hidden names then leave it at this door. */
let isSeenByAll = false;

/** Everyone's documents arrived: the view of the game is what they say, overlaid by what only this client may know. */
export function showPublicDocuments(
  documents: Documents,
  atSeq: number,
  { isPublicScreen = false }: { readonly isPublicScreen?: boolean | undefined } = {},
): void {
  shownPublic = documents;
  isSeenByAll = isPublicScreen;
  batch(() => {
    seq.value = atSeq;
    show();
  });
}

/** What only this client may know: the whole of it, or what has changed. */
export function showOverlay(overlay: PrivateOverlay): void {
  shownOverlay = overlayAfter(shownOverlay, overlay);
  show();
}

/** Another table, or none: nothing of the last one may show. */
export function forgetGame(): void {
  shownPublic = {};
  shownOverlay = {};
  batch(() => {
    takeDebrief({});
    game.value = undefined;
    session.value = undefined;
    sharedSeat.value = undefined;
    seq.value = 0;
  });
  chooseWording('general');
}

/** The scenario of the table came; undefined: the table was left. */
export function showScenario(loaded: LoadedScenario | undefined, own: GameTraits = {}): void {
  batch(() => {
    scenario.value = loaded?.countries;
    provincesScenario.value = loaded?.provinces;
    traits.value = own;
  });
}

function show(): void {
  const {
    [SESSION_DOCUMENT]: sessionText,
    [SHARED_DOCUMENT]: sharedText,
    ...others
  } = { ...shownPublic, ...shownOverlay };
  batch(() => {
    const documents = takeDebrief(others);
    sharedSeat.value = sharedText === undefined ? undefined : parseShared(sharedText);
    if (sessionText !== undefined) {
      session.value = parseSession(sessionText);
      chooseWording(session.value.wording);
    }
    // The overlay may come first; a game without its phase is not one yet.
    if (documents['phase'] !== undefined) game.value = readGame(documents);
  });
}

function parseShared(text: string): SharedSeatView {
  const view: SharedSeatView = JSON.parse(text);
  return view;
}

/** The server is the only writer of this document. */
function parseSession(text: string): SessionView {
  const view: SessionView = JSON.parse(text);
  // In the frame of a class, whose screens never show a name, the same holds for each of its tables.
  if (!isSeenByAll || (!view.namesHidden && window.frameElement === null)) return view;
  return { ...view, people: view.people.map((person) => ({ ...person, name: '' })) };
}
