/** The unknowns of the fixed point, in logs, in one vector: z = [ln ŵ_n | ln P̂_nj | ln X'_nj | ln L̂_nj]. */
import { at } from '../at.ts';
import type { TradeBase } from '../tradeModel.ts';

/** What decides how many unknowns there are, and where they start. */
type Unknowns = {
  readonly base: Pick<TradeBase, 'N' | 'J' | 'X'>;
  /** Whether L̂_nj feeds back on unit cost. */
  readonly hasSectorLabour: boolean;
};

export type HatState = {
  readonly all: Float64Array;
  readonly wage: Float64Array;
  readonly price: Float64Array;
  readonly expenditure: Float64Array;
  /** Empty when L̂_nj does not feed back on cost. */
  readonly sectorLabour: Float64Array;
};

export function createHatState(system: Unknowns): HatState {
  const { N, J } = system.base;
  const cells = N * J;
  const all = new Float64Array(N + (system.hasSectorLabour ? 3 : 2) * cells);
  return {
    all,
    wage: all.subarray(0, N),
    price: all.subarray(N, N + cells),
    expenditure: all.subarray(N + cells, N + 2 * cells),
    sectorLabour: all.subarray(N + 2 * cells),
  };
}

/** The state of the base itself: every hat is 1 and X' = X. */
export function setToBase(state: HatState, system: Unknowns): void {
  state.all.fill(0);
  for (let nj = 0; nj < state.expenditure.length; nj++) {
    const value = at(system.base.X, nj);
    if (value > 0) state.expenditure[nj] = Math.log(value);
  }
}

/** Start from the solution of a nearby shock of the same base; another base's start is a bug. */
export function setToWarmStart(state: HatState, warmStart: Float64Array): void {
  if (warmStart.length !== state.all.length) {
    throw new RangeError(`warm start of ${warmStart.length} numbers, expected ${state.all.length}`);
  }
  state.all.set(warmStart);
}
