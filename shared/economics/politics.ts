import { at } from '../kernel/records.ts';
import { baseAccounts } from './tradeBase.ts';
import type { Equilibrium, TradeBase } from './tradeModel.ts';

/**
 * S' = S − (1−ρ)(S − 50) + (1−ρ) k G + lumps: support of a government after a round. G are the reactions at home in per cent of
 * income, each its own part; lumps are points that an act costs at once. S' stays within 0 and 100: what is cut off is told apart.
 */
export type SupportRule = {
  /** ρ */
  readonly persistence: number;
  /** k, points per per cent. */
  readonly scale: number;
  readonly neutral: number;
  readonly max: number;
};

/** What is forgotten of the distance from neutral. */
export function forgotten({ persistence, neutral }: SupportRule, support: number): number {
  return -(1 - persistence) * (support - neutral);
}

/** Points that a reaction of so many per cent is worth in the round. */
export function pointsOf({ persistence, scale }: SupportRule, reactionPercent: number): number {
  return (1 - persistence) * scale * reactionPercent;
}

/** Support after changes, and how much of them the ends of the scale cut off. */
export function clipSupport(
  { max }: SupportRule,
  support: number,
  change: number,
): { readonly support: number; readonly cutOff: number } {
  const wanted = support + change;
  const kept = Math.min(max, Math.max(0, wanted));
  return { support: kept, cutOff: kept - wanted };
}

/** ℓ(x): a change as those feel it whom a loss hurts `aversion` times as much as a gain pleases (Freund and Özden 2008; Tovar 2009). */
export function lossAverse(change: number, aversion: number): number {
  return change < 0 ? aversion * change : change;
}

/**
 * Σ_m c_m · v_m · d_m: what rule by others feels like to one member, in per cent of income. c_m by the depth at which it stands
 * with member m, v_m the votes of m, d_m how different m's people are (0–1). With one depth for all it is c · h · (1 − own vote),
 * h the mean distance to those who decide (Alesina and Spolaore 1997; Alesina, Angeloni and Etro 2005).
 */
type Ruler = {
  /** Per cent. */
  readonly depthPercent: number;
  readonly votes: number;
  readonly distance: number;
};

export function sovereigntyCost(others: readonly Ruler[]): number {
  return others.reduce((sum, { depthPercent, votes, distance }) => sum + depthPercent * votes * distance, 0);
}

/**
 * Weight of each member in a union's decisions, summing to 1: half by income, half equal. What remains for the others is what a
 * member gives up (Alesina, Angeloni and Etro 2005).
 */
export function votingWeights(incomes: readonly number[]): number[] {
  const total = incomes.reduce((sum, income) => sum + income, 0);
  const equal = 1 / incomes.length;
  return incomes.map((income) => (total > 0 ? (income / total + equal) / 2 : equal));
}

/**
 * ln(r̂_nj / P̂_n): what the owners of a sector's own factor can buy, against the base, with r̂_nj = γ_nj Y'_nj / (VA_nj K̂_nj).
 * The rents of specific factors are what lobbies fight for (Jones 1971; Grossman and Helpman 1994).
 */

/** Of one economy, by sector; 0 where the base produces nothing. */
export function realReturns(
  base: TradeBase,
  { output, priceIndex }: Pick<Equilibrium, 'output' | 'priceIndex'>,
  capital: Float64Array,
  n: number,
): Float64Array {
  const before = baseAccounts(base).output;
  const logPrice = Math.log(at(priceIndex, n));
  return new Float64Array(base.J).map((_zero, j) => {
    const nj = n * base.J + j;
    if (at(before, nj) <= 0) return 0;
    return Math.log(at(output, nj) / at(before, nj) / at(capital, nj)) - logPrice;
  });
}

/** v_nj = s_nj VA_nj / VA_n: the sector's rents in the economy's income at the base. */
export function rentShare(base: TradeBase, n: number, j: number): number {
  const { output, valueAdded } = baseAccounts(base);
  const nj = n * base.J + j;
  return (at(base.spec, nj) * at(base.gva, nj) * at(output, nj)) / at(valueAdded, n);
}

/** Y_ij = Σ_n M_nij, from imports net of tariff with home purchases on the diagonal. */
export function outputOf({ N, J }: TradeBase, imports: readonly number[]): Float64Array {
  const output = new Float64Array(N * J);
  imports.forEach((value, cell) => {
    const ij = cell % (N * J);
    output[ij] = at(output, ij) + value;
  });
  return output;
}

/** Whether an economy buys more of a sector's goods abroad than it sells there, at the base. */
export function isImportCompeting(base: TradeBase, n: number, j: number): boolean {
  const { N, J } = base;
  const { imports } = baseAccounts(base);
  let bought = 0;
  let sold = 0;
  for (let i = 0; i < N; i++) {
    if (i === n) continue;
    bought += at(imports, (n * N + i) * J + j);
    sold += at(imports, (i * N + n) * J + j);
  }
  return bought > sold;
}
