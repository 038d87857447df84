import { CODE_LENGTH, PIN_DIGITS } from '#shared/protocol/textLengths.ts';
import { CODE_ALPHABET, type ScreenAccess } from '#shared/protocol/session.ts';
import { createHash, createHmac, hash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { KeyedBuckets, TokenBucket, SERVER_LIMITS } from '../limits/rateLimits.ts';

const TOKEN_BYTES = 16;
const GAME_ID_BYTES = 9;

/** A new secret of 128 bits, base64url. */
export function createToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What is kept of a token: SHA-256, hex. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function isSameHash(a: string, b: string): boolean {
  const left = Buffer.from(a, 'hex');
  const right = Buffer.from(b, 'hex');
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A join code: six symbols that cannot be mistaken for one another. */
export function createCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
}

/**
 * What opens a big screen of a session: a token for its link and a short code to type. Both follow from what is kept of the
 * host's token, so that they need no place on disk, and lead to it as little as that does.
 */
export function screenAccessOf(hostTokenHash: string): ScreenAccess {
  const digest = (purpose: string): Buffer => createHmac('sha256', hostTokenHash).update(purpose).digest();
  const symbols = [...digest('screen code')].map((byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]);
  return {
    token: digest('screen token').subarray(0, TOKEN_BYTES).toString('base64url'),
    code: symbols.slice(0, CODE_LENGTH).join(''),
  };
}

/** Names the room where a class gathers; not a secret. */
export function createClassId(): string {
  return `s${randomBytes(GAME_ID_BYTES).toString('hex')}`;
}

/** Names a game's room; not a secret. */
export function createGameId(): string {
  return `g${randomBytes(GAME_ID_BYTES).toString('hex')}`;
}

/** The number by which somebody of a class comes back: short enough to remember, so what guards them is how often one may try. */
export function createPin(): string {
  return String(randomInt(10 ** PIN_DIGITS)).padStart(PIN_DIGITS, '0');
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
  return kept.split(' ').some((each) => {
    const [salt = '', hashed = ''] = each.split('.');
    return isSameHash(saltedHash(salt, pin), hashed);
  });
}

/** Another number for somebody's own device; one that was printed for them still counts. */
export function withOwnPin(kept: string | undefined, pin: string): string {
  const [, printed] = (kept ?? '').split(' ');
  return printed === undefined ? hashPin(pin) : `${hashPin(pin)} ${printed}`;
}

/** Another number on paper, in the place of the one that was printed before; the one that their device shows still counts. */
export function withPrintedPin(kept: string | undefined, pin: string): string {
  const [own = ''] = (kept ?? '').split(' ');
  return `${own} ${hashPin(pin)}`;
}

function saltedHash(salt: string, pin: string): string {
  return hash('sha256', `${salt}.${pin}`);
}

/** How often a number may be tried, for one name and in one class, and how often somebody is given another. Kept in memory. */
export class PinTries {
  readonly #ofClass = new TokenBucket(
    SERVER_LIMITS.pinTriesPerClassPerMinute / 60,
    SERVER_LIMITS.pinTriesPerClassPerMinute,
  );
  readonly #ofNames = new KeyedBuckets({
    perMinute: SERVER_LIMITS.pinTriesPerName / 60,
    burst: SERVER_LIMITS.pinTriesPerName,
  });

  readonly #renewals = new KeyedBuckets({ perMinute: SERVER_LIMITS.newPinsPerMemberPerMinute });

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
