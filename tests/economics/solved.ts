import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import type { Equilibrium, SolveOptions, TradeBase, TradeShock } from '#shared/economics/tradeModel.ts';

/** The equilibrium at the tolerance of tests; a failure to converge fails the test. */
export function solved(base: TradeBase, shock: TradeShock, options: SolveOptions = {}): Equilibrium {
  const result = solveEquilibrium(base, shock, { tolerance: 1e-12, ...options });
  if (!result.ok) throw new Error(`${result.error.code} after ${result.error.sweeps} sweeps`);
  return result.value;
}
