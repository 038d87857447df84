import { createTradeBase } from '#shared/economics/tradeBase.ts';
import type { TradeBase } from '#shared/economics/tradeModel.ts';
import { at } from '#shared/kernel/records.ts';
import { drawUniform } from '#shared/kernel/random.ts';

export type WorldPlan = {
  readonly seed: number;
  readonly N: number;
  readonly J: number;
  /** Highest tariff. */
  readonly highestTariff?: number;
  /** Size of trade deficits; 0 balances trade. */
  readonly deficit?: number;
  readonly hasInputs?: boolean;
  readonly psi?: readonly number[];
  readonly spec?: readonly number[];
  readonly theta?: readonly number[];
};

/** A gravity world drawn from a seed: the generator behind the bases of the test vectors. */
export function aWorld(plan: WorldPlan): TradeBase {
  const { N, J, highestTariff = 0.25, deficit = 0, hasInputs = true } = plan;
  let state = plan.seed;
  const draw = (count: number): Float64Array =>
    Float64Array.from({ length: count }, () => {
      const { value, next } = drawUniform(state);
      state = next;
      return value;
    });
  const position = draw(N * 2);
  const size = draw(N).map((u) => Math.exp(2 * (u - 0.5)));
  const theta = draw(J).map((u) => 3 + 5 * u);
  const advantage = draw(N * J).map((u) => Math.exp(1.2 * (u - 0.5)));
  const mfn = draw(N * J).map((u) => highestTariff * u * u);
  const preference = draw(N * N);
  const gva = draw(N * J).map((u) => (hasInputs ? 0.35 + 0.3 * u : 1));
  const inputs = draw(N * J * J).map((u) => 0.1 + u);
  const finals = draw(N * J).map((u) => 0.2 + u);
  const gaps = draw(N);
  const meanGap = gaps.reduce((sum, u) => sum + u - 0.5, 0) / N;

  const pi = new Float64Array(N * N * J);
  const tau = new Float64Array(N * N * J);
  const gio = new Float64Array(N * J * J);
  const alpha = new Float64Array(N * J);
  for (let n = 0; n < N; n++) {
    const finalSum = finals.subarray(n * J, (n + 1) * J).reduce((sum, value) => sum + value, 0);
    for (let j = 0; j < J; j++) {
      alpha[n * J + j] = at(finals, n * J + j) / finalSum;
      let inputSum = 0;
      let supplySum = 0;
      for (let k = 0; k < J; k++) inputSum += at(inputs, (n * J + k) * J + j);
      for (let k = 0; k < J; k++) {
        gio[(n * J + k) * J + j] = (at(inputs, (n * J + k) * J + j) / inputSum) * (1 - at(gva, n * J + j));
      }
      for (let i = 0; i < N; i++) {
        const cell = (n * N + i) * J + j;
        const distance = Math.hypot(
          at(position, 2 * n) - at(position, 2 * i),
          at(position, 2 * n + 1) - at(position, 2 * i + 1),
        );
        const friction = 1.5 * Math.log(1 + 4 * distance) + (n === i ? 0 : 1);
        pi[cell] = at(size, i) * at(advantage, i * J + j) * Math.exp(-friction);
        supplySum += at(pi, cell);
        const isFree = n === i || Math.min(at(preference, n * N + i), at(preference, i * N + n)) < 0.12;
        tau[cell] = isFree ? 0 : at(mfn, n * J + j);
      }
      for (let i = 0; i < N; i++) pi[(n * N + i) * J + j] = at(pi, (n * N + i) * J + j) / supplySum;
    }
  }
  const D = gaps.map((u) => deficit * 100 * (u - 0.5 - meanGap));
  const shares = { N, J, pi, tau, gva, gio, alpha, D };
  return createTradeBase({
    N,
    J,
    pi: [...pi],
    tau: [...tau],
    X: [...balancedExpenditure(shares)],
    gva: [...gva],
    gio: [...gio],
    alpha: [...alpha],
    theta: plan.theta ?? [...theta],
    D: [...D],
    psi: plan.psi,
    spec: plan.spec,
  });
}

type Shares = Pick<TradeBase, 'N' | 'J' | 'pi' | 'tau' | 'gva' | 'gio' | 'alpha' | 'D'>;

/** X at which every goods market clears, scaled so that world value added is 100 a region. */
export function balancedExpenditure({ N, J, pi, tau, gva, gio, alpha, D }: Shares): Float64Array {
  let X = new Float64Array(N * J).fill(100 / J);
  for (let round = 0; round < 20_000; round++) {
    const output = new Float64Array(N * J);
    const income = new Float64Array(N);
    for (let cell = 0; cell < N * N * J; cell++) {
      const n = Math.floor(cell / (N * J));
      const ij = cell % (N * J);
      const value = (at(pi, cell) * at(X, n * J + (cell % J))) / (1 + at(tau, cell));
      output[ij] = at(output, ij) + value;
      income[n] = at(income, n) + at(tau, cell) * value;
    }
    let valueAdded = 0;
    for (let nj = 0; nj < N * J; nj++) {
      const n = Math.floor(nj / J);
      valueAdded += at(gva, nj) * at(output, nj);
      income[n] = at(income, n) + at(gva, nj) * at(output, nj);
    }
    const scale = (100 * N) / valueAdded;
    const next = X.map((_, nj) => {
      const n = Math.floor(nj / J);
      let demand = at(alpha, nj) * at(income, n);
      for (let k = 0; k < J; k++) demand += at(gio, nj * J + k) * at(output, n * J + k);
      return scale * demand + at(alpha, nj) * at(D, n);
    });
    const change = next.reduce((worst, value, nj) => Math.max(worst, Math.abs(value / at(X, nj) - 1)), 0);
    X = next;
    if (change < 1e-15) break;
  }
  return X;
}
