import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { ProposalId } from '#shared/kernel/ids.ts';

/**
 * The game's clock as this device estimates it: server time = local monotonic time + offset. Of all samples the one with
 * the shortest round trip is the best; without a round trip a sample only says that the server is at least that late.
 */
type ClockSample = {
  readonly serverNowMs: number;
  readonly localNowMs: number;
  readonly roundTripMs: number;
};

/** Whether somebody who plays alone without a clock has something open to read: the game waits for so long. */
export const isReading = signal(false);

/** The offer of somebody else that this person has open to answer: for a minute no bot signs an offer of this seat by which it would expire. */
export const readOffer = signal<ProposalId | undefined>(undefined);

let offsetMs = 0;
let bestRoundTripMs = Number.POSITIVE_INFINITY;

/** Server's game-monotonic time now, in milliseconds. */
export function nowMs(): number {
  return performance.now() + offsetMs;
}

/** Take an answer of the server's clock into account; the server spoke half a round trip ago. */
export function noteClockSample(sample: ClockSample): void {
  if (sample.roundTripMs > bestRoundTripMs) return;
  bestRoundTripMs = sample.roundTripMs;
  offsetMs = sample.serverNowMs + sample.roundTripMs / 2 - sample.localNowMs;
}

/** Forget the estimate: a new connection may lead to a restarted server with another clock. */
export function resetServerClock(): void {
  bestRoundTripMs = Number.POSITIVE_INFINITY;
}

/** The server's clock, read again every `everyMs`; for what counts down on the screen. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(nowMs);
  useEffect(() => {
    const timer = setInterval(() => setNow(nowMs()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
