import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evade } from '#shared/economics/dynamics/evade.ts';

const rate = fc.double({ min: 0, max: 0.6, noNaN: true });
const origin = fc.double({ min: 1, max: 1.06, noNaN: true });

describe('evade', () => {
  it('is known by hand: a wall of ten per cent beside an open door', () => {
    const { share, tariff, origin: cost } = evade({ tariff: 0.1, origin: 1 }, { tariff: 0, origin: 1 }, 3);
    expect(share).toBeCloseTo(1 - Math.exp(-0.3), 14);
    expect(tariff).toBeCloseTo(0.1 * Math.exp(-0.3), 14);
    // Half of what evaders save they spend on hiding.
    const mean = Math.exp(-0.3) * 1.1 + (1 - Math.exp(-0.3)) * 1.05;
    expect((1 + tariff) * cost).toBeCloseTo(mean, 14);
  });

  it('ends where walls are equal, and where the neighbour is dearer', () => {
    expect(evade({ tariff: 0.2, origin: 1.03 }, { tariff: 0.2, origin: 1.03 }, 3).share).toBe(0);
    expect(evade({ tariff: 0.1, origin: 1 }, { tariff: 0.2, origin: 1 }, 3)).toEqual({
      share: 0,
      tariff: 0.1,
      origin: 1,
    });
  });

  it('grows with the gap, and costs between the lawful way and the door', () => {
    fc.assert(
      fc.property(rate, rate, origin, origin, (own, door, ownOrigin, doorOrigin) => {
        const lawful = { tariff: own, origin: ownOrigin };
        const way = { tariff: door, origin: doorOrigin };
        const evasion = evade(lawful, way, 3);
        const cost = (1 + evasion.tariff) * evasion.origin;
        const lawfulCost = (1 + own) * ownOrigin;
        expect(cost).toBeLessThanOrEqual(lawfulCost * (1 + 1e-12));
        expect(cost).toBeGreaterThanOrEqual(Math.min(lawfulCost, (1 + door) * doorOrigin) * (1 - 1e-12));
        const higher = evade({ ...lawful, tariff: own + 0.01 }, way, 3);
        expect(higher.share).toBeGreaterThanOrEqual(evasion.share);
      }),
    );
  });
});
