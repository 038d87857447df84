import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import { noShock } from '../../shared/economics/tradeModel.ts';
import { createTradeBase } from '#shared/economics/tradeBase.ts';
import type { TradeBase, TradeShock } from '#shared/economics/tradeModel.ts';
import { aShock, cells } from './aShock.ts';
import { aWorld } from './aWorld.ts';
import { largestGap } from './largestGap.ts';
import { solved } from './solved.ts';

/** Border costs so high that nobody trades. */
function autarky(base: TradeBase): TradeShock {
  return { ...noShock(base), iceberg: cells(base, ({ n, i }) => (n === i ? 1 : 1e6)) };
}

const ownShare = (base: TradeBase, pi: Float64Array, n: number, j: number): number =>
  at(pi, (n * base.N + n) * base.J + j);

describe('gains from trade in closed form', () => {
  it('are π̂_nn^(−1/θ) with one sector and no tariffs (Arkolakis, Costinot & Rodríguez-Clare 2012)', () => {
    const base = aWorld({ seed: 3, N: 4, J: 1, hasInputs: false, highestTariff: 0 });
    const shock = { ...noShock(base), iceberg: aShock(base, { seed: 4, borderCost: 0.6 }).iceberg };
    const { share, welfare } = solved(base, shock);
    const formula = welfare.map((_, n) => {
      const change = ownShare(base, share, n, 0) / ownShare(base, base.pi, n, 0);
      return change ** (-1 / at(base.theta, 0));
    });
    expect(largestGap(welfare, formula)).toBeLessThan(1e-11);
  });

  it('are lost in autarky by Π_j π_nj^(α/θ) without inputs', () => {
    const base = aWorld({ seed: 5, N: 4, J: 3, hasInputs: false, highestTariff: 0 });
    const { welfare } = solved(base, autarky(base));
    const formula = welfare.map((_, n) => {
      let log = 0;
      for (let j = 0; j < base.J; j++) {
        log += (at(base.alpha, n * base.J + j) * Math.log(ownShare(base, base.pi, n, j))) / at(base.theta, j);
      }
      return Math.exp(log);
    });
    expect(largestGap(welfare, formula)).toBeLessThan(1e-10);
  });

  it('are lost in autarky by exp[α′(I − Γ′)⁻¹ ln π/θ] with inputs', () => {
    const base = aWorld({ seed: 6, N: 4, J: 3, highestTariff: 0 });
    const { welfare } = solved(base, autarky(base));
    const formula = welfare.map((_, n) => Math.exp(-leontiefLogPrice(base, n)));
    expect(largestGap(welfare, formula)).toBeLessThan(1e-10);
  });
});

/** ln of the consumer price in units of the wage when all is bought at home: p = Γ'p − ln π/θ, by iteration. */
function leontiefLogPrice(base: TradeBase, n: number): number {
  const { J } = base;
  let price = new Float64Array(J);
  for (let round = 0; round < 500; round++) {
    price = price.map((_, j) => {
      let cost = -Math.log(ownShare(base, base.pi, n, j)) / at(base.theta, j);
      for (let k = 0; k < J; k++) cost += at(base.gio, (n * J + k) * J + j) * at(price, k);
      return cost;
    });
  }
  return price.reduce((sum, value, j) => sum + at(base.alpha, n * J + j) * value, 0);
}

/** Two countries with one good and neither inputs nor tariffs. */
function twoCountries(theta: number, pi: readonly number[], X: readonly number[]): TradeBase {
  return createTradeBase({
    N: 2,
    J: 1,
    pi,
    X,
    tau: [0, 0, 0, 0],
    gva: [1, 1],
    gio: [0, 0],
    alpha: [1, 1],
    theta: [theta],
    D: [0, 0],
  });
}

