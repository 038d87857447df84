import { type ClassroomContext, decideClassroom } from '#shared/classroom/decideClassroom.ts';
import { SNOOZE_MS } from '#shared/classroom/alerts.ts';
import { delegationAt, orderIn, type Rounds } from '#shared/classroom/delegations.ts';
import { type ClassroomState, evolveClassroom } from '#shared/classroom/state.ts';
import type { ClassroomActor, ClassroomEvent, ClassroomIntent } from '#shared/protocol/classroom.ts';
import type { MemberId } from '#shared/kernel/ids.ts';
import type { SeatJoined } from '#shared/protocol/deal.ts';
import type { ClassRow, StoredClassLog } from '../../store/GameStore.ts';
import { findDifference } from './auditTable.ts';

/** What came of deciding the log of a class anew. */
export type ClassAudit = {
  readonly rows: number;
  /** Rows whose events were decided again from the state before them. */
  readonly decided: number;
  readonly faults: readonly string[];
};

type Asked = {
  readonly actor: ClassroomActor;
  readonly intent: ClassroomIntent;
  readonly context?: Partial<ClassroomContext>;
};

const HOST = { type: 'host' } as const;
const SERVER = { type: 'server' } as const;
const MEMBER = { type: 'member' } as const;

/** Folds the log of a class from its first row and decides again what its rows tell of what was asked. */
export function auditClass({ rows, brokenFrom }: Pick<StoredClassLog, 'rows' | 'brokenFrom'>): ClassAudit {
  const faults = brokenFrom === undefined ? [] : [brokenFrom.reason];
  let state: ClassroomState | undefined;
  let decided = 0;
  for (const row of rows) {
    const { seq, type, events } = row;
    const fault = (reason: string) => faults.push(`row ${seq} (${type}): ${reason}`);
    if (state !== undefined) {
      for (const event of events)
        if (event.type === 'dealProposed') faultsOfDeal(event, state).forEach(fault);
      const asked = askedIn(row, state);
      if (asked !== undefined) {
        decided += 1;
        const context = { seed: '', gameIds: [], nowMs: 0, rounds: {}, ...asked.context };
        const answer = decideClassroom(context, state, asked.actor, asked.intent);
        const difference = answer.ok ? findDifference(events, answer.value).fault : undefined;
        if (!answer.ok) fault(`the rules refuse it now (${answer.error.code})`);
        else if (difference !== undefined) fault(difference);
      }
    } else if (events[0]?.type !== 'classOpened') fault('the log does not begin with the opening of a class');
    state = events.reduce<ClassroomState | undefined>(evolveClassroom, state);
  }
  return { rows: rows.length, decided, faults };
}

/** A later version may deal otherwise: a deal is good where everybody who is here is dealt once. */
function faultsOfDeal(
  { proposed }: Extract<ClassroomEvent, { type: 'dealProposed' }>,
  { people }: ClassroomState,
): readonly string[] {
  const dealt = proposed.tables.flatMap((table) => table.people.map(({ member }) => member));
  const twice = dealt.find((member, place) => dealt.indexOf(member) !== place);
  const left = people.find(({ member }) => !dealt.includes(member));
  return [
    ...(twice === undefined ? [] : [`${twice} is dealt twice`]),
    // Whoever leaves is out of the deal in the same row.
    ...(left === undefined || dealt.length >= people.length - 1 ? [] : [`${left.member} is not dealt`]),
  ];
}

/** Who asked what, where the events of a row tell it; a deal is looked at by itself. */
function askedIn(row: ClassRow, state: ClassroomState): Asked | undefined {
  if (row.events.some(({ type }) => type === 'dealProposed')) return undefined;
  const asked = askedFor(row, state);
  return asked === undefined ? undefined : { ...asked, context: { rounds: roundsIn(row), ...asked.context } };
}

/** Rounds that tables played, which offices go round by, as far as a row tells them. */
function roundsIn({ events }: ClassRow): Rounds {
  return Object.fromEntries(
    events.flatMap((event) =>
      event.type === 'seatShared' || event.type === 'chairPassed' || event.type === 'keyTurned'
        ? [[event.table, event.round] as const]
        : [],
    ),
  );
}

/** The seat to which somebody has come in a row, and one of those who share it. */
function joinsIn({ events }: ClassRow, member: MemberId): { readonly joins?: SeatJoined } {
  for (const event of events) {
    if (event.type !== 'seatShared' || !event.people.includes(member)) continue;
    const holder = event.people.find((other) => other !== member);
    if (holder !== undefined) return { joins: { economy: event.economy, holder } };
  }
  return {};
}

