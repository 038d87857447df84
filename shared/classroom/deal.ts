import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { drawIndex, seedFromText } from '#shared/kernel/random.ts';
import { groupsBy, must } from '#shared/kernel/records.ts';
import { CLASS_SIZES } from '#shared/content/lessons.ts';
import {
  type Deal,
  type DealRequest,
  type DealtPerson,
  TABLE_LETTERS,
  type TableLetter,
} from '#shared/protocol/deal.ts';

/** Somebody to be dealt; people come in the order in which they arrived. */
export type Arrival = { readonly member: MemberId; readonly group?: MemberId };

/** More tables than one person can look after. */
const TABLES_LOOKED_AFTER = 6;

/** How many people share a seat unless the host says otherwise: as few as keep the number of tables small, or as the host has chosen it. */
export function peopleASeat(people: number, seats: number, tables = TABLES_LOOKED_AFTER): number {
  const least = Math.ceil(people / (seats * tables));
  return Math.min(Math.max(least, 1), CLASS_SIZES.peoplePerSeat);
}

/** Tables that a class of so many needs, as far as there may be so many. */
export function tableCount(
  people: number,
  {
    seats,
    perSeat = peopleASeat(people, seats),
  }: { readonly seats: number; readonly perSeat?: number | undefined },
): number {
  const needed = Math.ceil(people / (seats * perSeat));
  return Math.min(Math.max(needed, 1), TABLE_LETTERS.length);
}

/** A table while people are put at it: how many it is to have, and who is there so far. */
type Filling = { readonly table: TableLetter; readonly size: number; readonly people: MemberId[] };

/**
 * Spreads people over tables: sizes differ by one at most, nobody is left over or dealt twice, and the same seed gives the same
 * deal. A pin is kept as long as its table has so many places.
 */
export function deal(
  people: readonly Arrival[],
  { mode, tables, perSeat, pins }: DealRequest,
  { seats, seed }: { readonly seats: readonly EconomyId[]; readonly seed: string },
): Deal {
  const pinned = groupsBy(
    people.filter(({ member }) => pins[member] !== undefined),
    ({ member }) => must(pins[member], 'pin'),
  );
  const fillings = emptyTables(
    people.length,
    tables ?? tableCount(people.length, { seats: seats.length, perSeat }),
    pinned,
  );
  for (const filling of fillings)
    filling.people.push(
      ...(pinned.get(filling.table) ?? []).slice(0, filling.size).map(({ member }) => member),
    );
  const placed = new Set(fillings.flatMap((filling) => filling.people));
  const released = people.filter(({ member }) => pins[member] !== undefined && !placed.has(member));
  const free = people.filter(({ member }) => !placed.has(member));
  const order = mode === 'random' ? shuffled(free, seed) : free;
  const split =
    mode === 'together' ? fillTogether(fillings, shuffled(order, seed), people) : fill(fillings, order);
  const place = new Map(people.map(({ member }, index) => [member, index]));
  return {
    tables: fillings.map(({ table, people: members }) => ({
      table,
      people: atSeats(
        mode === 'even' ? members.toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)) : members,
        seats,
        mostASeat({ tables, perSeat }),
      ),
    })),
    split,
    released: released.map(({ member }) => member),
  };
}

/** How many people may share a seat: as the host says who has chosen the tables too; where those are as needed, all have a seat as far as there is one. */
function mostASeat({ tables, perSeat }: Pick<DealRequest, 'tables' | 'perSeat'>): number {
  return (tables === undefined ? undefined : perSeat) ?? CLASS_SIZES.peoplePerSeat;
}

/**
 * Seats open in the order of the deal; when all are, people share them, those who come one after the other the same, up to `most` at
 * each. Whoever finds no room at any watches.
 */
function atSeats(
  members: readonly MemberId[],
  seats: readonly EconomyId[],
  most: number,
): readonly DealtPerson[] {
  const seated = members.slice(0, seats.length * most);
  const least = Math.floor(seated.length / seats.length);
  const larger = seated.length - least * seats.length;
  const places = seats.flatMap((seat, index) =>
    Array.from({ length: index < larger ? least + 1 : least }, () => seat),
  );
  return members.map((member, index) => {
    const seat = places[index];
    return seat === undefined ? { member } : { member, seat };
  });
}

/**
 * A deal of people most of whom are dealt already: they keep their tables and seats as far as sizes allow, and whoever is new is put where
 * fewest are. Where people sit together by a word, somebody without one makes room for a friend; where nobody can, all are dealt anew.
 */
