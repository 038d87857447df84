/** People of a class and their places: who plays and who watches, where somebody late goes, and how people change tables. */
import { openingFacts } from '#shared/rules/scenario/anyScenario.ts';
import {
  type Rounds,
  delegationAt,
  delegationOf,
  exchangesOffices,
  joinsOthers,
  leavesOthers,
} from './delegations.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type {
  AskedPlace,
  ClassWaiting,
  ClassroomEvent,
  Deal,
  DealRequest,
  TableLetter,
} from '#shared/protocol/classroom.ts';
import { CLASS_SIZES } from '#shared/content/lessons.ts';
import { type Delegation, type OfficeAsked, type SeatJoined } from '#shared/protocol/deal.ts';
import type { Actor, Intent } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { AnyScenario } from '#shared/rules/scenario/anyScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { remainingMs } from '#shared/rules/table/clock.ts';
import { type Arrival, dealOn } from './deal.ts';
import { dealAgain, type Lot } from './dealAgain.ts';
import type { ClassroomState } from './state.ts';
import type { TableGame } from './tables.ts';

type People = Pick<ClassroomState, 'people'>;

/** Whether as many people as a class seats came before this one: then they watch. Who moves up when somebody leaves, plays. */
export function isBeyondPlaces({ people }: People, member: MemberId): boolean {
  return people.findIndex((person) => person.member === member) >= CLASS_SIZES.peoplePerClass;
}

/**
 * The deal of everybody who plays; whoever came after them watches, the tables taking one each in turn. `before`: the deal in which those
 * who are in it keep their places.
 */
