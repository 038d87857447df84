import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { migrate, netArrivals } from '#shared/economics/dynamics/migrate.ts';

const RULES = { propensity: 0.004, elasticity: 1, cap: 0.01 };
const open = (N: number): Float64Array => new Float64Array(N * N).fill(1);
const positive = fc.double({ min: 0.1, max: 1000, noNaN: true });

describe('migrate', () => {
  it('moves people as the ratio of incomes says', () => {
    // By hand: 0.004 · 100 · (1.5 − 1) = 0.2.
    const flows = migrate(
      { people: Float64Array.of(100, 100), realIncome: Float64Array.of(10, 15), openness: open(2) },
      RULES,
    );
    expect(flows[1]).toBeCloseTo(0.2, 14);
    expect(flows[2]).toBe(0);
  });

  it('lets no more than one in a hundred leave, or arrive, and hosts share their doors', () => {
    // Two poor economies of 100 and 300 would send 7.6 and 22.8 to one of 200 that is twenty times as rich.
    const flows = migrate(
      { people: Float64Array.of(100, 300, 200), realIncome: Float64Array.of(1, 1, 20), openness: open(3) },
      RULES,
    );
    // One per cent of each home is 1 and 3; the host takes 2, pro rata.
    expect(flows[2]).toBeCloseTo(0.5, 14);
    expect(flows[5]).toBeCloseTo(1.5, 14);
  });

  it('moves nobody over a closed border, and nobody between equals', () => {
    const people = Float64Array.of(100, 50);
    const closed = new Float64Array(4);
    expect([...migrate({ people, realIncome: Float64Array.of(1, 9), openness: closed }, RULES)]).toEqual([
      0, 0, 0, 0,
    ]);
    expect([...migrate({ people, realIncome: Float64Array.of(3, 3), openness: open(2) }, RULES)]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('keeps the people of the world and both caps, whatever the incomes', () => {
    const worlds = fc.array(fc.tuple(positive, positive), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(worlds, (regions) => {
        const N = regions.length;
        const people = Float64Array.from(regions, ([count]) => count);
        const realIncome = Float64Array.from(regions, ([, income]) => income);
        const flows = migrate({ people, realIncome, openness: open(N) }, RULES);
        const net = netArrivals(flows, N);
        expect(Math.abs(net.reduce((sum, each) => sum + each, 0))).toBeLessThan(1e-9);
        for (let n = 0; n < N; n++) {
          const most = RULES.cap * (people[n] ?? NaN) * (1 + 1e-12);
          let leaving = 0;
          let arriving = 0;
          for (let i = 0; i < N; i++) {
            leaving += flows[n * N + i] ?? NaN;
            arriving += flows[i * N + n] ?? NaN;
          }
          expect(leaving).toBeLessThanOrEqual(most);
          expect(arriving).toBeLessThanOrEqual(most);
          expect(net[n]).toBeCloseTo(arriving - leaving, 9);
        }
      }),
    );
  });
});
