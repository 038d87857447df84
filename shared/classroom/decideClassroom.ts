import { type Result, assertNever, err, ok } from '#shared/kernel/result.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { MOST_GAMES, type PastGame } from '#shared/protocol/classTables.ts';
import { must } from '#shared/kernel/records.ts';
import {
  type ClassroomActor,
  type ClassroomEvent,
  type ClassroomIntent,
  type ClassStage,
  type Deal,
  type DealRequest,
  type HostClassroomIntent,
  type MemberClassroomIntent,
  type TableLetter,
} from '#shared/protocol/classroom.ts';
import { CLASS_SIZES } from '#shared/content/lessons.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { SNOOZE_MS } from './alerts.ts';
import { differInPins } from './deal.ts';
import { decideOffices, joinsOthers, leavesOthers, type Rounds, sharedInDeal } from './delegations.ts';
import { dealPeople, decideMove } from './people.ts';
import { courseEvents } from './presses.ts';
import { type ClassroomState, evolveClassroom } from './state.ts';

type Right = { readonly by: ClassroomActor['type']; readonly in: readonly ClassStage[] };

const OPEN: readonly ClassStage[] = ['gathering', 'dealt', 'playing', 'debrief'];

const SEATED: readonly ClassStage[] = ['dealt', 'playing', 'debrief'];

/** Who may ask what of a class, and when. What a member presses in the game is asked of their table. */
export const CLASSROOM_RIGHTS = {
  proposeDeal: { by: 'host', in: ['gathering'] },
  shuffleDeal: { by: 'host', in: ['gathering'] },
  applyDeal: { by: 'host', in: ['gathering'] },
  startPlay: { by: 'host', in: ['dealt'] },
  nextGame: { by: 'host', in: ['debrief'] },
  adjourn: { by: 'host', in: OPEN },
  reconvene: { by: 'host', in: OPEN },
  setHomework: { by: 'host', in: ['playing'] },
  dropHomework: { by: 'host', in: ['playing'] },
  setPlan: { by: 'host', in: OPEN },
  setPace: { by: 'host', in: ['gathering', 'dealt', 'playing'] },
  press: { by: 'host', in: ['playing'] },
  snoozeAlert: { by: 'host', in: ['playing'] },
  say: { by: 'host', in: SEATED },
  callEyes: { by: 'host', in: OPEN },
  turnScreen: { by: 'host', in: SEATED },
  openReplays: { by: 'host', in: ['playing', 'debrief'] },
  lowerHand: { by: 'host', in: SEATED },
  raiseHand: { by: 'member', in: SEATED },
  noteAlerts: { by: 'server', in: ['playing'] },
  movePerson: { by: 'host', in: ['dealt', 'playing'] },
  swapPeople: { by: 'host', in: ['dealt', 'playing'] },
  makeWatch: { by: 'host', in: ['dealt', 'playing'] },
  mergeTable: { by: 'host', in: ['dealt', 'playing'] },
  rehearse: { by: 'host', in: ['gathering'] },
  keepFor: { by: 'host', in: OPEN },
  paceRehearsal: { by: 'host', in: OPEN },
  startReal: { by: 'host', in: OPEN },
  renameMyself: { by: 'member', in: ['gathering'] },
  leaveClass: { by: 'member', in: ['gathering'] },
  enter: { by: 'server', in: ['gathering', 'dealt', 'playing'] },
  place: { by: 'server', in: ['dealt', 'playing', 'debrief'] },
  setOffices: { by: 'host', in: ['dealt', 'playing'] },
  ruleOffices: { by: 'host', in: OPEN },
  passChair: { by: 'server', in: ['dealt', 'playing'] },
  turnKey: { by: 'server', in: ['playing'] },
  dropKey: { by: 'server', in: ['playing'] },
  leave: { by: 'server', in: OPEN },
  noteEnd: { by: 'server', in: ['playing'] },
  mend: { by: 'server', in: OPEN },
} as const satisfies Record<ClassroomIntent['type'], Right>;

/** What a decision takes from outside, so that it has no dice of its own. */
export type ClassroomContext = {
  /** For a new lot. */
  readonly seed: string;
  /** For tables that are opened: one for each that there may be. */
  readonly gameIds: readonly string[];
  /** By the clock that all tables of the class share. */
  readonly nowMs: number;
  readonly rounds: Rounds;
  /** For another game: the seats of one table of it, and what came of the one before. */
  readonly next?: { readonly seats: readonly EconomyId[]; readonly before: PastGame };
};

