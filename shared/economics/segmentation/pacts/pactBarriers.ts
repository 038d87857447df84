/** Barriers around a pact that one of its members breaks. */
import { at } from '../../at.ts';
import type { SegmentedBase } from '../segmentedModel.ts';

type Shape = Pick<SegmentedBase, 'N' | 'J' | 'barrierKind' | 'barrierWeight'>;

/** The barriers with a wall of this height, ln(1+t) of an average sector, put up by the buyer against each of the sellers. */
export function raiseWall(
  { N, J, barrierKind, barrierWeight }: Shape,
  barrier: Float64Array,
  buyer: number,
  against: { readonly sellers: readonly number[]; readonly height: number },
): Float64Array {
  const raised = barrier.slice();
  for (const i of against.sellers) {
    if (i === buyer) continue;
    barrierKind.forEach((kind, j) => {
      if (kind === 'wall') raised[(buyer * N + i) * J + j] = at(barrierWeight, j) * against.height;
    });
  }
  return raised;
}

/** The barriers with those between a region and each of the others, both ways, as they stand in `source`. */
export function restoreBetween(
  { N, J }: Pick<SegmentedBase, 'N' | 'J'>,
  barrier: Float64Array,
  region: number,
  from: { readonly others: readonly number[]; readonly source: Float64Array },
): Float64Array {
  const restored = barrier.slice();
  for (const i of from.others) {
    for (const cell of [(region * N + i) * J, (i * N + region) * J]) {
      restored.set(from.source.subarray(cell, cell + J), cell);
    }
  }
  return restored;
}
