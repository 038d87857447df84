import { type Result, err, ok } from '#shared/kernel/result.ts';
import { at } from '../../kernel/records.ts';
import { findFixedPoint } from '../equilibrium/findFixedPoint.ts';
import { type HatState, createHatState, setToBase, setToWarmStart } from '../equilibrium/hatSystem.ts';
import {
  type SweepWorkspace,
  createSweepWorkspace,
  setCosts,
  setExpenditures,
  setFactorMarkets,
  setPrices,
  setSpending,
  sumFactorIncomes,
} from '../equilibrium/sweep.ts';
import type { TradeWorkspace } from '../equilibrium/trade.ts';
import type { ConvergenceFailure, SolveOptions } from '../tradeModel.ts';
import type { SegmentedBase, SegmentedEquilibrium, SegmentedShock } from './segmentedModel.ts';
import { type SegmentedSystem, createSegmentedSystem } from './segmentedSystem.ts';

/**
 * Solves the segmented market in exact hat form: the costs, prices, spending and labour markets of the trade model around a
 * trade of its own, with prices abroad as the numeraire, by the same accelerated sweeps.
 */

const DEFAULT_TOLERANCE = 1e-9;
const DEFAULT_MAX_SWEEPS = 2000;
/**
 * Fifty sweeps are enough for walls of any height. Where productivities move by a fifth and more at once the search may run
 * in circles: after this many it starts anew from the base with steps half as long.
 */
const SWEEPS_OF_AN_ATTEMPT = 250;

type Solved = Result<SegmentedEquilibrium, ConvergenceFailure>;

export function solveSegmented(
  base: SegmentedBase,
  shock: SegmentedShock,
  options: SolveOptions = {},
): Solved {
  return (options.isAskedAgain === true ? solveOrRecall : solveAnew)(base, shock, options);
}

function solveAnew(base: SegmentedBase, shock: SegmentedShock, options: SolveOptions): Solved {
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

type Kept = { readonly base: SegmentedBase; readonly asked: Float64Array; readonly solved: Solved };

/** Markets lately solved, by a hash of what was asked. */
const recent = new Map<number, Kept>();
/** One more pushes out the one that was longest not asked for. Each takes some 30 kB. */
const MOST_RECENT = 512;

/**
 * The same, found once where it is asked again and again: leaders look at one table one after another, and round after round at what has
 * not changed. What is asked is compared number by number, so an answer is the same whether it was kept or not; nobody may change it.
 */
function solveOrRecall(base: SegmentedBase, shock: SegmentedShock, options: SolveOptions): Solved {
  const asked = numbersOf(shock, options);
  const hash = hashOf(asked);
  const known = recent.get(hash);
  const isKnown = known?.base === base && isSame(known.asked, asked);
  const kept = isKnown ? known : { base, asked, solved: solveAnew(base, shock, options) };
  recent.delete(hash);
  recent.set(hash, kept);
  const [oldest] = recent.keys();
  if (recent.size > MOST_RECENT && oldest !== undefined) recent.delete(oldest);
  return kept.solved;
}

/** Stands for an option that is left out; no option is negative. */
const LEFT_OUT = -1;

/** All that is asked of a base, in one row. Its parts but the last are as long as the base makes them. */
function numbersOf(shock: SegmentedShock, { tolerance, maxSweeps, warmStart }: SolveOptions): Float64Array {
  const parts: ArrayLike<number>[] = [
    [tolerance ?? LEFT_OUT, maxSweeps ?? LEFT_OUT],
    shock.barrier,
    shock.route,
    shock.tfp,
    shock.importCost,
    shock.exportCost,
    shock.transfer,
    warmStart ?? [],
  ];
  const row = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of parts) {
    row.set(part, place);
    place += part.length;
  }
  return row;
}

/** Of the bits of a row of numbers (Fowler, Noll & Vo): rows that differ have the same one in four thousand million. */
function hashOf(row: Float64Array): number {
  let hash = 0x811c9dc5;
  for (const word of new Int32Array(row.buffer)) hash = Math.imul(hash ^ word, 0x01000193);
  return hash;
}

