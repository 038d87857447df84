import type { AreaGains } from './areaGains.ts';

/** Scenarios this small are searched in full. */
const ALL_SETS_UP_TO = 6;

/**
 * Best Ŵ of one seat over free trade areas with it. Small scenarios: every set. Larger: from its best pair, the
 * partner that adds most is added until nobody adds anything.
 */
export function bestWelfare(gains: AreaGains, seat: number, playable: readonly number[]): number {
  const others = playable.filter((other) => other !== seat);
  return playable.length <= ALL_SETS_UP_TO
    ? bestOfAllSets(gains, seat, others)
    : bestByGrowth(gains, seat, others);
}

function welfareOf(gains: AreaGains, seat: number, members: readonly number[]): number {
  return gains(members)[seat] ?? NaN;
}

function bestOfAllSets(gains: AreaGains, seat: number, others: readonly number[]): number {
  const sets = Array.from({ length: 2 ** others.length - 1 }, (_, mask) =>
    others.filter((_other, index) => ((mask + 1) >> index) & 1),
  );
  return Math.max(...sets.map((set) => welfareOf(gains, seat, [seat, ...set])));
}

function bestByGrowth(gains: AreaGains, seat: number, others: readonly number[]): number {
  let members: readonly number[] = [seat];
  let best = -Infinity;
  for (;;) {
    const grown = others
      .filter((other) => !members.includes(other))
      .map((other) => [...members, other])
      .map((set) => ({ set, welfare: welfareOf(gains, seat, set) }))
      .toSorted((a, b) => b.welfare - a.welfare)[0];
    if (grown === undefined || grown.welfare <= best) return best;
    members = grown.set;
    best = grown.welfare;
  }
}
