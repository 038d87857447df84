/**
 * Solves the counterfactual equilibrium in exact hat form (Dekle, Eaton & Kortum 2008; Caliendo & Parro 2015):
 * a damped Gauss–Seidel sweep, accelerated, until the largest change in logs is below the tolerance.
 */
import { ok, type Failure, type Result } from '#shared/kernel/result.ts';
import { noShock, shockAlong } from '../shock.ts';
import type { ConvergenceFailure, Equilibrium, SolveOptions, TradeBase, TradeShock } from '../tradeModel.ts';
import { equilibriumAt } from './equilibriumAt.ts';
import { findFixedPoint } from './findFixedPoint.ts';
import { createHatState, createHatSystem, setToBase, setToWarmStart } from './hatSystem.ts';
import { createSweepWorkspace, sweep } from './sweep.ts';

/** In play; tests ask for 1e-12. */
const DEFAULT_TOLERANCE = 1e-9;
/** Four times what the hardest of 1,000 random worlds needed (452, with θ = 12 and tariffs up to 300 %). */
const DEFAULT_MAX_SWEEPS = 2000;

/** Steps from the base, each started from the one before; of 62 searches that ran in circles they solve 60 (docs/model.md). */
const CONTINUATION_STEPS = 8;

export function solveEquilibrium(
  base: TradeBase,
  shock: TradeShock,
  options: SolveOptions = {},
): Result<Equilibrium, ConvergenceFailure> {
  const direct = search(base, shock, options);
  return direct.ok || options.isPatient !== true ? direct : continueTo(base, shock, options, direct);
}

function continueTo(
  base: TradeBase,
  shock: TradeShock,
  options: SolveOptions,
  direct: Failure<ConvergenceFailure>,
): Result<Equilibrium, ConvergenceFailure> {
  const { warmStart: _warmStart, ...rest } = options;
  const from = noShock(base);
  let { sweeps } = direct.error;
  let warmStart: Float64Array | undefined;
  let reached: Result<Equilibrium, ConvergenceFailure> = direct;
  for (let step = 1; step <= CONTINUATION_STEPS; step++) {
    const along = shockAlong(from, shock, step / CONTINUATION_STEPS);
    reached = search(base, along, { ...rest, ...(warmStart === undefined ? {} : { warmStart }) });
    if (!reached.ok) return direct;
    sweeps += reached.value.sweeps;
    warmStart = reached.value.warmStart;
  }
  return reached.ok ? ok({ ...reached.value, sweeps }) : direct;
}

function search(
  base: TradeBase,
  shock: TradeShock,
  options: SolveOptions,
): Result<Equilibrium, ConvergenceFailure> {
  const { tolerance = DEFAULT_TOLERANCE, maxSweeps = DEFAULT_MAX_SWEEPS, warmStart } = options;
  const system = createHatSystem(base, shock);
  const current = createHatState(system);
  const next = createHatState(system);
  const work = createSweepWorkspace(base.N, base.J);
  if (warmStart === undefined) setToBase(current, system);
  else setToWarmStart(current, warmStart);

  const found = findFixedPoint({
    current: current.all,
    next: next.all,
    pass: () => sweep(system, current, next, work),
    shorten: () => (work.stepFactor /= 2),
    tolerance,
    maxSweeps,
  });
  return found.ok ? ok(equilibriumAt(system, next, work, found.value)) : found;
}
