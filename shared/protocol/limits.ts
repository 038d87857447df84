/** Limits that pages and server share, on what a client may send and how many take part. What the server alone counts stands in `server/limits/rateLimits.ts`. */
export const LIMITS = {
  chatCharacters: 280,
  nameGraphemes: 24,
  nameCharacters: 200,
  /** People of one class who play, at all its tables together. */
  peoplePerClass: 96,
  /** People of a class who share one seat. */
  peoplePerSeat: 6,
  /** People who come when a class is full: they watch. */
  watchersPerClass: 40,
  /** Links of other hosts of a class that open it at a time, and devices on each. */
  helpersPerClass: 8,
  /** Of a text that is kept, on average: marks, flags and skin tones need more than one. */
  codePointsPerCharacter: 3,
} as const;

/** Symbols of a join code: none that look alike (no 0 O, 1 I L). */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
/** Digits of the number by which somebody of a class comes back; the sentences about it name them in words. */
export const PIN_DIGITS = 4;
export const CODE_LENGTH = 6;

/**
 * How messages of the server are compressed (permessage-deflate): from this size on, each by itself, so that no memory is kept for a
 * connection. A report of a world, 34 kilobytes, goes to 60 devices as 0.6 MB instead of 2, for some 40 ms of processor time in zlib's threads.
 */
export const SOCKET_COMPRESSION = {
  threshold: 4_096,
  serverNoContextTakeover: true,
  clientNoContextTakeover: true,
  zlibDeflateOptions: { level: 3, memLevel: 7 },
};
