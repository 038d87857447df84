import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betterThan } from '../../../shared/rules/scores/seatScore.ts';
import { makePar, quantiles } from '#shared/rules/scores/makePar.ts';

describe('the share of bots that did worse', () => {
  it('is unknown without bots', () => {
    expect(betterThan([], 1)).toBeUndefined();
  });

  it('is none below the worst, all above the best, half among equals', () => {
    expect(betterThan([1, 2, 3, 4], 0.9)).toBe(0);
    expect(betterThan([1, 2, 3, 4], 4.1)).toBe(100);
    expect(betterThan([5, 5, 5, 5], 5)).toBe(50);
    // Two of four did worse, one is as good.
    expect(betterThan([1, 2, 3, 4], 3)).toBe(62.5);
  });

  it('rises in a line between two results', () => {
    expect(betterThan([0, 10], 2.5)).toBe(37.5);
    expect(betterThan([0, 10], 7.5)).toBe(62.5);
  });

  it('never falls as the value rises, and stays from 0 to 100', () => {
    const results = fc
      .array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 })
      .map((values) => values.toSorted((a, b) => a - b));
    const value = fc.double({ min: -60, max: 60, noNaN: true });
    fc.assert(
      fc.property(results, value, value, (sorted, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const [worse = NaN, better = NaN] = [betterThan(sorted, low), betterThan(sorted, high)];
        expect(worse).toBeGreaterThanOrEqual(0);
        expect(better).toBeLessThanOrEqual(100);
        expect(better).toBeGreaterThanOrEqual(worse);
      }),
    );
  });

  it('is 50 on average for the bots themselves', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40 }), (values) => {
        const results = quantiles(values);
        const shares = results.map((value) => betterThan(results, value) ?? NaN);
        const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
        expect(mean).toBeCloseTo(50, 9);
      }),
    );
  });
});

describe('makePar', () => {
  it('keeps every result of few games, in order', () => {
    const games = [3, 1, 2].map((prosperity) => ({ USA: { prosperity } }));
    expect(makePar(games, ['USA'], { USA: 4 })).toEqual({
      games: 3,
      seats: { USA: { prosperity: [1, 2, 3] } },
      bestPath: { USA: 4 },
    });
  });

  it('thins many games to fifty results that lie evenly among them', () => {
    const games = Array.from({ length: 1000 }, (_, game) => ({
      USA: { prosperity: game, support: game / 10, mandate: game % 3 },
    }));
    const { seats } = makePar(games, ['USA'], {});
    const prosperity = seats['USA']?.prosperity ?? [];
    expect(prosperity).toHaveLength(50);
    expect(prosperity.slice(0, 3)).toEqual([9, 29, 49]);
    expect(prosperity.at(-1)).toBe(990);
    expect(seats['USA']?.support?.[0]).toBe(0.9);
    expect(betterThan(prosperity, 709)).toBeCloseTo(71, 0);
  });

  it('has no part whose module is off, and no seat before a game', () => {
    expect(makePar([], ['USA'], {})).toEqual({ games: 0, seats: {}, bestPath: {} });
    const { seats } = makePar([{ USA: { prosperity: 1 } }], ['USA'], {});
    expect(Object.keys(seats['USA'] ?? {})).toEqual(['prosperity']);
  });
});