function askedFor(row: ClassRow, state: ClassroomState): Asked | undefined {
  const { type, events } = row;
  const [event, ...others] = events;
  if (event === undefined) return undefined;
  if (type === 'ruleOffices' || type === 'setOffices') return officesAsked(type, events);
  switch (event.type) {
    case 'dealApplied':
      return {
        actor: HOST,
        intent: { type: 'applyDeal', deal: event.deal },
        context: { gameIds: event.tables.map(({ gameId }) => gameId) },
      };
    case 'nextGameOpened': {
      const { settings, seats, before } = event;
      return { actor: HOST, intent: { type: 'nextGame', settings }, context: { next: { seats, before } } };
    }
    case 'paceSet':
      return { actor: HOST, intent: { type: 'setPace', pace: event.pace } };
    case 'playBegun':
      return { actor: HOST, intent: { type: 'startPlay' } };
    case 'pressed':
      return { actor: HOST, intent: { type: 'press', press: event.press, tables: event.tables } };
    case 'alertSnoozed':
      return {
        actor: HOST,
        intent: { type: 'snoozeAlert', alert: event.alert },
        context: { nowMs: event.untilMs - SNOOZE_MS },
      };
    case 'said': {
      const { tables, member, atMs } = event;
      const body = { type: 'text', text: '' } as const;
      const to = member === undefined ? { tables } : { member };
      return { actor: HOST, intent: { type: 'say', body, ...to }, context: { nowMs: atMs } };
    }
    case 'eyesCalled':
      return { actor: HOST, intent: { type: 'callEyes', up: event.up } };
    case 'screenTurned':
      return { actor: HOST, intent: { type: 'turnScreen', ...event.screen } };
    case 'handRaised':
      return { actor: MEMBER, intent: { type: 'raiseHand', member: event.member, raised: true } };
    case 'handLowered':
      return type === 'lowerHand'
        ? { actor: HOST, intent: { type: 'lowerHand', member: event.member } }
        : { actor: MEMBER, intent: { type: 'raiseHand', member: event.member, raised: false } };
    case 'alertsRaised':
      return { actor: SERVER, intent: { type: 'noteAlerts', alerts: event.alerts } };
    case 'personEntered': {
      const { member, group, table } = event;
      const place = { ...(group === undefined ? {} : { group }), ...(table === undefined ? {} : { table }) };
      return { actor: SERVER, intent: { type: 'enter', member, ...place, ...joinsIn(row, member) } };
    }
    case 'personLeft':
      return { actor: SERVER, intent: { type: 'leave', member: event.member } };
    case 'personPlaced':
      return placeAsked(row, event, others);
    case 'chairPassed': {
      const { table, economy, member: to, why, round } = event;
      const delegation = delegationAt(state.delegations, event);
      const from = delegation && orderIn(delegation, { round, rotation: state.offices.rotation })[0];
      return from === undefined
        ? undefined
        : { actor: SERVER, intent: { type: 'passChair', table, economy, from, to, why } };
    }
    case 'keyTurned': {
      const { table, economy, by, press } = event;
      return { actor: SERVER, intent: { type: 'turnKey', table, economy, by, press } };
    }
    case 'keyDropped':
      return { actor: SERVER, intent: { type: 'dropKey', table: event.table, economy: event.economy } };
    case 'debriefBegun':
      return { actor: SERVER, intent: { type: 'noteEnd' } };
    case 'classMended': {
      const { stage, people, tables } = event;
      return { actor: SERVER, intent: { type: 'mend', stage, people, tables } };
    }
    default:
      return undefined;
  }
}

function placeAsked(
  row: ClassRow,
  { member, table }: Extract<ClassroomEvent, { type: 'personPlaced' }>,
  [other]: readonly ClassroomEvent[],
): Asked | undefined {
  const joins = joinsIn(row, member);
  switch (row.type) {
    case 'place':
      return { actor: SERVER, intent: { type: 'place', member, table, ...joins } };
    case 'movePerson':
      return { actor: HOST, intent: { type: 'movePerson', member, table, ...joins } };
    case 'makeWatch':
      return { actor: HOST, intent: { type: 'makeWatch', member } };
    default:
      return row.type === 'swapPeople' && other?.type === 'personPlaced'
        ? { actor: HOST, intent: { type: 'swapPeople', member, with: other.member } }
        : undefined;
  }
}

/** The host sets who has which office at a seat, or how offices go round everywhere. */
function officesAsked(
  type: 'ruleOffices' | 'setOffices',
  events: readonly ClassroomEvent[],
): Asked | undefined {
  const ruled = events.find((event) => event.type === 'officesRuled');
  const [set] = events.filter((event) => event.type === 'seatShared');
  if (type === 'ruleOffices' && ruled !== undefined) {
    const { rotation, allMayPress, twoKeys } = ruled;
    // Rows from before there were second words do not say.
    if (twoKeys === undefined) return undefined;
    return { actor: HOST, intent: { type, rotation, allMayPress, twoKeys } };
  }
  if (type !== 'setOffices' || set === undefined) return undefined;
  const { table, economy, people } = set;
  return { actor: HOST, intent: { type, table, economy, people: [...people] } };
}
