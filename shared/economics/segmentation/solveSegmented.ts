/**
 * Solves the segmented market in exact hat form: the costs, prices, spending and labour markets of the trade model around a
 * trade of its own, with prices abroad as the numeraire, by the same accelerated sweeps.
 */
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { findFixedPoint } from '../equilibrium/findFixedPoint.ts';
import { createHatState, setToBase, setToWarmStart, type HatState } from '../equilibrium/hatSystem.ts';
import {
  createSweepWorkspace,
  setCosts,
  setExpenditures,
  setFactorMarkets,
  setPrices,
  setSpending,
  sumFactorIncomes,
  type SweepWorkspace,
} from '../equilibrium/sweep.ts';
import type { ConvergenceFailure, SolveOptions } from '../tradeModel.ts';
import { clearSegmentedTrade, segmentedEquilibriumAt } from './segmentedEquilibriumAt.ts';
import type { SegmentedBase, SegmentedEquilibrium, SegmentedShock } from './segmentedModel.ts';
import { createSegmentedSystem, type SegmentedSystem } from './segmentedSystem.ts';

const DEFAULT_TOLERANCE = 1e-9;
const DEFAULT_MAX_SWEEPS = 2000;
/**
 * Fifty sweeps are enough for walls of any height. Where productivities move by a fifth and more at once the search may run
 * in circles: after this many it starts anew from the base with steps half as long.
 */
const SWEEPS_OF_AN_ATTEMPT = 250;

export function solveSegmented(
  base: SegmentedBase,
  shock: SegmentedShock,
  options: SolveOptions = {},
): Result<SegmentedEquilibrium, ConvergenceFailure> {
  const { tolerance = DEFAULT_TOLERANCE, maxSweeps = DEFAULT_MAX_SWEEPS, warmStart } = options;
  const system = createSegmentedSystem(base, shock);
  const current = createHatState(system);
  const next = createHatState(system);
  const work = createSweepWorkspace(base.N, base.J);
  if (warmStart === undefined) setToBase(current, system);
  else setToWarmStart(current, warmStart);
  const shorten = (): void => {
    work.stepFactor /= 2;
  };
  let spent = 0;
  for (;;) {
    const found = findFixedPoint({
      current: current.all,
      next: next.all,
      pass: () => sweep(system, current, next, work),
      shorten,
      tolerance,
      maxSweeps: Math.min(SWEEPS_OF_AN_ATTEMPT, maxSweeps - spent),
    });
    if (found.ok) {
      const { sweeps, residual } = found.value;
      return ok(segmentedEquilibriumAt(system, next, work, { sweeps: spent + sweeps, residual }));
    }
    spent += found.error.sweeps;
    if (found.error.code === 'equilibrium/not-finite' || spent >= maxSweeps) {
      return err({ ...found.error, sweeps: spent });
    }
    shorten();
    setToBase(current, system);
  }
}

function sweep(system: SegmentedSystem, current: HatState, next: HatState, work: SweepWorkspace): void {
  setCosts(system, current, work);
  setSpending(system, current, work.trade);
  clearSegmentedTrade(system, work.trade);
  setPrices(system, work.trade, next);
  sumFactorIncomes(system, work);
  setExpenditures(system, work, next);
  setFactorMarkets(system, work, current, next);
}
