/** People of a class and their places: who plays and who watches, where somebody late goes, and how people change tables. */
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type {
  ClassroomEvent,
  ClassWaiting,
  Deal,
  DealRequest,
  PlaceIntent,
  TableLetter,
} from '#shared/protocol/classroom.ts';
import type { Intent } from '#shared/protocol/intents.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '#shared/rules/state.ts';
import { remainingMs } from '#shared/rules/table/clock.ts';
import { type Arrival, deal } from './deal.ts';
import type { ClassroomState } from './state.ts';
import type { TableGame } from './tables.ts';

type People = Pick<ClassroomState, 'people'>;

/** Whether as many people as a class seats came before this one: then they watch. Who moves up when somebody leaves, plays. */
export function isBeyondPlaces({ people }: People, member: MemberId): boolean {
  return people.findIndex((person) => person.member === member) >= LIMITS.peoplePerClass;
}

/** The deal of everybody who plays; whoever came after them watches, the tables taking one each in turn. */
export function dealPeople(
  people: readonly Arrival[],
  request: DealRequest,
  lot: { readonly seats: readonly EconomyId[]; readonly seed: string },
): Deal {
  const dealt = deal(people.slice(0, LIMITS.peoplePerClass), request, lot);
  const watching = people.slice(LIMITS.peoplePerClass);
  const tables = dealt.tables.map(({ table, people: seated }, place) => ({
    table,
    people: [
      ...seated,
      ...watching
        .filter((_, index) => index % dealt.tables.length === place)
        .map(({ member }) => ({ member })),
    ],
  }));
  return { ...dealt, tables };
}

/** Why somebody has no seat, where they are to be told before they go to a table. */
export function waitingOf(state: ClassroomState, member: MemberId): ClassWaiting | undefined {
  if (isBeyondPlaces(state, member)) return { why: 'full' };
  const table = state.people.find((person) => person.member === member)?.table;
  return state.tables.length > 0 && table === undefined ? { why: 'phase' } : undefined;
}

/** In so short a rest of a negotiation nobody new could read what is on the table. */
const LATE_WAIT_MS = 30_000;

/** Whether somebody new may sit down now; else from the next phase on. */
export function admitsLate(state: GameState, nowMs: number): boolean {
  if (state.phase === 'policy') return false;
  const left = remainingMs(state, nowMs);
  return state.phase !== 'negotiation' || left === undefined || left > LATE_WAIT_MS;
}

export type LatePlace = { readonly table: TableLetter; readonly seat?: EconomyId };

/**
 * Where somebody who comes late sits: a bot's seat at the table with fewest people, else they watch there. Undefined while no table
 * takes anybody.
 */
export function placeForLate(
  tables: readonly (TableGame & { readonly watching: number })[],
  { nowMs, maySit }: { readonly nowMs: number; readonly maySit: boolean },
): LatePlace | undefined {
  const fewestFirst = tables
    .filter(({ state }) => !maySit || admitsLate(state, nowMs))
    .toSorted((a, b) => peopleAt(a) - peopleAt(b));
  const open = maySit ? fewestFirst.find((table) => freeSeatOf(table) !== undefined) : undefined;
  const table = open ?? fewestFirst[0];
  if (table === undefined) return undefined;
  const seat = maySit ? freeSeatOf(table) : undefined;
  return { table: table.table, ...(seat === undefined ? {} : { seat }) };
}

function peopleAt({ state, watching }: TableGame & { readonly watching: number }): number {
  return watching + Object.values(state.seats).filter(({ member }) => member !== undefined).length;
}

function freeSeatOf({ state, seats }: Pick<TableGame, 'state' | 'seats'>): EconomyId | undefined {
  if (state.phase === 'debrief') return undefined;
  return seats.find(
    (economy) => state.seats[economy] !== undefined && state.seats[economy].member === undefined,
  );
}

/**
 * Who belongs where when the host moves somebody, lets two change places or lets somebody watch. Whoever stays at the table is named
 * too: so each of these has a row, which tells after a restart that it is done.
 */
export function decideMove(state: ClassroomState, intent: PlaceIntent): Result<ClassroomEvent[], Rejection> {
  const tableOf = (member: MemberId): TableLetter | undefined =>
    state.people.find((person) => person.member === member)?.table;
  const isHere = (member: MemberId): boolean => state.people.some((person) => person.member === member);
  const { member } = intent;
  const from = tableOf(member);
  if (!isHere(member)) return err({ code: 'class/person-gone' });
  switch (intent.type) {
    case 'makeWatch':
      if (from === undefined) return err({ code: 'class/no-table' });
      return ok([{ type: 'personPlaced', member, table: from }]);
    case 'movePerson': {
      const { table } = intent;
      if (!state.tables.some((each) => each.table === table))
        return err({ code: 'class/unknown-table', table });
      if (from === table) return err({ code: 'class/already-there', table });
      return ok([{ type: 'personPlaced', member, table }]);
    }
    case 'swapPeople': {
      const to = tableOf(intent.with);
      if (!isHere(intent.with)) return err({ code: 'class/person-gone' });
      if (from === undefined || to === undefined || member === intent.with)
        return err({ code: 'class/no-table' });
      return ok([
        { type: 'personPlaced', member, table: to },
        { type: 'personPlaced', member: intent.with, table: from },
      ]);
    }
  }
}

function seatIn({ seats }: GameState, member: MemberId): EconomyId | undefined {
  return Object.values(seats).find((seat) => seat.member === member)?.economy;
}

/** Somebody gets up; a bot minds the seat after some grace. */
export function leavesSeat(state: GameState, member: MemberId): Intent[] {
  const economy = seatIn(state, member);
  return economy === undefined ? [] : [{ type: 'vacateSeat', economy }];
}

/** Somebody comes from another table: to a bot's seat where there is one, else to watch. */
export function takesFreeSeat(game: Pick<TableGame, 'state' | 'seats'>, member: MemberId): Intent[] {
  const economy = seatIn(game.state, member) === undefined ? freeSeatOf(game) : undefined;
  return economy === undefined ? [] : [{ type: 'occupySeat', economy, member }];
}

/** Somebody comes in the place of another, in one decision, so that no bot acts in between; to watch where the other does. */
export function takesPlaceOf(
  state: GameState,
  { leaves, comes }: { readonly leaves: MemberId; readonly comes: MemberId },
): Intent[] {
  const economy = seatIn(state, leaves);
  if (economy === undefined) return [];
  return [
    { type: 'vacateSeat', economy },
    { type: 'occupySeat', economy, member: comes },
  ];
}

/** Two of one table change places. */
export function changePlaces(state: GameState, one: MemberId, other: MemberId): Intent[] {
  const [mine, theirs] = [seatIn(state, one), seatIn(state, other)];
  return [
    ...leavesSeat(state, one),
    ...leavesSeat(state, other),
    ...(theirs === undefined ? [] : [{ type: 'occupySeat', economy: theirs, member: one } as const]),
    ...(mine === undefined ? [] : [{ type: 'occupySeat', economy: mine, member: other } as const]),
  ];
}
