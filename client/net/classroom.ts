import { batch, computed, signal } from '@preact/signals';
import type { WallTile } from '#shared/classroom/openFacts.ts';
import type {
  ClassAck,
  ClassAlerts,
  ClassPerson,
  ClassPlace,
  ClassView,
  ClassWaiting,
  ClassWelcome,
  HostClassroomIntent,
  PersonIntent,
  ProposedDeal,
  RaisedHand,
  SaidWord,
  SeatOrder,
  TableRooms,
  TableSummary,
} from '#shared/protocol/classroom.ts';
import type { PastGameView } from '#shared/protocol/classTables.ts';
import type {
  HelperIntent,
  HelperLine,
  HelperTicket,
  LessonChoice,
  PinCard,
  PressBy,
} from '#shared/protocol/classHosts.ts';
import {
  MESSAGES,
  REQUESTS,
  type PrivateOverlay,
  type ReturnRequest,
  type Ticket,
} from '#shared/protocol/wire.ts';
import { overlayAfter } from '#shared/rules/views/documents.ts';
import { takeDebrief } from '../state/debrief.ts';
import { forgetTable } from '../state/identity.ts';
import { navigate } from '../state/router.ts';
import { noteClockSample } from '../state/serverClock.ts';
import { connection, me, returnRequests, screenAccess, seq, ticket } from '../state/store.ts';
import { noteNewName } from './receive.ts';
import { request } from './requests.ts';
import { hostRefusal } from './submitIntent.ts';
import type { RoomReader } from './tableConnection.ts';
import { chooseWording } from '../text/wording.ts';

/** The room of a class: what it says, written into the state of this device, and what its host asks of it. */

/** What this device knows of its class; written here, read by the pages of the class. Without a class all of it is empty. */
export const classView = signal<ClassView | undefined>(undefined);
/** Where the person at this device belongs, once people were spread over tables. */
export const classPlace = signal<ClassPlace | undefined>(undefined);
/** Why the person at this device has no seat, where that is to be told. */
export const classWaiting = signal<ClassWaiting | undefined>(undefined);
/** To the host: everybody, in the order in which they came. */
export const classPeople = signal<readonly ClassPerson[]>([]);
/** To the host: how people would be spread over tables, until that is done. */
export const proposedDeal = signal<ProposedDeal | undefined>(undefined);
/** To the host: what was chosen of the plan of the lesson; undefined before the class has told anything. */
export const lessonChoice = signal<LessonChoice | 'none' | undefined>(undefined);
/** To the host: every table at a glance, in the order of their letters. */
export const tableSummaries = signal<readonly TableSummary[]>([]);

/** To the host: what tables need. */
export const classAlerts = signal<ClassAlerts>({ shown: [], more: 0 });

/** To the host: who raises a hand, the first first. */
export const raisedHands = signal<readonly RaisedHand[]>([]);
/** To the host: people who share a seat, in the order of their offices. */
export const seatOrders = signal<readonly SeatOrder[]>([]);
/** To the host: links of other hosts, and the one just made, which is told once. */
export const helperLines = signal<readonly HelperLine[]>([]);
export const newHelper = signal<HelperTicket | undefined>(undefined);
/** To the host: PINs that were just made to be printed, which are told once. */
export const printedPins = signal<readonly PinCard[]>([]);
/** Games that this class has played before, the first first. */
export const pastGames = signal<readonly PastGameView[]>([]);
/** To whoever hosts: what was pressed last for several tables, and by whom. */
export const lastPress = signal<PressBy | undefined>(undefined);

/** To the host: the last word to tables. */
export const saidWord = signal<SaidWord | undefined>(undefined);

/** What everybody in the room may see of every table: how far it is. */
export const wallTiles = signal<readonly WallTile[]>([]);

/** To hosts and screens: the room of each table. */
export const tableRooms = signal<TableRooms>({});

/** Whether a press can reach the server now. */
export const isClassLive = computed(
  () =>
    connection.value.type === 'live' &&
    classView.value?.savingPaused !== true &&
    classView.value?.historyLost !== true,
);

/** Longest plausible trip of the first message, as with a table. */
const WELCOME_TRIP_MS = 1_000;
/** Documents of this room: one of everybody, the others of the person or the host. */
const PUBLIC = 'class';
const SUMMARY = 'tables/';

let shownPublic: Readonly<Record<string, string>> = {};
let shownOverlay: Readonly<Record<string, string>> = {};

