/** Another state of the walls made the base: hats, scores, budgets and prices of later states are then told against it. */
import { ok, type Result } from '#shared/kernel/result.ts';
import { at } from '../at.ts';
import type { ConvergenceFailure, SolveOptions } from '../tradeModel.ts';
import { stateAt } from './marketState.ts';
import type { DialLevels } from './officials/officialScore.ts';
import type { SegmentedMarket } from './segmentedMarket.ts';
import { solveSegmented } from './solveSegmented.ts';

const DEFAULT_TOLERANCE = 1e-11;

/** The market as it is with dials at these levels and nothing else changed; money keeps its unit. */
export function rebaseMarket(
  market: SegmentedMarket,
  levels: DialLevels,
  options: SolveOptions = {},
): Result<SegmentedMarket, ConvergenceFailure> {
  const { base, politics } = market;
  const { J, theta } = base;
  const { shock } = stateAt(market, levels);
  const solved = solveSegmented(base, shock, { tolerance: DEFAULT_TOLERANCE, ...options });
  if (!solved.ok) return solved;
  const { share, output, rent, unitCost, labourBySector } = solved.value;
  return ok({
    ...market,
    base: {
      ...base,
      share,
      output,
      rent,
      exports: base.exports.map((value, nj) => value * at(unitCost, nj) ** -at(theta, nj % J)),
      barrier: shock.barrier,
    },
    politics: {
      ...politics,
      jobWeights: politics.jobWeights.map((row, n) =>
        toShares(row.map((weight, j) => weight * at(labourBySector, n * J + j))),
      ),
    },
    start: levels,
  });
}

function toShares(values: readonly number[]): number[] {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => value / sum);
}
