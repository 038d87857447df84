import type { AreaGains } from './areaGains.ts';

/** Scenarios this small are searched in full. */
const ALL_SETS_UP_TO = 6;

/**
 * Best Ŵ of one seat over free trade areas with it. Small scenarios: every set. Larger: from its best pair, always
 * the partner that adds most (or costs least) is added; the best area on that path counts.
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

/** Growth goes on past a step that costs something: a larger area may make up for it. */
function bestByGrowth(gains: AreaGains, seat: number, others: readonly number[]): number {
  let members: readonly number[] = [seat];
  let best = -Infinity;
  while (members.length <= others.length) {
    const waiting = others.filter((other) => !members.includes(other));
    const [grown] = waiting
      .map((other) => [...members, other])
      .toSorted((a, b) => welfareOf(gains, seat, b) - welfareOf(gains, seat, a));
    if (grown === undefined) break;
    members = grown;
    best = Math.max(best, welfareOf(gains, seat, grown));
  }
  return best;
}
