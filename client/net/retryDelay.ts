const FIRST_MS = 250;
const LONGEST_MS = 5_000;

/**
 * Wait before try number `attempt` (0 is the first): full jitter, so that a class whose server restarts does not come back in
 * one wave. `random` is uniform in [0, 1).
 */
export function retryDelayMs(attempt: number, random: number): number {
  return random * Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
}
