import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import { decomposeIncome, type DecompositionOptions, type IncomeDecomposition } from './decomposeIncome.ts';
import { INCOME_PARTS, type IncomePart } from './incomeTerms.ts';
import { noSegmentedShock } from '#shared/economics/segmentation/segmentedBase.ts';
import { levelsEverywhere, withLevel } from '#shared/economics/segmentation/segmentedMarket.ts';
import type { SegmentedShock } from '#shared/economics/segmentation/segmentedModel.ts';
import { base, dialsOf1997, ids, indexOf, market, shockOf } from '../provinces.ts';

const { N, J } = base;
const atRest = noSegmentedShock(base);

function decompose(
  from: SegmentedShock,
  to: SegmentedShock,
  options: DecompositionOptions = {},
): IncomeDecomposition {
  const result = decomposeIncome(base, from, to, { tolerance: 1e-12, ...options });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function largestError({ parts, logWelfare }: IncomeDecomposition): number {
  return Math.max(
    ...ids.map((_, n) =>
      Math.abs(INCOME_PARTS.reduce((sum, part) => sum + at(parts[part], n), 0) - at(logWelfare, n)),
    ),
  );
}

const everything: SegmentedShock = {
  barrier: shockOf(levelsEverywhere(market, 1, 3)).barrier,
  route: atRest.route.map((_, ni) => (Math.floor(ni / N) === ni % N ? 1 : 0.97)),
  tfp: atRest.tfp.map((_, nj) => 1 + 0.01 * (nj % 3)),
  importCost: atRest.importCost.map((_, nj) => (nj % J === 3 ? 0.92 : 0.97)),
  exportCost: atRest.exportCost.map(() => 0.96),
  transfer: Float64Array.from({ length: N }, (_, n) => [-30, 60, -30][n] ?? 0),
};

describe('why real income changes', () => {
  it.each([
    ['the walls of 1997 fall', atRest, shockOf(levelsEverywhere(market, 0, 0)), 1e-5],
    ['one wall rises', atRest, shockOf(withLevel(dialsOf1997, 'wall', indexOf('AH'), 3)), 2e-8],
    ['everything changes at once', atRest, everything, 1e-5],
    [
      'the highest walls fall',
      shockOf(levelsEverywhere(market, 4, 4)),
      shockOf(levelsEverywhere(market, 0, 0)),
      1e-4,
    ],
  ] as const)('sums to all of it when %s', (_name, from, to, within) => {
    expect(largestError(decompose(from, to))).toBeLessThan(within);
  });

  it('errs with the fourth power of panels', () => {
    const to = shockOf(levelsEverywhere(market, 0, 0));
    const [coarse, fine] = [4, 8].map((panels) => largestError(decompose(atRest, to, { panels })));
    expect((coarse ?? NaN) / (fine ?? NaN)).toBeGreaterThan(10);
  });

  it('has the opposite sign on the way back', () => {
    const there = decompose(atRest, everything).parts;
    const back = decompose(everything, atRest).parts;
    for (const part of INCOME_PARTS) {
      there[part].forEach((value, n) => expect(at(back[part], n)).toBeCloseTo(-value, 10));
    }
  });

  it('is nothing where nothing changes', () => {
    const { parts, logWelfare } = decompose(everything, everything);
    for (const values of [...Object.values(parts), logWelfare]) {
      for (const value of values) expect(Math.abs(value)).toBeLessThan(1e-10);
    }
  });

  it.each([
    ['payments', { transfer: everything.transfer }],
    ['roads', { route: everything.route }],
    ['productivity', { tfp: everything.tfp }],
    ['abroad', { importCost: everything.importCost }],
    ['waste', { barrier: everything.barrier }],
  ] as const satisfies readonly (readonly [IncomePart, Partial<SegmentedShock>])[])(
    'puts %s where they belong, and only there',
    (cause, change) => {
      const { parts } = decompose(atRest, { ...atRest, ...change });
      const direct = ['payments', 'roads', 'productivity', 'abroad', 'waste'] as const;
      for (const part of direct) {
        const largest = Math.max(...parts[part].map(Math.abs));
        if (part === cause) expect(largest).toBeGreaterThan(1e-4);
        else expect(largest).toBe(0);
      }
    },
  );

  it('pays what was paid: Jiangsu gains by the first round effect of 60', () => {
    const { parts, end } = decompose(atRest, { ...atRest, transfer: everything.transfer });
    const js = indexOf('JS');
    expect(at(parts.payments, js)).toBeCloseTo(60 / at(end.income, js), 4);
  });

  it('hands terms of trade from one to the other, but for what is sold abroad', () => {
    const slightly = shockOf(withLevel(dialsOf1997, 'wall', indexOf('GD'), 2.001));
    const { parts, end } = decompose(atRest, slightly);
    const gained = parts.termsOfTrade.reduce((sum, part, n) => sum + part * at(end.income, n), 0);
    const soldAbroad = base.exports.reduce(
      (sum, value, nj) => sum + value * Math.log(at(end.unitCost, nj)),
      0,
    );
    expect(gained / soldAbroad).toBeCloseTo(1, 3);
  });

  it('hands on that a state could not be solved', () => {
    const impossible = { ...atRest, tfp: new Float64Array(N * J) };
    expect(decomposeIncome(base, atRest, impossible).ok).toBe(false);
  });
});