/** What the gathering of a class says. */
export const GATHERING: RoomReader = {
  listen: (room, access, welcomed) => {
    room.onMessage<ClassWelcome>(MESSAGES.welcome, (welcome) =>
      welcomed(welcome.buildId, () => receiveWelcome(welcome)),
    );
    room.onMessage<PrivateOverlay>(MESSAGES.private, (overlay) => {
      const known = overlayAfter(shownOverlay, overlay);
      const { rooms } = known;
      // What a host alone may see is never on the wall.
      shownOverlay = access.isPublicScreen === true ? (rooms === undefined ? {} : { rooms }) : known;
      show();
    });
    room.onMessage<Ticket>(MESSAGES.ticket, (received) => {
      ticket.value = received;
    });
    room.onMessage<HelperTicket>(MESSAGES.helper, (received) => {
      newHelper.value = received;
    });
    room.onMessage<readonly PinCard[]>(MESSAGES.pins, (received) => {
      printedPins.value = received;
    });
    room.onMessage<readonly ReturnRequest[]>(MESSAGES.returns, (received) => {
      returnRequests.value = received;
    });
  },
  show: (documents, atSeq) => {
    shownPublic = documents;
    batch(() => {
      seq.value = atSeq;
      show();
    });
  },
  forget: () => {
    shownPublic = {};
    shownOverlay = {};
    batch(() => {
      show();
      refusedTables.value = [];
      newHelper.value = undefined;
      printedPins.value = [];
      seq.value = 0;
    });
  },
};

/** The next word by which name somebody is here answers their own wish. */
let isRenamingMyself = false;

function receiveWelcome({ role, member, name, helper, screen, nowMs }: ClassWelcome): void {
  if (!isRenamingMyself) noteNewName(name);
  isRenamingMyself = false;
  me.value = {
    role: role === 'host' ? 'host' : 'watcher',
    mayHost: false,
    ...(helper === undefined ? {} : { helper }),
    ...(member === undefined ? {} : { member }),
    ...(name === undefined ? {} : { name }),
  };
  screenAccess.value = screen;
  noteClockSample({ serverNowMs: nowMs, localNowMs: performance.now(), roundTripMs: WELCOME_TRIP_MS });
}

function show(): void {
  batch(() => {
    takeDebrief({ ...shownPublic, ...shownOverlay });
    const view: ClassView | undefined = parse(shownPublic[PUBLIC]);
    classView.value = view;
    if (view !== undefined) chooseWording(view.wording);
    classPlace.value = parse(shownOverlay['place']);
    classWaiting.value = parse(shownOverlay['waiting']);
    const people: readonly ClassPerson[] | undefined = parse(shownOverlay['people']);
    classPeople.value = people ?? [];
    classAlerts.value = parse(shownOverlay['alerts']) ?? { shown: [], more: 0 };
    const hands: readonly RaisedHand[] | undefined = parse(shownOverlay['hands']);
    raisedHands.value = hands ?? [];
    const orders: readonly SeatOrder[] | undefined = parse(shownOverlay['seats']);
    seatOrders.value = orders ?? [];
    saidWord.value = parse(shownOverlay['word']);
    const helpers: readonly HelperLine[] | undefined = parse(shownOverlay['helpers']);
    helperLines.value = helpers ?? [];
    lastPress.value = parse(shownOverlay['lastPress']);
    proposedDeal.value = parse(shownOverlay['deal']);
    lessonChoice.value =
      parse(shownOverlay['plan']) ?? (shownOverlay['people'] === undefined ? undefined : 'none');
    tableSummaries.value = eachOf<TableSummary>(shownOverlay, SUMMARY);
    const past: readonly PastGameView[] | undefined = parse(shownPublic['past']);
    pastGames.value = past ?? [];
    tableRooms.value = parse(shownOverlay['rooms']) ?? {};
    wallTiles.value = eachOf<WallTile>(shownPublic, 'wall/');
  });
}

/** The documents of all tables that begin so, in the order of their letters. */
function eachOf<T>(documents: Readonly<Record<string, string>>, start: string): readonly T[] {
  return Object.keys(documents)
    .filter((key) => key.startsWith(start))
    .toSorted()
    .flatMap((key) => {
      const value: T | undefined = parse(documents[key]);
      return value === undefined ? [] : [value];
    });
}

/** The server is the only writer of these documents. */
function parse<T>(text: string | undefined): T | undefined {
  if (text === undefined) return undefined;
  const value: T = JSON.parse(text);
  return value;
}

/** Tables that could not do what was last pressed for several, and why. */
export const refusedTables = signal<NonNullable<ClassAck['refused']>>([]);

/** Asks the room of the class for something; a refusal stands on the console until the next press. True when it took effect. */
export async function submitToClass(
  intent: HostClassroomIntent | PersonIntent | HelperIntent,
): Promise<boolean> {
  hostRefusal.value = undefined;
  refusedTables.value = [];
  const answer = await request(REQUESTS.classroom, intent);
  if (!answer.ok) {
    hostRefusal.value = answer.error;
    return false;
  }
  const { refused = [] }: ClassAck = answer.value;
  refusedTables.value = refused;
  return true;
}

/** Another name for the person at this device. True when it took effect. */
export async function renameMyself(name: string): Promise<boolean> {
  isRenamingMyself = true;
  const isDone = await submitToClass({ type: 'renameMyself', name });
  if (!isDone) isRenamingMyself = false;
  return isDone;
}

/** The person at this device leaves the class; nothing of it stays here. */
export async function leaveClass(classId: string): Promise<void> {
  if (!(await submitToClass({ type: 'leaveClass' }))) return;
  forgetTable(classId);
  navigate('/');
}
