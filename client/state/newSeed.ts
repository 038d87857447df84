const SYMBOLS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 8;

/** A seed nobody has to think of; short enough to be read out. */
export function newSeed(): string {
  return Array.from(
    crypto.getRandomValues(new Uint8Array(LENGTH)),
    (byte) => SYMBOLS[byte % SYMBOLS.length],
  ).join('');
}
