import { type AreaGains, leastGain } from '#shared/rules/settlement/freeTradePrize.ts';

/**
 * The order in which seats are dealt, so that people at a small table have deals to make with each other: first the pair
 * whose less lucky member gains most from free trade, then always the seat that has the best pair or trio with those before it.
 */
export function dealOrder(gains: AreaGains, playable: readonly number[]): readonly number[] {
  const pairs = playable.flatMap((a, index) => playable.slice(index + 1).map((b) => [a, b]));
  const first = bestBy(pairs, (pair) => leastGain(gains, pair));
  const order = [...first];
  while (order.length < playable.length) {
    const waiting = playable.filter((seat) => !order.includes(seat));
    order.push(bestBy(waiting, (seat) => bestDeal(gains, seat, order)));
  }
  return order;
}

/** Least gain in the best founding proposal of `seat` with one or two of `partners`. */
function bestDeal(gains: AreaGains, seat: number, partners: readonly number[]): number {
  return Math.max(...foundingSets(seat, partners).map((members) => leastGain(gains, members)));
}

/** Parties of the proposals that `seat` could found with one or two of `partners`. */
export function foundingSets(seat: number, partners: readonly number[]): readonly (readonly number[])[] {
  const pairs = partners.map((partner) => [seat, partner]);
  const trios = partners.flatMap((a, index) => partners.slice(index + 1).map((b) => [seat, a, b]));
  return [...pairs, ...trios];
}

function bestBy<T>(items: readonly T[], valueOf: (item: T) => number): T {
  const valued = items.map((item) => ({ item, value: valueOf(item) }));
  const best = valued.toSorted((a, b) => b.value - a.value)[0];
  if (best === undefined) throw new Error('nothing to choose from');
  return best.item;
}
