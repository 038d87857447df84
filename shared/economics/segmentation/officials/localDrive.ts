/**
 * Local drive: who keeps more of what his province earns works harder for it (Jin, Qian & Weingast 2005).
 * Δln A_n = d · (k_n − k°_n), k the part of the taxes raised in n that stays there, k° that of the start, d per unit of k.
 */
import { at } from '../../at.ts';
import type { SegmentedBase, SegmentedEquilibrium } from '../segmentedModel.ts';
import type { FiscalRule, PublicFinance } from './localBudget.ts';

/**
 * k_n by region. The centre's transfers are fixed sums, whatever a province earns, so they drive nobody and are left out.
 */
export function keptShares(
  { N, J }: SegmentedBase,
  { taxRates, retention }: PublicFinance,
  fiscalRule: FiscalRule,
  { valueAddedBySector }: Pick<SegmentedEquilibrium, 'valueAddedBySector'>,
): Float64Array {
  return Float64Array.from({ length: N }, (_, n) => {
    let raised = 0;
    let kept = 0;
    taxRates.forEach((rate, j) => {
      const tax = rate * at(valueAddedBySector, n * J + j);
      raised += tax;
      kept += tax * (retention[fiscalRule][j] ?? NaN);
    });
    return kept / raised;
  });
}

/** Δln A_n of one round. A country that changes nothing stands still: its growth is in the base. */
export function localDrive(kept: Float64Array, keptAtStart: Float64Array, drive: number): Float64Array {
  return kept.map((share, n) => drive * (share - at(keptAtStart, n)));
}
