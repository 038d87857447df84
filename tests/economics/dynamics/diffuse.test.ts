import { describe, expect, it } from 'vitest';
import { diffuse } from '../../../shared/economics/dynamics/productivity.ts';
import { noShock } from '../../../shared/economics/tradeModel.ts';
import { aWorld } from '../aWorld.ts';
import { solved } from '../solved.ts';

const SPEED = 0.02;
const base = aWorld({ seed: 9, N: 2, J: 2 });
const level = Float64Array.of(1, 0);
const productivity = new Float64Array(4).fill(1);

describe('diffuse', () => {
  it('stands still where trade is as it was', () => {
    const learnt = diffuse(base, solved(base, noShock(base)), { level, productivity }, SPEED);
    for (const each of learnt) expect(Math.abs(each)).toBeLessThan(1e-13);
  });

  it('teaches who buys more from the more advanced, by the gap and the share', () => {
    const share = base.pi.slice();
    // Region 1 buys a tenth more of its first good from region 0: share [n=1][i=0][j=0].
    const cell = (1 * 2 + 0) * 2;
    share[cell] = (share[cell] ?? NaN) + 0.1;
    const learnt = diffuse(base, { share }, { level, productivity }, SPEED);
    expect(learnt[2]).toBeCloseTo(SPEED * 0.1 * 1, 15);
    expect([learnt[0], learnt[1], learnt[3]]).toEqual([0, 0, 0]);
  });

  it('costs who shuts the advanced out', () => {
    const share = base.pi.map((value) => value / 2);
    const learnt = diffuse(base, { share }, { level, productivity }, SPEED);
    expect(learnt[2]).toBeLessThan(0);
    expect(learnt[0]).toBe(0);
  });

  it('teaches less as the gap closes, and the other way once it is crossed', () => {
    const caughtUp = Float64Array.of(1, 1, Math.E ** 2, 1);
    const learnt = diffuse(base, { share: base.pi }, { level, productivity: caughtUp }, SPEED);
    // Region 1 is now one log point ahead in good 0: what it used to be taught falls away, and it teaches region 0.
    expect(learnt[2]).toBeCloseTo(-SPEED * (base.pi[4] ?? NaN), 15);
    expect(learnt[0]).toBeCloseTo(SPEED * (base.pi[2] ?? NaN), 15);
  });
});