export function dealOn(
  before: Deal,
  people: readonly Arrival[],
  { mode, ...request }: DealRequest,
  { seats, seed }: { readonly seats: readonly EconomyId[]; readonly seed: string },
): Deal {
  const asked: DealRequest = { ...request, mode: mode === 'again' || mode === 'faces' ? 'even' : mode };
  const hostsFirst = people.toSorted((a, b) => Number(isPinned(b, asked)) - Number(isPinned(a, asked)));
  const kept = (tableOf: DealRequest['pins']): Deal => {
    const pins = { ...tableOf, ...asked.pins };
    const { tables, released } = deal(hostsFirst, { ...asked, pins }, { seats, seed });
    return {
      tables: tables.map((table) => ({
        ...table,
        people: atOwnSeats(table.people, before, { seats, most: mostASeat(asked) }),
      })),
      split: asked.mode === 'together' ? groupsApart(tables, people) : [],
      released: released.filter((member) => isPinned({ member }, asked)),
    };
  };
  const tableOf = Object.fromEntries(
    before.tables.flatMap(({ table, people: here }) => here.map(({ member }) => [member, table] as const)),
  );
  const added = kept(tableOf);
  if (added.split.length === 0) return added;
  const fresh = deal(people, asked, { seats, seed });
  const ways = [added, kept(withRoomForFriends(tableOf, people, asked))];
  return ways.find(({ split }) => split.length <= fresh.split.length) ?? fresh;
}

/** Whether the host keeps other people at tables, and asks for the same otherwise. */
export function differInPins(before: DealRequest | undefined, asked: DealRequest): boolean {
  if (before === undefined) return false;
  const isAlike = (['mode', 'tables', 'perSeat', 'newSeats'] as const).every(
    (what) => before[what] === asked[what],
  );
  const members = new Set([...Object.keys(before.pins), ...Object.keys(asked.pins)]);
  return isAlike && [...members].some((member) => before.pins[member] !== asked.pins[member]);
}

function isPinned({ member }: Arrival, { pins }: DealRequest): boolean {
  return pins[member] !== undefined;
}