type Decision = Result<ClassroomEvent[], Rejection>;

/** Events of what is asked of a class, or why it is refused. */
export function decideClassroom(
  context: ClassroomContext,
  state: ClassroomState,
  actor: ClassroomActor,
  intent: ClassroomIntent,
): Decision {
  const right: Right = CLASSROOM_RIGHTS[intent.type];
  if (right.by !== actor.type) return err({ code: right.by === 'host' ? 'host/only' : 'intent/not-allowed' });
  if (!right.in.includes(state.stage)) return err({ code: 'class/not-now' });
  switch (intent.type) {
    case 'proposeDeal':
    case 'shuffleDeal':
    case 'applyDeal':
      return decideDeal(context, state, intent);
    case 'startPlay':
      return ok([{ type: 'playBegun' }]);
    case 'adjourn':
    case 'reconvene':
    case 'setHomework':
    case 'dropHomework':
    case 'setPace':
    case 'setPlan':
      return ok(courseEvents(state, intent));
    case 'nextGame':
      return nextGame(context, state, intent.settings);
    case 'press': {
      const tables = chosenTables(state, intent.tables);
      return tables.ok ? ok([{ type: 'pressed', press: intent.press, tables: tables.value }]) : tables;
    }
    case 'movePerson':
    case 'swapPeople':
    case 'makeWatch':
      return decideMove(state, intent, context.rounds);
    case 'setOffices':
    case 'ruleOffices':
    case 'passChair':
    case 'turnKey':
    case 'dropKey':
      return decideOffices(state, intent, context.rounds);
    case 'mergeTable':
      return mergeTable(state, intent.table);
    // Names are not of this state, and whoever leaves is taken out of it with their name.
    case 'renameMyself':
    case 'leaveClass':
      return ok([]);
    case 'enter':
      return enter(state, intent, context.rounds);
    case 'place':
      return place(state, intent, context.rounds);
    case 'leave':
      return ok(leave(state, intent.member, context.rounds));
    case 'snoozeAlert':
      return ok([{ type: 'alertSnoozed', alert: intent.alert, untilMs: context.nowMs + SNOOZE_MS }]);
    case 'say':
      return say(context, state, intent);
    case 'callEyes':
      return ok(intent.up === state.eyesUp ? [] : [{ type: 'eyesCalled', up: intent.up }]);
    case 'turnScreen':
      return turnScreen(state, intent);
    case 'openReplays':
      return openReplays(state, intent.open);
    case 'lowerHand':
      return ok(state.hands.includes(intent.member) ? [{ type: 'handLowered', member: intent.member }] : []);
    case 'raiseHand':
      return raiseHand(state, intent);
    case 'keepFor':
      return ok(intent.days === state.keptDays ? [] : [{ type: 'keepingChosen', days: intent.days }]);
    case 'rehearse':
    case 'paceRehearsal':
    case 'startReal':
      return rehearse(state, intent);
    case 'noteAlerts':
      return ok([{ type: 'alertsRaised', alerts: intent.alerts }]);
    case 'noteEnd':
      return ok([{ type: 'debriefBegun' }]);
    case 'mend':
      return ok([mended(intent)]);
    default:
      return assertNever(intent);
  }
}

function mended({ stage, people, tables }: Extract<ClassroomIntent, { type: 'mend' }>): ClassroomEvent {
  return { type: 'classMended', stage, people, tables };
}

/** Somebody who has waited for a phase to end goes to a table. */
function place(
  state: ClassroomState,
  { member, table, joins }: Extract<ClassroomIntent, { type: 'place' }>,
  rounds: Rounds,
): Decision {
  const waits = state.people.some((person) => person.member === member && person.table === undefined);
  if (!state.tables.some((each) => each.table === table)) return err({ code: 'class/unknown-table', table });
  const shared = joinsOthers(state, { member, table, joins }, rounds);
  return ok(waits ? [{ type: 'personPlaced', member, table }, ...shared] : []);
}

function openReplays({ replaysOpen = false }: ClassroomState, open: boolean): Decision {
  return ok(open === replaysOpen ? [] : [{ type: 'replaysOpened', open }]);
}

