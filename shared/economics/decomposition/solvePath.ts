/** The equilibria along the path between two shocks, each started from the ones before. */
import { ok, type Result } from '#shared/kernel/result.ts';
import { at } from '../at.ts';
import { solveEquilibrium } from '../equilibrium/solveEquilibrium.ts';
import type { ConvergenceFailure, Equilibrium, TradeBase, TradeShock } from '../tradeModel.ts';
import { shockAlong } from '../shock.ts';

/** An equilibrium on the path with the logs that slopes are taken of. */
export type PathNode = {
  readonly shock: TradeShock;
  readonly equilibrium: Equilibrium;
  /** ln ĉ_nj */
  readonly logCost: Float64Array;
  /** ln M'_nij, 0 where nothing is traded. */
  readonly logImports: Float64Array;
  /** ln L̂_nj */
  readonly logLabour: Float64Array;
};

export type PathPlan = {
  readonly from: TradeShock;
  readonly to: TradeShock;
  /** Equal steps in u; the path has one node more. */
  readonly steps: number;
  readonly tolerance: number;
};

export function solvePath(base: TradeBase, plan: PathPlan): Result<PathNode[], ConvergenceFailure> {
  const nodes: PathNode[] = [];
  for (let step = 0; step <= plan.steps; step++) {
    const shock = shockAlong(plan.from, plan.to, step / plan.steps);
    const warmStart = extrapolateStart(nodes);
    const solved = solveEquilibrium(base, shock, {
      tolerance: plan.tolerance,
      isPatient: true,
      ...(warmStart === undefined ? {} : { warmStart }),
    });
    if (!solved.ok) return solved;
    nodes.push(createNode(shock, solved.value));
  }
  return ok(nodes);
}

function createNode(shock: TradeShock, equilibrium: Equilibrium): PathNode {
  return {
    shock,
    equilibrium,
    logCost: equilibrium.unitCost.map(Math.log),
    logImports: equilibrium.imports.map((value) => (value > 0 ? Math.log(value) : 0)),
    logLabour: equilibrium.labourBySector.map(Math.log),
  };
}

/** The next state by the polynomial through the last three (or fewer): most of the way is then done. */
function extrapolateStart(nodes: readonly PathNode[]): Float64Array | undefined {
  const [last, before, earlier] = nodes.slice(-3).toReversed();
  if (last === undefined) return undefined;
  const z = last.equilibrium.warmStart;
  if (before === undefined) return z;
  const y = before.equilibrium.warmStart;
  if (earlier === undefined) return z.map((value, e) => 2 * value - at(y, e));
  const x = earlier.equilibrium.warmStart;
  return z.map((value, e) => 3 * (value - at(y, e)) + at(x, e));
}
