/**
 * ln Ŵ split exactly along the path between two shocks (docs/model.md, section 3):
 * d ln W_n = (1/I_n) { Σ_ij (M_inj dln c_nj − M_nij dln c_ij)   terms of trade, by partner i
 *                    + Σ_ij τ_nij M_nij (dln M_nij − dln c_ij)  volume of trade, by partner i
 *                    − Σ_ij (1+τ_nij) M_nij dln d_nij           trade cost, by partner i
 *                    + Σ_j ψ_j Y_nj dln L_nj                    scale
 *                    + Σ_j Y_nj dln A_nj                        TFP
 *                    + wages_n dln L_n + Σ_j s_nj VA_nj dln K_nj   factors
 *                    + dD_n + d(pooled revenue)_n }             transfer
 * Simpson's rule on each panel, slopes by the three-point formula: the error falls with the fourth power of panels.
 */
import { ok, type Result } from '#shared/kernel/result.ts';
import { must } from '#shared/kernel/records.ts';
import { at } from '../at.ts';
import type { ConvergenceFailure, TradeBase, TradeShock, WelfareDecomposition } from '../tradeModel.ts';
import { addPanelTerms, type Panel } from './panelTerms.ts';
import { solvePath } from './solvePath.ts';

export type DecompositionOptions = {
  /** Simpson panels along the path; three are exact to about 1e-7. */
  readonly panels?: number;
  readonly tolerance?: number;
};

const DEFAULT_PANELS = 3;
const DEFAULT_TOLERANCE = 1e-9;

export function decomposeWelfare(
  base: TradeBase,
  from: TradeShock,
  to: TradeShock,
  options: DecompositionOptions = {},
): Result<WelfareDecomposition, ConvergenceFailure> {
  const { panels = DEFAULT_PANELS, tolerance = DEFAULT_TOLERANCE } = options;
  const path = solvePath(base, { from, to, steps: 2 * panels, tolerance });
  if (!path.ok) return path;
  const nodes = path.value;
  const start = must(nodes[0], 'start of the path').equilibrium;
  const end = must(nodes.at(-1), 'end of the path').equilibrium;
  const { N } = base;
  const parts: WelfareDecomposition = {
    termsOfTrade: new Float64Array(N * N),
    volumeOfTrade: new Float64Array(N * N),
    tradeCost: new Float64Array(N * N),
    scale: new Float64Array(N),
    transfer: new Float64Array(N),
    tfp: new Float64Array(N),
    factors: new Float64Array(N),
    logWelfare: end.welfare.map((value, n) => Math.log(value) - Math.log(at(start.welfare, n))),
    logPeople: to.labour.map((people, n) => Math.log(people / at(from.labour, n))),
    end,
  };
  for (let p = 0; p < panels; p++) {
    const panel: Panel = [
      must(nodes[2 * p], 'left node'),
      must(nodes[2 * p + 1], 'middle node'),
      must(nodes[2 * p + 2], 'right node'),
    ];
    addPanelTerms(base, panel, parts);
  }
  return ok(parts);
}
