/** Barriers that differ from pair to pair: what a pact caps among its members, and what one province sets against one other. */
import { at } from '../../../kernel/records.ts';
import { heightOfLevel } from '../barriers.ts';
import type { SegmentedMarket } from '../segmentedMarket.ts';
import type { BarrierKind } from '../segmentedModel.ts';

export type LevelCap = {
  readonly members: readonly number[];
  /** Highest level of wall and block among them; 0 if absent. */
  readonly highest?: number;
  /** Sectors that it covers; all that are traded if absent. */
  readonly sectors?: readonly number[];
};

/** A wall of its owner against one seller, or a block against one buyer, whatever else stands. */
export type PairLevel = {
  readonly dial: BarrierKind;
  readonly owner: number;
  readonly against: number;
  readonly level: number;
};

/** The barriers with none among the members higher than the cap. */
export function capAmong(
  { base, logStep }: Pick<SegmentedMarket, 'base' | 'logStep'>,
  barrier: Float64Array,
  { members, highest = 0, sectors }: LevelCap,
): Float64Array {
  const { N, J, barrierWeight } = base;
  const height = heightOfLevel(logStep, highest);
  const capped = barrier.slice();
  for (const n of members) {
    for (const i of members) {
      if (i === n) continue;
      for (let j = 0; j < J; j++) {
        if (sectors !== undefined && !sectors.includes(j)) continue;
        const cell = (n * N + i) * J + j;
        capped[cell] = Math.min(at(capped, cell), at(barrierWeight, j) * height);
      }
    }
  }
  return capped;
}

/** The barriers with those of one pair, one way, at its level. */
export function setPair(
  { base, logStep }: Pick<SegmentedMarket, 'base' | 'logStep'>,
  barrier: Float64Array,
  { dial, owner, against, level }: PairLevel,
): Float64Array {
  const { N, J, barrierKind, barrierWeight } = base;
  const [buyer, seller] = dial === 'wall' ? [owner, against] : [against, owner];
  const set = barrier.slice();
  barrierKind.forEach((kind, j) => {
    if (kind !== dial) return;
    set[(buyer * N + seller) * J + j] = at(barrierWeight, j) * heightOfLevel(logStep, level);
  });
  return set;
}
