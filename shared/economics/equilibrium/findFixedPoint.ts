/** Iterates z ← g(z), accelerated, until no element changes by more than the tolerance; a step into infinity is taken back. */
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ConvergenceFailure } from '../tradeModel.ts';
import { accelerate, createAndersonMemory, forget, rememberPoint } from './andersonAcceleration.ts';

/** How often a step into infinity is taken back, each time with steps half as long. */
const MOST_RETREATS = 6;

export type FixedPointSearch = {
  /** z; the start on entry. */
  readonly current: Float64Array;
  /** g(z); the solution in the end. */
  readonly next: Float64Array;
  /** next ← g(current) */
  readonly pass: () => void;
  /** Makes every later step half as long. */
  readonly shorten: () => void;
  /** Largest |g(z) − z| at which to stop. */
  readonly tolerance: number;
  readonly maxSweeps: number;
};

export function findFixedPoint(
  search: FixedPointSearch,
): Result<{ readonly sweeps: number; readonly residual: number }, ConvergenceFailure> {
  const { current, next, tolerance, maxSweeps } = search;
  const memory = createAndersonMemory(current.length);
  const best = { residual: Infinity, point: current.slice() };
  let residual = Infinity;
  let retreats = 0;
  for (let sweeps = 1; sweeps <= maxSweeps; sweeps++) {
    search.pass();
    residual = rememberPoint(memory, current, next);
    if (!Number.isFinite(residual)) {
      if (best.residual === Infinity || retreats === MOST_RETREATS) {
        return err({ code: 'equilibrium/not-finite', sweeps, residual });
      }
      retreats++;
      search.shorten();
      current.set(best.point);
      forget(memory);
      continue;
    }
    if (residual <= tolerance) return ok({ sweeps, residual });
    if (residual < best.residual) {
      best.residual = residual;
      best.point.set(current);
    }
    accelerate(memory, current);
  }
  return err({ code: 'equilibrium/not-converged', sweeps: maxSweeps, residual });
}
