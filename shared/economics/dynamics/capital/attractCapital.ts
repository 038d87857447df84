/**
 * Investment from abroad (Baldwin, Forslid & Haaland 1996; Bruno, Campos & Estrin 2021): capital goes where it earns more at the
 * prices of the place. Δ ln K_n = μ ln(r̂_n/P̂_n) + pull_n, rescaled by one number so that the world's capital is what it was:
 * what one region draws, others lose. A common movement of returns moves nothing.
 */
import { at } from '../../at.ts';
import type { Equilibrium, TradeBase } from '../../tradeModel.ts';
import { capitalByRegion, capitalIncome } from './capitalByRegion.ts';

export type Attraction = {
  /** μ: how strongly capital answers to its return. */
  readonly response: number;
  /** What draws capital beside the return, in logs by region: the news of a common market. */
  readonly pull: Float64Array;
  /** K_n before the movement; what was saved in the round included. */
  readonly stock: Float64Array;
};

/** Δ ln K_n of capital that crosses borders; Σ_n K_n exp(Δ) = Σ_n K_n. */
export function attractCapital(
  base: TradeBase,
  { output, priceIndex }: Pick<Equilibrium, 'output' | 'priceIndex'>,
  capital: Float64Array,
  { response, pull, stock }: Attraction,
): Float64Array {
  const used = capitalByRegion(base, capital);
  const earned = capitalIncome(base, output);
  const wished = used.map((amount, n) =>
    amount > 0 ? response * Math.log(at(earned, n) / amount / at(priceIndex, n)) + at(pull, n) : 0,
  );
  let before = 0;
  let after = 0;
  stock.forEach((amount, n) => {
    before += amount;
    after += amount * Math.exp(at(wished, n));
  });
  if (!(before > 0)) return new Float64Array(base.N);
  const excess = Math.log(after / before);
  return wished.map((change, n) => (at(stock, n) > 0 ? change - excess : 0));
}
