import { hash, randomBytes, randomInt } from 'node:crypto';
import { LIMITS } from '#shared/protocol/limits.ts';
import { KeyedBuckets, TokenBucket } from '../limits/buckets.ts';
import { isSameHash } from './tokens.ts';

/** Four digits by which somebody of a class comes back: short enough to remember, so what guards them is how often one may try. */
export function createPin(): string {
  return String(randomInt(10_000)).padStart(4, '0');
}

const SALT_BYTES = 16;

/**
 * Salt and hash, as they are kept. Not a slow hash: of ten thousand numbers any hash gives the right one away to whoever has the file,
 * and a class that joins at once would wait for it.
 */
export function hashPin(pin: string): string {
  const salt = randomBytes(SALT_BYTES).toString('base64url');
  return `${salt}.${saltedHash(salt, pin)}`;
}

export function isPin(pin: string, kept: string): boolean {
  const [salt = '', hashed = ''] = kept.split('.');
  return isSameHash(saltedHash(salt, pin), hashed);
}

function saltedHash(salt: string, pin: string): string {
  return hash('sha256', `${salt}.${pin}`);
}

/** How often a number may be tried, for one name and in one class, and how often somebody is given another. Kept in memory. */
export class PinTries {
  readonly #ofClass = new TokenBucket(
    LIMITS.pinTriesPerClassPerMinute / 60,
    LIMITS.pinTriesPerClassPerMinute,
  );
  readonly #ofNames = new KeyedBuckets({
    perMinute: LIMITS.pinTriesPerName / 60,
    burst: LIMITS.pinTriesPerName,
  });

  readonly #renewals = new KeyedBuckets({ perMinute: LIMITS.newPinsPerMemberPerMinute });

  /** Takes a try in this class. */
  take(): boolean {
    return this.#ofClass.take();
  }

  /** Takes a try for this person. */
  takeFor(member: string): boolean {
    return this.#ofNames.take(member);
  }

  /** Whether this person may be given another number now. */
  mayRenewFor(member: string): boolean {
    return this.#renewals.take(member);
  }
}
