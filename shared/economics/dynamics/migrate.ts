import { at } from '../../kernel/records.ts';
import type { TradeBase } from '../tradeModel.ts';

/**
 * Migration between regions that are open to each other (Caliendo, Opromolla, Parro & Sforza 2021):
 * flow n→i = m₀ L_n max(0, (u_i/u_n)^κ − 1) o_ni, u real income per head. No more than a part of the population leaves, or arrives,
 * in a round: what is over is cut pro rata, at home first and then at the host, so hosts share their doors among all who come.
 */

type MigrationRules = {
  /** m₀: part of the people that moves a round where the other region is twice as rich. */
  readonly propensity: number;
  /** κ: elasticity of the ratio of incomes. */
  readonly elasticity: number;
  /** Largest part of a population that leaves, or arrives, in a round. */
  readonly cap: number;
};

type Populations = {
  /** L_n, people. */
  readonly people: Float64Array;
  /** u_n: real income per head, in one money. */
  readonly realIncome: Float64Array;
  /** o_ni, 0–1, [n][i]. */
  readonly openness: Float64Array;
};

/** People who move from n to i, [n][i], in the unit of `people`. */
export function migrate({ people, realIncome, openness }: Populations, rules: MigrationRules): Float64Array {
  const N = people.length;
  const flows = new Float64Array(N * N);
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < N; i++) {
      const open = at(openness, n * N + i);
      if (n === i || open === 0) continue;
      const lure = Math.max(0, (at(realIncome, i) / at(realIncome, n)) ** rules.elasticity - 1);
      flows[n * N + i] = rules.propensity * at(people, n) * lure * open;
    }
  }
  const leaving = flows.slice();
  cutToCap(leaving, people, rules.cap, 'rows');
  cutToCap(leaving, people, rules.cap, 'columns');
  return leaving;
}

function cutToCap(flows: Float64Array, people: Float64Array, cap: number, side: 'rows' | 'columns'): void {
  const N = people.length;
  const cell = (region: number, other: number): number =>
    side === 'rows' ? region * N + other : other * N + region;
  for (let region = 0; region < N; region++) {
    let sum = 0;
    for (let other = 0; other < N; other++) sum += at(flows, cell(region, other));
    const most = cap * at(people, region);
    if (sum <= most) continue;
    for (let other = 0; other < N; other++) {
      flows[cell(region, other)] = (at(flows, cell(region, other)) * most) / sum;
    }
  }
}

/** Arrivals less departures, by region; they sum to zero. */
export function netArrivals(flows: Float64Array, N: number): Float64Array {
  const net = new Float64Array(N);
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < N; i++) {
      const moved = at(flows, n * N + i);
      net[n] = at(net, n) - moved;
      net[i] = at(net, i) + moved;
    }
  }
  return net;
}

/**
 * Part of a region's workers whose sector shrank: ½ Σ_j |l'_nj − l_nj|, l_nj = (1−s_nj) γ_nj Y_nj / Σ_k (1−s_nk) γ_nk Y_nk
 * (Artuç, Chaudhuri & McLaren 2010 for what such a move costs).
 */

/** By region, 0–1, between two equilibria of one base by their outputs. */
export function workersMoved(base: TradeBase, before: Float64Array, after: Float64Array): Float64Array {
  const { N, J } = base;
  const sharesBefore = labourShares(base, before);
  const sharesAfter = labourShares(base, after);
  const moved = new Float64Array(N);
  for (let nj = 0; nj < N * J; nj++) {
    const n = Math.floor(nj / J);
    moved[n] = at(moved, n) + Math.abs(at(sharesAfter, nj) - at(sharesBefore, nj)) / 2;
  }
  return moved;
}

function labourShares({ N, J, gva, spec }: TradeBase, output: Float64Array): Float64Array {
  const wages = output.map((value, nj) => (1 - at(spec, nj)) * at(gva, nj) * value);
  const sums = new Float64Array(N);
  wages.forEach((value, nj) => {
    const n = Math.floor(nj / J);
    sums[n] = at(sums, n) + value;
  });
  return wages.map((value, nj) => value / at(sums, Math.floor(nj / J)));
}
