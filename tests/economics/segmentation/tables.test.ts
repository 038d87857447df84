import { describe, expect, it } from 'vitest';
import { at, keysOf } from '#shared/kernel/records.ts';
import { tariffEquivalent } from '#shared/economics/segmentation/borderEffect.ts';
import type { DialLevels } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { ProvinceFigures } from '../../../shared/economics/segmentation/judgeMarket.ts';
import { noSegmentedShock } from '#shared/economics/segmentation/segmentedBase.ts';
import { withLevel } from '#shared/economics/segmentation/segmentedMarket.ts';
import type { SegmentedShock } from '#shared/economics/segmentation/segmentedModel.ts';
import { expectAllNear, expectNear } from './expectNear.ts';
import {
  base,
  borderEffectOf,
  dialsOf1997,
  figuresOf,
  HUNDREDTH,
  indexOf,
  percent,
  players,
  provinces,
  shockOf,
  solvedMarket,
  TENTH,
  THOUSANDTH,
  WHOLE,
} from './provinces.ts';
import { MOVES, results, type Move } from './results.ts';

function everywhere(levelOf: (level: number) => number): DialLevels {
  return { wall: dialsOf1997.wall.map(levelOf), block: dialsOf1997.block.map(levelOf) };
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

/** Own income and growth in tenths, jobs and budget in whole per cent, others' income in hundredths; the source rounds twice. */
const PRINTED = [TENTH + HUNDREDTH, TENTH + HUNDREDTH, WHOLE + TENTH, WHOLE + TENTH, HUNDREDTH + 0.0005];
const COMPUTED = [HUNDREDTH, HUNDREDTH, TENTH, TENTH, THOUSANDTH, THOUSANDTH];

function settingsOf(n: number): Readonly<Record<Move, DialLevels>> {
  const raised = Math.min(4, (dialsOf1997.wall[n] ?? NaN) + 1);
  return {
    dropsWall: withLevel(dialsOf1997, 'wall', n, 0),
    raisesWall: withLevel(dialsOf1997, 'wall', n, raised),
    highestWall: withLevel(dialsOf1997, 'wall', n, 4),
    dropsBlock: withLevel(dialsOf1997, 'block', n, 0),
    highestBlock: withLevel(dialsOf1997, 'block', n, 4),
  };
}

describe.each(Object.keys(results.unilateral))('%s alone', (id) => {
  const n = indexOf(id);
  const settings = settingsOf(n);

  it.each(MOVES)('%s with the known effects', (move) => {
    const equilibrium = solvedMarket(shockOf(settings[move]));
    const figure = figuresOf(equilibrium)[n];
    if (figure === undefined) throw new Error(`no ${id}`);
    const { realIncome, relativeGrowth, stateJobs, budget, othersIncome } = figure;
    const actual = [realIncome, relativeGrowth, stateJobs, budget, othersIncome];
    const known = results.unilateral[id]?.[move] ?? [];
    [...actual, percent(equilibrium.nationalIncome)].forEach((value, column) =>
      expectNear(value, known[column], COMPUTED[column]),
    );
    const printed = UNILATERAL[id]?.[['dropsWall', 'raisesWall', 'dropsBlock'].indexOf(move)] ?? [];
    printed.forEach((value, column) => expectNear(actual[column] ?? NaN, value, PRINTED[column]));
  });
});

describe('what a dial does', () => {
  const moved = (id: string, dial: keyof DialLevels): ProvinceFigures | undefined =>
    figuresOf(solvedMarket(shockOf(withLevel(dialsOf1997, dial, indexOf(id), 0))))[indexOf(id)];

  it('a wall costs its own people and lifts its leader in the league', () => {
    for (const id of Object.keys(UNILATERAL)) {
      const figure = moved(id, 'wall');
      expect(figure?.realIncome).toBeGreaterThan(0);
      expect(figure?.relativeGrowth).toBeLessThan(0);
    }
  });

  it('a block costs both', () => {
    for (const id of Object.keys(UNILATERAL)) {
      const figure = moved(id, 'block');
      expect(figure?.realIncome).toBeGreaterThan(0);
      expect(figure?.relativeGrowth).toBeGreaterThan(0);
    }
  });
});

describe('what may befall all', () => {
  const costs = (row: readonly number[]): Float64Array =>
    Float64Array.from({ length: base.N * base.J }, (_, nj) => row[nj % base.J] ?? NaN);
  const atRest = noSegmentedShock(base);
  const raised = (level: number): number => Math.min(4, level + 1);
  const shocks: Readonly<Record<keyof typeof results.events, SegmentedShock>> = {
    leap: {
      ...shockOf(everywhere((level) => Math.max(3, level))),
      tfp: costs([0.95, 1, 1, 0.97, 1]),
    },
    rawMaterialWars: shockOf({ ...dialsOf1997, block: dialsOf1997.block.map(raised) }),
    accessionAbroad: {
      ...atRest,
      importCost: costs([0.97, 1, 0.94, 0.92, 1]),
      exportCost: costs([0.99, 1, 0.95, 0.98, 1]),
    },
    levelsOf1987: shockOf(everywhere((level) => Math.max(0, level - 1))),
    bambooWalls: shockOf({
      ...dialsOf1997,
      wall: dialsOf1997.wall.map((level, n) =>
        (provinces.regions[n]?.stateShareOfIndustry ?? NaN) >= 0.45 ? raised(level) : level,
      ),
    }),
    trunkRoads: {
      ...atRest,
      route: atRest.route.map((_, ni) => (Math.floor(ni / base.N) === ni % base.N ? 1 : 0.98)),
    },
  };

  it.each(keysOf(shocks))('%s has the known effects', (name) => {
    const equilibrium = solvedMarket(shocks[name]);
    const figures = figuresOf(equilibrium).filter((_, n) => players.includes(n));
    const known = results.events[name];
    expectAllNear(
      figures.map(({ realIncome }) => realIncome),
      known.realIncome,
      HUNDREDTH,
    );
    expectAllNear(
      figures.map(({ relativeGrowth }) => relativeGrowth),
      known.relativeGrowth,
      HUNDREDTH,
    );
    expectNear(percent(equilibrium.nationalIncome), known.nation, HUNDREDTH);
    expectNear(borderEffectOf(equilibrium), known.borderEffect, TENTH);
  });
});
