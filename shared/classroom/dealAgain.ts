/** How people of a class are dealt when they have played before: to the same tables, to new faces, to new seats. */
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { drawIndex, type RandomState, seedFromText } from '#shared/kernel/random.ts';
import { must } from '#shared/kernel/records.ts';
import type { PastGame } from '#shared/protocol/classTables.ts';
import type { Deal, DealRequest, TableLetter } from '#shared/protocol/deal.ts';
import { type Arrival, deal } from './deal.ts';
import { seatAll, type SeatWishes, timesHadIn } from './newSeats.ts';

export type Lot = {
  readonly seats: readonly EconomyId[];
  readonly seed: string;
  /** Games that these people have played before. */
  readonly past: readonly PastGame[];
};

/** Deals people, with regard to the games before where there were some. */
export function dealAgain(people: readonly Arrival[], request: DealRequest, lot: Lot): Deal {
  const { past } = lot;
  const last = past.at(-1);
  const isAgain = request.mode === 'again' || request.mode === 'faces';
  const plain: DealRequest = { ...request, mode: isAgain ? 'even' : request.mode };
  if (last === undefined) return deal(people, plain, lot);
  const base = deal(people, plain, lot);
  const pins =
    request.mode === 'again'
      ? tablesOf(last, people)
      : request.mode === 'faces'
        ? newFaces(people, base, { ...lot, pins: request.pins })
        : {};
  const dealt = isAgain ? deal(people, { ...plain, pins: { ...pins, ...request.pins } }, lot) : base;
  // Only what the host has asked for by name is told where it did not fit.
  const released = dealt.released.filter((member) => request.pins[member] !== undefined);
  const wishes =
    request.newSeats === true ? newSeats(past) : request.mode === 'again' ? sameSeats(last) : undefined;
  if (wishes === undefined) return { ...dealt, released };
  const words = new Map(people.map(({ member, group }) => [member, group]));
  const staysAtTable = (member: MemberId): boolean =>
    request.mode === 'again' ||
    request.pins[member] !== undefined ||
    (request.mode === 'together' && words.get(member) !== undefined);
  const tables = seatAll(dealt.tables, { ...wishes, seats: lot.seats, staysAtTable });
  return {
    ...dealt,
    released,
    tables: request.mode === 'faces' ? withFewerAgain(tables, past, staysAtTable) : tables,
  };
}

type Pins = Readonly<Record<MemberId, TableLetter>>;

/** At which table everybody was at the end of a game. */
function tablesOf({ tables }: PastGame, people: readonly Arrival[]): Pins {
  const tableOf = new Map(tables.flatMap(({ table, people: at }) => at.map(({ member }) => [member, table])));
  return Object.fromEntries(
    people.flatMap(({ member }) => {
      const table = tableOf.get(member);
      return table === undefined ? [] : [[member, table] as const];
    }),
  );
}

/** Lots that are tried. */
const TRIES = 20;

/** Tables of the same sizes where as few as can be meet again: people are put where they know fewest, and then change places. */
function newFaces(
  people: readonly Arrival[],
  { tables }: Deal,
  { seed, past, pins }: Pick<Lot, 'seed' | 'past'> & { readonly pins: Pins },
): Pins {
  const members = people.map(({ member }) => member);
  const letters = tables.map(({ table }) => table);
  const pinned = members.map((member) => letters.findIndex((letter) => letter === pins[member]));
  const room = { met: meetings(members, past), pinned, sizes: tables.map(({ people: at }) => at.length) };
  let random = seedFromText(seed);
  let best: { readonly at: readonly (readonly number[])[]; readonly repeated: number } | undefined;
  for (let tried = 0; tried < TRIES && best?.repeated !== 0; tried++) {
    const lot = shuffled([...members.keys()], random);
    random = lot.next;
    const at = seatGreedily(lot.order, room);
    changePlaces(at, room);
    const repeated = at.reduce((sum, here) => sum + knownIn(here, room.met), 0);
    if (best === undefined || repeated < best.repeated) best = { at, repeated };
  }
  const found = (best?.at ?? []).flatMap((here, place) =>
    here.map((person) => [must(members[person], 'person'), must(letters[place], 'table')] as const),
  );
  return Object.fromEntries(found);
}

/** How often each two have been at one table, by their places in the list. */
type Meetings = (one: number, other: number) => number;

function meetings(members: readonly MemberId[], past: readonly PastGame[]): Meetings {
  const count = members.length;
  const placeOf = new Map(members.map((member, place) => [member, place] as const));
  const met = new Uint8Array(count * count);
  for (const { tables } of past)
    for (const { people } of tables) {
      const here = people.flatMap(({ member }) => placeOf.get(member) ?? []);
      for (const one of here)
        for (const other of here)
          if (one !== other) met[one * count + other] = (met[one * count + other] ?? 0) + 1;
    }
  return (one, other) => met[one * count + other] ?? 0;
}

type Room = {
  readonly met: Meetings;
  /** Table of each person whom the host keeps there; -1 for everybody else. */
  readonly pinned: readonly number[];
  readonly sizes: readonly number[];
};

/** How often somebody has met those who are here, themselves left out. */
function known(person: number, here: readonly number[], met: Meetings): number {
  return here.reduce((sum, other) => (other === person ? sum : sum + met(person, other)), 0);
}

function knownIn(here: readonly number[], met: Meetings): number {
  return here.reduce((sum, person) => sum + known(person, here, met), 0) / 2;
}

