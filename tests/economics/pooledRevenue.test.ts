import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import { decomposeWelfare } from '#shared/economics/decomposition/decomposeWelfare.ts';
import { noShock } from '../../shared/economics/tradeModel.ts';
import { rebase } from '../../shared/economics/tradeBase.ts';
import { baseResidual } from '#shared/economics/tradeBase.ts';
import { aWorld } from './aWorld.ts';
import { blocShock } from './bloc.ts';
import { largestGap, sumOf } from './largestGap.ts';
import { solved } from './solved.ts';

const base = aWorld({ seed: 18, N: 4, J: 3 });
const members = [0, 2, 3];
const separate = blocShock(base, { members, externalTariff: 0.2 });
const pooled = { ...separate, pools: [{ members, shares: [0.6, 0.3, 0.1], weight: 1 }] };

describe('revenue pooled in a customs union', () => {
  const equilibrium = solved(base, pooled);

  it('gives every member its share of all that was collected, and outsiders nothing', () => {
    const collected = members.reduce((sum, member) => sum + at(equilibrium.revenue, member), 0);
    const received = members.map((n) => at(equilibrium.revenue, n) + at(equilibrium.pooledTransfer, n));
    expect(largestGap(received, [0.6 * collected, 0.3 * collected, 0.1 * collected])).toBeLessThan(1e-12);
    expect(at(equilibrium.pooledTransfer, 1)).toBe(0);
  });

  it('makes and loses no income', () => {
    expect(Math.abs(sumOf(equilibrium.pooledTransfer))).toBeLessThan(1e-12);
    const earned = sumOf(equilibrium.valueAdded) + sumOf(equilibrium.revenue);
    expect(sumOf(equilibrium.income) / earned).toBeCloseTo(1, 13);
  });

  it('shows in the trade balance as a transfer does', () => {
    const { imports, output } = equilibrium;
    const width = base.N * base.J;
    for (let n = 0; n < base.N; n++) {
      const balance =
        sumOf(imports.subarray(n * width, (n + 1) * width)) -
        sumOf(output.subarray(n * base.J, (n + 1) * base.J));
      expect(balance).toBeCloseTo(at(equilibrium.pooledTransfer, n), 8);
    }
  });

  it('is the same equilibrium as the transfer that it amounts to', () => {
    const asTransfer = solved(base, { ...separate, transfer: equilibrium.pooledTransfer });
    expect(largestGap(asTransfer.welfare, equilibrium.welfare)).toBeLessThan(1e-11);
  });

  it('does nothing where each keeps what it collected, or at weight 0', () => {
    const alone = solved(base, separate);
    const collected = members.map((n) => at(alone.revenue, n));
    const shares = collected.map((value) => value / sumOf(collected));
    const own = solved(base, { ...separate, pools: [{ members, shares, weight: 1 }] });
    expect(largestGap(own.welfare, alone.welfare)).toBeLessThan(1e-11);
    const weightless = solved(base, { ...separate, pools: [{ members, shares: [1, 0, 0], weight: 0 }] });
    expect(largestGap(weightless.welfare, alone.welfare)).toBeLessThan(1e-12);
  });

  it('joins the transfer part of the decomposition, whose parts still sum', () => {
    const result = decomposeWelfare(base, noShock(base), pooled, { tolerance: 1e-12 });
    if (!result.ok) throw new Error(result.error.code);
    const parts = result.value;
    for (let n = 0; n < base.N; n++) {
      const sum =
        sumOf(parts.termsOfTrade.subarray(n * 4, (n + 1) * 4)) +
        sumOf(parts.volumeOfTrade.subarray(n * 4, (n + 1) * 4)) +
        at(parts.transfer, n);
      expect(sum).toBeCloseTo(at(parts.logWelfare, n), 6);
      expect(Math.sign(at(parts.transfer, n))).toBe(Math.sign(at(equilibrium.pooledTransfer, n)));
    }
  });

  it('becomes part of the transfer when the equilibrium is made a new base', () => {
    const after = rebase(base, equilibrium, pooled);
    expect(baseResidual(after)).toBeLessThan(1e-11);
    expect(largestGap(solved(after, noShock(after)).welfare, [1, 1, 1, 1])).toBeLessThan(1e-11);
  });
});

describe('transfers', () => {
  it('between members leave the world budget alone and help the receiver', () => {
    const gift = Float64Array.of(3, 0, -3, 0);
    const { welfare, income, valueAdded, revenue } = solved(base, { ...noShock(base), transfer: gift });
    expect(sumOf(income)).toBeCloseTo(sumOf(valueAdded) + sumOf(revenue), 9);
    expect(at(welfare, 0)).toBeGreaterThan(1.01);
    expect(at(welfare, 2)).toBeLessThan(0.99);
  });
});