export function dealPeople(
  people: readonly Arrival[],
  request: DealRequest,
  { before, ...lot }: Lot & { readonly before?: Deal | undefined },
): Deal {
  const playing = people.slice(0, CLASS_SIZES.peoplePerClass);
  const dealt =
    before === undefined ? dealAgain(playing, request, lot) : dealOn(before, playing, request, lot);
  const watching = people.slice(CLASS_SIZES.peoplePerClass);
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

export type LatePlace = {
  readonly table: TableLetter;
  /** A bot's seat. */
  readonly seat?: EconomyId;
  /** A seat of others. */
  readonly joins?: SeatJoined;
};

/** A table as far as places at it are looked for: how many of its people have no seat, and which seats several share. */
export type TablePlaces = TableGame & {
  readonly watching: number;
  readonly delegations: readonly Delegation[];
};

/**
 * Where somebody who comes late sits: a bot's seat at the table with fewest people, else with the fewest others at a seat, else they
 * watch. Undefined while no table takes anybody.
 */
export function placeForLate(
  tables: readonly TablePlaces[],
  { nowMs, maySit }: { readonly nowMs: number; readonly maySit: boolean },
): LatePlace | undefined {
  const fewestFirst = tables
    .filter(({ state }) => !maySit || admitsLate(state, nowMs))
    .toSorted((a, b) => peopleAt(a) - peopleAt(b));
  const open = maySit ? fewestFirst.find((table) => freeSeatOf(table) !== undefined) : undefined;
  const seat = open === undefined ? undefined : freeSeatOf(open);
  if (open !== undefined && seat !== undefined) return { table: open.table, seat };
  const shared = maySit ? fewestAtSeat(fewestFirst) : undefined;
  if (shared !== undefined) return shared;
  const [table] = fewestFirst;
  return table === undefined ? undefined : { table: table.table };
}

/** The seat with fewest people of all that has room; of several the first of the deal at the table with fewest people. */
function fewestAtSeat(tables: readonly TablePlaces[]): LatePlace | undefined {
  const [first] = tables
    .flatMap((table) => {
      const joins = joinableSeatOf(table);
      return joins === undefined ? [] : [{ table: table.table, ...joins }];
    })
    .toSorted((a, b) => a.people - b.people);
  return first === undefined ? undefined : { table: first.table, joins: first.joins };
}

/** Where at a table somebody may join others. */
export function joinableSeatOf({
  table,
  state,
  seats,
  delegations,
}: TablePlaces): { readonly joins: SeatJoined; readonly people: number } | undefined {
  if (state.phase === 'debrief') return undefined;
  const [first] = seats
    .flatMap((economy) => {
      const holder = state.seats[economy]?.member;
      if (holder === undefined) return [];
      const people = delegationAt(delegations, { table, economy })?.people.length ?? 1;
      return people < CLASS_SIZES.peoplePerSeat ? [{ joins: { economy, holder }, people }] : [];
    })
    .toSorted((a, b) => a.people - b.people);
  return first;
}

function peopleAt({ table, state, watching, delegations }: TablePlaces): number {
  const seated = Object.values(state.seats).filter(({ member }) => member !== undefined);
  const atSeat = ({ economy }: { readonly economy: EconomyId }): number =>
    delegationAt(delegations, { table, economy })?.people.length ?? 1;
  return watching + seated.reduce((sum, seat) => sum + atSeat(seat), 0);
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
export function decideMove(
  state: ClassroomState,
  intent: AskedPlace,
  rounds: Rounds,
): Result<ClassroomEvent[], Rejection> {
  const tableOf = (member: MemberId): TableLetter | undefined =>
    state.people.find((person) => person.member === member)?.table;
  const isHere = (member: MemberId): boolean => state.people.some((person) => person.member === member);
  const { member } = intent;
  const from = tableOf(member);
  if (!isHere(member)) return err({ code: 'class/person-gone' });
  switch (intent.type) {
    case 'makeWatch':
      if (from === undefined) return err({ code: 'class/no-table' });
      return ok([{ type: 'personPlaced', member, table: from }, ...leavesOthers(state, member, rounds)]);
    case 'movePerson': {
      const { table, joins } = intent;
      if (!state.tables.some((each) => each.table === table))
        return err({ code: 'class/unknown-table', table });
      if (from === table) return err({ code: 'class/already-there', table });
      return ok([
        { type: 'personPlaced', member, table },
        ...leavesOthers(state, member, rounds),
        ...joinsOthers(state, { member, table, joins }, rounds),
      ]);
    }
    case 'swapPeople': {
      const to = tableOf(intent.with);
      if (!isHere(intent.with)) return err({ code: 'class/person-gone' });
      if (from === undefined || to === undefined || member === intent.with)
        return err({ code: 'class/no-table' });
      return ok([
        { type: 'personPlaced', member, table: to },
        { type: 'personPlaced', member: intent.with, table: from },
        ...exchangesOffices(state, [member, intent.with], rounds),
      ]);
    }
  }
}

function seatIn({ seats }: GameState, member: MemberId): EconomyId | undefined {
  return Object.values(seats).find((seat) => seat.member === member)?.economy;
}

/** Somebody gets up; `heir`, who shares the seat, holds it from then on, else a bot minds it after some grace. */
export function leavesSeat(state: GameState, member: MemberId, heir?: MemberId): Intent[] {
  const economy = seatIn(state, member);
  if (economy === undefined) return [];
  const vacated = { type: 'vacateSeat', economy } as const;
  return heir === undefined ? [vacated] : [vacated, { type: 'occupySeat', economy, member: heir }];
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

type Seats = Pick<GameState, 'seats'>;

/** What is asked at a table for a seat that several share: of the class, which adds where the table is. */
export type SeatAsked = OfficeAsked extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'table'>
    : never
  : never;

/** The seat that somebody holds, or shares with whoever holds it. `delegations`: of this table. */
export function seatOf(
  { seats }: Seats,
  member: MemberId,
  delegations: readonly Delegation[] = [],
): EconomyId | undefined {
  const held = Object.values(seats).find((seat) => seat.member === member)?.economy;
  if (held !== undefined) return held;
  const shared = delegationOf(delegations, member);
  const holder = shared === undefined ? undefined : seats[shared.economy]?.member;
  return holder !== undefined && shared?.people.includes(holder) === true ? shared.economy : undefined;
}

/** Everybody who sits at a seat: nobody where a bot does. */
export function peopleAtSeat(
  { seats }: Seats,
  economy: EconomyId,
  delegations: readonly Delegation[],
): readonly MemberId[] {
  const holder = seats[economy]?.member;
  if (holder === undefined) return [];
  const shared = delegations.find((each) => each.economy === economy);
  return shared?.people.includes(holder) === true ? shared.people : [holder];
}

type Press = {
  readonly actor: Actor;
  readonly command?: { readonly member: string };
  readonly refusal?: () => Rejection | undefined;
};

/** Why whoever asked may ask no more when their turn has come: the seat, or the office, has changed hands while they waited. */
export function goneSince({ actor, command, refusal }: Press, { seats }: Seats): Rejection | undefined {
  if (refusal !== undefined) return refusal();
  const isHeld =
    actor.type !== 'seat' || command === undefined || seats[actor.economy]?.member === command.member;
  return isHeld ? undefined : { code: 'seat/not-yours' };
}

/** The game of a table as a class reads it. */
export function tableGame(
  table: TableLetter,
  { gameId, rules }: { readonly gameId: string; readonly rules: { readonly scenario: AnyScenario } },
  state: GameState,
): TableGame {
  const seats = seatOrder(rules.scenario, state.seats);
  return { table, gameId, state, seats, ...openingFacts(rules.scenario) };
}

/** Seats in the order in which they are dealt; the centre's, where a person may hold it, comes after the provinces'. */
export function seatOrder(
  { dealOrder }: Pick<AnyScenario, 'dealOrder'>,
  seats: GameState['seats'],
): readonly EconomyId[] {
  return [...dealOrder, ...Object.keys(seats).filter((economy) => !dealOrder.includes(economy))];
}