/** The same people gather for another game. */
function nextGame({ next }: ClassroomContext, { past }: ClassroomState, settings: GameSettings): Decision {
  if (next === undefined) return err({ code: 'class/not-now' });
  if (past.length + 1 >= MOST_GAMES) return err({ code: 'class/too-many-games', limit: MOST_GAMES });
  return ok([{ type: 'nextGameOpened', settings, ...next }]);
}

/** Each of its people is moved in a row of their own; there must be others to go to. */
function mergeTable(state: ClassroomState, table: TableLetter): Decision {
  const chosen = chosenTables(state, [table]);
  if (!chosen.ok) return chosen;
  return state.tables.length > 1 ? ok([]) : err({ code: 'class/no-table' });
}

/** Tables that are meant: all, unless some are named. */
function chosenTables(
  { tables }: ClassroomState,
  named: readonly TableLetter[] | undefined,
): Result<readonly TableLetter[], Rejection> {
  const open = tables.map(({ table }) => table);
  const unknown = named?.find((letter) => !open.includes(letter));
  if (unknown !== undefined) return err({ code: 'class/unknown-table', table: unknown });
  return ok(named === undefined ? open : [...new Set(named)]);
}

/** More words at once would cover each other before anybody has read them. */
export const SAY_EVERY_MS = 2_000;

/** What is said to one person takes down their hand. The words themselves stand with the talk of the tables. */
function say(
  { nowMs }: ClassroomContext,
  state: ClassroomState,
  { member, tables: named }: Extract<HostClassroomIntent, { type: 'say' }>,
): Decision {
  if (member !== undefined) {
    const table = state.people.find((person) => person.member === member)?.table;
    if (table === undefined) return err({ code: 'class/unknown-person' });
    const said: ClassroomEvent = { type: 'said', tables: [table], atMs: nowMs, member };
    return ok(state.hands.includes(member) ? [said, { type: 'handLowered', member }] : [said]);
  }
  const tables = chosenTables(state, named);
  if (!tables.ok) return tables;
  // After a restart the clock may stand before the last word.
  const sinceMs = state.saidAtMs === undefined ? SAY_EVERY_MS : Math.abs(nowMs - state.saidAtMs);
  if (sinceMs < SAY_EVERY_MS) return err({ code: 'intent/too-fast' });
  return ok([{ type: 'said', tables: tables.value, atMs: nowMs }]);
}

function turnScreen(
  state: ClassroomState,
  { view, economy, table }: Extract<HostClassroomIntent, { type: 'turnScreen' }>,
): Decision {
  if (economy !== undefined && !state.seats.includes(economy)) return err({ code: 'seat/unknown', economy });
  const told = chosenTables(state, table === undefined ? undefined : [table]);
  if (!told.ok) return told;
  if (view === undefined) return ok([{ type: 'screenTurned' }]);
  const screen = {
    view,
    ...(economy === undefined ? {} : { economy }),
    ...(table === undefined ? {} : { table }),
  };
  return ok([{ type: 'screenTurned', screen }]);
}

/** Simulated people are let in where nobody is: real ones are never mixed with them. */
function rehearse(
  { people, rehearsal }: ClassroomState,
  intent: Extract<HostClassroomIntent, { type: 'rehearse' | 'paceRehearsal' | 'startReal' }>,
): Decision {
  if (intent.type === 'rehearse') {
    if (rehearsal !== undefined || people.length > 0) return err({ code: 'class/people-are-here' });
    return ok([{ type: 'rehearsalBegun', people: intent.people, speed: intent.speed }]);
  }
  if (rehearsal === undefined) return err({ code: 'class/no-rehearsal' });
  if (intent.type === 'startReal') return ok([]);
  return ok(rehearsal.speed === intent.speed ? [] : [{ type: 'rehearsalPaced', speed: intent.speed }]);
}

function raiseHand(
  { people, hands }: ClassroomState,
  { member, raised }: Extract<MemberClassroomIntent, { type: 'raiseHand' }>,
): Decision {
  if (!people.some((person) => person.member === member)) return err({ code: 'class/unknown-person' });
  if (raised === hands.includes(member)) return ok([]);
  return ok([{ type: raised ? 'handRaised' : 'handLowered', member }]);
}

