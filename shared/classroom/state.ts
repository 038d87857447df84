import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { assertNever } from '#shared/kernel/result.ts';
import type {
  ClassroomEvent,
  ClassScreen,
  RehearsalSpeed,
  ClassStage,
  ProposedDeal,
  TableLetter,
} from '#shared/protocol/classroom.ts';
import type { Adjourned } from '#shared/protocol/anotherDay.ts';
import type { LessonChoice } from '#shared/protocol/classHosts.ts';
import type { ClassPace, PastGame } from '#shared/protocol/classTables.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { alertName, type Snoozed } from './alerts.ts';
import { evolveSharedSeats, NOBODY_SHARES, type SharedSeats, withoutPerson } from './delegations.ts';

/** A class as one value, folded from its log. Who sits where at a table is the table's own, and names are in neither. */
export type ClassroomState = SharedSeats & {
  readonly stage: ClassStage;
  readonly settings: GameSettings;
  /** Of one table, in the order in which they are dealt. */
  readonly seats: readonly EconomyId[];
  /** In order of arrival. */
  readonly people: readonly PersonState[];
  /** The deal that the host looks at. */
  readonly proposed?: ProposedDeal;
  /** Number of the latest deal. */
  readonly lastDeal: number;
  readonly tables: readonly DealtTable[];
  /** It goes on another day. */
  readonly adjourned?: Adjourned;
  readonly timesAdjourned: number;
  /** Absent: together. */
  readonly pace?: ClassPace;
  /** What its hosts have chosen of the plan of the lesson. */
  readonly plan?: LessonChoice;
  /** Games that this class has played before, the first first. */
  readonly past: readonly PastGame[];
  /** Alerts that the host has put off. */
  readonly snoozed: readonly Snoozed[];
  /** Everybody is to look up. */
  readonly eyesUp: boolean;
  /** Who raises a hand, the first first. */
  readonly hands: readonly MemberId[];
  /** What the big screens show; absent: what belongs to the stage. */
  readonly screen?: ClassScreen;
  /** Days for which it is kept once it is closed, where the host has chosen. */
  readonly keptDays?: number;
  /** Its people are simulated. */
  readonly rehearsal?: { readonly people: number; readonly speed: RehearsalSpeed };
  /** Whether people of the class may replay other tables whose game is over. */
  readonly replaysOpen?: boolean;
  /** When the host last spoke to tables. */
  readonly saidAtMs?: number;
};
export type PersonState = {
  readonly member: MemberId;
  readonly group?: MemberId;
  /** Where they belong once they are dealt. */
  readonly table?: TableLetter;
};
export type DealtTable = { readonly table: TableLetter; readonly gameId: string };

export function evolveClassroom(before: ClassroomState | undefined, event: ClassroomEvent): ClassroomState {
  if (event.type === 'classOpened') {
    const { settings, seats } = event;
    return {
      stage: 'gathering',
      settings,
      seats,
      people: [],
      lastDeal: 0,
      tables: [],
      past: [],
      timesAdjourned: 0,
      snoozed: [],
      eyesUp: false,
      hands: [],
      ...NOBODY_SHARES,
    };
  }
  if (before === undefined) throw new Error(`${event.type} before the class was opened`);
  return evolveOpened(before, event);
}