function seatGreedily(order: readonly number[], { met, pinned, sizes }: Room): number[][] {
  const at = sizes.map((): number[] => []);
  for (const person of order) at[pinned[person] ?? -1]?.push(person);
  for (const person of order.filter((each) => pinned[each] === -1)) {
    const open = [...at.keys()].filter((place) => (at[place]?.length ?? 0) < (sizes[place] ?? 0));
    const costs = open.map((place) => known(person, at[place] ?? [], met));
    const place = open[costs.indexOf(Math.min(...costs))];
    if (place !== undefined) at[place]?.push(person);
  }
  return at;
}

/** Two who have the same economy at different tables change places wherever fewer meet again afterwards. */
function withFewerAgain(
  tables: Deal['tables'],
  past: readonly PastGame[],
  staysAtTable: (member: MemberId) => boolean,
): Deal['tables'] {
  const people = tables.flatMap(({ people: at }) => at);
  const members = people.map(({ member }) => member);
  const at = tables.map(({ people: here }) => here.map(({ member }) => members.indexOf(member)));
  changePlaces(at, {
    met: meetings(members, past),
    pinned: members.map((member) => (staysAtTable(member) ? 0 : -1)),
    mayChange: (one, other) => people[one]?.seat === people[other]?.seat,
  });
  return tables.map(({ table }, index) => ({
    table,
    people: (at[index] ?? []).map((person) => must(people[person], 'somebody')),
  }));
}

/** As often as all may be looked through for two whose change makes it better. */
const PASSES = 6;

type Changing = Pick<Room, 'met' | 'pinned'> & {
  /** Whether two people may change places; where this is absent, any two may. */
  readonly mayChange?: (one: number, other: number) => boolean;
};

/** Two at different tables change places wherever fewer meet again afterwards. */
function changePlaces(at: readonly number[][], room: Changing): void {
  const { pinned } = room;
  const knownAt = new KnownAt(at, room);
  for (let pass = 0; pass < PASSES; pass++) {
    let isBetter = false;
    for (const [here, from] of at.entries())
      for (const [place, person] of from.entries()) {
        if (pinned[person] !== -1 || knownAt.of(person, here) === 0) continue;
        isBetter =
          at.some(
            (_, there) => there !== here && changeOne(at, { person, place, here, there }, knownAt, room),
          ) || isBetter;
      }
    if (!isBetter) return;
  }
}

/** How often everybody has met the people of each table; asked for each two who may change places, so it is kept and not counted anew. */
class KnownAt {
  readonly #tables: number;
  readonly #counts: Uint16Array;
  readonly #met: Meetings;

  constructor(at: readonly (readonly number[])[], { met, pinned }: Changing) {
    this.#tables = at.length;
    this.#counts = new Uint16Array(pinned.length * at.length);
    this.#met = met;
    for (const [table, here] of at.entries()) for (const person of here) this.#count(person, table, 1);
  }

  of(person: number, table: number): number {
    return this.#counts[person * this.#tables + table] ?? 0;
  }

  moves(person: number, from: number, to: number): void {
    this.#count(person, from, -1);
    this.#count(person, to, 1);
  }

  #count(person: number, table: number, by: 1 | -1): void {
    for (let other = 0; other * this.#tables < this.#counts.length; other++) {
      const index = other * this.#tables + table;
      this.#counts[index] = (this.#counts[index] ?? 0) + by * this.#met(other, person);
    }
  }
}

type Change = {
  readonly person: number;
  readonly place: number;
  readonly here: number;
  readonly there: number;
};

function changeOne(
  at: readonly number[][],
  { person, place, here, there }: Change,
  knownAt: KnownAt,
  { met, pinned, mayChange = () => true }: Changing,
): boolean {
  const [from = [], to = []] = [at[here], at[there]];
  const before = knownAt.of(person, here);
  const found = to.findIndex((other) => {
    if (pinned[other] !== -1 || !mayChange(person, other)) return false;
    // Each is no longer where the other sits down.
    const after = knownAt.of(person, there) + knownAt.of(other, here) - 2 * met(person, other);
    return after < before + knownAt.of(other, there);
  });
  const other = to[found];
  if (other === undefined) return false;
  from[place] = other;
  to[found] = person;
  knownAt.moves(person, here, there);
  knownAt.moves(other, there, here);
  return true;
}

function shuffled(
  places: readonly number[],
  seed: RandomState,
): { readonly order: readonly number[]; readonly next: RandomState } {
  const order = [...places];
  let random = seed;
  for (let last = order.length - 1; last > 0; last--) {
    const { value, next } = drawIndex(random, last + 1);
    random = next;
    const taken = must(order[value], 'place');
    order[value] = must(order[last], 'place');
    order[last] = taken;
  }
  return { order, next: random };
}

/** Nobody has an economy again while another is free anywhere in the class. */
function newSeats(past: readonly PastGame[]): Pick<SeatWishes, 'isUnwanted' | 'timesHad'> {
  const places = past.flatMap(({ tables }) => tables.flatMap(({ people }) => people));
  const had = new Set(places.map(({ member, seat }) => `${member} ${seat ?? ''}`));
  return {
    isUnwanted: (member, economy) => had.has(`${member} ${economy}`),
    timesHad: timesHadIn(places.flatMap(({ seat }) => seat ?? [])),
  };
}

/** Everybody has the economy of the last game. */
function sameSeats({ tables }: PastGame): Pick<SeatWishes, 'isUnwanted' | 'timesHad'> {
  const had = new Map(
    tables.flatMap(({ people }) => people.map(({ member, seat }) => [member, seat] as const)),
  );
  return {
    isUnwanted: (member, economy) => had.get(member) !== undefined && had.get(member) !== economy,
    timesHad: () => 0,
  };
}
