/**
 * Solves the counterfactual equilibrium in exact hat form (Dekle, Eaton & Kortum 2008; Caliendo & Parro 2015):
 * a damped Gauss–Seidel sweep, accelerated, until the largest change in logs is below the tolerance.
 */
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ConvergenceFailure, Equilibrium, SolveOptions, TradeBase, TradeShock } from '../tradeModel.ts';
import { accelerate, createAndersonMemory, forget, rememberPoint } from './andersonAcceleration.ts';
import { equilibriumAt } from './equilibriumAt.ts';
import { createHatState, setToBase, setToWarmStart } from './hatState.ts';
import { createHatSystem } from './hatSystem.ts';
import { createSweepWorkspace, sweep } from './sweep.ts';

/** In play; tests ask for 1e-12. */
const DEFAULT_TOLERANCE = 1e-9;
/** Four times what the hardest of 1,000 random worlds needed (452, with θ = 12 and tariffs up to 300 %). */
const DEFAULT_MAX_SWEEPS = 2000;
/** How often a step into infinity is taken back, each time with steps half as long. */
const MOST_RETREATS = 6;

export function solveEquilibrium(
  base: TradeBase,
  shock: TradeShock,
  options: SolveOptions = {},
): Result<Equilibrium, ConvergenceFailure> {
  const { tolerance = DEFAULT_TOLERANCE, maxSweeps = DEFAULT_MAX_SWEEPS, warmStart } = options;
  const system = createHatSystem(base, shock);
  const current = createHatState(system);
  const next = createHatState(system);
  const work = createSweepWorkspace(base.N, base.J);
  const memory = createAndersonMemory(current.all.length);
  if (warmStart === undefined) setToBase(current, system);
  else setToWarmStart(current, warmStart);

  const best = { residual: Infinity, point: current.all.slice() };
  let residual = Infinity;
  let retreats = 0;
  for (let sweeps = 1; sweeps <= maxSweeps; sweeps++) {
    sweep(system, current, next, work);
    residual = rememberPoint(memory, current.all, next.all);
    if (!Number.isFinite(residual)) {
      if (best.residual === Infinity || retreats === MOST_RETREATS) {
        return err({ code: 'equilibrium/not-finite', sweeps, residual });
      }
      retreats++;
      work.stepFactor /= 2;
      current.all.set(best.point);
      forget(memory);
      continue;
    }
    if (residual <= tolerance) return ok(equilibriumAt(system, next, work, { sweeps, residual }));
    if (residual < best.residual) {
      best.residual = residual;
      best.point.set(current.all);
    }
    accelerate(memory, current.all);
  }
  return err({ code: 'equilibrium/not-converged', sweeps: maxSweeps, residual });
}
