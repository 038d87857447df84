/**
 * Seats of a whole class at once, where people have played before: a flow from people by economies to tables, as cheap as can be. What
 * counts first: everybody sits and seats are shared evenly; nobody has an economy that they would rather not; economies that few have had
 * are open; and people stay at the table to which they were dealt.
 */
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { countsBy, must } from '#shared/kernel/records.ts';
import type { Deal, DealtPerson } from '#shared/protocol/deal.ts';

export type SeatWishes = {
  readonly seats: readonly EconomyId[];
  /** Whether somebody would rather not have an economy. */
  readonly isUnwanted: (member: MemberId, economy: EconomyId) => boolean;
  /** How many have had it: where seats stay empty, it is those that most have had. */
  readonly timesHad: (economy: EconomyId) => number;
  /** Whether somebody keeps the table to which they were dealt. */
  readonly staysAtTable: (member: MemberId) => boolean;
};

/** Each outweighs all that follows, for a hundred people and twelve games. */
const COST = { uneven: 1e13, unwanted: 1e11, had: 1e6, spread: 100, move: 1 } as const;

export function seatAll(tables: Deal['tables'], wishes: SeatWishes): Deal['tables'] {
  const { seats, isUnwanted, timesHad, staysAtTable } = wishes;
  const people = tables.flatMap(({ people: at }, table) =>
    at.flatMap(({ member, seat }) => (seat === undefined ? [] : [{ member, table }])),
  );
  const flow = new Flow();
  const economies = seats.map(() => flow.node());
  const places = tables.map(() => seats.map(() => flow.node()));
  for (const [table, { people: at }] of tables.entries()) {
    const size = at.filter(({ seat }) => seat !== undefined).length;
    const even = Math.floor(size / seats.length);
    const end = flow.node();
    flow.join(end, flow.sink, { room: size, cost: 0 });
    for (const [seat, economy] of seats.entries()) {
      const place = must(places[table]?.[seat], 'a place');
      flow.join(must(economies[seat], 'an economy'), place, { room: size, cost: COST.move });
      flow.join(place, end, { room: even, cost: 0 });
      // Where as many have had several, tables leave different ones empty.
      const turn = (seat + table) % seats.length;
      const cost = COST.uneven + COST.had * timesHad(economy) + COST.spread * turn;
      flow.join(place, end, { room: 1, cost });
    }
  }
  const ways = people.map(({ member, table }) => {
    const person = flow.node();
    flow.join(flow.source, person, { room: 1, cost: 0 });
    return seats.map((economy, seat) => {
      const cost = isUnwanted(member, economy) ? COST.unwanted : 0;
      const own = flow.join(person, must(places[table]?.[seat], 'a place'), { room: 1, cost });
      if (staysAtTable(member)) return { own };
      return { own, other: flow.join(person, must(economies[seat], 'an economy'), { room: 1, cost }) };
    });
  });
  flow.fill();
  const at = tables.map(({ people: dealt }): DealtPerson[] => dealt.filter(({ seat }) => seat === undefined));
  for (const [seat, economy] of seats.entries()) {
    /** Tables at which this economy still waits for somebody who changes tables. */
    const waiting = tables.flatMap((_, table) => {
      const from = must(economies[seat], 'an economy');
      const count = flow.through(from, must(places[table]?.[seat], 'a place'));
      return Array.from({ length: count }, () => table);
    });
    for (const [index, { member, table }] of people.entries()) {
      const way = must(ways[index]?.[seat], 'a way');
      if (flow.isUsed(way.own)) at[table]?.push({ member, seat: economy });
      else if (way.other !== undefined && flow.isUsed(way.other))
        at[must(waiting.shift(), 'a table')]?.push({ member, seat: economy });
    }
  }
  return tables.map(({ table }, index) => ({ table, people: at[index] ?? [] }));
}

/** How many people have had each economy, of all games. */
export function timesHadIn(had: readonly EconomyId[]): SeatWishes['timesHad'] {
  const counts: Readonly<Record<EconomyId, number>> = countsBy(had, (economy) => economy);
  return (economy) => counts[economy] ?? 0;
}

type Node = number;
type Edge = number;

/** A flow of whole units at the least cost, filled unit by unit along the cheapest way that is left. */
class Flow {
  readonly source: Node = 0;
  readonly sink: Node = 1;
  /** Edges and their ways back, one after the other. */
  readonly #from: Node[] = [];
  readonly #to: Node[] = [];
  readonly #room: number[] = [];
  readonly #cost: number[] = [];
  readonly #leaving: Edge[][] = [[], []];

  node(): Node {
    this.#leaving.push([]);
    return this.#leaving.length - 1;
  }

  join(from: Node, to: Node, { room, cost }: { readonly room: number; readonly cost: number }): Edge {
    const edge = this.#to.length;
    this.#from.push(from, to);
    this.#to.push(to, from);
    this.#room.push(room, 0);
    this.#cost.push(cost, -cost);
    this.#leaving[from]?.push(edge);
    this.#leaving[to]?.push(edge + 1);
    return edge;
  }

  isUsed(edge: Edge): boolean {
    return (this.#room[edge + 1] ?? 0) > 0;
  }

  through(from: Node, to: Node): number {
    const edge = this.#leaving[from]?.find((each) => each % 2 === 0 && this.#to[each] === to);
    return edge === undefined ? 0 : (this.#room[edge + 1] ?? 0);
  }

  fill(): void {
    for (let way = this.#cheapestWay(); way !== undefined; way = this.#cheapestWay())
      for (const edge of way) {
        this.#room[edge] = (this.#room[edge] ?? 0) - 1;
        this.#room[edge ^ 1] = (this.#room[edge ^ 1] ?? 0) + 1;
      }
  }

  /** Edges from the source to the sink with the least sum of costs, which may be negative (Bellman and Ford, by a queue). */
  #cheapestWay(): readonly Edge[] | undefined {
    const cost = this.#leaving.map(() => Infinity);
    const by = this.#leaving.map((): Edge => -1);
    const isWaiting = this.#leaving.map(() => false);
    cost[this.source] = 0;
    const queue: Node[] = [this.source];
    for (let next = 0; next < queue.length; next++) {
      const node = must(queue[next], 'a node');
      isWaiting[node] = false;
      for (const edge of this.#leaving[node] ?? []) {
        const to = must(this.#to[edge], 'a node');
        const reached = (cost[node] ?? Infinity) + (this.#cost[edge] ?? 0);
        if ((this.#room[edge] ?? 0) === 0 || reached >= (cost[to] ?? Infinity)) continue;
        cost[to] = reached;
        by[to] = edge;
        if (isWaiting[to] !== true) queue.push(to);
        isWaiting[to] = true;
      }
    }
    if (by[this.sink] === -1) return undefined;
    const way: Edge[] = [];
    for (let node = this.sink; node !== this.source;) {
      const edge = must(by[node], 'an edge');
      way.push(edge);
      node = must(this.#from[edge], 'a node');
    }
    return way;
  }
}
