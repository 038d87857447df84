import { describe, expect, it } from 'vitest';
import type { Judge } from '#shared/rules/scores/parOf.ts';
import { seatScore } from '#shared/rules/scores/seatScore.ts';
import { tableWay } from '#shared/rules/scores/tableWay.ts';

const judge: Judge = {
  basis: 'par',
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
