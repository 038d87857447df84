/**
 * The equilibrium conditions (1)–(9) linearised at a solved equilibrium, in logs: with t = dln(1+τ'),
 *   unknowns p_nj = dln P_nj, y_nj = dln Y_nj, r_n = dR_n/I_n; eliminated by hand are
 *   wages (8)       w_n = Σ_j ω_nj y_nj,  ω the sectors' shares of n's wages
 *   costs (1),(9)   c_nj = γ_nj w_n + Σ_k γ_nkj p_nk − φ_nj (y_nj − w_n),  φ_nj = ψ_j − s_nj γ_nj
 *   spending (7)    x_nj = [α_nj dI_n + Σ_k γ_njk Y_nk y_nk]/X_nj,  dI_n = Σ_k γ_nk Y_nk y_nk + dR_n + d pooled_n
 * and the rows are
 *   prices (3)      p_nj − Σ_i π_nij c_ij = Σ_i π_nij t_nij
 *   output (5)      y_ij − Σ_n m_nij (x_nj − θ_j (c_ij − p_nj)) = −Σ_n m_nij (1+θ_j) t_nij,  m_nij = M_nij/Y_ij
 *   revenue (6)     r_n − Σ_ij (τM)_nij/I_n (x_nj − θ_j (c_ij − p_nj)) = Σ_ij M_nij/I_n (1 − θ_j τ_nij) t_nij
 * One output row follows from the others; the numeraire Σ_nj γ_nj Y_nj y_nj = 0 stands in its place.
 */
import { at } from '../../kernel/records.ts';
import type { Equilibrium, TradeBase, TradeShock } from '../tradeModel.ts';

/** A base, a shock and the equilibrium that it leads to. */
export type SolvedShock = {
  readonly base: TradeBase;
  readonly shock: TradeShock;
  readonly equilibrium: Equilibrium;
};

type LinearModel = {
  readonly size: number;
  /** Coefficients of the unknowns [p | y | r], row-major. */
  readonly matrix: Float64Array;
  /** The output row that the numeraire replaced, as nj. */
  readonly numeraireRow: number;
};

export function linearise(solved: SolvedShock): LinearModel {
  const { N, J } = solved.base;
  const cells = N * J;
  const size = 2 * cells + N;
  const matrix = new Float64Array(size * size);
  for (let row = 0; row < size; row++) matrix[row * size + row] = 1;
  const costs = costForms(solved);
  const spending = spendingForms(solved);
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < N; i++) {
      for (let j = 0; j < J; j++) {
        subtractFlow(solved, { matrix, costs, spending }, { n, i, j });
      }
    }
  }
  const numeraireRow = solved.equilibrium.output.findIndex((value) => value > 0);
  setNumeraire(solved, matrix, numeraireRow);
  return { size, matrix, numeraireRow };
}

/** c_nj over [p_n1 … p_nJ | y_n1 … y_nJ]: 2J coefficients a cell. */
function costForms({ base, equilibrium }: SolvedShock): Float64Array {
  const { N, J, gva, gio } = base;
  const forms = new Float64Array(N * J * 2 * J);
  for (let n = 0; n < N; n++) {
    const wages = Float64Array.from({ length: J }, (_, j) => {
      const nj = n * J + j;
      return (1 - at(base.spec, nj)) * at(gva, nj) * at(equilibrium.output, nj);
    });
    const bill = wages.reduce((sum, value) => sum + value, 0);
    for (let j = 0; j < J; j++) {
      const nj = n * J + j;
      const labourExponent = at(base.psi, j) - at(base.spec, nj) * at(gva, nj);
      for (let k = 0; k < J; k++) {
        forms[nj * 2 * J + k] = at(gio, (n * J + k) * J + j);
        const ownLabour = k === j ? labourExponent : 0;
        forms[nj * 2 * J + J + k] = ((at(gva, nj) + labourExponent) * at(wages, k)) / bill - ownLabour;
      }
    }
  }
  return forms;
}

