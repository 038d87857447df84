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

/** A flow of whole units at the least cost: units go along the cheapest ways that are left, all that are as cheap in one go. Costs are whole and not negative. */
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
    const price = this.#leaving.map(() => 0);
    while (this.#raise(price)) while (this.#push(this.source, price, new Set()));
  }

  /** What an edge costs beyond the difference of the prices at its ends: never less than nothing where there is room, and nothing on a cheapest way. */
  #excess(edge: Edge, price: readonly number[]): number {
    const [from, to] = [must(this.#from[edge], 'a node'), must(this.#to[edge], 'a node')];
    return (this.#cost[edge] ?? 0) + (price[from] ?? 0) - (price[to] ?? 0);
  }

  /** Raises each price to the cost of the cheapest way to that node (Dijkstra, on what costs exceed the prices); false where none leads to the sink. */
  #raise(price: number[]): boolean {
    const reached = this.#leaving.map(() => Infinity);
    const open = new Set(this.#leaving.keys());
    reached[this.source] = 0;
    while (open.has(this.sink)) {
      let [nearest, least]: [Node, number] = [this.sink, Infinity];
      for (const node of open) {
        const cost = reached[node] ?? Infinity;
        if (cost < least) [nearest, least] = [node, cost];
      }
      if (least === Infinity) return false;
      open.delete(nearest);
      for (const edge of this.#leaving[nearest] ?? []) {
        const to = must(this.#to[edge], 'a node');
        if ((this.#room[edge] ?? 0) === 0 || !open.has(to)) continue;
        reached[to] = Math.min(reached[to] ?? Infinity, least + this.#excess(edge, price));
      }
    }
    const most = must(reached[this.sink], 'the sink');
    for (const [node, cost] of reached.entries()) price[node] = (price[node] ?? 0) + Math.min(cost, most);
    return true;
  }

  /** Sends one unit from a node to the sink along edges of a cheapest way, if there is one. */
  #push(node: Node, price: readonly number[], seen: Set<Node>): boolean {
    if (node === this.sink) return true;
    seen.add(node);
    const edge = (this.#leaving[node] ?? []).find((each) => {
      const to = must(this.#to[each], 'a node');
      const isOnWay = (this.#room[each] ?? 0) > 0 && !seen.has(to) && this.#excess(each, price) === 0;
      return isOnWay && this.#push(to, price, seen);
    });
    if (edge === undefined) return false;
    this.#room[edge] = (this.#room[edge] ?? 0) - 1;
    this.#room[edge ^ 1] = (this.#room[edge ^ 1] ?? 0) + 1;
    return true;
  }
}
