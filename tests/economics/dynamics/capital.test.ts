import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attractCapital,
  capitalByRegion,
  capitalWeights,
  investmentFlows,
  reallocateCapital,
  saveCapital,
} from '../../../shared/economics/dynamics/capital.ts';
import { noShock } from '../../../shared/economics/tradeModel.ts';
import { createTradeBase } from '#shared/economics/tradeBase.ts';
import type { Equilibrium, TradeBase, TradeShock } from '#shared/economics/tradeModel.ts';
import { aShock } from '../aShock.ts';
import { aWorld } from '../aWorld.ts';
import { solved } from '../solved.ts';

const SPECIFIC = 0.35;

/** One region that makes and uses one good: Ŷ = Â K̂^s. */
function aloneInTheWorld(): TradeBase {
  return createTradeBase({
    N: 1,
    J: 1,
    pi: [1],
    tau: [0],
    X: [100],
    gva: [1],
    gio: [0],
    alpha: [1],
    theta: [4],
    D: [0],
    spec: [SPECIFIC],
  });
}

function aCapitalWorld(seed: number): TradeBase {
  const [N, J] = [4, 3];
  return aWorld({ seed, N, J, psi: [0.02, 0.05, 0], spec: Array<number>(N * J).fill(SPECIFIC) });
}

function withCapital(shock: TradeShock, capital: Float64Array): TradeShock {
  return { ...shock, capital };
}

