/**
 * What trades at given costs and expenditures. The outside world sells at fixed prices and buys E_ij (ĉ_ij)^{−θ}:
 * S_nj = Σ_i π κ̂^{−θ} ĉ_ij^{−θ} + outside;  Y'_ij = Σ_n π'_nij X'_nj/(1+r'_nij) + E_ij ĉ_ij^{−θ}, 1+r = (1+t)^ρ;
 * the rent r'/(1+r') π'_nij X'_nj goes to the buyer's province behind a wall, to the seller's behind a block.
 */
import { at } from '../at.ts';
import type { TradeWorkspace } from '../equilibrium/trade.ts';
import type { SegmentedSystem } from './segmentedSystem.ts';

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