function evolveOpened(
  state: ClassroomState,
  event: Exclude<ClassroomEvent, { type: 'classOpened' }>,
): ClassroomState {
  switch (event.type) {
    case 'personEntered': {
      const { type: _type, ...person } = event;
      return { ...state, people: [...state.people, person] };
    }
    case 'personPlaced': {
      const { member, table } = event;
      return {
        ...state,
        people: state.people.map((person) => (person.member === member ? { ...person, table } : person)),
        delegations: withoutPerson(state.delegations, member),
      };
    }
    case 'personLeft':
      return {
        ...state,
        people: state.people.filter(({ member }) => member !== event.member),
        hands: without(state.hands, event.member),
        delegations: withoutPerson(state.delegations, event.member),
      };
    case 'dealProposed':
      return { ...state, proposed: event.proposed, lastDeal: event.proposed.deal };
    case 'dealApplied':
      return dealt(state, event);
    case 'nextGameOpened':
      return nextGameOpened(state, event);
    case 'classAdjourned':
      return adjourned(state, event);
    case 'paceSet':
      return { ...state, pace: event.pace };
    case 'planSet':
      return { ...state, plan: event.plan };
    case 'playBegun':
      return { ...state, stage: 'playing' };
    case 'pressed':
    case 'homeworkAsked':
    case 'alertsRaised':
      return state;
    case 'alertSnoozed':
      return { ...state, snoozed: snoozedWith(state, event) };
    case 'said':
      return event.member === undefined ? { ...state, saidAtMs: event.atMs } : state;
    case 'screenTurned': {
      const { screen: _before, ...others } = state;
      return event.screen === undefined ? others : { ...others, screen: event.screen };
    }
    case 'eyesCalled':
      return { ...state, eyesUp: event.up };
    case 'handRaised':
      return { ...state, hands: [...without(state.hands, event.member), event.member] };
    case 'handLowered':
      return { ...state, hands: without(state.hands, event.member) };
    case 'keepingChosen':
      return { ...state, keptDays: event.days };
    case 'rehearsalBegun':
      return { ...state, rehearsal: { people: event.people, speed: event.speed } };
    case 'rehearsalPaced': {
      const { rehearsal } = state;
      return rehearsal === undefined ? state : { ...state, rehearsal: { ...rehearsal, speed: event.speed } };
    }
    case 'seatShared':
    case 'chairPassed':
    case 'officesRuled':
    case 'keyTurned':
    case 'keyDropped':
      return evolveSharedSeats(state, event);
    case 'replaysOpened':
      return { ...state, replaysOpen: event.open };
    case 'debriefBegun':
      return { ...state, stage: 'debrief' };
    case 'classMended':
      return mended(state, event);
    default:
      return assertNever(event);
  }
}

/** Everybody has a table. */
function dealt(
  state: ClassroomState,
  event: Extract<ClassroomEvent, { type: 'dealApplied' }>,
): ClassroomState {
  const { proposed: _proposed, ...rest } = state;
  const tableOf = new Map(
    event.tables.flatMap(({ table, people }) => people.map((member) => [member, table] as const)),
  );
  return {
    ...rest,
    stage: 'dealt',
    people: state.people.map((person) => {
      const table = tableOf.get(person.member);
      return table === undefined ? person : { ...person, table };
    }),
    tables: event.tables.map(({ table, gameId }) => ({ table, gameId })),
  };
}

/** What people and tables say themselves goes before what the log has told. */
function mended(
  state: ClassroomState,
  { stage, people, tables }: Extract<ClassroomEvent, { type: 'classMended' }>,
): ClassroomState {
  const { proposed: _proposed, ...rest } = state;
  const isHere = (member: MemberId): boolean => people.some((person) => person.member === member);
  const gone = state.people.map(({ member }) => member).filter((member) => !isHere(member));
  return {
    ...rest,
    stage,
    people,
    tables,
    hands: state.hands.filter(isHere),
    delegations: gone.reduce(withoutPerson, state.delegations),
  };
}

function snoozedWith(
  { snoozed }: ClassroomState,
  { alert, untilMs }: Extract<ClassroomEvent, { readonly type: 'alertSnoozed' }>,
): readonly Snoozed[] {
  const others = snoozed.filter((each) => alertName(each) !== alertName(alert));
  return [...others, { ...alert, untilMs }];
}

function adjourned(
  state: ClassroomState,
  { untilAt }: Extract<ClassroomEvent, { type: 'classAdjourned' }>,
): ClassroomState {
  const { adjourned: _adjourned, plan, ...others } = state;
  const times = state.timesAdjourned + 1;
  if (untilAt !== undefined) return { ...state, adjourned: { untilAt, times }, timesAdjourned: times };
  if (plan === undefined) return others;
  // Another lesson ends at another time.
  const { bell: _bell, ...kept } = plan;
  return { ...others, plan: kept };
}

function without(members: readonly MemberId[], gone: MemberId): readonly MemberId[] {
  return members.filter((member) => member !== gone);
}

/** The same people gather again; where each was stands in the game before. */
function nextGameOpened(
  state: ClassroomState,
  event: Extract<ClassroomEvent, { type: 'nextGameOpened' }>,
): ClassroomState {
  const { settings, seats, before } = event;
  const { proposed: _proposed, screen: _screen, ...rest } = state;
  return {
    ...rest,
    stage: 'gathering',
    settings,
    seats,
    past: [...state.past, before],
    people: state.people.map(({ table: _table, ...person }) => person),
    tables: [],
    snoozed: [],
    eyesUp: false,
    hands: [],
    delegations: [],
    // Proposals of another game have the same names.
    keys: [],
  };
}
