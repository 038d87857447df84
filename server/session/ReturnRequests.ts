import { randomInt } from 'node:crypto';
import type { MemberId } from '#shared/kernel/ids.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import { TokenBucket } from '../limits/buckets.ts';

/** Somebody asks to come back on another device. What is kept of its token is the hash; it opens nothing yet. */
export type PendingReturn = {
  readonly request: string;
  readonly member: MemberId;
  readonly tokenHash: string;
  /** Shown on that device and to the host. */
  readonly check: string;
};
type Standing = 'waiting' | 'refused' | 'expired';
type Kept = PendingReturn & { readonly askedAtMs: number; isRefused: boolean };

/** Requests kept after they were refused or ran out, so that the device is told. */
const KEPT = 40;

/**
 * Requests of one session to come back on another device: one for each person, few at a time, each for some minutes. They are
 * kept in memory only: after a restart a waiting device asks anew by itself.
 */
export class ReturnRequests {
  readonly #now: () => number;
  readonly #rate = new TokenBucket(LIMITS.returnsPerGamePerMinute / 60, LIMITS.returnsPerGamePerMinute);
  #kept: readonly Kept[] = [];
  #count = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Those that the host can answer now. */
  get pending(): readonly PendingReturn[] {
    return this.#kept.filter((each) => this.#standingOf(each) === 'waiting');
  }

  /** How it stands with the request that came with this token. */
  find(tokenHash: string): { readonly standing: Standing; readonly check: string } | undefined {
    const found = this.#kept.find((each) => each.tokenHash === tokenHash);
    return found === undefined ? undefined : { standing: this.#standingOf(found), check: found.check };
  }

  /** A new request, unless one for this person waits already or too many do. */
  ask(member: MemberId, tokenHash: string): PendingReturn | undefined {
    const { pending } = this;
    if (pending.length >= LIMITS.returnsAtOnce || pending.some((each) => each.member === member))
      return undefined;
    if (!this.#rate.take()) return undefined;
    this.#count += 1;
    const check = String(randomInt(10, 100));
    const kept = {
      request: `q${this.#count}`,
      member,
      tokenHash,
      check,
      askedAtMs: this.#now(),
      isRefused: false,
    };
    this.#kept = [...this.#kept, kept].slice(-KEPT);
    return kept;
  }

  /** The request was granted, and that is on disk. */
  forget(request: string): void {
    this.#kept = this.#kept.filter((each) => each.request !== request);
  }

  refuse(request: string): boolean {
    const found = this.#kept.find((each) => each.request === request);
    if (found === undefined || this.#standingOf(found) !== 'waiting') return false;
    found.isRefused = true;
    return true;
  }

  #standingOf({ isRefused, askedAtMs }: Kept): Standing {
    if (isRefused) return 'refused';
    return this.#now() - askedAtMs > LIMITS.returnWaitsMs ? 'expired' : 'waiting';
  }
}
