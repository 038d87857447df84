import { assertNever } from '#shared/kernel/assertNever.ts';
import type { MemberId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import {
  type ClassroomActor,
  type ClassroomEvent,
  type ClassroomIntent,
  type ClassStage,
  type DealRequest,
  type HostClassroomIntent,
} from '#shared/protocol/classroom.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { SNOOZE_MS } from './alerts.ts';
import { deal } from './deal.ts';
import { type ClassroomState, evolveClassroom } from './state.ts';

type Right = { readonly by: ClassroomActor['type']; readonly in: readonly ClassStage[] };

const OPEN: readonly ClassStage[] = ['gathering', 'dealt', 'playing', 'debrief'];

/** Who may ask what of a class, and when. A member of the class asks nothing of it yet: their presses are their table's. */
export const CLASSROOM_RIGHTS = {
  proposeDeal: { by: 'host', in: ['gathering'] },
  shuffleDeal: { by: 'host', in: ['gathering'] },
  applyDeal: { by: 'host', in: ['gathering'] },
  startPlay: { by: 'host', in: ['dealt'] },
  press: { by: 'host', in: ['playing'] },
  snoozeAlert: { by: 'host', in: ['playing'] },
  noteAlerts: { by: 'server', in: ['playing'] },
  enter: { by: 'server', in: ['gathering', 'dealt', 'playing'] },
  leave: { by: 'server', in: OPEN },
  noteEnd: { by: 'server', in: ['playing'] },
} as const satisfies Record<ClassroomIntent['type'], Right>;

/** What a decision takes from outside, so that it has no dice of its own. */
export type ClassroomContext = {
  /** For a new lot. */
  readonly seed: string;
  /** For tables that are opened: one for each that there may be. */
  readonly gameIds: readonly string[];
  /** By the clock that all tables of the class share. */
  readonly nowMs: number;
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
    case 'press': {
      const tables = intent.tables ?? state.tables.map(({ table }) => table);
      const unknown = tables.find((letter) => !state.tables.some(({ table }) => table === letter));
      if (unknown !== undefined) return err({ code: 'class/unknown-table', table: unknown });
      return ok([{ type: 'pressed', press: intent.press, tables: [...new Set(tables)] }]);
    }
    case 'enter':
      return enter(state, intent);
    case 'leave':
      return ok(leave(state, intent.member));
    case 'snoozeAlert':
      return ok([{ type: 'alertSnoozed', alert: intent.alert, untilMs: context.nowMs + SNOOZE_MS }]);
    case 'noteAlerts':
      return ok([{ type: 'alertsRaised', alerts: intent.alerts }]);
    case 'noteEnd':
      return ok([{ type: 'debriefBegun' }]);
    default:
      return assertNever(intent);
  }
}

function decideDeal(
  { seed, gameIds }: ClassroomContext,
  state: ClassroomState,
  intent: Extract<HostClassroomIntent, { type: 'proposeDeal' | 'shuffleDeal' | 'applyDeal' }>,
): Decision {
  const { proposed } = state;
  if (intent.type === 'proposeDeal') {
    const { mode, tables, pins } = intent;
    const stranger = Object.keys(pins).find((name) => !state.people.some(({ member }) => member === name));
    if (stranger !== undefined) return err({ code: 'class/unknown-person' });
    const request = { mode, pins, ...(tables === undefined ? {} : { tables }) };
    return ok([propose(state, request, { seed: proposed?.seed ?? seed })]);
  }
  if (proposed === undefined) return err({ code: 'class/no-deal' });
  if (intent.type === 'shuffleDeal') {
    const { request } = proposed;
    return ok([
      propose(state, { ...request, mode: request.mode === 'even' ? 'random' : request.mode }, { seed }),
    ]);
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
  ]);
}

/** The deal of a request. `deal`: number of one that is only drawn anew, since nobody has to look again. */
function propose(
  state: ClassroomState,
  request: DealRequest,
  { seed, deal: number = state.lastDeal + 1 }: { readonly seed: string; readonly deal?: number },
): ClassroomEvent {
  const { people, seats } = state;
  const proposed = { ...deal(people, request, { seats, seed }), deal: number, request, seed };
  return { type: 'dealProposed', proposed };
}

/** Whoever comes while the host looks at a deal is in it, without the host having to look again. */
function enter(
  state: ClassroomState,
  { member, group, table }: Extract<ClassroomIntent, { type: 'enter' }>,
): Decision {
  if (state.people.some((person) => person.member === member)) return ok([]);
  if (state.people.length >= LIMITS.peoplePerClass) return err({ code: 'class/full' });
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
  if (proposed === undefined) return ok([entered]);
  return ok([entered, propose(after, proposed.request, proposed)]);
}

/** Somebody who has left is in no deal; the host looks at what is left before applying it. */
function leave(state: ClassroomState, member: MemberId): ClassroomEvent[] {
  if (!state.people.some((person) => person.member === member)) return [];
  const left: ClassroomEvent = { type: 'personLeft', member };
  const after = evolveClassroom(state, left);
  const { proposed } = after;
  if (proposed === undefined) return [left];
  const pins = Object.fromEntries(
    Object.entries(proposed.request.pins).filter(([pinned]) => pinned !== member),
  );
  return [left, propose(after, { ...proposed.request, pins }, { seed: proposed.seed })];
}
