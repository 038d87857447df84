/** Game-monotonic time: runs on while the process runs, stands still while it does not; the wall clock has no part in it. */
export type GameClock = {
  readonly nowMs: () => number;
  /** Whether the process stood still since this was last asked (suspended, or its machine asleep): that time did not count. */
  readonly stoodStill: () => boolean;
  /** While held the time of the game stands still, though the process runs. */
  readonly hold: (isHeld: boolean) => void;
  readonly isHeld: () => boolean;
};

/** Tables are ticked four times a second; nobody asked a clock for so long only where the whole process stood still. */
const STANDSTILL_MS = 10_000;

/** Goes on from `startMs`; `rate` game milliseconds pass in a real one (1 but in tests). `now` is the process's monotonic time. */
export function createGameClock(startMs: number, rate: number, now = () => performance.now()): GameClock {
  // From the first question on: until then the server may still be starting.
  let askedAt: number | undefined;
  let passedMs = 0;
  let hasStoodStill = false;
  let isHeld = false;
  const pass = (): void => {
    const at = now();
    const stepMs = at - (askedAt ?? at);
    askedAt = at;
    if (stepMs > STANDSTILL_MS) hasStoodStill = true;
    else if (!isHeld) passedMs += stepMs;
  };
  return {
    nowMs: () => {
      pass();
      return Math.round(startMs + passedMs * rate);
    },
    stoodStill: () => {
      pass();
      const stood = hasStoodStill;
      hasStoodStill = false;
      return stood;
    },
    hold: (wanted) => {
      pass();
      isHeld = wanted;
    },
    isHeld: () => isHeld,
  };
}
