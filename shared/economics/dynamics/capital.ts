import { at } from '../../kernel/records.ts';
import { baseAccounts } from '../tradeBase.ts';
import type { Equilibrium, TradeBase } from '../tradeModel.ts';

/**
 * Saving (Baldwin 1992; Anderson, Larch & Yotov 2020): a region saves until capital has grown as much as what it produces at the
 * prices of what it buys. Δ ln K_n = λ [ln(VÂ_n/P̂_n) − ln K̂_n]; in the long run K̂ = VÂ/P̂.
 */

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

/**
 * Investment from abroad (Baldwin, Forslid & Haaland 1996; Bruno, Campos & Estrin 2021): capital goes where it earns more at the
 * prices of the place. Δ ln K_n = μ ln(r̂_n/P̂_n) + pull_n, rescaled by one number so that the world's capital is what it was:
 * what one region draws, others lose. A common movement of returns moves nothing.
 */

type Attraction = {
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

/**
 * Capital across the sectors of a region (Neary 1978): specific today, it moves with time to where it earns more, so that the
 * factor which is specific in the short run is mobile in the long. Δ ln K_nj = ν ln(r̂_nj/r̂_n), rescaled so that K_n stays.
 */

/** Δ ln K_nj with Σ_j k_nj K̂_nj exp(Δ) unchanged in every region; `used` is the K̂ of the equilibrium, `capital` what moves. */
export function reallocateCapital(
  base: TradeBase,
  { output }: Pick<Equilibrium, 'output'>,
  { used, capital }: { readonly used: Float64Array; readonly capital: Float64Array },
  response: number,
): Float64Array {
  const { N, J } = base;
  const weights = capitalWeights(base);
  const before = baseAccounts(base).output;
  const change = new Float64Array(N * J);
  for (let n = 0; n < N; n++) {
    let stock = 0;
    let moved = 0;
    for (let nj = n * J; nj < (n + 1) * J; nj++) {
      if (!(at(weights, nj) > 0)) continue;
      const wished = response * Math.log(at(output, nj) / at(before, nj) / at(used, nj));
      change[nj] = wished;
      stock += at(weights, nj) * at(capital, nj);
      moved += at(weights, nj) * at(capital, nj) * Math.exp(wished);
    }
    if (!(stock > 0)) continue;
    const excess = Math.log(moved / stock);
    for (let nj = n * J; nj < (n + 1) * J; nj++) {
      if (at(weights, nj) > 0) change[nj] = at(change, nj) - excess;
    }
  }
  return change;
}

/**
 * Who invested where: what each region drew is taken from all that lost capital, in proportion to what they lost, so rows and
 * columns sum to the changes. Only net movements are known to the model; gross investment both ways is not.
 */

/** Capital that went from i to n, [i][n], in the unit of `stock`; changes in logs by region. */
export function investmentFlows(stock: Float64Array, change: Float64Array): Float64Array {
  const N = stock.length;
  const gained = stock.map((amount, n) => amount * Math.expm1(at(change, n)));
  const total = gained.reduce((sum, amount) => sum + Math.max(0, amount), 0);
  const flows = new Float64Array(N * N);
  if (!(total > 0)) return flows;
  for (let i = 0; i < N; i++) {
    const lost = Math.max(0, -at(gained, i));
    if (lost === 0) continue;
    for (let n = 0; n < N; n++) flows[i * N + n] = (lost * Math.max(0, at(gained, n))) / total;
  }
  return flows;
}

/**
 * Capital by region and its return. Capital is the factor that is specific to its sector: weights k_nj = s_nj VA_nj are what it
 * earned in the base, so K_n = Σ_j k_nj K̂_nj is a stock at base prices (in years' returns), and
 * r̂_nj = γ_nj Y'_nj/(VA_nj K̂_nj) its return; regions and sectors without capital have weight 0.
 */

/** k_nj = s_nj γ_nj Y_nj. */
export function capitalWeights(base: TradeBase): Float64Array {
  const { output } = baseAccounts(base);
  return base.spec.map((share, nj) => share * at(base.gva, nj) * at(output, nj));
}

/** K_n = Σ_j k_nj K̂_nj. */
export function capitalByRegion(base: TradeBase, capital: Float64Array): Float64Array {
  return sumOverSectors(base, capitalWeights(base), capital);
}

/** What capital earns, by region: Σ_j s_nj γ_nj Y'_nj. */
function capitalIncome(base: TradeBase, output: Float64Array): Float64Array {
  const shares = base.spec.map((share, nj) => share * at(base.gva, nj));
  return sumOverSectors(base, shares, output);
}

function sumOverSectors({ N, J }: TradeBase, weights: Float64Array, values: Float64Array): Float64Array {
  const sums = new Float64Array(N);
  for (let nj = 0; nj < N * J; nj++) {
    const n = Math.floor(nj / J);
    sums[n] = at(sums, n) + at(weights, nj) * at(values, nj);
  }
  return sums;
}
