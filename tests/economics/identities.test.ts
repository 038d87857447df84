import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import { noShock } from '../../shared/economics/tradeModel.ts';
import { rebase } from '../../shared/economics/tradeBase.ts';
import { baseAccounts, baseResidual } from '#shared/economics/tradeBase.ts';
import type { Equilibrium, TradeBase, TradeShock } from '#shared/economics/tradeModel.ts';
import { aShock, cells } from './aShock.ts';
import { aWorld } from './aWorld.ts';
import { largestGap, sumOf } from './largestGap.ts';
import { solved } from './solved.ts';

const plain = aWorld({ seed: 7, N: 4, J: 3, deficit: 0.05 });
const rich = aWorld({
  seed: 8,
  N: 5,
  J: 3,
  deficit: 0.05,
  psi: [0.02, 0.1, 0.05],
  spec: Array.from({ length: 15 }, (_, nj) => 0.1 + 0.02 * nj),
});
const worlds = [
  ['inputs and deficits', plain, aShock(plain, { seed: 1 })],
  ['scale and specific factors', rich, aShock(rich, { seed: 2 })],
] as const;

/** A matrix of values by region: sums of each row. */
function regionSums(base: TradeBase, values: Float64Array): number[] {
  const width = values.length / base.N;
  return Array.from({ length: base.N }, (_, n) => sumOf(values.subarray(n * width, (n + 1) * width)));
}

describe.each(worlds)('a world with %s', (_name, base, shock) => {
  const equilibrium = solved(base, shock);

  it('stays where it is without a shock', () => {
    const same = solved(base, noShock(base));
    for (const hat of ['wage', 'price', 'unitCost', 'labourBySector', 'priceIndex', 'welfare'] as const) {
      expect(
        largestGap(
          same[hat],
          same[hat].map(() => 1),
        ),
        hat,
      ).toBeLessThan(1e-12);
    }
    expect(largestGap(same.expenditure, base.X)).toBeLessThan(1e-12);
  });

  it('spends what it earns: factors, own revenue, transfer', () => {
    const valueAdded = regionSums(
      base,
      equilibrium.output.map((value, nj) => value * at(base.gva, nj)),
    );
    const revenue = regionSums(
      base,
      equilibrium.imports.map((value, c) => value * at(shock.tariff, c)),
    );
    expect(largestGap(equilibrium.valueAdded, valueAdded)).toBeLessThan(1e-13);
    expect(largestGap(equilibrium.revenue, revenue)).toBeLessThan(1e-13);
    const income = valueAdded.map((value, n) => value + at(equilibrium.revenue, n) + at(shock.transfer, n));
    expect(largestGap(equilibrium.income, income)).toBeLessThan(1e-13);
  });

  it('obeys the law of Walras: trade balances though nothing imposes it', () => {
    const imports = regionSums(base, equilibrium.imports);
    const output = regionSums(base, equilibrium.output);
    expect(
      largestGap(
        imports.map((value, n) => value - (output[n] ?? NaN)),
        shock.transfer,
      ),
    ).toBeLessThan(1e-9);
  });

  it('holds world value added as numeraire', () => {
    const before = sumOf(baseAccounts(base).valueAdded);
    expect(sumOf(equilibrium.valueAdded) / before).toBeCloseTo(1, 12);
  });

  it('has expenditure shares that sum to one', () => {
    for (let nj = 0; nj < base.N * base.J; nj++) {
      const n = Math.floor(nj / base.J);
      let sum = 0;
      for (let i = 0; i < base.N; i++)
        sum += at(equilibrium.share, (n * base.N + i) * base.J + (nj % base.J));
      expect(sum).toBeCloseTo(1, 13);
    }
  });

  it('spends final income in Cobb–Douglas shares', () => {
    const finals = equilibrium.expenditure.map((value, nj) => {
      const n = Math.floor(nj / base.J);
      let inputs = 0;
      for (let k = 0; k < base.J; k++) {
        inputs += at(base.gio, nj * base.J + k) * at(equilibrium.output, n * base.J + k);
      }
      return (value - inputs) / at(equilibrium.income, n);
    });
    expect(largestGap(finals, base.alpha)).toBeLessThan(1e-11);
  });

  it('employs all labour', () => {
    const labour = new Float64Array(base.N);
    const before = new Float64Array(base.N);
    const { output } = baseAccounts(base);
    for (let nj = 0; nj < base.N * base.J; nj++) {
      const n = Math.floor(nj / base.J);
      const wages = (1 - at(base.spec, nj)) * at(base.gva, nj) * at(output, nj);
      before[n] = at(before, n) + wages;
      labour[n] = at(labour, n) + wages * at(equilibrium.labourBySector, nj);
    }
    expect(
      largestGap(
        labour.map((value, n) => value / at(before, n)),
        shock.labour,
      ),
    ).toBeLessThan(1e-11);
  });

  it('is homogeneous: another unit of money changes levels only', () => {
    const unit = 1000;
    const scaled = solved(
      { ...base, X: base.X.map((value) => unit * value), D: base.D.map((value) => unit * value) },
      { ...shock, transfer: shock.transfer.map((value) => unit * value) },
    );
    for (const hat of ['wage', 'price', 'welfare', 'labourBySector'] as const) {
      expect(largestGap(scaled[hat], equilibrium[hat]), hat).toBeLessThan(1e-11);
    }
    expect(
      largestGap(
        scaled.income,
        equilibrium.income.map((value) => unit * value),
      ),
    ).toBeLessThan(1e-11);
  });

  it('does not care about the order of regions', () => {
    const order = Array.from({ length: base.N }, (_, n) => (n + 2) % base.N);
    const moved = solved(permuteBase(base, order), permuteShock(base, shock, order));
    expect(largestGap(moved.welfare, permute(equilibrium.welfare, order))).toBeLessThan(1e-11);
    expect(largestGap(moved.expenditure, permute(equilibrium.expenditure, order))).toBeLessThan(1e-11);
  });

  it('does not care about the path: A to B to C is A to C', () => {
    const middle = aShock(base, { seed: 77 });
    const atMiddle = solved(base, middle);
    const newBase = rebase(base, atMiddle, middle);
    expect(baseResidual(newBase)).toBeLessThan(1e-11);
    const second = solved(newBase, shockBetween(middle, shock));
    expect(chained(atMiddle, second, 'welfare', equilibrium)).toBeLessThan(1e-10);
    expect(chained(atMiddle, second, 'wage', equilibrium)).toBeLessThan(1e-10);
    expect(chained(atMiddle, second, 'labourBySector', equilibrium)).toBeLessThan(1e-10);
    expect(largestGap(second.imports, equilibrium.imports)).toBeLessThan(1e-10);
  });

  it('finds the same equilibrium from a warm start, in fewer sweeps', () => {
    const nearby = { ...shock, tariff: shock.tariff.map((tariff) => 1.02 * tariff) };
    const cold = solved(base, nearby);
    const warm = solved(base, nearby, { warmStart: equilibrium.warmStart });
    expect(largestGap(warm.welfare, cold.welfare)).toBeLessThan(1e-11);
    expect(warm.sweeps).toBeLessThan(cold.sweeps);
  });
});

