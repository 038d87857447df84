/** Limits on what a client may send or hold; one table for server, client and tests. */
export const LIMITS = {
  frameBytes: 16 * 1024,
  bodyBytes: 8 * 1024,
  intentsPerSecond: 10,
  intentBurst: 20,
  chatPerSecond: 1,
  chatBurst: 5,
  /** Of all people at a table together: more than any room of people can read. */
  chatPerTablePerSecond: 8,
  chatPerTableBurst: 160,
  /** Pages of earlier talk that one person may ask for. */
  earlierTalkPerSecond: 2,
  earlierTalkBurst: 10,
  chatCharacters: 280,
  nameGraphemes: 24,
  nameCharacters: 200,
  /** Of a text that is kept, on average: marks, flags and skin tones need more than one. */
  codePointsPerCharacter: 3,
  eventsPerGame: 20_000,
  /** Rows that seats leave to the host; bots and the clock always go on. */
  eventsKeptForHost: 4_000,
  pressesPerSeatAndRound: 500,
  draftsPerSeatAndRound: 600,
  /** People without a seat at one table; a free seat is never refused for their sake. */
  watchersPerGame: 140,
  /** People of one class who play, at all its tables together. */
  peoplePerClass: 96,
  /** People of a class who share one seat. */
  peoplePerSeat: 6,
  /** People who come when a class is full: they watch. */
  watchersPerClass: 40,
  /** Tries of the number by which people of a class come back: for one name in an hour, and in all. */
  pinTriesPerName: 5,
  pinTriesPerClassPerMinute: 20,
  /** Numbers that one person is given in place of one that is forgotten. */
  newPinsPerMemberPerMinute: 6,
  eventsPerClass: 20_000,
  /** Rows that raised hands and alerts leave to the host of a class. */
  classEventsKeptForHost: 10_000,
  consolesPerGame: 10,
  /** Links of other hosts of a class that open it at a time, and devices on each. */
  helpersPerClass: 8,
  devicesPerHelper: 4,
  screensPerGame: 20,
  socketsPerAddress: 1_000,
  /** A lecture hall joins within a minute or two; one person alone cannot fill a table in seconds. */
  joinsPerGameAtOnce: 80,
  joinsPerGamePerMinute: 60,
  /** Several classes of one school that each play alone. */
  sessionsPerAddressAtOnce: 120,
  sessionsPerAddressPerMinute: 20,
  /** Requests to come back on another device: at a time, in all, and how long one waits for the host. */
  returnsAtOnce: 6,
  returnsPerGamePerMinute: 12,
  returnWaitsMs: 180_000,
  entriesPerMemberPerMinute: 120,
  /** Entries that one person may have asked for and not used yet. */
  openEntriesPerMember: 2,
  firstMistakesPerAddressPerHour: 3,
  firstMistakesPerMinute: 100,
  failedCodesPerAddressPerMinute: 60,
  /** Wrong codes of all places together, first mistakes included. */
  failedCodesPerMinute: 600,
  openSessions: 500,
  /** So many of them from one address, so that others always find room. */
  openSessionsPerAddress: 400,
  bufferedBytes: 1024 * 1024,
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
