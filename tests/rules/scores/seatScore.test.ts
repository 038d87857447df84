import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePar, quantiles } from '../../../shared/bots/par/bestPath.ts';
import {
  betterThan,
  comparedPart,
  countedPoints,
  mostScore,
  seatScore,
  tableWay,
  valueCounting,
} from '../../../shared/rules/scores/finalScore.ts';
import type { Judge } from '../../../shared/rules/scores/par.ts';

const judge: Judge = {
  basis: 'par',
  ruler: 'shares',
  par: {
    games: 1000,
    // A value v of 0–100 is better than v of 100.
    seats: { USA: { prosperity: evenly(), support: evenly(), mandate: evenly() } },
    bestPath: {},
  },
};

function evenly(): number[] {
  return Array.from({ length: 50 }, (_, k) => 2 * k + 1);
}

describe('seatScore', () => {
  it('weighs prosperity 50, support 30, mandate 20', () => {
    const { score, parts } = seatScore('USA', { prosperity: 80, support: 60, mandate: 30, falls: 0 }, judge);
    expect(score).toBeCloseTo(0.5 * 80 + 0.3 * 60 + 0.2 * 30, 9);
    expect(parts.support).toEqual({ value: 60, betterThan: expect.closeTo(60, 9) as number });
    expect(parts.mandate).toEqual({ value: 30 });
  });

  it('counts the tasks by their own points, however many bots did as well', () => {
    const done: Judge = {
      ...judge,
      par: { ...judge.par, seats: { USA: { prosperity: evenly(), mandate: [100] } } },
    };
    const { score } = seatScore('USA', { prosperity: 50, mandate: 100, falls: 0 }, done);
    expect(score).toBeCloseTo(0.71 * 50 + 0.29 * 100, 9);
  });

  it('leaves out a part whose module is off and scales the rest', () => {
    expect(seatScore('USA', { prosperity: 80, falls: 0 }, judge).score).toBeCloseTo(80, 9);
    const { score } = seatScore('USA', { prosperity: 80, support: 40, falls: 0 }, judge);
    expect(score).toBeCloseTo((50 * 80 + 30 * 40) / 80, 9);
  });

  it('takes six points for each fall, and never goes below none', () => {
    const values = { prosperity: 50, support: 50, mandate: 50 };
    expect(seatScore('USA', { ...values, falls: 2 }, judge).score).toBeCloseTo(38, 9);
    expect(seatScore('USA', { ...values, falls: 9 }, judge).score).toBe(0);
  });

  it('has no score without anything to compare with', () => {
    expect(seatScore('USA', { prosperity: 3, falls: 0 }, undefined)).toEqual({
      parts: { prosperity: { value: 3 } },
    });
    expect(seatScore('CHN', { prosperity: 3, falls: 0 }, judge).score).toBeUndefined();
    const noSupport: Judge = { ...judge, par: { ...judge.par, seats: { USA: { prosperity: [1, 2] } } } };
    const { score, parts } = seatScore('USA', { prosperity: 1.5, support: 50, falls: 0 }, noSupport);
    expect(score).toBeUndefined();
    expect(parts).toEqual({ prosperity: { value: 1.5, betterThan: 50 }, support: { value: 50 } });
  });
});

describe('what counts beyond the results of bots', () => {
  // Worst 1, median 50, best 99 of 100: a distance of 49 is worth 50 points.
  const counted = (value: number, results: readonly number[] = evenly()) =>
    countedPoints('support', comparedPart('support', results, value, 'shares'));

  it('goes on in the line from their worst, and a fifth as fast from their best, as far as −50 and 120', () => {
    expect(counted(99)).toBe(99);
    expect(counted(99 + 49)).toBeCloseTo(99 + 10, 9);
    expect(counted(1)).toBe(1);
    expect(counted(1 - 4.9)).toBeCloseTo(1 - 5, 9);
    expect([counted(1000), counted(-1000)]).toEqual([120, -50]);
    expect(comparedPart('support', evenly(), 110, 'shares')).toMatchObject({ betterThan: 100 });
    expect(comparedPart('support', evenly(), 80, 'shares')).not.toHaveProperty('counted');
  });

  it('is none or all where no distance measures it', () => {
    expect([counted(4, [5, 5, 5]), counted(5, [5, 5, 5]), counted(6, [5, 5, 5])]).toEqual([0, 50, 100]);
    expect([counted(4, [5]), counted(6, [5])]).toEqual([0, 100]);
  });

  it('bounds the weighted sum at 0 alone', () => {
    const at = (prosperity: number, support: number) =>
      seatScore('USA', { prosperity, support, falls: 0 }, judge).score;
    expect(at(1000, -1000)).toBeCloseTo((50 * 120 + 30 * -50) / 80, 9);
    expect([at(1000, 1000), at(-1000, -1000)]).toEqual([120, 0]);
  });

  it('is the share that an older game kept', () => {
    expect(countedPoints('support', { value: 3, betterThan: 0 })).toBe(0);
    expect(countedPoints('mandate', { value: 100, betterThan: 68 })).toBe(68);
  });

  it('never falls as the value rises', () => {
    const results = fc
      .array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 })
      .map((values) => values.toSorted((a, b) => a - b));
    const value = fc.double({ min: -150, max: 150, noNaN: true });
    fc.assert(
      fc.property(results, value, value, (sorted, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(counted(high, sorted)).toBeGreaterThanOrEqual(counted(low, sorted) ?? NaN);
      }),
    );
  });
});