describe('two countries', () => {
  it.each([0.05, 0.3, 1])(
    'of equal size lose from mutual tariffs of %d as the closed form says',
    (tariff) => {
      const theta = 5;
      const imported = 0.3;
      const base = twoCountries(theta, [1 - imported, imported, imported, 1 - imported], [100, 100]);
      const { welfare, wage } = solved(base, {
        ...noShock(base),
        tariff: Float64Array.of(0, tariff, tariff, 0),
      });
      const foreign = imported * (1 + tariff) ** -theta;
      const market = 1 - imported + foreign;
      const spending = 1 / (1 - ((tariff / (1 + tariff)) * foreign) / market);
      expect(
        largestGap(welfare, [spending * market ** (1 / theta), spending * market ** (1 / theta)]),
      ).toBeLessThan(1e-11);
      expect(largestGap(wage, [1, 1])).toBeLessThan(1e-12);
    },
  );

  it('have the optimal tariff 1/(θ π*_FF)', () => {
    const base = twoCountries(4, [0.7, 0.3, 0.1, 0.9], [50, 150]);
    const solveAt = (tariff: number) =>
      solved(base, { ...noShock(base), tariff: Float64Array.of(0, tariff, 0, 0) }, { tolerance: 1e-14 });
    const step = 1e-4;
    const slope = (tariff: number): number =>
      Math.log(at(solveAt(tariff + step).welfare, 0) / at(solveAt(tariff - step).welfare, 0));
    let [low, high] = [0.05, 1];
    for (let halving = 0; halving < 40; halving++) {
      const middle = (low + high) / 2;
      if (slope(middle) > 0) low = middle;
      else high = middle;
    }
    const foreignHomeShare = at(solveAt(low).share, 3);
    expect(low).toBeCloseTo(1 / (4 * foreignHomeShare), 6);
    // Reference optimum of the same two countries, to its own tolerance.
    expect(Math.abs(low - 0.26736856644246104)).toBeLessThan(2e-5);
  });
});

describe('splitting a region into two equal halves without a border', () => {
  it('leaves everybody where they were', () => {
    const base = aWorld({ seed: 9, N: 3, J: 2, deficit: 0.05 });
    const shock = aShock(base, { seed: 10 });
    const whole = solved(base, shock);
    const origin = [0, 1, 2, 2];
    const halves = solved(splitBase(base, origin), splitShock(base, shock, origin));
    expect(
      largestGap(
        halves.welfare,
        origin.map((n) => at(whole.welfare, n)),
      ),
    ).toBeLessThan(1e-11);
    expect(
      largestGap(
        halves.wage,
        origin.map((n) => at(whole.wage, n)),
      ),
    ).toBeLessThan(1e-11);
    expect(at(halves.income, 2) + at(halves.income, 3)).toBeCloseTo(at(whole.income, 2), 9);
  });
});

/** How much of its origin each new region holds. */
const partOf = (origin: readonly number[], n: number): number =>
  1 / origin.filter((other) => other === origin[n]).length;

function spread(base: TradeBase, values: Float64Array, origin: readonly number[]): Float64Array {
  const width = values.length / base.N;
  return Float64Array.from(origin.flatMap((n) => [...values.subarray(n * width, (n + 1) * width)]));
}

function splitPairs(base: TradeBase, values: Float64Array, origin: readonly number[]): Float64Array {
  return cells({ ...base, N: origin.length }, ({ n, i, j }) =>
    at(values, ((origin[n] ?? 0) * base.N + (origin[i] ?? 0)) * base.J + j),
  );
}

function splitBase(base: TradeBase, origin: readonly number[]): TradeBase {
  const size = { ...base, N: origin.length };
  const share = splitPairs(base, base.pi, origin);
  return {
    ...size,
    pi: cells(size, ({ n, i, j }) => at(share, (n * size.N + i) * base.J + j) * partOf(origin, i)),
    tau: splitPairs(base, base.tau, origin),
    X: spread(base, base.X, origin).map((value, nj) => value * partOf(origin, Math.floor(nj / base.J))),
    gva: spread(base, base.gva, origin),
    gio: spread(base, base.gio, origin),
    alpha: spread(base, base.alpha, origin),
    spec: spread(base, base.spec, origin),
    D: spread(base, base.D, origin).map((value, n) => value * partOf(origin, n)),
  };
}

function splitShock(base: TradeBase, shock: TradeShock, origin: readonly number[]): TradeShock {
  return {
    tariff: splitPairs(base, shock.tariff, origin),
    iceberg: splitPairs(base, shock.iceberg, origin),
    transfer: spread(base, shock.transfer, origin).map((value, n) => value * partOf(origin, n)),
    tfp: spread(base, shock.tfp, origin),
    labour: spread(base, shock.labour, origin),
    capital: spread(base, shock.capital, origin),
    pools: [],
  };
}
