/**
 * Why real income changes between two states of the provinces' market: ln Ŵ split exactly along the path between them,
 * d ln W_n = (1/I_n) { Σ_ij (Q_inj dln q_inj − Q_nij dln q_nij) + Σ_j E_nj dln c_nj      terms of trade, q what sellers receive
 *                    − Σ_ij (1+r_nij) M_nij dln(waste_nij)                               waste at walls and blocks
 *                    − Σ_ij (1+r_nij) M_nij dln(route_ni)                                roads
 *                    + Σ r M (dln M − dln c), taken by buyers (walls), by sellers (blocks)   volume behind rents
 *                    − Σ_j O_nj dln(importCost_nj)                                       prices abroad
 *                    + Σ_j ψ_j Y_nj dln L_nj + Σ_j Y_nj dln A_nj + dT_n }                scale, productivity, payments
 * with q = c and Q = M behind walls, q = (1+r)c and Q = (1+r)M under blocks. Derived in docs/model.md, section 10. Simpson's rule
 * on each panel, slopes by the three-point formula: the error falls with the fourth power of panels.
 */
import { must } from '#shared/kernel/records.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { at } from '../../../../shared/kernel/records.ts';
import type { ConvergenceFailure } from '../../../../shared/economics/tradeModel.ts';
import type {
  SegmentedBase,
  SegmentedEquilibrium,
  SegmentedShock,
} from '../../../../shared/economics/segmentation/segmentedModel.ts';
import { type IncomePart, addIncomeTerms, solveSegmentedPath } from './incomeTerms.ts';

export type IncomeDecomposition = {
  /** By region, in logs; the parts sum to logWelfare. */
  readonly parts: Readonly<Record<IncomePart, Float64Array>>;
  /** ln W(end) − ln W(start) */
  readonly logWelfare: Float64Array;
  readonly end: SegmentedEquilibrium;
};

export type DecompositionOptions = {
  /** Simpson panels along the path; three are exact to about 1e-5 for walls that fall from the highest level to none. */
  readonly panels?: number;
  readonly tolerance?: number;
};

const DEFAULT_PANELS = 3;
const DEFAULT_TOLERANCE = 1e-9;

export function decomposeIncome(
  base: SegmentedBase,
  from: SegmentedShock,
  to: SegmentedShock,
  { panels = DEFAULT_PANELS, tolerance = DEFAULT_TOLERANCE }: DecompositionOptions = {},
): Result<IncomeDecomposition, ConvergenceFailure> {
  const path = solveSegmentedPath(base, { from, to, steps: 2 * panels, tolerance });
  if (!path.ok) return path;
  const nodes = path.value;
  const nothing = (): Float64Array => new Float64Array(base.N);
  const parts: Record<IncomePart, Float64Array> = {
    termsOfTrade: nothing(),
    waste: nothing(),
    roads: nothing(),
    rents: nothing(),
    abroad: nothing(),
    scale: nothing(),
    productivity: nothing(),
    payments: nothing(),
  };
  for (let left = 0; left < 2 * panels; left += 2) {
    const [first, middle, last] = nodes.slice(left, left + 3);
    addIncomeTerms(
      base,
      [must(first, 'left node'), must(middle, 'middle node'), must(last, 'right node')],
      parts,
    );
  }
  const start = must(nodes[0], 'start of the path').equilibrium;
  const end = must(nodes.at(-1), 'end of the path').equilibrium;
  return ok({
    parts,
    logWelfare: end.welfare.map((value, n) => Math.log(value / at(start.welfare, n))),
    end,
  });
}
