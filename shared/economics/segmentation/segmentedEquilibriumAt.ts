import { at } from '../at.ts';
import type { HatState } from '../equilibrium/hatSystem.ts';
import { type SweepWorkspace, setCosts, setSpending, sumFactorIncomes } from '../equilibrium/sweep.ts';
import type { TradeWorkspace } from '../equilibrium/trade.ts';
import type { SegmentedEquilibrium } from './segmentedModel.ts';
import type { SegmentedSystem } from './segmentedSystem.ts';

/** Reads the segmented equilibrium off a solved state. */

/** `how` tells how the solution was reached. */
export function segmentedEquilibriumAt(
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
export function clearSegmentedTrade(system: SegmentedSystem, work: TradeWorkspace): void {
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
    for (let i = 0; i < N; i++) {
      const earned = at(net, row + i) * perUnit;
      output[first + i] = at(output, first + i) + earned;
      const rent = (at(gross, row + i) * perUnit - earned) * at(supply, first + i);
      const taker = sellerTakesRent ? i : n;
      revenue[taker] = at(revenue, taker) + rent;
    }
  }
}
