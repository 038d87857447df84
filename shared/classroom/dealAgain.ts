/** How people of a class are dealt when they have played before: to the same tables, to new faces, to new seats. */
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { drawIndex, type RandomState, seedFromText } from '#shared/kernel/random.ts';
import { groupsBy, must } from '#shared/kernel/records.ts';
import type { PastGame } from '#shared/protocol/classTables.ts';
import type { Deal, DealRequest, DealtPerson, TableLetter } from '#shared/protocol/deal.ts';
import { type Arrival, deal } from './deal.ts';

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
  const wish =
    request.newSeats === true ? newSeats(past) : request.mode === 'again' ? sameSeats(last) : undefined;
  return {
    ...dealt,
    // Only what the host has asked for by name is told where it did not fit.
    released: dealt.released.filter((member) => request.pins[member] !== undefined),
    tables:
      wish === undefined
        ? dealt.tables
        : dealt.tables.map(({ table, people: at }) => ({ table, people: reseat(at, lot.seats, wish) })),
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

/** Lots that are tried: six games of 96 people need no pair twice. */
const TRIES = 200;

/** Tables of the same sizes where as few as can be meet again: greedily, the best of many lots. */
function newFaces(
  people: readonly Arrival[],
  { tables }: Deal,
  { seed, past, pins }: Pick<Lot, 'seed' | 'past'> & { readonly pins: Pins },
): Pins {
  const met = meetings(past);
  let random = seedFromText(seed);
  let best: { readonly pins: Pins; readonly repeated: number } | undefined;
  for (let tried = 0; tried < TRIES && best?.repeated !== 0; tried++) {
    const lot = shuffled(
      people.map(({ member }) => member),
      random,
    );
    random = lot.next;
    const found = seatGreedily(lot.members, {
      met,
      pins,
      sizes: tables.map(({ table, people: at }) => [table, at.length]),
    });
    if (best === undefined || found.repeated < best.repeated) best = found;
  }
  return best?.pins ?? {};
}

type Meetings = ReadonlyMap<MemberId, ReadonlyMap<MemberId, number>>;

/** How often each two have been at one table. */
function meetings(past: readonly PastGame[]): Meetings {
  const met = new Map<MemberId, Map<MemberId, number>>();
  for (const { tables } of past)
    for (const { people } of tables)
      for (const { member } of people) {
        const others = met.get(member) ?? new Map<MemberId, number>();
        met.set(member, others);
        for (const other of people)
          if (other.member !== member) others.set(other.member, (others.get(other.member) ?? 0) + 1);
      }
  return met;
}

type Room = {
  readonly met: Meetings;
  readonly pins: Pins;
  readonly sizes: readonly (readonly [TableLetter, number])[];
};

function seatGreedily(
  order: readonly MemberId[],
  { met, pins, sizes }: Room,
): { readonly pins: Pins; readonly repeated: number } {
  const at = new Map(sizes.map(([table]) => [table, [] as MemberId[]]));
  const repeatedAt = (member: MemberId, table: TableLetter): number =>
    (at.get(table) ?? []).reduce((sum, other) => sum + (met.get(member)?.get(other) ?? 0), 0);
  let repeated = 0;
  const put = (member: MemberId, table: TableLetter): void => {
    repeated += repeatedAt(member, table);
    at.get(table)?.push(member);
  };
  const isPinned = (member: MemberId): boolean => pins[member] !== undefined;
  for (const member of order.filter(isPinned)) put(member, must(pins[member], 'pin'));
  for (const member of order.filter((each) => !isPinned(each))) {
    const open = sizes.filter(([table, size]) => (at.get(table)?.length ?? 0) < size);
    const [first, ...others] = open;
    if (first === undefined) break;
    const [table] = others.reduce(
      (best, next) => (repeatedAt(member, next[0]) < repeatedAt(member, best[0]) ? next : best),
      first,
    );
    put(member, table);
  }
  const found = [...at].flatMap(([table, members]) => members.map((member) => [member, table] as const));
  return { pins: Object.fromEntries(found), repeated };
}

function shuffled(
  members: readonly MemberId[],
  seed: RandomState,
): { readonly members: readonly MemberId[]; readonly next: RandomState } {
  const order = [...members];
  let random = seed;
  for (let last = order.length - 1; last > 0; last--) {
    const { value, next } = drawIndex(random, last + 1);
    random = next;
    const taken = must(order[value], 'person');
    order[value] = must(order[last], 'person');
    order[last] = taken;
  }
  return { members: order, next: random };
}

/** Whether somebody would rather not have a seat. */
type Wish = (member: MemberId, seat: EconomyId) => boolean;

/** Nobody has an economy again. */
function newSeats(past: readonly PastGame[]): Wish {
  const had = new Set(
    past.flatMap(({ tables }) =>
      tables.flatMap(({ people }) => people.map(({ member, seat }) => `${member} ${seat ?? ''}`)),
    ),
  );
  return (member, seat) => had.has(`${member} ${seat}`);
}

/** Everybody has the economy of the last game. */
function sameSeats({ tables }: PastGame): Wish {
  const had = new Map(
    tables.flatMap(({ people }) => people.map(({ member, seat }) => [member, seat] as const)),
  );
  return (member, seat) => had.get(member) !== undefined && had.get(member) !== seat;
}

/**
 * Gives those who sit at a table other seats of it, so that as many as can be have one that they would have. Whoever shares a seat
 * goes on sharing one; who watches goes on watching.
 */
function reseat(
  people: readonly DealtPerson[],
  seats: readonly EconomyId[],
  isUnwanted: Wish,
): readonly DealtPerson[] {
  const groups = [
    ...groupsBy(
      people.filter(({ seat }) => seat !== undefined),
      ({ seat }) => seat ?? '',
    ).values(),
  ];
  const unwantedBy = (group: readonly DealtPerson[], seat: EconomyId): number =>
    group.filter(({ member }) => isUnwanted(member, seat)).length;
  /** Group that has a seat, by the place of the seat. */
  const holder = new Map<number, number>();
  const findSeat = (group: number, tried: Set<number>): boolean => {
    for (const [place, seat] of seats.entries()) {
      if (tried.has(place) || unwantedBy(must(groups[group], 'group'), seat) > 0) continue;
      tried.add(place);
      const before = holder.get(place);
      if (before === undefined || findSeat(before, tried)) {
        holder.set(place, group);
        return true;
      }
    }
    return false;
  };
  for (const [group] of groups.entries()) findSeat(group, new Set());
  const seated = new Set(holder.values());
  for (const [index, group] of groups.entries()) {
    if (seated.has(index)) continue;
    const free = [...seats.keys()].filter((place) => !holder.has(place));
    const least = free.toSorted(
      (a, b) => unwantedBy(group, must(seats[a], 'seat')) - unwantedBy(group, must(seats[b], 'seat')),
    )[0];
    if (least !== undefined) holder.set(least, index);
  }
  const seatOfMember = new Map(
    [...holder].flatMap(([place, group]) =>
      must(groups[group], 'group').map(({ member }) => [member, must(seats[place], 'seat')] as const),
    ),
  );
  return people.map(({ member }) => {
    const seat = seatOfMember.get(member);
    return seat === undefined ? { member } : { member, seat };
  });
}
