/**
 * Saving (Baldwin 1992; Anderson, Larch & Yotov 2020): a region saves until capital has grown as much as what it produces at the
 * prices of what it buys. Δ ln K_n = λ [ln(VÂ_n/P̂_n) − ln K̂_n]; in the long run K̂ = VÂ/P̂.
 */
import { at } from '../../at.ts';
import { baseAccounts } from '../../tradeBase.ts';
import type { Equilibrium, TradeBase } from '../../tradeModel.ts';
import { capitalByRegion } from './capitalByRegion.ts';

/** Δ ln K_n, the same in all sectors of a region; 0 where there is no capital. */
export function saveCapital(
  base: TradeBase,
  { valueAdded, priceIndex }: Pick<Equilibrium, 'valueAdded' | 'priceIndex'>,
  capital: Float64Array,
  rate: number,
): Float64Array {
  const before = baseAccounts(base).valueAdded;
  const stockBefore = capitalByRegion(base, new Float64Array(capital.length).fill(1));
  const stock = capitalByRegion(base, capital);
  return valueAdded.map((value, n) => {
    if (!(at(stock, n) > 0)) return 0;
    const output = value / at(before, n) / at(priceIndex, n);
    return rate * Math.log((output * at(stockBefore, n)) / at(stock, n));
  });
}
