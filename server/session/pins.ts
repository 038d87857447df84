import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { LIMITS } from '#shared/protocol/limits.ts';
import { KeyedBuckets, TokenBucket } from '../limits/buckets.ts';

/** Four digits by which somebody of a class comes back: short enough to remember, so what guards them is how often one may try. */
export function createPin(): string {
  return String(randomInt(10_000)).padStart(4, '0');
}

const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** Some milliseconds of a thread of their own: a class joins at once. */
const COST = 4_096;

const derive = promisify<string, Buffer, number, { readonly N: number }, Buffer>(scrypt);

/** Salt and hash, as they are kept. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(pin, salt, KEY_BYTES, { N: COST });
  return `${salt.toString('base64url')}.${key.toString('base64url')}`;
}

export async function isPin(pin: string, kept: string): Promise<boolean> {
  const [salt = '', hash = ''] = kept.split('.');
  const known = Buffer.from(hash, 'base64url');
  const key = await derive(pin, Buffer.from(salt, 'base64url'), KEY_BYTES, { N: COST });
  return known.length === key.length && timingSafeEqual(known, key);
}

/** How often a number may be tried: for one name, and in one class. Kept in memory. */
export class PinTries {
  readonly #ofClass = new TokenBucket(
    LIMITS.pinTriesPerClassPerMinute / 60,
    LIMITS.pinTriesPerClassPerMinute,
  );
  readonly #ofNames = new KeyedBuckets({
    perMinute: LIMITS.pinTriesPerName / 60,
    burst: LIMITS.pinTriesPerName,
  });

  /** Takes a try in this class. */
  take(): boolean {
    return this.#ofClass.take();
  }

  /** Takes a try for this person. */
  takeFor(member: string): boolean {
    return this.#ofNames.take(member);
  }
}
