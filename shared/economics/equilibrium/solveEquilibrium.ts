import { type Failure, type Result, ok } from '#shared/kernel/result.ts';
import { at } from '../../kernel/records.ts';
import {
  noShock,
  shockAlong,
  type ConvergenceFailure,
  type Equilibrium,
  type SolveOptions,
  type TradeBase,
  type TradeShock,
} from '../tradeModel.ts';
import { findFixedPoint } from './findFixedPoint.ts';
import {
  type HatState,
  type HatSystem,
  createHatState,
  createHatSystem,
  setToBase,
  setToWarmStart,
} from './hatSystem.ts';
import {
  type SweepWorkspace,
  createSweepWorkspace,
  poolRevenue,
  setCosts,
  setSpending,
  sweep,
} from './sweep.ts';
import { clearTrade } from './trade.ts';

/**
 * Solves the counterfactual equilibrium in exact hat form (Dekle, Eaton & Kortum 2008; Caliendo & Parro 2015):
 * a damped Gauss–Seidel sweep, accelerated, until the largest change in logs is below the tolerance.
 */

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

type SearchSpace = { readonly current: HatState; readonly next: HatState; readonly work: SweepWorkspace };

const spaces = new WeakMap<TradeBase, SearchSpace>();

/** What a search writes into: one for each base, since a search is over before the next begins. */
function searchSpace(system: HatSystem): SearchSpace {
  const { base } = system;
  const space = spaces.get(base) ?? {
    current: createHatState(system),
    next: createHatState(system),
    work: createSweepWorkspace(base.N, base.J),
  };
  spaces.set(base, space);
  space.work.stepFactor = 1;
  return space;
}

function search(
  base: TradeBase,
  shock: TradeShock,
  options: SolveOptions,
): Result<Equilibrium, ConvergenceFailure> {
  const { tolerance = DEFAULT_TOLERANCE, maxSweeps = DEFAULT_MAX_SWEEPS, warmStart } = options;
  const system = createHatSystem(base, shock);
  const { current, next, work } = searchSpace(system);
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

/** Reads the equilibrium off a solved state: shares, values and welfare worked out once more from prices and spending. */

type Flows = Pick<Equilibrium, 'share' | 'imports' | 'output' | 'revenue'>;

/** `how` tells how the solution was reached. */
function equilibriumAt(
  system: HatSystem,
  state: HatState,
  work: SweepWorkspace,
  how: { readonly sweeps: number; readonly residual: number },
): Equilibrium {
  const { N, J, X } = system.base;
  setCosts(system, state, work);
  setSpending(system, state, work.trade);
  clearTrade(system, work.trade);
  const expenditure = X.map((_, nj) => at(work.trade.spending, (nj % J) * N + Math.floor(nj / J)));
  const price = pricesOf(system, work);
  const flows = flowsAt(system, work, expenditure);
  const pooledTransfer = new Float64Array(N);
  poolRevenue(system.shock.pools, flows.revenue, pooledTransfer);
  const valueAdded = sumByRegion(system, (nj) => at(system.base.gva, nj) * at(flows.output, nj));
  const income = valueAdded.map(
    (value, n) => value + at(flows.revenue, n) + at(system.shock.transfer, n) + at(pooledTransfer, n),
  );
  const priceIndex = sumByRegion(system, (nj) => at(system.base.alpha, nj) * Math.log(at(price, nj))).map(
    Math.exp,
  );
  const wage = state.wage.map(Math.exp);
  const welfare = income.map((value, n) => value / at(system.accounts.income, n) / at(priceIndex, n));
  return {
    ...flows,
    wage,
    price,
    unitCost: work.logCost.map(Math.exp),
    expenditure,
    labourBySector: labourBySector(system, state, flows.output),
    income,
    pooledTransfer,
    valueAdded,
    priceIndex,
    welfare,
    welfarePerHead: welfare.map((value, n) => value / at(system.shock.labour, n)),
    sweeps: how.sweeps,
    residual: how.residual,
    warmStart: state.all.slice(),
  };
}

function pricesOf(system: HatSystem, work: SweepWorkspace): Float64Array {
  const { N, J, X, theta } = system.base;
  return X.map((_, nj) => {
    const market = at(work.trade.market, (nj % J) * N + Math.floor(nj / J));
    return market === 0 ? 1 : Math.exp(-Math.log(market) / at(theta, nj % J));
  });
}

/** (4) shares, and values net of tariff by (5) and (6). */
function flowsAt(system: HatSystem, work: SweepWorkspace, expenditure: Float64Array): Flows {
  const { N, J } = system.base;
  const { gross, shock } = system;
  const { supply, market } = work.trade;
  const share = new Float64Array(N * N * J);
  const imports = new Float64Array(N * N * J);
  const output = new Float64Array(N * J);
  const revenue = new Float64Array(N);
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < N; i++) {
      for (let j = 0; j < J; j++) {
        const cell = (n * N + i) * J + j;
        const offered = at(gross, (j * N + n) * N + i) * at(supply, j * N + i);
        if (offered === 0) continue;
        const tariff = at(shock.tariff, cell);
        const fraction = offered / at(market, j * N + n);
        const value = (fraction * at(expenditure, n * J + j)) / (1 + tariff);
        share[cell] = fraction;
        imports[cell] = value;
        output[i * J + j] = at(output, i * J + j) + value;
        revenue[n] = at(revenue, n) + tariff * value;
      }
    }
  }
  return { share, imports, output, revenue };
}

/** (9); where L̂_nj is part of the state it is known to the same accuracy as prices. */
function labourBySector(system: HatSystem, state: HatState, output: Float64Array): Float64Array {
  if (system.hasSectorLabour) return state.sectorLabour.map(Math.exp);
  return output.map((value, nj) => {
    const before = at(system.accounts.output, nj);
    return before > 0 ? value / before / Math.exp(at(state.wage, Math.floor(nj / system.base.J))) : 1;
  });
}

function sumByRegion(system: HatSystem, valueOf: (nj: number) => number): Float64Array {
  const { N, J } = system.base;
  const sums = new Float64Array(N);
  for (let nj = 0; nj < N * J; nj++) {
    const n = Math.floor(nj / J);
    sums[n] = at(sums, n) + valueOf(nj);
  }
  return sums;
}