/** x_nj over [y_n1 … y_nJ | r_1 … r_N]: J + N coefficients a cell. */
function spendingForms(solved: SolvedShock): Float64Array {
  const { base, equilibrium } = solved;
  const { N, J } = base;
  const keys = incomeFromRevenue(solved);
  const forms = new Float64Array(N * J * (J + N));
  for (let nj = 0; nj < N * J; nj++) {
    const n = Math.floor(nj / J);
    const spent = at(equilibrium.expenditure, nj);
    if (!(spent > 0)) continue;
    const alpha = at(base.alpha, nj) / spent;
    for (let k = 0; k < J; k++) {
      const nk = n * J + k;
      const perOutput = alpha * at(base.gva, nk) + at(base.gio, nj * J + k) / spent;
      forms[nj * (J + N) + k] = perOutput * at(equilibrium.output, nk);
    }
    for (let m = 0; m < N; m++) {
      forms[nj * (J + N) + J + m] = alpha * at(keys, n * N + m) * at(equilibrium.income, m);
    }
  }
  return forms;
}

/** Part of m's customs revenue that reaches n's income: 1 at home, less what goes into a pool and more from it. [n][m] */
export function incomeFromRevenue({ base, shock }: SolvedShock): Float64Array {
  const { N } = base;
  const keys = new Float64Array(N * N);
  for (let n = 0; n < N; n++) keys[n * N + n] = 1;
  for (const { members, shares, weight } of shock.pools) {
    members.forEach((n, place) => {
      keys[n * N + n] = at(keys, n * N + n) - weight;
      for (const m of members) keys[n * N + m] = at(keys, n * N + m) + weight * (shares[place] ?? 0);
    });
  }
  return keys;
}

type Forms = {
  readonly matrix: Float64Array;
  readonly costs: Float64Array;
  readonly spending: Float64Array;
};
type Cell = { readonly n: number; readonly i: number; readonly j: number };

/** What the flow from i to n in sector j takes from the price row of n, the output row of i and the revenue row of n. */
function subtractFlow({ base, shock, equilibrium }: SolvedShock, forms: Forms, { n, i, j }: Cell): void {
  const { N, J } = base;
  const cells = N * J;
  const cell = (n * N + i) * J + j;
  const value = at(equilibrium.imports, cell);
  if (value === 0) return;
  const theta = at(base.theta, j);
  const nj = n * J + j;
  const ij = i * J + j;
  const size = 2 * cells + N;
  addCost(forms, { row: nj * size, ij, i, J, cells, factor: -at(equilibrium.share, cell) });
  const intoOutput = value / at(equilibrium.output, ij);
  const intoRevenue = (at(shock.tariff, cell) * value) / at(equilibrium.income, n);
  const rows = [
    { row: (cells + ij) * size, weight: intoOutput },
    { row: (2 * cells + n) * size, weight: intoRevenue },
  ];
  for (const { row, weight } of rows) {
    if (weight === 0) continue;
    addCost(forms, { row, ij, i, J, cells, factor: theta * weight });
    const { matrix, spending } = forms;
    matrix[row + nj] = at(matrix, row + nj) - theta * weight;
    const form = nj * (J + N);
    const ownOutput = row + cells + n * J;
    for (let k = 0; k < J; k++)
      matrix[ownOutput + k] = at(matrix, ownOutput + k) - weight * at(spending, form + k);
    const revenues = row + 2 * cells;
    for (let m = 0; m < N; m++)
      matrix[revenues + m] = at(matrix, revenues + m) - weight * at(spending, form + J + m);
  }
}

type CostPlace = {
  readonly row: number;
  readonly ij: number;
  readonly i: number;
  readonly J: number;
  readonly cells: number;
  readonly factor: number;
};

function addCost({ matrix, costs }: Forms, { row, ij, i, J, cells, factor }: CostPlace): void {
  const prices = row + i * J;
  const outputs = prices + cells;
  const form = ij * 2 * J;
  for (let k = 0; k < J; k++) {
    matrix[prices + k] = at(matrix, prices + k) + factor * at(costs, form + k);
    matrix[outputs + k] = at(matrix, outputs + k) + factor * at(costs, form + J + k);
  }
}

function setNumeraire({ base, equilibrium }: SolvedShock, matrix: Float64Array, numeraireRow: number): void {
  const { N, J, gva } = base;
  const cells = N * J;
  const size = 2 * cells + N;
  const world = equilibrium.valueAdded.reduce((sum, value) => sum + value, 0);
  const row = (cells + numeraireRow) * size;
  matrix.fill(0, row, row + size);
  for (let nj = 0; nj < cells; nj++)
    matrix[row + cells + nj] = (at(gva, nj) * at(equilibrium.output, nj)) / world;
}
