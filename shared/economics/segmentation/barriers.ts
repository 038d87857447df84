/**
 * What the two dials of a province do to trade: its wall stands against other provinces' goods of the sectors that walls
 * stop, its block against its own goods of the sectors that blocks hold back. ln(1+t_nij) = weight_j · height of the dial.
 */
import { at } from '../../kernel/records.ts';
import type { BarrierKind, SegmentedBase } from './segmentedModel.ts';

/** ln(1+t) of an average sector, by province. */
type DialHeights = { readonly wall: Float64Array; readonly block: Float64Array };

export function heightOfLevel(logStep: number, level: number): number {
  return logStep * level;
}

/** The height of an average tariff equivalent: t, not ln(1+t), is averaged. */
export function averageHeight(heights: readonly number[]): number {
  const equivalents = heights.map((height) => Math.expm1(height));
  return Math.log1p(equivalents.reduce((sum, t) => sum + t, 0) / equivalents.length);
}

type DialBase = Pick<SegmentedBase, 'N' | 'J' | 'barrierKind' | 'barrierWeight'>;

/** ln(1+t_nij), [n][i][j]. */
export function barriersAt(
  { N, J, barrierKind, barrierWeight }: DialBase,
  heights: DialHeights,
): Float64Array {
  const barrier = new Float64Array(N * N * J);
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < N; i++) {
      if (i === n) continue;
      barrierKind.forEach((kind, j) => {
        if (kind === undefined) return;
        const height = kind === 'wall' ? at(heights.wall, n) : at(heights.block, i);
        barrier[(n * N + i) * J + j] = at(barrierWeight, j) * height;
      });
    }
  }
  return barrier;
}

/** The barriers without those between the members of a pact. */
export function openBetween(
  { N, J }: Pick<SegmentedBase, 'N' | 'J'>,
  barrier: Float64Array,
  members: readonly number[],
): Float64Array {
  const opened = barrier.slice();
  for (const n of members) {
    for (const i of members) opened.fill(0, (n * N + i) * J, (n * N + i + 1) * J);
  }
  return opened;
}

/** Barriers that differ from pair to pair: what a pact caps among its members, and what one province sets against one other. */

type SteppedBase = { readonly base: SegmentedBase; readonly logStep: number };

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
  { base, logStep }: SteppedBase,
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
  { base, logStep }: SteppedBase,
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
