import { describe, expect, it } from 'vitest';
import { createGameClock } from '../../server/session/GameClock.ts';

describe('the clock of a game', () => {
  function aClock(rate = 1) {
    const real = { ms: 5_000 };
    const clock = createGameClock(1_000, rate, () => real.ms);
    expect(clock.nowMs()).toBe(1_000);
    return { real, clock };
  }

  it('begins when it is first asked: a long start of the server is no standstill, and takes no time', () => {
    const real = { ms: 5_000 };
    const clock = createGameClock(1_000, 1, () => real.ms);
    real.ms += 40_000;
    expect(clock.nowMs()).toBe(1_000);
    expect(clock.stoodStill()).toBe(false);
    real.ms += 250;
    expect(clock.nowMs()).toBe(1_250);
  });

  it('goes on from where it was, at its rate', () => {
    const { real, clock } = aClock(3);
    for (let step = 0; step < 100; step++) {
      real.ms += 250;
      clock.nowMs();
    }
    expect(clock.nowMs()).toBe(1_000 + 3 * 25_000);
    expect(clock.stoodStill()).toBe(false);
  });

  it('stands still while it is held, and goes on from there', () => {
    const { real, clock } = aClock();
    real.ms += 3_000;
    clock.hold(true);
    real.ms += 8_000;
    expect(clock.nowMs()).toBe(4_000);
    real.ms += 1_000;
    clock.hold(false);
    real.ms += 500;
    expect(clock.nowMs()).toBe(4_500);
    expect(clock.stoodStill()).toBe(false);
  });

  it('does not count the time in which the process stood still, and says so once', () => {
    const { real, clock } = aClock();
    real.ms += 4_000;
    expect(clock.nowMs()).toBe(5_000);
    real.ms += 95_000;
    expect(clock.nowMs()).toBe(5_000);
    real.ms += 250;
    expect(clock.nowMs()).toBe(5_250);
    expect(clock.stoodStill()).toBe(true);
    expect(clock.stoodStill()).toBe(false);
  });
});
