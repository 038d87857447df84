/** The equilibria along the path between two states of the provinces' market: every factor in logs, and payments, linear in u ∈ [0, 1]. */
import { ok, type Result } from '#shared/kernel/result.ts';
import { at } from '../../at.ts';
import type { ConvergenceFailure } from '../../tradeModel.ts';
import type { SegmentedBase, SegmentedEquilibrium, SegmentedShock } from '../segmentedModel.ts';
import { solveSegmented } from '../solveSegmented.ts';

/** An equilibrium on the path with the logs that slopes are taken of. */
export type SegmentedNode = {
  readonly shock: SegmentedShock;
  readonly equilibrium: SegmentedEquilibrium;
  /** M'_nij = π' X'/(1+r'): purchases without the rent in their price, [n][i][j] over provinces. */
  readonly purchases: Float64Array;
  /** Their logs, 0 where nothing is traded. */
  readonly logPurchases: Float64Array;
  /** ln ĉ_nj and ln L̂_nj */
  readonly logCost: Float64Array;
  readonly logLabour: Float64Array;
};

type SegmentedPathPlan = {
  readonly from: SegmentedShock;
  readonly to: SegmentedShock;
  /** Equal steps in u; the path has one node more. */
  readonly steps: number;
  readonly tolerance: number;
};

export function solveSegmentedPath(
  base: SegmentedBase,
  { from, to, steps, tolerance }: SegmentedPathPlan,
): Result<SegmentedNode[], ConvergenceFailure> {
  const nodes: SegmentedNode[] = [];
  for (let step = 0; step <= steps; step++) {
    const shock = shockAlong(from, to, step / steps);
    const warmStart = nodes.at(-1)?.equilibrium.warmStart;
    const solved = solveSegmented(base, shock, { tolerance, warmStart });
    if (!solved.ok) return solved;
    nodes.push(createNode(base, shock, solved.value));
  }
  return ok(nodes);
}

function shockAlong(from: SegmentedShock, to: SegmentedShock, u: number): SegmentedShock {
  if (u === 0) return from;
  if (u === 1) return to;
  const linear = (some: Float64Array, others: Float64Array): Float64Array =>
    some.map((value, cell) => value + u * (at(others, cell) - value));
  const geometric = (some: Float64Array, others: Float64Array): Float64Array =>
    some.map((value, cell) => value * (at(others, cell) / value) ** u);
  return {
    barrier: linear(from.barrier, to.barrier),
    route: geometric(from.route, to.route),
    tfp: geometric(from.tfp, to.tfp),
    importCost: geometric(from.importCost, to.importCost),
    exportCost: geometric(from.exportCost, to.exportCost),
    transfer: linear(from.transfer, to.transfer),
  };
}

function createNode(
  { N, J, rentShare }: SegmentedBase,
  shock: SegmentedShock,
  equilibrium: SegmentedEquilibrium,
): SegmentedNode {
  const { share, expenditure, unitCost, labourBySector } = equilibrium;
  const purchases = shock.barrier.map((barrier, cell) => {
    const n = Math.floor(cell / (N * J));
    const spent = at(share, cell + n * J) * at(expenditure, n * J + (cell % J));
    return spent / Math.exp(rentShare * barrier);
  });
  return {
    shock,
    equilibrium,
    purchases,
    logPurchases: purchases.map((value) => (value > 0 ? Math.log(value) : 0)),
    logCost: unitCost.map(Math.log),
    logLabour: labourBySector.map(Math.log),
  };
}
