import { describe, expect, it } from 'vitest';
import { at } from '#shared/economics/at.ts';
import { tariffEquivalent } from '#shared/economics/segmentation/borderEffect.ts';
import { noSegmentedShock, segmentedIncome } from '#shared/economics/segmentation/segmentedBase.ts';
import type { SegmentedEquilibrium } from '#shared/economics/segmentation/segmentedModel.ts';
import {
  base,
  borderEffectOf,
  budgetChange,
  dialsOf1997,
  indexOf,
  percent,
  players,
  relativeGrowth,
  shockOf,
  solvedMarket,
  stateJobs,
  type Dials,
} from './provinces.ts';

const income = segmentedIncome(base);
/** Half a unit of the last printed digit. */
const TENTH = 0.0501;
const WHOLE = 0.501;
const HUNDREDTH = 0.00501;

function withLevel(dials: Dials, dial: keyof Dials, n: number, level: number): Dials {
  return { ...dials, [dial]: dials[dial].with(n, level) };
}

function everywhere(levelOf: (level: number) => number): Dials {
  return { wall: dialsOf1997.wall.map(levelOf), block: dialsOf1997.block.map(levelOf) };
}

/** Of the other nine. */
function othersIncome({ welfare }: SegmentedEquilibrium, n: number): number {
  const others = players.filter((i) => i !== n);
  const total = others.reduce((sum, i) => sum + at(income, i), 0);
  return others.reduce((sum, i) => sum + (percent(at(welfare, i)) * at(income, i)) / total, 0);
}

describe('the provinces in 1997', () => {
  const opening = solvedMarket(noSegmentedShock(base));

  it('are at rest', () => {
    for (const hat of opening.welfare) expect(Math.abs(hat - 1)).toBeLessThan(1e-11);
    expect(shockOf(dialsOf1997).barrier).toEqual(base.barrier);
  });

  it('buy 21.0 times more at home, as under a tariff of 46.0 per cent', () => {
    const effect = borderEffectOf(opening);
    expect(effect.toFixed(1)).toBe('21.0');
    expect((100 * tariffEquivalent(effect, at(base.theta, 0))).toFixed(1)).toBe('46.0');
  });

  it.each([
    ['one level lower everywhere, as in 1987', everywhere((level) => Math.max(0, level - 1)), 10, 4.36],
    ['without any wall', everywhere(() => 0), 4.3, 12.69],
    ['with the highest', everywhere(() => 4), 87, -4.24],
  ] as const)('have the known border effect %s', (_name, dials, effect, nation) => {
    const equilibrium = solvedMarket(shockOf(dials));
    expect(Math.abs(borderEffectOf(equilibrium) - effect)).toBeLessThan(effect > 50 ? WHOLE : TENTH);
    expect(Math.abs(percent(equilibrium.nationalIncome) - nation)).toBeLessThan(HUNDREDTH);
  });
});

/** Own real income, own GDP relative to the ten, state jobs, budget, the others' income: per cent. */
const UNILATERAL: Readonly<Record<string, readonly (readonly number[])[]>> = {
  SH: [
    [1.4, -1.1, 3, -5, 0.15],
    [-0.6, 0.4, -1, -1, -0.03],
    [0, 0.3, 0, 0, 0.01],
  ],
  JS: [
    [2, -2.8, -2, -8, 0.43],
    [-0.8, 1.1, 1, -1, -0.11],
    [0.2, 1.8, -8, -1, 0.12],
  ],
  ZJ: [
    [0.8, -1.2, -2, -7, 0.19],
    [-0.8, 1.2, 2, 1, -0.13],
    [0.1, 0.7, -3, -1, 0.03],
  ],
  AH: [
    [5.4, -1.3, -7, -16, 0.25],
    [-2.1, 1.7, 5, 0, -0.1],
    [1.8, 5.4, -11, -3, 0.17],
  ],
  GD: [
    [1.2, -1.6, -1, -4, 0.24],
    [-0.5, 0.4, 0, -1, -0.05],
    [0.1, 1.1, -2, -1, 0.09],
  ],
  SD: [
    [2.6, -3.5, -5, -10, 0.42],
    [-1, 1.6, 2, -1, -0.13],
    [0.7, 3.7, -2, -1, 0.25],
  ],
  LN: [
    [6.4, -1.7, 6, -13, 0.22],
    [-1.7, 1, -2, -2, -0.04],
    [1.3, 5.6, -5, 1, 0.18],
  ],
  HB: [
    [7.5, -3.2, -20, -13, 0.28],
    [-1.7, 1.8, 6, -3, -0.06],
    [3.2, 9.6, -30, 3, 0.22],
  ],
  SC: [
    [5.6, -6.1, -21, -11, 0.42],
    [-1.3, 2.2, 5, -2, -0.08],
    [2.4, 8.9, -21, 5, 0.32],
  ],
  SN: [
    [8.3, -1.2, -5, -13, 0.12],
    [-2, 1.6, 4, -3, -0.03],
    [3.6, 10.3, -14, 4, 0.1],
  ],
};

describe.each(Object.entries(UNILATERAL))('%s alone', (id, rows) => {
  const n = indexOf(id);
  const moves = [
    ['drops its wall', withLevel(dialsOf1997, 'wall', n, 0)],
    ['raises it one level', withLevel(dialsOf1997, 'wall', n, (dialsOf1997.wall[n] ?? NaN) + 1)],
    ['drops its block', withLevel(dialsOf1997, 'block', n, 0)],
  ] as const;
  it.each(moves.map(([name, dials], move) => [name, dials, rows[move] ?? []] as const))(
    '%s with the known effects',
    (_name, dials, row) => {
      const equilibrium = solvedMarket(shockOf(dials));
      const actual = [
        percent(at(equilibrium.welfare, n)),
        relativeGrowth(equilibrium)[players.indexOf(n)] ?? NaN,
        stateJobs(equilibrium, n),
        budgetChange(equilibrium, n),
        othersIncome(equilibrium, n),
      ];
      // The source rounds twice (-0.55 is printed -0.6), so a tenth may be off by a little more than half.
      [TENTH + HUNDREDTH, TENTH + HUNDREDTH, WHOLE + TENTH, WHOLE + TENTH, HUNDREDTH + 0.0005].forEach(
        (within, column) =>
          expect(Math.abs((actual[column] ?? NaN) - (row[column] ?? NaN))).toBeLessThan(within),
      );
    },
  );
});