function isSame(one: Float64Array, other: Float64Array): boolean {
  if (one.length !== other.length) return false;
  for (let place = 0; place < one.length; place++) if (at(one, place) !== at(other, place)) return false;
  return true;
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

/** Reads the segmented equilibrium off a solved state. */

/** `how` tells how the solution was reached. */
function segmentedEquilibriumAt(
  system: SegmentedSystem,
  state: HatState,
  work: SweepWorkspace,
  how: { readonly sweeps: number; readonly residual: number },
): SegmentedEquilibrium {
  const { N, J, gva, alpha } = system.base;
  setCosts(system, state, work);
  setSpending(system, state, work.trade);
  clearSegmentedTrade(system, work.trade);
  sumFactorIncomes(system, work);
  const byCell = (values: Float64Array): Float64Array =>
    gva.map((_, nj) => at(values, (nj % J) * N + Math.floor(nj / J)));
  const output = byCell(work.trade.output);
  const price = byCell(work.trade.market).map((market, nj) =>
    market === 0 ? 1 : market ** (-1 / at(system.base.theta, nj % J)),
  );
  const rent = work.trade.revenue.slice();
  const income = work.valueAdded.map((value, n) => value + at(rent, n) + at(system.change.transfer, n));
  const priceIndex = income.map((_, n) => {
    let log = 0;
    for (let nj = n * J; nj < (n + 1) * J; nj++) log += at(alpha, nj) * Math.log(at(price, nj));
    return Math.exp(log);
  });
  const welfare = income.map((value, n) => value / at(system.baseIncome, n) / at(priceIndex, n));
  const wage = state.wage.map(Math.exp);
  return {
    wage,
    price,
    unitCost: work.logCost.map(Math.exp),
    share: sharesAt(system, work),
    expenditure: byCell(work.trade.spending),
    output,
    valueAddedBySector: output.map((value, nj) => at(gva, nj) * value),
    labourBySector: labourBySector(system, wage, output),
    rent,
    income,
    priceIndex,
    welfare,
    nationalIncome: nationalIncome(welfare, system.baseIncome),
    ...how,
    warmStart: state.all.slice(),
  };
}

function sharesAt(system: SegmentedSystem, work: SweepWorkspace): Float64Array {
  const { N, J } = system.base;
  const { supply, market } = work.trade;
  const share = new Float64Array(N * (N + 1) * J);
  for (let n = 0; n < N; n++) {
    for (let j = 0; j < J; j++) {
      const total = at(market, j * N + n);
      for (let i = 0; i < N; i++) {
        const offered = at(system.gross, (j * N + n) * N + i) * at(supply, j * N + i);
        share[(n * (N + 1) + i) * J + j] = offered / total;
      }
      share[(n * (N + 1) + N) * J + j] = at(system.outside, j * N + n) / total;
    }
  }
  return share;
}

function labourBySector(system: SegmentedSystem, wage: Float64Array, output: Float64Array): Float64Array {
  return output.map((value, nj) => {
    const before = at(system.accounts.output, nj);
    return before > 0 ? value / before / at(wage, Math.floor(nj / system.base.J)) : 1;
  });
}

function nationalIncome(welfare: Float64Array, income: Float64Array): number {
  let weighted = 0;
  let total = 0;
  welfare.forEach((hat, n) => {
    weighted += hat * at(income, n);
    total += at(income, n);
  });
  return weighted / total;
}

/**
 * What trades at given costs and expenditures. The outside world sells at fixed prices and buys E_ij (ĉ_ij)^{−θ}:
 * S_nj = Σ_i π κ̂^{−θ} ĉ_ij^{−θ} + outside;  Y'_ij = Σ_n π'_nij X'_nj/(1+r'_nij) + E_ij ĉ_ij^{−θ}, 1+r = (1+t)^ρ;
 * the rent r'/(1+r') π'_nij X'_nj goes to the buyer's province behind a wall, to the seller's behind a block.
 */

/** From supply and spending to market, output and revenue (the rents). */
function clearSegmentedTrade(system: SegmentedSystem, work: TradeWorkspace): void {
  const { N, J } = system.base;
  work.revenue.fill(0);
  for (let j = 0; j < J; j++) clearSector(system, work, j);
  for (let place = 0; place < N * J; place++) {
    const sold = at(work.output, place) + at(system.abroad, place);
    work.output[place] = sold * at(work.supply, place);
  }
}

function clearSector(system: SegmentedSystem, work: TradeWorkspace, j: number): void {
  const { N } = system.base;
  const { gross, net, outside } = system;
  const { supply, market, spending, output, revenue } = work;
  const sellerTakesRent = system.data.barrierKind[j] === 'block';
  const first = j * N;
  output.fill(0, first, first + N);
  for (let n = 0; n < N; n++) {
    const row = (first + n) * N;
    let total = at(outside, first + n);
    for (let i = 0; i < N; i++) total += at(gross, row + i) * at(supply, first + i);
    market[first + n] = total;
    const spent = at(spending, first + n);
    if (spent === 0 || total === 0) continue;
    const perUnit = spent / total;
    let taken = at(revenue, n);
    for (let i = 0; i < N; i++) {
      const earned = at(net, row + i) * perUnit;
      output[first + i] = at(output, first + i) + earned;
      const rent = (at(gross, row + i) * perUnit - earned) * at(supply, first + i);
      if (sellerTakesRent) revenue[i] = at(revenue, i) + rent;
      else taken += rent;
    }
    if (!sellerTakesRent) revenue[n] = taken;
  }
}
