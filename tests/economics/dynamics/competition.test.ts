import { describe, expect, it } from 'vitest';
import { competitionGain, openness } from '../../../shared/economics/dynamics/productivity.ts';
import { noShock } from '../../../shared/economics/tradeModel.ts';
import { aShock } from '../aShock.ts';
import { aWorld } from '../aWorld.ts';
import { solved } from '../solved.ts';

describe('competition', () => {
  it('measures how far home sellers have lost their market, in logs', () => {
    const base = aWorld({ seed: 3, N: 3, J: 2 });
    const { share } = solved(base, aShock(base, { seed: 5, highestTariff: 0.01, borderCost: 0 }));
    const opening = openness(base, { share });
    for (let n = 0; n < 3; n++) {
      for (let j = 0; j < 2; j++) {
        const home = (n * 3 + n) * 2 + j;
        const expected = Math.log((base.pi[home] ?? NaN) / (share[home] ?? NaN));
        expect(opening[n * 2 + j]).toBeCloseTo(expected, 14);
      }
    }
    expect(Math.max(...opening)).toBeGreaterThan(0);
  });

  it('teaches nothing where nothing changes', () => {
    const base = aWorld({ seed: 4, N: 3, J: 2 });
    const opening = openness(base, solved(base, noShock(base)));
    for (const value of opening) expect(Math.abs(value)).toBeLessThan(1e-11);
  });

  it('teaches by what an opening adds to the widest so far, and by a closing nothing', () => {
    const gain = competitionGain(Float64Array.of(0.1, 0.1, -0.2), Float64Array.of(0, 0.08, 0), 0.03);
    expect([...gain]).toEqual([expect.closeTo(0.003, 15), expect.closeTo(0.0006, 15), 0]);
  });
});
