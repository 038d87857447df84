/** How long names, messages, join codes and PINs are. What the server alone counts stands in `server/limits/rateLimits.ts`. */
export const TEXT_LENGTHS = {
  chatCharacters: 280,
  nameGraphemes: 24,
  nameCharacters: 200,
  /** Of a text that is kept, on average: marks, flags and skin tones need more than one. */
  codePointsPerCharacter: 3,
} as const;

/** Symbols of a join code: none that look alike (no 0 O, 1 I L). */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const CODE_LENGTH = 6;
/** Digits of the number by which somebody of a class comes back; the sentences about it name them in words. */
export const PIN_DIGITS = 4;
