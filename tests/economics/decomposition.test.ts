import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import { decomposeWelfare } from '#shared/economics/decomposition/decomposeWelfare.ts';
import { noShock, shockAlong } from '../../shared/economics/tradeModel.ts';
import type { TradeBase, TradeShock, WelfareDecomposition } from '#shared/economics/tradeModel.ts';
import { aShock, cells } from './aShock.ts';
import { aWorld } from './aWorld.ts';
import { blocShock } from './bloc.ts';
import { largestGap, sumOf } from './largestGap.ts';
import { solved } from './solved.ts';

const base = aWorld({
  seed: 14,
  N: 4,
  J: 3,
  deficit: 0.05,
  psi: [0.03, 0.1, 0.05],
  spec: Array.from({ length: 12 }, () => 0.35),
});
const everything: TradeShock = {
  ...aShock(base, { seed: 15 }),
  transfer: base.D.map((value, n) => value + (n === 0 ? 4 : n === 2 ? -4 : 0)),
};

function split(
  from: TradeShock,
  to: TradeShock,
  panels?: number,
  of: TradeBase = base,
): WelfareDecomposition {
  const result = decomposeWelfare(of, from, to, {
    tolerance: 1e-12,
    ...(panels === undefined ? {} : { panels }),
  });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function sumOfParts(parts: WelfareDecomposition): Float64Array {
  const N = parts.logWelfare.length;
  return parts.logWelfare.map(
    (_, n) =>
      sumOf(parts.termsOfTrade.subarray(n * N, (n + 1) * N)) +
      sumOf(parts.volumeOfTrade.subarray(n * N, (n + 1) * N)) +
      sumOf(parts.tradeCost.subarray(n * N, (n + 1) * N)) +
      at(parts.scale, n) +
      at(parts.transfer, n) +
      at(parts.tfp, n) +
      at(parts.factors, n),
  );
}

describe('the decomposition of welfare', () => {
  it('has parts that sum to the exact change of real income', () => {
    const parts = split(noShock(base), everything);
    const { welfare } = solved(base, everything);
    expect(largestGap(parts.logWelfare, welfare.map(Math.log))).toBeLessThan(1e-11);
    // A violent shock: a thousandth of a per cent at the default of three panels.
    expect(largestGap(sumOfParts(parts), parts.logWelfare)).toBeLessThan(1e-5);
    expect(largestGap(parts.end.welfare, welfare)).toBeLessThan(1e-11);
  });

  it('converges with the fourth power of the panels', () => {
    const gap = (panels: number): number => {
      const parts = split(noShock(base), everything, panels);
      return largestGap(sumOfParts(parts), parts.logWelfare);
    };
    expect(gap(2) / gap(4)).toBeGreaterThan(10);
    expect(gap(16)).toBeLessThan(1e-8);
  });

  it('starts anywhere: from a shock to a shock, and back with the opposite sign', () => {
    const start = aShock(base, { seed: 16 });
    const there = split(start, everything);
    const back = split(everything, start);
    expect(largestGap(sumOfParts(there), there.logWelfare)).toBeLessThan(1e-5);
    const change = solved(base, everything).welfare.map(
      (value, n) => Math.log(value) - Math.log(at(solved(base, start).welfare, n)),
    );
    expect(largestGap(there.logWelfare, change)).toBeLessThan(1e-11);
    expect(
      largestGap(
        back.termsOfTrade,
        there.termsOfTrade.map((value) => -value),
      ),
    ).toBeLessThan(1e-8);
    expect(
      largestGap(
        back.volumeOfTrade,
        there.volumeOfTrade.map((value) => -value),
      ),
    ).toBeLessThan(1e-8);
  });

  it('puts each kind of shock into its own part', () => {
    const still = noShock(base);
    const growth = new Float64Array(12).fill(1.02);
    const isZero = (values: Float64Array): boolean => values.every((value) => value === 0);
    const onlyTariffs = split(still, blocShock(base, { members: [0, 1, 2, 3] }));
    expect(
      [onlyTariffs.tradeCost, onlyTariffs.tfp, onlyTariffs.factors, onlyTariffs.transfer].every(isZero),
    ).toBe(true);
    expect(split(still, { ...still, tfp: growth }).tfp.every((value) => value > 0.01)).toBe(true);
    expect(split(still, { ...still, capital: growth }).factors.every((value) => value > 0.001)).toBe(true);
    const cheaper = cells(base, ({ n, i }) => (n === i ? 1 : 0.98));
    const byPartner = split(still, { ...still, iceberg: cheaper }).tradeCost;
    expect(byPartner.every((value, pair) => (pair % 5 === 0 ? value === 0 : value > 0))).toBe(true);
    const gift = base.D.map((value, n) => value + (n === 0 ? 4 : n === 2 ? -4 : 0));
    const { transfer, logWelfare } = split(still, { ...still, transfer: gift });
    expect(Math.sign(at(transfer, 0))).toBe(1);
    expect(Math.sign(at(transfer, 2))).toBe(-1);
    expect(at(transfer, 1)).toBe(0);
    expect(at(logWelfare, 0)).toBeGreaterThan(0);
  });

  it('treats the terms of trade of a pair as each other’s loss, in money', () => {
    const tiny = cells(base, ({ n, i, j }) => {
      const tariff = at(base.tau, (n * 4 + i) * 3 + j);
      return n === 0 && i !== 0 ? tariff + 1e-4 : tariff;
    });
    const { termsOfTrade, end } = split(noShock(base), { ...noShock(base), tariff: tiny }, 1);
    for (let n = 0; n < 4; n++) {
      for (let i = 0; i < n; i++) {
        const gained = at(termsOfTrade, n * 4 + i) * at(end.income, n);
        const lost = at(termsOfTrade, i * 4 + n) * at(end.income, i);
        expect(gained + lost).toBeCloseTo(0, 6);
      }
    }
  });

  it('is nothing along a path that goes nowhere', () => {
    const parts = split(everything, everything);
    expect(largestGap(sumOfParts(parts), new Float64Array(4))).toBeLessThan(1e-11);
  });
});

describe('the path of shocks', () => {
  it('begins and ends exactly at its ends', () => {
    const start = noShock(base);
    expect(shockAlong(start, everything, 0)).toBe(start);
    expect(shockAlong(start, everything, 1)).toBe(everything);
  });

  it('is linear in the logs of price factors and in transfers', () => {
    const middle = shockAlong(noShock(base), everything, 0.5);
    const cell = 1 * 3 + 2;
    const ends = (1 + at(base.tau, cell)) * (1 + at(everything.tariff, cell));
    expect(1 + at(middle.tariff, cell)).toBeCloseTo(Math.sqrt(ends), 14);
    expect(at(middle.transfer, 0)).toBeCloseTo(at(base.D, 0) + 2, 12);
  });

  it('fades an old pool out, a new one in, and keeps one that stays', () => {
    const stays = { members: [2, 3], shares: [0.5, 0.5], weight: 1 };
    const old = { members: [0, 1], shares: [0.5, 0.5], weight: 1 };
    const fresh = { members: [0, 1], shares: [0.7, 0.3], weight: 1 };
    const { pools } = shockAlong(
      { ...noShock(base), pools: [stays, old] },
      { ...noShock(base), pools: [fresh, { ...stays }] },
      0.25,
    );
    expect(pools).toEqual([stays, { ...old, weight: 0.75 }, { ...fresh, weight: 0.25 }]);
  });
});
