/** Game-monotonic time: runs on while the process lives, stands still while it does not; the wall clock has no part in it. */
export type GameClock = { readonly nowMs: () => number };

/** Goes on from `startMs`; `rate` game milliseconds pass in a real one (1 but in tests). */
export function createGameClock(startMs: number, rate: number): GameClock {
  const startedAt = performance.now();
  return { nowMs: () => Math.round(startMs + (performance.now() - startedAt) * rate) };
}
