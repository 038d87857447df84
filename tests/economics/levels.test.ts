import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import { baseResidual } from '#shared/economics/tradeBase.ts';
import { aShock, cells } from './aShock.ts';
import { aWorld } from './aWorld.ts';
import { largestGap } from './largestGap.ts';
import { baseOf, solveLevels, type LevelEconomy } from './levelEconomy.ts';
import { solved } from './solved.ts';

const times = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, e) => value * at(b, e));
const over = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, e) => value / at(b, e));

describe('the hat solver against an independent solver in levels', () => {
  it.each([
    ['no inputs', { hasInputs: false }],
    ['inputs', {}],
    ['inputs and scale', { psi: [0.05, 0.1] }],
    ['inputs and specific factors', { spec: Array.from({ length: 6 }, () => 0.35) }],
    [
      'inputs, scale, unequal specific factors',
      { psi: [0.05, 0.1], spec: [0.1, 0.2, 0.3, 0.25, 0.15, 0.35] },
    ],
  ])('agrees with %s, all shocks at once', (_name, features) => {
    const structure = aWorld({ seed: 31, N: 3, J: 2, ...features });
    const before: LevelEconomy = {
      N: 3,
      J: 2,
      technology: Float64Array.of(1, 1.2, 0.9, 1.1, 1.3, 0.8),
      iceberg: cells(structure, ({ n, i }) => (n === i ? 1 : 1.3 + 0.05 * (n + i))),
      tariff: structure.tau,
      labour: Float64Array.of(100, 60, 140),
      capital: Float64Array.of(10, 20, 15, 12, 30, 11),
      transferShare: Float64Array.of(0.01, -0.004, -0.006),
      structure,
    };
    const start = solveLevels(before);
    const base = baseOf(before, start);
    expect(baseResidual(base)).toBeLessThan(1e-12);

    const drawn = aShock(base, { seed: 32 });
    const shock = { ...drawn, transfer: Float64Array.of(-5, 8, -3) };
    const end = solveLevels({
      ...before,
      technology: times(before.technology, shock.tfp),
      iceberg: times(before.iceberg, shock.iceberg),
      tariff: shock.tariff,
      labour: times(before.labour, shock.labour),
      capital: times(before.capital, shock.capital),
      transferShare: shock.transfer.map((value) => value / 1000),
    });
    const hats = solved(base, shock);
    expect(largestGap(hats.wage, over(end.wage, start.wage))).toBeLessThan(1e-10);
    expect(largestGap(hats.price, over(end.price, start.price))).toBeLessThan(1e-10);
    expect(largestGap(hats.share, end.share)).toBeLessThan(1e-10);
    expect(largestGap(hats.expenditure, end.expenditure)).toBeLessThan(1e-10);
    expect(largestGap(hats.labourBySector, over(end.sectorLabour, start.sectorLabour))).toBeLessThan(1e-10);
    expect(largestGap(hats.welfare, over(end.realIncome, start.realIncome))).toBeLessThan(1e-10);
  });
});
