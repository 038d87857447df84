import { describe, expect, it } from 'vitest';
import { at, keysOf, must } from '#shared/kernel/records.ts';
import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import { createLevelJudge } from '../../../../shared/economics/segmentation/survey/surveyMarket.ts';
import { bestReply, replyScores } from './oneShotGame.ts';
import { levelsEverywhere, withLevel } from '#shared/economics/segmentation/segmentedMarket.ts';
import {
  REFORM_PACKAGES,
  RULES_OF_1987,
  RULES_OF_1997,
  withReforms,
  type ReformPackage,
} from '#shared/content/provinces/reforms.ts';
import type { Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import { expectAllNear, expectNear } from '../expectNear.ts';
import { HUNDREDTH, indexOf, market, percent, players, TENTH, WHOLE } from '../provinces.ts';
import { results } from '../results.ts';
import { searchEquilibrium, type Found, type Search } from './searchEquilibria.ts';

const rulesOf = (name: ReformPackage): Institution => withReforms(RULES_OF_1987, REFORM_PACKAGES[name]);
const DELTA = ['SH', 'JS', 'ZJ'].map(indexOf);

const ROWS: readonly Search[] = keysOf(REFORM_PACKAGES).flatMap((name) =>
  results.equilibria[name].map(({ start }) => ({ name, start })),
);
const VARIANTS: readonly Search[] = [
  { name: 'everything', start: '1997', fixed: DELTA },
  { name: 'growthRace', start: '1997', maxRounds: 1 },
  { name: 'growthRace', start: '1997', pacts: [DELTA] },
];
const all = [...ROWS, ...VARIANTS].map(searchEquilibrium);
const [bound, hurried, allied] = all.slice(ROWS.length).map((found) => must(found, 'search')) as [
  Found,
  Found,
  Found,
];

function foundFrom(name: ReformPackage): Found[] {
  return all.slice(0, ROWS.length).filter((_, row) => ROWS[row]?.name === name);
}

/** From the levels of 1997. */
function restOf(name: ReformPackage): Found {
  return must(foundFrom(name)[0], 'equilibrium');
}

/** Mean wall, mean block, provinces with a wall of 2 or more in per cent, national income, border effect: lowest and highest of three starts. */
const PRINTED: Readonly<Record<ReformPackage, readonly (readonly [number, number])[]>> = {
  growthRace: [
    [3.4, 3.5],
    [0.5, 0.5],
    [100, 100],
    [0.3, 0.5],
    [28, 30],
  ],
  taxSharing: [
    [3.3, 3.4],
    [0.3, 0.4],
    [90, 100],
    [0.6, 0.7],
    [27, 29],
  ],
  transfersByNeed: [
    [2.9, 2.9],
    [0.5, 0.7],
    [100, 100],
    [1.3, 1.5],
    [27, 29],
  ],
  separationOnly: [
    [2.8, 2.9],
    [0.1, 0.2],
    [100, 100],
    [2.1, 2.3],
    [23, 25],
  ],
  weakLawOnly: [
    [3.2, 3.3],
    [0.1, 0.2],
    [90, 90],
    [1.1, 1.3],
    [23, 26],
  ],
  strongLawOnly: [
    [2.4, 2.4],
    [0, 0],
    [60, 60],
    [3.4, 3.4],
    [19, 19],
  ],
  evaluationOnly: [
    [0.5, 1.2],
    [0.2, 1.3],
    [10, 30],
    [6.8, 7.7],
    [8, 9],
  ],
  transfersSeparation: [
    [1.8, 1.8],
    [0, 0],
    [90, 90],
    [5.2, 5.2],
    [14, 14],
  ],
  transfersSeparationLaw: [
    [0, 0],
    [0, 0],
    [0, 0],
    [12.7, 12.7],
    [4, 4],
  ],
  evaluationWeakLaw: [
    [0.1, 0.5],
    [0.3, 0.6],
    [0, 10],
    [9.9, 11.1],
    [5, 7],
  ],
  everything: [
    [0, 0],
    [0, 0],
    [0, 0],
    [12.7, 12.7],
    [4, 4],
  ],
};

describe.each(keysOf(REFORM_PACKAGES))('the protection game under %s', (name) => {
  const known = results.equilibria[name];
  const found = foundFrom(name);

  it('comes to rest at the known walls and blocks from every start', () => {
    expect(found.map(({ isSettled }) => isSettled)).toEqual([true, true, true]);
    const dial = (levels: readonly number[]): string => players.map((n) => levels[n]).join('');
    expect(found.map(({ levels }) => [dial(levels.wall), dial(levels.block)])).toEqual(
      known.map(({ walls, blocks }) => [walls, blocks]),
    );
  });

  it('has the known income, border effect and scores there', () => {
    known.forEach(({ nation, borderEffect, scores }, place) => {
      const rest = found[place];
      if (rest === undefined) throw new Error('no equilibrium');
      expectNear(percent(rest.equilibrium.nationalIncome), nation, HUNDREDTH);
      expectNear(rest.borderEffect, borderEffect, TENTH);
      expectAllNear(
        rest.scores.map(({ total }) => total),
        scores,
        TENTH,
      );
    });
  });

  it('lies between the known bounds', () => {
    const mean = (levels: readonly number[]): number =>
      players.reduce((sum, n) => sum + (levels[n] ?? NaN), 0) / players.length;
    const rows = found.map(({ levels, equilibrium, borderEffect }) => [
      mean(levels.wall),
      mean(levels.block),
      10 * players.filter((n) => (levels.wall[n] ?? NaN) >= 2).length,
      percent(equilibrium.nationalIncome),
      borderEffect,
    ]);
    const within = [TENTH, TENTH, 0, TENTH, WHOLE];
    PRINTED[name].forEach(([lowest, highest], column) => {
      const values = rows.map((row) => row[column] ?? NaN);
      expectNear(Math.min(...values), lowest, within[column]);
      expectNear(Math.max(...values), highest, within[column]);
    });
  });
});

describe('the answers of leaders', () => {
  it('leave nobody a single move worth more than the inertia', () => {
    const { levels } = restOf('separationOnly');
    const judge = createLevelJudge(market, rulesOf('separationOnly'));
    const highest = highestLevel(rulesOf('separationOnly'));
    for (const region of players) {
      for (const dial of ['wall', 'block'] as const) {
        const totals = replyScores(market, judge, levels, { region, dial, highest });
        if (!totals.ok) throw new Error(totals.error.code);
        const current = levels[dial][region] ?? NaN;
        expect(Math.max(...totals.value)).toBeLessThanOrEqual((totals.value[current] ?? NaN) + 0.3);
      }
    }
  });

  it('open the wall of who cares for real income alone, whatever others do', () => {
    for (const others of [0, 3]) {
      const around = levelsEverywhere(market, others, 0);
      const judge = createLevelJudge(market, RULES_OF_1987);
      for (const n of players) {
        const incomes = [0, 1, 2, 3, 4].map((level) => {
          const judged = judge.marketAt(withLevel(around, 'wall', n, level));
          return judged.ok ? at(judged.value.equilibrium.welfare, n) : NaN;
        });
        expect(incomes.indexOf(Math.max(...incomes))).toBe(0);
      }
    }
  });

  it('take the lowest of the best levels, and stay for a trifle', () => {
    expect(bestReply([50, 51, 51, 40], 0, 0.3)).toBe(1);
    expect(bestReply([50, 50.2, 50.3, 40], 0, 0.3)).toBe(0);
    expect(bestReply([50, 50.2, 50.4, 40], 3, 0.3)).toBe(2);
  });

  it('stand where they are bound', () => {
    for (const n of players)
      expect(bound.levels.wall[n]).toBe(DELTA.includes(n) ? Math.min(2, market.start.wall[n] ?? NaN) : 0);
  });

  it('say when a round is not enough to come to rest', () => {
    expect([hurried.isSettled, hurried.rounds]).toEqual([false, 1]);
  });

  it('take pacts among their makers as given', () => {
    const alone = restOf('growthRace');
    for (const n of DELTA)
      expect(at(allied.equilibrium.welfare, n)).toBeGreaterThan(at(alone.equilibrium.welfare, n));
  });
});

describe('reforms', () => {
  it('take tools away', () => {
    const highest = (name: ReformPackage): number => highestLevel(rulesOf(name));
    expect(highest('growthRace')).toBe(4);
    expect(highest('transfersByNeed')).toBe(3);
    expect(highest('separationOnly')).toBe(3);
    expect(highest('everything')).toBe(2);
  });

  it('add up in whatever order they are named, the stronger law standing', () => {
    expect(withReforms(RULES_OF_1987, ['strongLaw', 'weakLaw']).law).toBe(2);
    expect(withReforms(RULES_OF_1987, ['taxSharing'])).toEqual(RULES_OF_1997);
    expect(withReforms(RULES_OF_1997, ['standardTransfers'])).toEqual(rulesOf('transfersByNeed'));
  });

  it('act in the known order', () => {
    const walls = (name: ReformPackage): number =>
      players.reduce((sum, n) => sum + (restOf(name).levels.wall[n] ?? NaN), 0);
    const order = (
      ['taxSharing', 'weakLawOnly', 'transfersByNeed', 'separationOnly', 'strongLawOnly'] as const
    ).map(walls);
    expect(order).toEqual(order.toSorted((a, b) => b - a));
    expect(walls('evaluationOnly')).toBeLessThan(Math.min(...order));
  });
});