function chained(
  first: Equilibrium,
  second: Equilibrium,
  hat: 'welfare' | 'wage' | 'labourBySector',
  direct: Equilibrium,
): number {
  return largestGap(
    first[hat].map((value, e) => value * at(second[hat], e)),
    direct[hat],
  );
}

/** The second leg relative to the first; tariffs and transfers are levels. */
function shockBetween(from: TradeShock, to: TradeShock): TradeShock {
  const ratio = (a: Float64Array, b: Float64Array): Float64Array => b.map((value, e) => value / at(a, e));
  return {
    tariff: to.tariff,
    transfer: to.transfer,
    iceberg: ratio(from.iceberg, to.iceberg),
    tfp: ratio(from.tfp, to.tfp),
    labour: ratio(from.labour, to.labour),
    capital: ratio(from.capital, to.capital),
    pools: [],
  };
}

/** Blocks of a region-first array in another order of regions. */
function permute(values: Float64Array, order: readonly number[]): Float64Array {
  const width = values.length / order.length;
  return Float64Array.from(order.flatMap((n) => [...values.subarray(n * width, (n + 1) * width)]));
}

function permutePairs(base: TradeBase, values: Float64Array, order: readonly number[]): Float64Array {
  return cells(base, ({ n, i, j }) => at(values, ((order[n] ?? 0) * base.N + (order[i] ?? 0)) * base.J + j));
}

function permuteBase(base: TradeBase, order: readonly number[]): TradeBase {
  return {
    ...base,
    pi: permutePairs(base, base.pi, order),
    tau: permutePairs(base, base.tau, order),
    X: permute(base.X, order),
    gva: permute(base.gva, order),
    gio: permute(base.gio, order),
    alpha: permute(base.alpha, order),
    D: permute(base.D, order),
    spec: permute(base.spec, order),
  };
}

function permuteShock(base: TradeBase, shock: TradeShock, order: readonly number[]): TradeShock {
  return {
    tariff: permutePairs(base, shock.tariff, order),
    iceberg: permutePairs(base, shock.iceberg, order),
    transfer: permute(shock.transfer, order),
    tfp: permute(shock.tfp, order),
    labour: permute(shock.labour, order),
    capital: permute(shock.capital, order),
    pools: [],
  };
}
