/**
 * How real incomes answer to tariffs, dln W_p/dln(1+τ_nij) for every tariff at once, by the adjoint method: the linearised
 * model A dz = B t is factorised once; for dln W = g·dz one transposed solve Aᵀλ = g gives the whole gradient Bᵀλ.
 * An iceberg cost d raises the same prices and lowers the same sales, but no tariff is levied on what melts: the right-hand
 * sides of the rows are Σ_i π_nij d_nij, −Σ_n m_nij θ_j d_nij and −Σ_ij M_nij/I_n θ_j τ_nij d_nij.
 */
import { at } from '../../kernel/records.ts';
import { incomeFromRevenue, linearise, type SolvedShock } from './linearModel.ts';
import { factoriseLu, solveTransposed, type LuFactors } from '../equilibrium/linearAlgebra.ts';

type WelfareGradients = {
  /** d Σ_p weights_p ln W_p / d ln(1+τ'_nij), [n][i][j]; zero for i = n, where there is no tariff. */
  readonly of: (weights: Float64Array) => Float64Array;
  /** The same beside d Σ_p weights_p ln W_p / d ln d_nij, of iceberg costs. */
  readonly ofCosts: (weights: Float64Array) => CostGradients;
};

/** Both [n][i][j], zero for i = n. */
export type CostGradients = { readonly tariff: Float64Array; readonly iceberg: Float64Array };

/** One linearisation and one factorisation at the equilibrium; every gradient after that costs a transposed solve. */
export function welfareGradients(solved: SolvedShock): WelfareGradients {
  const { size, matrix, numeraireRow } = linearise(solved);
  const factors = factoriseLu(matrix, size);
  const keys = incomeFromRevenue(solved);
  const ofCosts = (weights: Float64Array): CostGradients =>
    gradientsOf(solved, { factors, keys, numeraireRow }, weights);
  return { of: (weights) => ofCosts(weights).tariff, ofCosts };
}

/** The gradient of every economy's own ln W, [p] of [n][i][j]. */
export function allWelfareGradients(solved: SolvedShock): Float64Array[] {
  const { N } = solved.base;
  const gradients = welfareGradients(solved);
  return Array.from({ length: N }, (_, p) => {
    const weights = new Float64Array(N);
    weights[p] = 1;
    return gradients.of(weights);
  });
}

type Factorised = {
  readonly factors: LuFactors;
  readonly keys: Float64Array;
  readonly numeraireRow: number;
};

function gradientsOf(solved: SolvedShock, linear: Factorised, weights: Float64Array): CostGradients {
  const { base, shock, equilibrium } = solved;
  const { N, J } = base;
  const cells = N * J;
  const multiplier = solveTransposed(linear.factors, welfareForm(solved, linear.keys, weights));
  // The numeraire does not answer to tariffs.
  multiplier[cells + linear.numeraireRow] = 0;
  const tariff = new Float64Array(N * N * J);
  const iceberg = new Float64Array(N * N * J);
  for (let n = 0; n < N; n++) {
    const ofRevenue = at(multiplier, 2 * cells + n) / at(equilibrium.income, n);
    for (let ij = 0; ij < cells; ij++) {
      const j = ij % J;
      const cell = n * cells + ij;
      const value = at(equilibrium.imports, cell);
      if (value === 0 || Math.floor(ij / J) === n) continue;
      const theta = at(base.theta, j);
      const ofOutput = at(multiplier, cells + ij) / at(equilibrium.output, ij);
      const ofPrice = at(multiplier, n * J + j) * at(equilibrium.share, cell);
      const ofCost = ofPrice - theta * value * (ofOutput + ofRevenue * at(shock.tariff, cell));
      iceberg[cell] = ofCost;
      tariff[cell] = ofCost + (ofRevenue - ofOutput) * value;
    }
  }
  return { tariff, iceberg };
}

/** (10): Σ_p weights_p [dI_p/I_p − Σ_j α_pj p_pj] over the unknowns [p | y | r]. */
function welfareForm(
  { base, equilibrium }: SolvedShock,
  keys: Float64Array,
  weights: Float64Array,
): Float64Array {
  const { N, J, alpha, gva } = base;
  const cells = N * J;
  const form = new Float64Array(2 * cells + N);
  for (let p = 0; p < N; p++) {
    const weight = at(weights, p);
    if (weight === 0) continue;
    const perIncome = weight / at(equilibrium.income, p);
    for (let pj = p * J; pj < (p + 1) * J; pj++) {
      form[pj] = -weight * at(alpha, pj);
      form[cells + pj] = perIncome * at(gva, pj) * at(equilibrium.output, pj);
    }
    for (let m = 0; m < N; m++) {
      const place = 2 * cells + m;
      form[place] = at(form, place) + perIncome * at(keys, p * N + m) * at(equilibrium.income, m);
    }
  }
  return form;
}
