import { createHatState, setToBase } from '../../shared/economics/equilibrium/hatSystem.ts';
import { createHatSystem } from '#shared/economics/equilibrium/hatSystem.ts';
import { createSweepWorkspace, sweep } from '#shared/economics/equilibrium/sweep.ts';
import { at } from '#shared/kernel/records.ts';
import type { TradeBase, TradeShock } from '#shared/economics/tradeModel.ts';

/** The peer where there is no numpy: the same sweep without acceleration. Returns the number of sweeps. */
export function iteratePlainly(base: TradeBase, shock: TradeShock, tolerance: number): number {
  const system = createHatSystem(base, shock);
  let current = createHatState(system);
  let next = createHatState(system);
  const work = createSweepWorkspace(base.N, base.J);
  setToBase(current, system);
  for (let sweeps = 1; ; sweeps++) {
    sweep(system, current, next, work);
    let residual = 0;
    for (let e = 0; e < next.all.length; e++) {
      residual = Math.max(residual, Math.abs(at(next.all, e) - at(current.all, e)));
    }
    if (!(residual > tolerance)) return sweeps;
    [current, next] = [next, current];
  }
}