/** Those who had a seat keep it as long as the table shares its seats evenly; everybody else takes what is free. */
function atOwnSeats(
  members: readonly DealtPerson[],
  before: Deal,
  { seats, most }: { readonly seats: readonly EconomyId[]; readonly most: number },
): readonly DealtPerson[] {
  const had = new Map(
    before.tables.flatMap(({ people }) => people.map(({ member, seat }) => [member, seat])),
  );
  const holders = groupsBy(members, ({ member }) => had.get(member));
  const holdersOf = (seat: EconomyId): number => holders.get(seat)?.length ?? 0;
  const mostHeldFirst = seats.toSorted((a, b) => holdersOf(b) - holdersOf(a));
  const even = atSeats(
    members.map(({ member }) => member),
    mostHeldFirst,
    most,
  );
  const free = even.flatMap(({ seat }) => seat ?? []);
  const taken = new Map<MemberId, EconomyId>();
  for (const { member } of members) {
    const own = free.indexOf(had.get(member) ?? '');
    for (const seat of own < 0 ? [] : free.splice(own, 1)) taken.set(member, seat);
  }
  const open = free.toSorted((a, b) => seats.indexOf(a) - seats.indexOf(b));
  const places = members.map(({ member }): DealtPerson => {
    const seat = taken.get(member) ?? open.shift();
    return seat === undefined ? { member } : { member, seat };
  });
  const placeOf = ({ seat }: DealtPerson): number =>
    seat === undefined ? seats.length : seats.indexOf(seat);
  return places.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Groups at more than one table, each named by the first of them. */
function groupsApart(tables: Deal['tables'], people: readonly Arrival[]): readonly MemberId[] {
  const groupOf = new Map(people.map(({ member, group }) => [member, group ?? member]));
  const tablesOf = groupsBy(
    tables.flatMap(({ table, people: here }) =>
      here.map(({ member }) => ({ table, group: groupOf.get(member) ?? member })),
    ),
    ({ group }) => group,
  );
  return [...tablesOf].flatMap(([group, at]) =>
    new Set(at.map(({ table }) => table)).size > 1 ? [group] : [],
  );
}

/** At the table of their friends newcomers take the places of those who came last of all that are there without friends. */
function withRoomForFriends(
  tableOf: DealRequest['pins'],
  people: readonly Arrival[],
  asked: DealRequest,
): DealRequest['pins'] {
  const groups = groupsBy(people, ({ member, group }) => group ?? member);
  const wanted = { ...tableOf };
  for (const friends of groups.values()) {
    const home = friends.map(({ member }) => tableOf[member]).find((table) => table !== undefined);
    for (const { member } of friends) {
      if (home === undefined || wanted[member] !== undefined) continue;
      wanted[member] = home;
      const alone = [...groups.values()]
        .flatMap((group) => (group.length === 1 ? group : []))
        .findLast((person) => wanted[person.member] === home && !isPinned(person, asked));
      if (alone !== undefined) delete wanted[alone.member];
    }
  }
  return wanted;
}

/** Places of every table; where some have one more, it is those that most people are pinned to. */
function emptyTables(
  people: number,
  tables: number,
  pinned: ReadonlyMap<TableLetter, readonly Arrival[]>,
): readonly Filling[] {
  const letters = TABLE_LETTERS.slice(0, tables);
  const least = Math.floor(people / tables);
  const pinsAt = (table: TableLetter): number => pinned.get(table)?.length ?? 0;
  const larger = letters.toSorted((a, b) => pinsAt(b) - pinsAt(a)).slice(0, people - least * tables);
  return letters.map((table) => ({ table, size: larger.includes(table) ? least + 1 : least, people: [] }));
}

function roomAt({ size, people }: Filling): number {
  return size - people.length;
}

/** One table after the other. */
function fill(fillings: readonly Filling[], order: readonly Arrival[]): MemberId[] {
  const waiting = order.map(({ member }) => member);
  for (const filling of fillings) filling.people.push(...waiting.splice(0, roomAt(filling)));
  return [];
}

/** Groups first, the largest first, each at the table of its pinned members or the one with most room. Returns those that were split. */
function fillTogether(
  fillings: readonly Filling[],
  order: readonly Arrival[],
  everybody: readonly Arrival[],
): MemberId[] {
  const groups = groupsBy(order, ({ member, group }) => group ?? member);
  const largestFirst = [...groups].toSorted(([, a], [, b]) => b.length - a.length);
  const groupOf = new Map(everybody.map(({ member, group }) => [member, group ?? member]));
  const split: MemberId[] = [];
  for (const [name, members] of largestFirst) {
    const home = fillings.find(({ people }) => people.some((member) => groupOf.get(member) === name));
    const parts =
      home !== undefined && roomAt(home) >= members.length ? [members] : partsOf(members, fillings);
    const tables = new Set(parts.flatMap((part) => placePart(fillings, part, home)));
    if (home !== undefined) tables.add(home.table);
    if (tables.size > 1) split.push(name);
  }
  return split;
}

/** A group in as few parts of even size as fit one table each. */
function partsOf(members: readonly Arrival[], fillings: readonly Filling[]): readonly (readonly Arrival[])[] {
  const most = Math.max(1, ...fillings.map(roomAt));
  const count = Math.ceil(members.length / most);
  return Array.from({ length: count }, (_, part) =>
    members.slice(
      Math.floor((part * members.length) / count),
      Math.floor(((part + 1) * members.length) / count),
    ),
  );
}

/** Puts people at their group's table where it has room for all, else where most room is, and the rest where there is some. */
function placePart(
  fillings: readonly Filling[],
  part: readonly Arrival[],
  home: Filling | undefined,
): TableLetter[] {
  const waiting = part.map(({ member }) => member);
  const used: TableLetter[] = [];
  while (waiting.length > 0) {
    const isHomeFit = home !== undefined && roomAt(home) >= waiting.length;
    const roomiest = must(fillings.toSorted((a, b) => roomAt(b) - roomAt(a))[0], 'a table');
    const filling = isHomeFit ? home : roomiest;
    filling.people.push(...waiting.splice(0, Math.max(roomAt(filling), 0)));
    used.push(filling.table);
  }
  return used;
}

/** A copy in an order drawn by the seed, each order with the same probability (Fisher–Yates shuffle). */
function shuffled<T>(items: readonly T[], seed: string): T[] {
  const order = [...items];
  let random = seedFromText(seed);
  for (let last = order.length - 1; last > 0; last--) {
    const { value, next } = drawIndex(random, last + 1);
    random = next;
    const taken = must(order[value], 'item');
    order[value] = must(order[last], 'item');
    order[last] = taken;
  }
  return order;
}
