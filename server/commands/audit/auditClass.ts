import { type ClassroomContext, decideClassroom } from '#shared/classroom/decideClassroom.ts';
import { SNOOZE_MS } from '#shared/classroom/alerts.ts';
import { type ClassroomState, evolveClassroom } from '#shared/classroom/state.ts';
import type { ClassroomActor, ClassroomEvent, ClassroomIntent } from '#shared/protocol/classroom.ts';
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
      const asked = askedIn(row);
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

/** Of these the events do not tell all that was asked. */
const UNKNOWN: ReadonlySet<ClassroomEvent['type']> = new Set([
  'dealProposed',
  'seatShared',
  'chairPassed',
  'officesRuled',
]);

/** Who asked what, where the events of a row tell it; a deal is looked at by itself. */
function askedIn({ type, events }: ClassRow): Asked | undefined {
  const [event, ...others] = events;
  // Who shares a seat with whom hangs on the games of the tables too.
  if (event === undefined || events.some(({ type: each }) => UNKNOWN.has(each))) return undefined;
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
      return { actor: SERVER, intent: { type: 'enter', member, ...place } };
    }
    case 'personLeft':
      return { actor: SERVER, intent: { type: 'leave', member: event.member } };
    case 'personPlaced':
      return placeAsked(type, event, others);
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
  type: string,
  { member, table }: Extract<ClassroomEvent, { type: 'personPlaced' }>,
  [other]: readonly ClassroomEvent[],
): Asked | undefined {
  if (type === 'place') return { actor: SERVER, intent: { type: 'place', member, table } };
  if (type === 'movePerson') return { actor: HOST, intent: { type: 'movePerson', member, table } };
  if (type === 'makeWatch') return { actor: HOST, intent: { type: 'makeWatch', member } };
  return type === 'swapPeople' && other?.type === 'personPlaced'
    ? { actor: HOST, intent: { type: 'swapPeople', member, with: other.member } }
    : undefined;
}
