import type { Timers } from '../../../server/threads/ThreadPool.ts';

/** A clock whose hands a test turns: timers ring in their order, at their time. */
export type HandClock = Timers & { readonly pass: (ms: number) => void };

export function aHandClock(): HandClock {
  let nowMs = 0;
  let timers: { readonly atMs: number; readonly call: () => void }[] = [];
  return {
    nowMs: () => nowMs,
    after: (delayMs, call) => {
      const timer = { atMs: nowMs + delayMs, call };
      timers.push(timer);
      return () => (timers = timers.filter((other) => other !== timer));
    },
    pass: (ms) => {
      const untilMs = nowMs + ms;
      for (;;) {
        const [next] = timers.filter(({ atMs }) => atMs <= untilMs).toSorted((a, b) => a.atMs - b.atMs);
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        nowMs = Math.max(nowMs, next.atMs);
        next.call();
      }
      nowMs = untilMs;
    },
  };
}
