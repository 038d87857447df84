/** The segmented market in hats, with all that does not change between sweeps worked out once. */
import { at } from '../../kernel/records.ts';
import { newtonSteps } from '../equilibrium/hatSystem.ts';
import type { MarketModel } from '../equilibrium/sweep.ts';
import { segmentedIncome } from './segmentedBase.ts';
import type { SegmentedBase, SegmentedShock } from './segmentedModel.ts';

export type SegmentedSystem = MarketModel & {
  readonly data: SegmentedBase;
  readonly change: SegmentedShock;
  /** I_n of the base. */
  readonly baseIncome: Float64Array;
  /** π κ̂^{−θ} with κ̂_nij = (1+t'_nij)/(1+t_nij) · route_ni, [j][n][i] over provinces. */
  readonly gross: Float64Array;
  /** The same without the rent in the price, over (1+t')^ρ. */
  readonly net: Float64Array;
  /** π κ̂^{−θ} of the outside world, [j][n]. */
  readonly outside: Float64Array;
  /** E_ij · exportCost^{−θ}, [j][i]: sales abroad at the old cost. */
  readonly abroad: Float64Array;
};

export function createSegmentedSystem(data: SegmentedBase, change: SegmentedShock): SegmentedSystem {
  return {
    ...ofBase(data),
    change,
    shock: change,
    costShift: change.tfp.map(Math.log),
    ...tradeCoefficients(data, change),
  };
}

type OfBase = Omit<SegmentedSystem, 'change' | 'shock' | 'costShift' | keyof Coefficients>;

const known = new WeakMap<SegmentedBase, OfBase>();

/** What no shock changes, worked out once for each base. */
function ofBase(data: SegmentedBase): OfBase {
  const found = known.get(data) ?? workOut(data);
  known.set(data, found);
  return found;
}

function workOut(data: SegmentedBase): OfBase {
  const { N, J, gva, gio, alpha, theta, output } = data;
  const labourExponent = gva.map((_, nj) => at(data.psi, nj % J));
  const baseIncome = segmentedIncome(data);
  const X = spendingOfBase(data, baseIncome);
  return {
    data,
    baseIncome,
    base: { N, J, X, gva, gio, alpha, theta },
    accounts: { output },
    labourExponent,
    wageShare: gva,
    wageBill: baseIncome.map((income, n) => income - at(data.rent, n)),
    hasSectorLabour: labourExponent.some((exponent) => exponent !== 0),
    steps: newtonSteps({ J, gva, output, labourExponent, wageShare: gva }, demandElasticity(data, X)),
  };
}

/** X_nj = α_nj I_n + Σ_k γ_njk Y_nk */
function spendingOfBase({ J, alpha, gio, output }: SegmentedBase, income: Float64Array): Float64Array {
  return alpha.map((share, nj) => {
    const n = Math.floor(nj / J);
    let value = share * at(income, n);
    for (let k = 0; k < J; k++) value += at(gio, nj * J + k) * at(output, n * J + k);
    return value;
  });
}

/** θ [Σ_n M_nij (1 − π_nij) + E_ij]/Y_ij: what i's sellers lose to others at home, and abroad, when they get dearer. */
function demandElasticity(data: SegmentedBase, X: Float64Array): Float64Array {
  const { N, J, share, barrier, rentShare, output, theta } = data;
  const lost = data.exports.slice();
  for (let n = 0; n < N; n++) {
    for (let ij = 0; ij < N * J; ij++) {
      const part = at(share, n * (N + 1) * J + ij);
      const rentFactor = Math.exp(rentShare * at(barrier, n * N * J + ij));
      const sold = (part * at(X, n * J + (ij % J))) / rentFactor;
      lost[ij] = at(lost, ij) + sold * (1 - part);
    }
  }
  return lost.map((value, ij) => (at(output, ij) > 0 ? (at(theta, ij % J) * value) / at(output, ij) : 0));
}

type Coefficients = Pick<SegmentedSystem, 'gross' | 'net' | 'outside' | 'abroad'>;

function tradeCoefficients(data: SegmentedBase, change: SegmentedShock): Coefficients {
  const { N, J, share, theta, rentShare } = data;
  const gross = new Float64Array(N * N * J);
  const net = new Float64Array(N * N * J);
  const outside = new Float64Array(N * J);
  const abroad = new Float64Array(N * J);
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < N; i++) {
      const logRoute = Math.log(at(change.route, n * N + i));
      for (let j = 0; j < J; j++) {
        const cell = (n * N + i) * J + j;
        const logKappa = at(change.barrier, cell) - at(data.barrier, cell) + logRoute;
        const value = at(share, (n * (N + 1) + i) * J + j) * factorOf(-at(theta, j) * logKappa);
        const place = (j * N + n) * N + i;
        gross[place] = value;
        net[place] = value * factorOf(-rentShare * at(change.barrier, cell));
      }
    }
    for (let j = 0; j < J; j++) {
      const nj = n * J + j;
      const elasticity = at(theta, j);
      const fromOutside = at(share, (n * (N + 1) + N) * J + j);
      outside[j * N + n] = fromOutside * at(change.importCost, nj) ** -elasticity;
      abroad[j * N + n] = at(data.exports, nj) * at(change.exportCost, nj) ** -elasticity;
    }
  }
  return { gross, net, outside, abroad };
}

/** Most cells keep their costs or have no barrier: they need no power. */
function factorOf(log: number): number {
  return log === 0 ? 1 : Math.exp(log);
}