describe('what counts in lines', () => {
  const counted = (part: 'prosperity' | 'support', value: number, results: readonly number[]) =>
    countedPoints(part, comparedPart(part, results, value, 'lines')) ?? NaN;
  // Half of the bots passed 4, their best had 10.
  const results = [1, 4, 10];

  it('is half at the median of bots, all at their best, and goes on evenly without an end', () => {
    for (const part of ['prosperity', 'support'] as const) {
      expect([4, 7, 10, 16, 100].map((value) => counted(part, value, results))).toEqual([
        50, 75, 100, 150, 850,
      ]);
    }
  });

  it('is nothing where no income was gained, and for support as far below the median as the best lies above', () => {
    expect([0, 1, 2, -4].map((value) => counted('prosperity', value, results))).toEqual([0, 12.5, 25, -50]);
    expect([-2, 1, -14].map((value) => counted('support', value, results))).toEqual([0, 25, -50]);
  });

  it('is nothing for support at 50, with which all begin, where the median lies further above it than the best above the median', () => {
    // The median is 59, the best 66: as far below lies 52.
    const support = [54, 59, 66];
    expect([41, 50, 54.5, 59, 66].map((value) => counted('support', value, support))).toEqual([
      -50, 0, 25, 50, 100,
    ]);
    expect(counted('support', 50, [46, 52, 60])).toBe(37.5);
  });

  it('is no steeper than twice the upper line where bots gain next to nothing', () => {
    expect(counted('prosperity', 1 - 4.5, [0, 1, 10])).toBeCloseTo(0, 9);
    expect(counted('prosperity', -2 - 3, [-5, -2, 4])).toBeCloseTo(0, 9);
  });

  it('is the share where no distance measures it', () => {
    expect([4, 5, 6].map((value) => counted('support', value, [5, 5, 5]))).toEqual([0, 50, 100]);
  });

  it('never falls as the value rises, and is read off the other way round', () => {
    const sorted = fc
      .array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 })
      .map((values) => values.toSorted((a, b) => a - b));
    const value = fc.double({ min: -150, max: 150, noNaN: true });
    const part = fc.constantFrom('prosperity' as const, 'support' as const);
    fc.assert(
      fc.property(part, sorted, value, value, (of, bots, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(counted(of, high, bots)).toBeGreaterThanOrEqual(counted(of, low, bots));
      }),
    );
    fc.assert(
      fc.property(part, sorted, fc.integer({ min: 1, max: 149 }), (of, bots, points) => {
        const least = valueCounting(of, bots, points, 'lines');
        if (least === undefined) return;
        expect(counted(of, least, bots)).toBeGreaterThanOrEqual(points);
        expect(counted(of, least - 1e-3, bots)).toBeLessThan(points + 1e-9);
      }),
    );
  });
});

describe('the most that a score may come to', () => {
  it('is what no game of the same seat is asked to beat', () => {
    expect(mostScore('lines', ['prosperity', 'support', 'mandate'])).toBe(Infinity);
    expect(mostScore('shares', ['prosperity'])).toBe(120);
    expect(mostScore('rounds', ['prosperity', 'support'])).toBe(Infinity);
  });
});

describe('what counts of a round', () => {
  const counted = (part: 'prosperity' | 'support', value: number, results: readonly number[]) =>
    countedPoints(part, comparedPart(part, results, value, 'rounds')) ?? NaN;

  it('is all at the best of bots and evenly less or more: of income none where nothing is gained, of support half at their median', () => {
    const results = [1, 4, 10];
    expect([0, 4, 10, 25, -5].map((value) => counted('prosperity', value, results))).toEqual([
      0, 40, 100, 250, -50,
    ]);
    expect([30, 50, 70, 110].map((value) => counted('support', value, [20, 50, 70]))).toEqual([
      0, 50, 100, 200,
    ]);
    // Where bots hardly differ: 4 per cent and 12 marks from their median.
    expect([0, 10, 20].map((value) => counted('prosperity', value, [5, 6, 7]))).toEqual([0, 100, 200]);
    expect([38, 50, 62].map((value) => counted('support', value, [49, 50, 51]))).toEqual([0, 50, 100]);
  });

  it('is no steeper than half as much again as above the median where bots gain next to nothing', () => {
    expect([-4.5, -2, 0.5].map((value) => counted('prosperity', value, [-5, -2, 3]))).toEqual([
      0,
      expect.closeTo(100 / 3, 9),
      expect.closeTo(200 / 3, 9),
    ]);
  });

  it('is read off the other way round', () => {
    const value = valueCounting('support', [1, 4, 10], 170, 'rounds') ?? NaN;
    expect(counted('support', value, [1, 4, 10])).toBeCloseTo(170, 9);
  });
});

describe('the way of the table', () => {
  it('is 0 at the opening and 100 on the best path', () => {
    const best = { USA: 1, MEX: 3 };
    const at = (usa: number, mex: number) =>
      tableWay({ USA: { prosperity: usa }, MEX: { prosperity: mex } }, best);
    expect(at(0, 0)).toBe(0);
    expect(at(1, 3)).toBe(100);
    expect(at(-1, 1)).toBe(0);
    expect(at(0.5, 0.5)).toBe(25);
  });

  it('is unknown where the path is, or where it leads nowhere', () => {
    expect(tableWay({ USA: { prosperity: 1 } }, {})).toBeUndefined();
    expect(tableWay({ USA: { prosperity: 1 } }, { USA: -1 })).toBeUndefined();
  });
});

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
