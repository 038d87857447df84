import { describe, expect, it } from 'vitest';
import { aRound, type Round } from './aRound.ts';

const ALL = ['ALB', 'BOR', 'CAT', 'DUN'] as const;

function expectGains(round: Round, expected: readonly (number | undefined)[]): void {
  const gains = round.gains();
  ALL.forEach((economy, place) => {
    const value = expected[place];
    if (value !== undefined) {
      expect(Math.abs((gains[economy] ?? NaN) - value), `${economy} ${gains[economy]}`).toBeLessThan(0.01);
    }
  });
}

/** Source of both tables: docs/model.md, known results; an independent solver gave the same. */
/**
 * A customs union at one external tariff whose key gives each member what its own border collects: the tables were computed
 * without pooling. Such a key is found from the revenue of the same two behind equal walls.
 */
function aUnion(rateBp: number): Round {
  const behindEqualWalls = aRound('textbook').area('ALB', 'DUN').wall(rateBp, 'ALB', 'DUN').settle();
  const { ALB, DUN } = behindEqualWalls.report.economies;
  const percent = { ALB: ALB?.revenueBn ?? NaN, DUN: DUN?.revenueBn ?? NaN };
  const among = ['ALB', 'DUN'];
  return aRound('textbook')
    .law(among, { type: 'customsUnion', among, key: { type: 'shares', percent }, former: [] })
    .wall(rateBp, 'ALB', 'DUN');
}

describe('textbook, by the rules of the game', () => {
  it.each([
    [
      ['ALB', 'BOR'],
      [0.33, 0.88],
    ],
    [
      ['ALB', 'DUN'],
      [-1.53, undefined, undefined, 2.19],
    ],
    [['ALB', 'CAT'], [3.51]],
  ])('gives a free trade area of %s what is known', (among, expected) => {
    expectGains(aRound('textbook').area(...among), expected);
  });

  it('gives free trade what is known', () => {
    expectGains(aRound('textbook').wall(0, ...ALL), [4.3, 2.47, 0.18, 2.78]);
    expectGains(aRound('textbook').area(...ALL), [4.3, 2.47, 0.18, 2.78]);
  });

  it.each([
    [4000, -0.29],
    [3000, 1.1],
    [2000, 2.2],
    [1000, 2.66],
  ])('gives a union of Alba and Dune with an external tariff of %d bp what is known', (rateBp, alba) => {
    expectGains(aUnion(rateBp), [alba]);
  });

  it('finds the external tariff at which outsiders lose nothing, and members gain (Kemp and Wan)', () => {
    const income = aRound('textbook').state.settled.incomeBn;
    const outsidersGain = (rateBp: number): number => {
      const gains = aUnion(rateBp).gains();
      return (gains['BOR'] ?? 0) * (income['BOR'] ?? 0) + (gains['CAT'] ?? 0) * (income['CAT'] ?? 0);
    };
    let low = 0;
    let high = 4000;
    while (high - low > 0.5) {
      const middle = (low + high) / 2;
      if (outsidersGain(middle) > 0) low = middle;
      else high = middle;
    }
    const levelBp = (low + high) / 2;
    expect(Math.abs(levelBp - 2406)).toBeLessThan(2);
    const gains = aUnion(levelBp).gains();
    expect(gains['ALB']).toBeCloseTo(1.81, 2);
    expect(gains['DUN']).toBeCloseTo(0.91, 2);
  });
});

describe('quartet, by the rules of the game', () => {
  it.each([
    [
      ['ALB', 'BOR', 'CAT', 'DUN'],
      [1.7, 1.71, 0.32, 0.93],
    ],
    [
      ['ALB', 'CAT', 'DUN'],
      [2.54, -1.46, 0.35, 1.12],
    ],
    [
      ['BOR', 'CAT', 'DUN'],
      [-1.59, 2.3, 0.18, 0.92],
    ],
    [
      ['ALB', 'BOR', 'CAT'],
      [1.55, 1.31, 0.62, -1.99],
    ],
    [
      ['ALB', 'BOR', 'DUN'],
      [0.97, 0.49, -1.29, 1.54],
    ],
  ])('gives a free trade area of %s what is known', (among, expected) => {
    expectGains(aRound('quartet').area(...among), expected);
  });
});
