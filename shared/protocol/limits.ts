/** Limits on what a client may send or hold; one table for server, client and tests. */
export const LIMITS = {
  frameBytes: 16 * 1024,
  bodyBytes: 8 * 1024,
  intentsPerSecond: 10,
  intentBurst: 20,
  chatPerSecond: 1,
  chatBurst: 5,
  chatCharacters: 280,
  nameGraphemes: 24,
  nameCharacters: 200,
  /** Of a text that is kept, on average: marks, flags and skin tones need more than one. */
  codePointsPerCharacter: 3,
  eventsPerGame: 20_000,
  socketsPerGame: 160,
  socketsPerAddress: 1_000,
  joinsPerAddressPerMinute: 600,
  sessionsPerAddressPerMinute: 60,
  entriesPerMemberPerMinute: 120,
  failedCodesPerAddressPerMinute: 10,
  failedCodesPerMinute: 600,
  openSessions: 500,
  bufferedBytes: 1024 * 1024,
} as const;
