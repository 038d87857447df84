/** What cheaper routes bring: the change of real income in a year, (Ŵ_n with − Ŵ_n without) · I_n in the money of the base. */
import { ok, type Result } from '#shared/kernel/result.ts';
import { at } from '../../at.ts';
import type { ConvergenceFailure, SolveOptions } from '../../tradeModel.ts';
import { segmentedIncome } from '../segmentedBase.ts';
import type { SegmentedBase, SegmentedShock } from '../segmentedModel.ts';
import { solveSegmented } from '../solveSegmented.ts';
import { joinRoutes } from './corridorRoutes.ts';

/** By region, in a market that is otherwise as in the shock. */
export function routeGains(
  base: SegmentedBase,
  shock: SegmentedShock,
  route: Float64Array,
  options: SolveOptions = {},
): Result<Float64Array, ConvergenceFailure> {
  const without = solveSegmented(base, shock, options);
  if (!without.ok) return without;
  const built = { ...shock, route: joinRoutes(shock.route, route) };
  const { welfare, warmStart } = without.value;
  const solved = solveSegmented(base, built, { ...options, warmStart });
  if (!solved.ok) return solved;
  const income = segmentedIncome(base);
  return ok(solved.value.welfare.map((hat, n) => (hat - at(welfare, n)) * at(income, n)));
}