function grow(
  capital: Float64Array,
  J: number,
  byRegion: Float64Array,
  bySector?: Float64Array,
): Float64Array {
  return capital.map(
    (hat, nj) => hat * Math.exp((byRegion[Math.floor(nj / J)] ?? NaN) + (bySector?.[nj] ?? 0)),
  );
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

const seeds = fc.integer({ min: 1, max: 1e6 });

describe('saving', () => {
  it('multiplies a gain of productivity by 1/(1−s) in the long run, as in a closed economy by hand', () => {
    const base = aloneInTheWorld();
    const productivity = 1.1;
    let capital: Float64Array = Float64Array.of(1);
    let welfare = NaN;
    for (let round = 0; round < 200; round++) {
      const equilibrium = solved(base, { ...noShock(base), tfp: Float64Array.of(productivity), capital });
      welfare = equilibrium.welfare[0] ?? NaN;
      const saved = saveCapital(base, equilibrium, capital, 0.17);
      // The first step is λ ln Â.
      if (round === 0) expect(saved[0]).toBeCloseTo(0.17 * Math.log(productivity), 11);
      capital = grow(capital, 1, saved);
    }
    expect(Math.log(welfare)).toBeCloseTo(Math.log(productivity) / (1 - SPECIFIC), 9);
    expect(Math.log(capital[0] ?? NaN)).toBeCloseTo(Math.log(productivity) / (1 - SPECIFIC), 9);
  });

  it('comes to rest where capital has grown as real output has', () => {
    const base = aCapitalWorld(11);
    const shock = aShock(base, { seed: 12, growth: 0.05 });
    let capital: Float64Array = noShock(base).capital;
    let equilibrium: Equilibrium = solved(base, withCapital(shock, capital));
    for (let round = 0; round < 150; round++) {
      capital = grow(capital, base.J, saveCapital(base, equilibrium, capital, 0.17));
      equilibrium = solved(base, withCapital(shock, capital));
    }
    for (const change of saveCapital(base, equilibrium, capital, 1)) {
      expect(Math.abs(change)).toBeLessThan(1e-7);
    }
  });

  it('leaves economies without capital alone', () => {
    const base = aWorld({ seed: 2, N: 2, J: 2 });
    const shock = aShock(base, { seed: 2 });
    expect([...saveCapital(base, solved(base, shock), shock.capital, 0.17)]).toEqual([0, 0]);
  });
});

describe('investment from abroad', () => {
  it('keeps the capital of the world, whatever happens', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.array(fc.double({ min: 0, max: 0.1, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (seed, pulls) => {
          const base = aCapitalWorld(seed);
          const shock = aShock(base, { seed, growth: 0.2 });
          const stock = capitalByRegion(base, shock.capital);
          const pull = Float64Array.from(pulls);
          const change = attractCapital(base, solved(base, shock), shock.capital, {
            response: 0.1,
            pull,
            stock,
          });
          const after = stock.map((amount, n) => amount * Math.exp(change[n] ?? NaN));
          expect(sum(after) / sum(stock)).toBeCloseTo(1, 13);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('goes where it earns more at the prices of the place', () => {
    const base = aCapitalWorld(7);
    const none = noShock(base);
    const tfp = none.tfp.map((hat, nj) => (nj < base.J ? 1.1 : hat));
    const equilibrium = solved(base, { ...none, tfp });
    const change = attractCapital(base, equilibrium, none.capital, {
      response: 0.1,
      pull: new Float64Array(4),
      stock: capitalByRegion(base, none.capital),
    });
    expect(change[0]).toBeGreaterThan(0.001);
    expect(Math.max(...change.subarray(1))).toBeLessThan(0);
  });

  it('moves nothing when all are pulled alike', () => {
    const base = aCapitalWorld(8);
    const { capital } = noShock(base);
    const stock = capitalByRegion(base, capital);
    const pull = new Float64Array(4).fill(0.05);
    const change = attractCapital(base, solved(base, noShock(base)), capital, { response: 0.1, pull, stock });
    for (const each of change) expect(Math.abs(each)).toBeLessThan(1e-11);
  });

  it('takes what one draws from all that lose, in proportion', () => {
    // By hand: 100 grows by 10; 50 and 50 lose 6 and 4.
    const stock = Float64Array.of(100, 50, 50);
    const change = Float64Array.of(Math.log(1.1), Math.log(0.88), Math.log(0.92));
    const flows = investmentFlows(stock, change);
    expect(flows[3]).toBeCloseTo(6, 12);
    expect(flows[6]).toBeCloseTo(4, 12);
    expect(sum(flows)).toBeCloseTo(10, 12);
    expect(sum(investmentFlows(stock, new Float64Array(3)))).toBe(0);
  });
});

describe('capital across sectors', () => {
  it('keeps the capital of every region', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const base = aCapitalWorld(seed);
        const shock = aShock(base, { seed, growth: 0.2 });
        const change = reallocateCapital(
          base,
          solved(base, shock),
          { used: shock.capital, capital: shock.capital },
          0.5,
        );
        const before = capitalByRegion(base, shock.capital);
        const after = capitalByRegion(base, grow(shock.capital, base.J, new Float64Array(4), change));
        after.forEach((amount, n) => expect(amount / (before[n] ?? NaN)).toBeCloseTo(1, 13));
      }),
      { numRuns: 40 },
    );
  });

  it('ends where capital earns the same in every sector: what is specific becomes mobile', () => {
    const base = aCapitalWorld(21);
    const shock = aShock(base, { seed: 22, highestTariff: 0.3, growth: 0 });
    let capital: Float64Array = noShock(base).capital;
    let equilibrium: Equilibrium = solved(base, withCapital(shock, capital));
    const returns = (n: number): number[] =>
      Array.from({ length: base.J }, (_each, j) => {
        const nj = n * base.J + j;
        const earned = SPECIFIC * (base.gva[nj] ?? NaN) * (equilibrium.output[nj] ?? NaN);
        return earned / ((capitalWeights(base)[nj] ?? NaN) * (capital[nj] ?? NaN));
      });
    expect(Math.max(...returns(0)) / Math.min(...returns(0))).toBeGreaterThan(1.01);
    for (let round = 0; round < 60; round++) {
      const change = reallocateCapital(base, equilibrium, { used: capital, capital }, 0.5);
      capital = grow(capital, base.J, new Float64Array(4), change);
      equilibrium = solved(base, withCapital(shock, capital));
    }
    for (let n = 0; n < 4; n++) expect(Math.max(...returns(n)) / Math.min(...returns(n))).toBeCloseTo(1, 8);
  });
});
