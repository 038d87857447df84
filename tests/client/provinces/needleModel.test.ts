import { describe, expect, it } from 'vitest';
import { NEEDLE_ENDS, placeOnScale, toldRounds } from '../../../client/panels/provinces/figures/Needle.tsx';
import { borderHistory } from '../../../client/panels/provinces/seat.ts';

describe('the needle', () => {
  it('runs from all walls down to all at their highest, each doubling as long', () => {
    expect(placeOnScale(NEEDLE_ENDS.least)).toBe(0);
    expect(placeOnScale(NEEDLE_ENDS.most)).toBe(1);
    // A game in which roads and reforms came to walls that were down.
    expect(placeOnScale(2.9)).toBeGreaterThan(0.05);
    expect(placeOnScale(20) - placeOnScale(10)).toBeCloseTo(placeOnScale(40) - placeOnScale(20));
  });

  it('stays on its scale', () => {
    expect(placeOnScale(1)).toBe(0);
    expect(placeOnScale(500)).toBe(1);
  });
});

describe('its history', () => {
  const opening = { times: 21, percent: 46 };
  const history = borderHistory(opening, [
    { borderEffect: 28.1, borderEffectPercent: 51 },
    { borderEffect: 24.6, borderEffectPercent: 48.9 },
  ]);

  it('begins at the opening', () => {
    expect(history.map(({ times }) => times)).toEqual([21, 28.1, 24.6]);
  });

  it('tells the last round and the one farthest off', () => {
    expect(toldRounds(history)).toEqual([1, 2]);
    expect(toldRounds([opening, { times: 30, percent: 52 }])).toEqual([1]);
    expect(toldRounds([opening])).toEqual([0]);
  });
});
