import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import { creationDiversion, vinerianWelfare } from '#shared/economics/decomposition/creationDiversion.ts';
import { decomposeWelfare } from '#shared/economics/decomposition/decomposeWelfare.ts';
import { noShock } from '../../shared/economics/tradeModel.ts';
import { createTradeBase } from '#shared/economics/tradeBase.ts';
import type { TradeBase } from '#shared/economics/tradeModel.ts';
import { balancedExpenditure } from './aWorld.ts';
import { blocShock } from './bloc.ts';
import { largestGap, sumOf } from './largestGap.ts';
import { solved } from './solved.ts';

/**
 * Viner's case: Home (0) buys good 0 mostly from the cheap outsider (2), and makes good 1 itself behind its tariff although
 * Partner (1) makes it cheaper. A union with Partner then diverts good 0 and creates trade in good 1.
 */
function vinerWorld(homeTariff = 0.4): TradeBase {
  const own = 0.85;
  const pi = [
    0.08,
    0.8,
    0.07,
    0.15,
    0.85,
    0.05,
    0.08,
    0.06,
    own,
    own,
    0.07,
    0.09,
    0.04,
    0.06,
    0.06,
    0.08,
    0.9,
    0.86,
  ];
  const tau = Array.from({ length: 18 }, (_, cell) => (cell < 6 && cell >= 2 ? homeTariff : 0));
  const alpha = [0.4, 0.6, 0.5, 0.5, 0.5, 0.5];
  const plain = {
    N: 3,
    J: 2,
    pi,
    tau,
    alpha,
    gva: Array<number>(6).fill(1),
    gio: Array<number>(12).fill(0),
    D: [0, 0, 0],
  };
  const base = createTradeBase({ ...plain, theta: [8, 8], X: Array<number>(6).fill(100) });
  return { ...base, X: balancedExpenditure(base) };
}

describe('Viner’s customs union', () => {
  const base = vinerWorld();
  const shock = blocShock(base, { members: [0, 1] });
  const equilibrium = solved(base, shock);
  const [home] = creationDiversion(base, [0, 1], { shock, equilibrium });
  const part = (name: 'creation' | 'diversion' | 'partners' | 'outsiders' | 'home', j: number): number =>
    at(home?.[name] ?? new Float64Array(0), j);

  it('diverts most of the trade that it gains in the outsider’s good', () => {
    expect(part('diversion', 0)).toBeGreaterThan(part('creation', 0));
    expect(part('outsiders', 0)).toBeLessThan(0);
  });

  it('creates trade in the good that home made at higher cost', () => {
    expect(part('creation', 1)).toBeGreaterThan(5 * part('diversion', 1));
    expect(part('home', 1)).toBeLessThan(0);
  });

  it('accounts for every unit that the partners gain', () => {
    for (const j of [0, 1]) {
      expect(part('creation', j) + part('diversion', j)).toBeCloseTo(part('partners', j), 12);
    }
  });

  it('gains welfare by creation and loses it by diversion, beside the terms of trade', () => {
    const result = decomposeWelfare(base, noShock(base), shock, { panels: 8, tolerance: 1e-12 });
    if (!result.ok) throw new Error(result.error.code);
    const [viner] = vinerianWelfare(result.value, [0, 1]);
    expect(viner?.creation).toBeGreaterThan(0);
    expect(viner?.diversion).toBeLessThan(0);
    const termsOfTrade = sumOf(result.value.termsOfTrade.subarray(0, 3));
    const total = termsOfTrade + (viner?.creation ?? NaN) + (viner?.diversion ?? NaN);
    expect(total).toBeCloseTo(at(result.value.logWelfare, 0), 6);
  });

  it('diverts without loss of welfare where outsiders paid no tariff', () => {
    const open = vinerWorld(0);
    const cheaper = {
      ...noShock(open),
      iceberg: noShock(open).iceberg.map((one, cell) => (cell === 2 ? 0.9 : one)),
    };
    const result = decomposeWelfare(open, noShock(open), cheaper);
    if (!result.ok) throw new Error(result.error.code);
    const [viner] = vinerianWelfare(result.value, [0, 1]);
    const [volumes] = creationDiversion(open, [0, 1], { shock: cheaper, equilibrium: result.value.end });
    expect(at(volumes?.diversion ?? new Float64Array(0), 0)).toBeGreaterThan(0);
    expect(viner).toEqual({ member: 0, creation: 0, diversion: 0 });
  });

  it('measures from any start: there and back again is nothing', () => {
    const still = noShock(base);
    const start = solved(base, still);
    const there = creationDiversion(base, [0], { shock, equilibrium }, { shock: still, equilibrium: start });
    expect(
      largestGap(
        there[0]?.outsiders ?? [],
        creationDiversion(base, [0], { shock, equilibrium })[0]?.outsiders ?? [1],
      ),
    ).toBeLessThan(1e-10);
    const same = creationDiversion(base, [0], { shock, equilibrium }, { shock, equilibrium });
    expect(largestGap(same[0]?.home ?? [], [0, 0])).toBeLessThan(1e-12);
  });
});
