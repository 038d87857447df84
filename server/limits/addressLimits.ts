import { LIMITS } from '#shared/protocol/limits.ts';
import { placeOf } from '../clientAddress.ts';
import { KeyedBuckets, TokenBucket } from './buckets.ts';

/**
 * How often one place on the network may do what costs the server or helps to guess a code. A school is one place, so what one
 * person spoils there must not shut out the rest. Addresses are kept in memory only.
 */
export type AddressLimits = {
  readonly mayOpen: (address: string) => boolean;
  readonly noteOpened: (address: string, code: string) => void;
  /** Whether this code may be tried from there. */
  readonly mayTryCode: (address: string, code: string) => boolean;
  readonly noteWrongCode: (address: string, code: string) => void;
  /** Somebody there has opened, found or entered the table of this code. */
  readonly noteRightCode: (address: string, code: string) => void;
};

/**
 * The guessing of codes is limited by what it can find out, not by who asks. A code that was tried from the same place before
 * tells nothing new, so it always passes: right ones (a class behind the address from which its table was opened or found), and
 * the same wrong one again. New tries have two budgets for the whole server. The first few mistakes of a place within an hour
 * are an honest person's and have their own, so that those who try thousands cannot use it up; all others share the rest, and
 * each place a part of that. Together the two are `failedCodesPerMinute`: with 200 open tables among 31⁶ codes one wrong code
 * in 4.4 million is a hit, so that a hit takes 5.1 days on average, however many addresses guess.
 */
export function createAddressLimits(isOpen: (code: string) => boolean): AddressLimits {
  const opens = new KeyedBuckets({
    perMinute: LIMITS.sessionsPerAddressPerMinute,
    burst: LIMITS.sessionsPerAddressAtOnce,
  });
  /** Place of each open table by its code. */
  const openedFrom = new Map<string, string>();
  const rightCodes = new RecentPairs();
  const wrongCodes = new RecentPairs();
  const firstMistakes = new KeyedBuckets({
    perMinute: LIMITS.firstMistakesPerAddressPerHour / 60,
    burst: LIMITS.firstMistakesPerAddressPerHour,
  });
  const furtherMistakes = new KeyedBuckets({ perMinute: LIMITS.failedCodesPerAddressPerMinute });
  const { firstMistakesPerMinute, failedCodesPerMinute } = LIMITS;
  const allFirst = new TokenBucket(firstMistakesPerMinute / 60, firstMistakesPerMinute);
  const furtherPerMinute = failedCodesPerMinute - firstMistakesPerMinute;
  const allFurther = new TokenBucket(furtherPerMinute / 60, furtherPerMinute);
  return {
    mayOpen: (address) => {
      const place = placeOf(address);
      for (const code of openedFrom.keys()) if (!isOpen(code)) openedFrom.delete(code);
      const openHere = [...openedFrom.values()].filter((from) => from === place).length;
      return openHere < LIMITS.openSessionsPerAddress && opens.take(place);
    },
    noteOpened: (address, code) => {
      const place = placeOf(address);
      openedFrom.set(code, place);
      rightCodes.add(place, code);
    },
    mayTryCode: (address, code) => {
      const place = placeOf(address);
      if (rightCodes.has(place, code) || wrongCodes.has(place, code)) return true;
      if (firstMistakes.has(place) && allFirst.has()) return true;
      return furtherMistakes.has(place) && allFurther.has();
    },
    noteWrongCode: (address, code) => {
      const place = placeOf(address);
      if (wrongCodes.has(place, code)) return;
      wrongCodes.add(place, code);
      if (allFirst.has() && firstMistakes.take(place)) allFirst.take();
      else if (furtherMistakes.take(place)) allFurther.take();
    },
    noteRightCode: (address, code) => rightCodes.add(placeOf(address), code),
  };
}

const PAIRS_KEPT = 20_000;

/** Pairs of a place and a code; the oldest make room. */
class RecentPairs {
  readonly #pairs = new Set<string>();

  has(place: string, code: string): boolean {
    return this.#pairs.has(`${place} ${code}`);
  }

  add(place: string, code: string): void {
    const pair = `${place} ${code}`;
    // Taken out first, so that the order is that of the last use.
    this.#pairs.delete(pair);
    this.#pairs.add(pair);
    const oldest = this.#pairs.values().next();
    if (this.#pairs.size > PAIRS_KEPT && oldest.done !== true) this.#pairs.delete(oldest.value);
  }
}
