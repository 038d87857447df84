/** A monotonic clock and its timers; tests turn the hands themselves. */
export type Timers = {
  readonly nowMs: () => number;
  /** Calls once after so long; returns how to prevent it. */
  readonly after: (delayMs: number, call: () => void) => () => void;
};

/** Timers that never keep the process up. */
export const realTimers: Timers = {
  nowMs: () => performance.now(),
  after: (delayMs, call) => {
    const timer = setTimeout(call, delayMs).unref();
    return () => clearTimeout(timer);
  },
};

/** A timer that rings so late tells of a process that stood still: what it watches stood still with it. */
const LATE_MS = 1_000;

/** Calls when something took longer than its limit; time in which this process itself stood still does not count. */
export function startWatch(timers: Timers, limitMs: number, call: () => void): () => void {
  const dueMs = timers.nowMs() + limitMs;
  let stop = timers.after(limitMs, () => {
    if (timers.nowMs() - dueMs > LATE_MS) stop = startWatch(timers, limitMs, call);
    else call();
  });
  return () => stop();
}