function decideDeal(
  { seed, gameIds }: ClassroomContext,
  state: ClassroomState,
  intent: Extract<HostClassroomIntent, { type: 'proposeDeal' | 'shuffleDeal' | 'applyDeal' }>,
): Decision {
  const { proposed } = state;
  if (intent.type === 'proposeDeal') {
    const { mode, tables, perSeat, newSeats, pins } = intent;
    const stranger = Object.keys(pins).find((name) => !state.people.some(({ member }) => member === name));
    if (stranger !== undefined) return err({ code: 'class/unknown-person' });
    const request = {
      mode,
      pins,
      ...(tables === undefined ? {} : { tables }),
      ...(perSeat === undefined ? {} : { perSeat }),
      ...(newSeats === undefined ? {} : { newSeats }),
    };
    // Whom the host keeps somewhere says nothing about the others.
    const before = differInPins(proposed?.request, request) ? proposed : undefined;
    return ok([propose(state, request, { seed: proposed?.seed ?? seed, before })]);
  }
  if (proposed === undefined) return err({ code: 'class/no-deal' });
  if (intent.type === 'shuffleDeal') {
    const { request } = proposed;
    return ok([propose(state, { ...request, mode: SHUFFLED[request.mode] ?? request.mode }, { seed })]);
  }
  if (intent.deal !== proposed.deal) return err({ code: 'class/stale-deal' });
  return ok([
    {
      type: 'dealApplied',
      deal: proposed.deal,
      tables: proposed.tables.map(({ table, people }, place) => ({
        table,
        gameId: must(gameIds[place], 'id of a table'),
        people: people.map(({ member }) => member),
      })),
    },
    ...sharedInDeal(proposed),
  ]);
}

/** A new lot for what has none. */
const SHUFFLED: Partial<Record<DealRequest['mode'], DealRequest['mode']>> = {
  even: 'random',
  again: 'faces',
};

type Proposing = {
  readonly seed: string;
  /** The number of a deal to which somebody is added, since nobody has to look again. */
  readonly deal?: number;
  /** In which people keep their places. */
  readonly before?: Deal | undefined;
};

/** The deal of a request. */
function propose(
  state: ClassroomState,
  request: DealRequest,
  { seed, deal: number = state.lastDeal + 1, before }: Proposing,
): ClassroomEvent {
  const { people, seats, past } = state;
  const dealt = dealPeople(people, request, { seats, seed, past, before });
  const proposed = { ...dealt, deal: number, request, seed };
  return { type: 'dealProposed', proposed };
}

/** Whoever comes while the host looks at a deal is in it, without the host having to look again. */
function enter(
  state: ClassroomState,
  { member, group, table, joins }: Extract<ClassroomIntent, { type: 'enter' }>,
  rounds: Rounds,
): Decision {
  if (state.people.some((person) => person.member === member)) return ok([]);
  if (state.people.length >= CLASS_SIZES.peoplePerClass + CLASS_SIZES.watchersPerClass)
    return err({ code: 'class/full' });
  if (table !== undefined && !state.tables.some((each) => each.table === table))
    return err({ code: 'class/unknown-table', table });
  const entered: ClassroomEvent = {
    type: 'personEntered',
    member,
    ...(group === undefined ? {} : { group }),
    ...(table === undefined ? {} : { table }),
  };
  const after = evolveClassroom(state, entered);
  const { proposed } = after;
  if (table !== undefined) return ok([entered, ...joinsOthers(state, { member, table, joins }, rounds)]);
  if (proposed === undefined) return ok([entered]);
  return ok([entered, propose(after, proposed.request, { ...proposed, before: proposed })]);
}

/** Somebody who has left is in no deal, and everybody else keeps their place as far as tables stay even; the host looks at what is left before applying it. */
function leave(state: ClassroomState, member: MemberId, rounds: Rounds): ClassroomEvent[] {
  if (!state.people.some((person) => person.member === member)) return [];
  const left: ClassroomEvent = { type: 'personLeft', member };
  const after = evolveClassroom(state, left);
  const { proposed } = after;
  if (proposed === undefined) return [left, ...leavesOthers(state, member, rounds)];
  const pins = Object.fromEntries(
    Object.entries(proposed.request.pins).filter(([pinned]) => pinned !== member),
  );
  return [left, propose(after, { ...proposed.request, pins }, { seed: proposed.seed, before: proposed })];
}
